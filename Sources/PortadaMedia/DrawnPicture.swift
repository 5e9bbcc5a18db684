import CVips

/// Turns drawings that the program itself made into pictures; never for drawings from outside.
public enum DrawnPicture {
    /// The drawing as a JPEG of the given width in pixels.
    public static func jpeg(fromSVG svg: String, width: Int, quality: Int = 88) throws -> [UInt8] {
        let source = Array(svg.utf8)
        var memory: UnsafeMutableRawPointer?
        var count = 0
        try Vips.call {
            portada_vips_draw(source, source.count, Int32(clamping: width), Int32(clamping: quality), &memory, &count)
        }
        return Vips.take(memory, count)
    }
}
