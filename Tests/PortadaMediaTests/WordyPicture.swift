/// A JPEG that says where it was taken and by whom, in EXIF (with GPS) and in XMP.
enum WordyPicture {
    private static let secret = Array("lugar-secreto".utf8)

    /// The same picture with what it says of itself behind its first marker.
    static func make(from jpeg: [UInt8]) -> [UInt8] {
        let xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><!--"
        let segments =
            segment(Array("Exif\0\0".utf8) + exif)
            + segment(
                Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(xmp.utf8) + secret + Array("--></x:xmpmeta>".utf8)
            )
        return Array(jpeg.prefix(2)) + segments + Array(jpeg.dropFirst(2))
    }

    /// Whether bytes hold what it says.
    static func isTold(in bytes: [UInt8]) -> Bool {
        bytes.indices.dropLast(secret.count).contains { bytes[$0...].starts(with: secret) }
    }

    /// APP1 with its length.
    private static func segment(_ content: [UInt8]) -> [UInt8] {
        [0xFF, 0xE1, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
    }

    /// TIFF, little-endian: a description (tag 270), and a directory of GPS (tag 34853) with a latitude's side (tag 1).
    private static var exif: [UInt8] {
        let (start, entry, gps) = (8, 12, 8 + 2 + 2 * 12 + 4)
        let text = gps + 2 + entry + 4
        var bytes = Array("II*\0".utf8) + long(start)
        bytes += short(2)
        bytes += short(270) + short(2) + long(secret.count + 1) + long(text)
        bytes += short(34853) + short(4) + long(1) + long(gps)
        bytes += long(0)
        bytes += short(1) + short(1) + short(2) + long(2) + [UInt8(ascii: "N"), 0, 0, 0]
        bytes += long(0)
        return bytes + secret + [0]
    }

    private static func short(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
    private static func long(_ number: Int) -> [UInt8] { short(number & 0xFFFF) + short(number >> 16 & 0xFFFF) }
}
