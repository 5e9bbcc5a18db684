import CVips

/// The door to libvips: starts it once, and turns its failures into errors.
enum Vips {
    /// What libvips said when it failed.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs when it is first asked for; libvips lives as long as the program.
    private static let isStarted: Bool = portada_vips_start() == 0

    /// Runs a call of the shim; a status other than 0 becomes an error with libvips' first line.
    static func call(_ body: () -> Int32) throws(Failure) {
        guard isStarted else { throw Failure(description: "libvips can't start: " + takeError()) }
        if body() != 0 { throw Failure(description: takeError()) }
    }

    private static func takeError() -> String {
        guard let text = portada_vips_take_error() else { return "unknown reason" }
        defer { portada_vips_free(text) }
        let first = String(cString: text).split(separator: "\n").first.map(String.init)
        return first ?? "unknown reason"
    }

    /// Takes over a buffer of libvips'.
    static func take(_ memory: UnsafeMutableRawPointer?, _ count: Int) -> [UInt8] {
        guard let memory else { return [] }
        defer { portada_vips_free(memory) }
        return Array(UnsafeRawBufferPointer(start: memory, count: count))
    }
}
