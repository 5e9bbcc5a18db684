/// What decoding a picture would cost, read from its bytes before anything is decoded.
enum PictureCost {
    /// The most scans of a JPEG; a progressive one has about ten. Each is a walk over all of its pixels, and takes a
    /// hundred bytes.
    static let maxScans = 100
    /// The most frames of a WebP animation, of which only the first is shown.
    static let maxFrames = 1_000
    /// Up to so many pixels a picture may be of one colour, and as small as that makes its file.
    private static let anyPixels = 16_000_000
    /// Above that, a file has at least a byte for so many pixels; photos have one for 2 to 40.
    private static let pixelsPerByte = 2_000

    /// Whether a file of so many bytes can be a picture of so many pixels that somebody took or drew.
    static func isPlausible(pixels: Int, bytes: Int) -> Bool {
        pixels <= anyPixels || pixels / pixelsPerByte <= bytes
    }

    /// Whether a file has more scans or frames than pictures have.
    static func hasTooManyParts(_ bytes: [UInt8]) -> Bool {
        switch PictureFileType(bytes) {
        case .jpeg: scans(bytes) > maxScans
        case .webp: frames(bytes) > maxFrames
        case .png, nil: false
        }
    }

    /// The scans of a JPEG (ITU T.81, section B.1.1.2): within a scan no FF stands before anything but 00.
    private static func scans(_ bytes: [UInt8]) -> Int {
        var (count, wasMark) = (0, false)
        for byte in bytes {
            if wasMark, byte == 0xDA { count += 1 }
            wasMark = byte == 0xFF
        }
        return count
    }

    /// The frames of a WebP animation: its chunks of the name ANMF (RFC 9649, section 2.7.1.1).
    private static func frames(_ bytes: [UInt8]) -> Int {
        var (index, count) = (12, 0)
        while index + 8 <= bytes.count {
            if bytes[index..<index + 4].elementsEqual("ANMF".utf8) { count += 1 }
            let size = (0..<4).reduce(0) { $0 | Int(bytes[index + 4 + $1]) << (8 * $1) }
            index += 8 + size + size % 2
        }
        return count
    }
}
