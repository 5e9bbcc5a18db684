import Foundation

/// Writes a tape archive (POSIX.1-2008, `pax`, "ustar Interchange Format"), which every system can unpack. Files are
/// copied in pieces; sizes from 8 GiB on are written as GNU tar does.
struct TarWriter {
    /// Why something can't be written.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    private static let block = 512
    private static let piece = 1 << 20

    /// Where it goes; whoever made it finishes it.
    let output: UnfinishedFile

    /// Puts a file in under a name. A file that changes its size meanwhile is refused.
    /// - Parameter look: shown its bytes as they are written.
    func add(_ file: URL, as name: String, look: (Data) -> Void = { _ in }) throws {
        let input = try FileHandle(forReadingFrom: file)
        defer { try? input.close() }
        let size = Int64(try input.seekToEnd())
        try input.seek(toOffset: 0)
        let modified = (try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]) as? Date
        try output.write(
            Self.header(name, size: size, modified: modified ?? Date(timeIntervalSince1970: 0))
        )
        var written: Int64 = 0
        while let bytes = try input.read(upToCount: Self.piece), !bytes.isEmpty {
            written += Int64(bytes.count)
            guard written <= size else { break }
            look(bytes)
            try output.write(bytes)
        }
        guard written == size else { throw Fault(description: "\(file.path) changed while it was copied.") }
        try fill(behind: size)
    }

    /// Puts bytes in under a name.
    func add(_ bytes: Data, as name: String) throws {
        try output.write(Self.header(name, size: Int64(bytes.count), modified: Date()))
        try output.write(bytes)
        try fill(behind: Int64(bytes.count))
    }

    /// Says that a folder, whose name ends in `/`, is for its owner alone where the archive is unpacked.
    func addClosedFolder(_ name: String) throws {
        try output.write(Self.header(name, size: 0, modified: Date(), isFolder: true))
    }

    /// Puts the files of a folder in, by their names.
    func addFolder(_ place: URL, as name: String, progress: (_ number: Int, _ count: Int) -> Void) throws {
        guard let paths = FileManager.default.subpaths(atPath: place.path) else { return }
        for (number, path) in paths.sorted().enumerated() {
            try Task.checkCancellation()
            let file = place.appendingPathComponent(path)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            try add(file, as: "\(name)/\(path)")
            if number % 50 == 0 { progress(number + 1, paths.count) }
        }
    }

    /// Ends the archive, and puts it in its place.
    func finish() throws {
        try output.write(Data(count: 2 * Self.block))
        try output.finish()
    }

    /// What a file holds is filled up to whole blocks.
    private func fill(behind size: Int64) throws {
        let rest = Int(size % Int64(Self.block))
        if rest > 0 { try output.write(Data(count: Self.block - rest)) }
    }

    private static func header(_ name: String, size: Int64, modified: Date, isFolder: Bool = false) throws -> Data {
        var header = [UInt8](repeating: 0, count: block)
        func put(_ bytes: some Collection<UInt8>, at offset: Int) {
            for (index, byte) in bytes.enumerated() { header[offset + index] = byte }
        }
        func octal(_ number: Int64, _ width: Int) -> [UInt8] {
            let digits = String(number, radix: 8)
            return Array((String(repeating: "0", count: max(0, width - 1 - digits.count)) + digits).utf8)
        }
        let (prefix, last) = try split(name)
        put(last.utf8, at: 0)
        put(octal(isFolder ? 0o700 : 0o600, 8), at: 100)
        put(octal(0, 8), at: 108)
        put(octal(0, 8), at: 116)
        put(size < 1 << 33 ? octal(size, 12) : large(size), at: 124)
        put(octal(max(0, Int64(modified.timeIntervalSince1970)), 12), at: 136)
        put("        ".utf8, at: 148)
        put((isFolder ? "5" : "0").utf8, at: 156)
        put("ustar\u{0}00".utf8, at: 257)
        put(prefix.utf8, at: 345)
        let sum = header.reduce(Int64(0)) { $0 + Int64($1) }
        put(octal(sum, 7), at: 148)
        header[154] = 0
        return Data(header)
    }

    /// A number of 12 bytes in base 256, which begins with 0x80.
    private static func large(_ number: Int64) -> [UInt8] {
        [0x80, 0, 0, 0] + (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    /// A name of up to 100 bytes, with what stands before it.
    private static func split(_ name: String) throws -> (prefix: String, last: String) {
        if name.utf8.count <= 100 { return ("", name) }
        var cut = name.startIndex
        while let slash = name[cut...].firstIndex(of: "/") {
            let (prefix, last) = (name[..<slash], name[name.index(after: slash)...])
            if last.utf8.count <= 100, prefix.utf8.count <= 155 { return (String(prefix), String(last)) }
            cut = name.index(after: slash)
        }
        throw Fault(description: "The name \(name) is too long for the archive.")
    }
}
