import CVips

/// Makes renditions: upright, in sRGB, without metadata, never larger than the original.
public enum RenditionMaker {
    /// A rendition and its true size.
    public struct Rendition: Sendable {
        /// The file's bytes.
        public var bytes: [UInt8]
        /// Width in pixels.
        public var width: Int
        /// Height in pixels.
        public var height: Int
    }

    /// Why a rendition could not be made.
    public struct Failure: Error, CustomStringConvertible {
        /// The reason, in libvips' words.
        public let description: String
    }

    /// Makes one rendition. Takes 10 to 500 ms of one core: call it off the event loop.
    public static func make(from original: [UInt8], spec: RenditionSpec) throws(Failure) -> Rendition {
        var memory: UnsafeMutableRawPointer?
        var count = 0
        var width: Int32 = 0
        var height: Int32 = 0
        var head = portada_picture_head()
        do {
            try Vips.call { portada_vips_read_head(original, original.count, &head) }
            let (pixels, isTooLarge) = Int(head.width).multipliedReportingOverflow(by: Int(head.height))
            try PixelBudget.shared.spend(isTooLarge ? .max : pixels) { () throws(Vips.Failure) in
                try Vips.call {
                    portada_vips_rendition(
                        original,
                        original.count,
                        Int32(clamping: spec.width),
                        Int32(clamping: spec.height ?? 0),
                        spec.format.code,
                        spec.format.quality,
                        spec.format.effort,
                        &memory,
                        &count,
                        &width,
                        &height
                    )
                }
            }
        } catch {
            throw Failure(description: error.description)
        }
        return Rendition(bytes: Vips.take(memory, count), width: Int(width), height: Int(height))
    }
}
