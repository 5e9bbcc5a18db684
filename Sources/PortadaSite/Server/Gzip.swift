import CZlib

/// Compresses answers with gzip (RFC 1952).
enum Gzip {
    /// Smaller answers are not worth it: they fit one packet anyway.
    static let minimumBytes = 860

    /// The bytes as one gzip member; nil when zlib refuses (no memory) or nothing is gained.
    static func compress(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8]? {
        var stream = z_stream()
        guard portada_deflate_init(&stream, level, 31) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let room = Int(deflateBound(&stream, UInt(bytes.count)))
        let compressed = [UInt8](unsafeUninitializedCapacity: room) { output, count in
            bytes.withUnsafeBufferPointer { input in
                // zlib declares its input mutable, but does not write to it (zlib.h, `z_const`).
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(room)
                let ended = deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = ended ? room - Int(stream.avail_out) : 0
            }
        }
        return compressed.isEmpty || compressed.count >= bytes.count ? nil : compressed
    }

    /// Whether a client takes gzip, by its `Accept-Encoding` (RFC 9110, section 12.5.3).
    static func isAccepted(by acceptEncoding: String?) -> Bool {
        guard let acceptEncoding else { return false }
        var accepted = false
        for item in acceptEncoding.split(separator: ",").prefix(20) {
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let coding = parts.first, ["gzip", "x-gzip", "*"].contains(coding) else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if coding != "*" { return quality > 0 }
            accepted = quality > 0
        }
        return accepted
    }
}
