import PortadaMedia

/// Pictures for tests.
public enum MadePicture {
    /// A JPEG of one colour, which the name decides, with a white square in its corner. The same name gives the same bytes.
    public static func jpeg(_ name: String, width: Int, height: Int) throws -> [UInt8] {
        try RenditionMaker.make(
            from: tiff(colour(of: name), width: width, height: height),
            spec: RenditionSpec(width: width, format: .jpeg)
        ).bytes
    }

    private static func colour(of name: String) -> [UInt8] {
        let hash = name.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return [0, 8, 16].map { UInt8(truncatingIfNeeded: hash >> $0) }
    }

    /// An uncompressed TIFF: head, one directory, three depths, pixels.
    private static func tiff(_ colour: [UInt8], width: Int, height: Int) -> [UInt8] {
        let entries = 8
        let depths = 8 + 2 + entries * 12 + 4
        var bytes = Array("II*\0".utf8) + long(8) + short(entries)
        bytes += entry(256, width) + entry(257, height) + entry(258, depths, count: 3) + entry(262, 2)
        bytes += entry(273, depths + 6) + entry(277, 3) + entry(278, height) + entry(279, width * height * 3)
        bytes += long(0) + short(8) + short(8) + short(8)
        for y in 0..<height {
            for x in 0..<width { bytes += x < 20 && y < 20 ? [255, 255, 255] : colour }
        }
        return bytes
    }

    /// A whole number, or the place of several short ones.
    private static func entry(_ tag: Int, _ value: Int, count: Int = 1) -> [UInt8] {
        short(tag) + short(count == 1 ? 4 : 3) + long(count) + long(value)
    }

    private static func short(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
    private static func long(_ number: Int) -> [UInt8] { short(number & 0xFFFF) + short(number >> 16 & 0xFFFF) }
}
