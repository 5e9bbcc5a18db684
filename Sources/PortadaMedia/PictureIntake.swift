import CVips
import Crypto
import Foundation

/// Lets pictures from outside in: looks at them before anything is kept.
public struct PictureIntake: Sendable {
    /// What a picture may cost.
    public struct Limits: Sendable, Hashable {
        /// The largest file, in bytes.
        public var maxBytes: Int
        /// The most pixels.
        public var maxPixels: Int

        /// Makes limits.
        public init(maxBytes: Int = 40 * 1024 * 1024, maxPixels: Int = 100_000_000) {
            self.maxBytes = maxBytes
            self.maxPixels = maxPixels
        }
    }

    /// A picture that was found good.
    public struct Accepted: Sendable, Hashable {
        /// The SHA-256 of its bytes, in hexadecimal.
        public var hash: String
        /// Upright width in pixels.
        public var width: Int
        /// Upright height in pixels.
        public var height: Int
    }

    /// Why a picture was refused, in a sentence for the person who brought it.
    public enum Refusal: Error, Hashable, CustomStringConvertible {
        /// The file is empty.
        case empty
        /// The file is larger than allowed.
        case tooManyBytes(Int, limit: Int)
        /// The picture has more pixels than allowed.
        case tooManyPixels(Int, limit: Int)
        /// Its few bytes can't be a picture of so many pixels, or it has more scans or frames than pictures have: it was
        /// made to cost time and memory.
        case implausible
        /// It isn't a JPEG, PNG or WebP file, and nothing else is taken here.
        case foreign
        /// It isn't a picture of a known format, or it is broken.
        case unreadable(String)

        /// The reason.
        public var description: String {
            switch self {
            case .empty: "The file is empty."
            case .tooManyBytes(let count, let limit):
                "The file has \(count / 1024) KB; at most \(limit / 1024) KB are taken."
            case .tooManyPixels(let count, let limit):
                "The picture has \(count / 1_000_000) million pixels; at most \(limit / 1_000_000) million are taken."
            case .implausible: "The file is made so that opening it takes far more memory or time than a picture does."
            case .foreign: "The file is no JPEG, PNG or WebP picture."
            case .unreadable(let reason):
                "The file can't be read as a JPEG, PNG, WebP, AVIF, GIF or TIFF picture (\(reason))."
            }
        }
    }

    private let limits: Limits
    private let takesOldFormats: Bool

    /// Takes pictures within limits.
    /// - Parameter takesOldFormats: whether GIF, TIFF and AVIF are taken too, as an old site may have them.
    public init(limits: Limits = Limits(), takesOldFormats: Bool = true) {
        self.limits = limits
        self.takesOldFormats = takesOldFormats
    }

    /// JPEG and PNG are decoded row by row; of the other formats the whole picture lies in memory, twice.
    private func maxPixels(of bytes: [UInt8]) -> Int {
        switch PictureFileType(bytes) {
        case .jpeg, .png: limits.maxPixels
        case .webp, nil: limits.maxPixels / 2
        }
    }

    /// Looks at a file's bytes: its size, then its head, then the whole picture, decoded once so that damage is found
    /// now and not by a reader.
    public func accept(_ bytes: [UInt8]) throws(Refusal) -> Accepted {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limits.maxBytes else { throw .tooManyBytes(bytes.count, limit: limits.maxBytes) }
        guard takesOldFormats || PictureFileType(bytes) != nil else { throw .foreign }
        guard !PictureCost.hasTooManyParts(bytes) else { throw .implausible }
        var head = portada_picture_head()
        do {
            try Vips.call { portada_vips_read_head(bytes, bytes.count, &head) }
        } catch {
            throw .unreadable(error.description)
        }
        let (pixels, isTooLarge) = Int(head.width).multipliedReportingOverflow(by: Int(head.height))
        let limit = maxPixels(of: bytes)
        guard !isTooLarge, pixels <= limit else { throw .tooManyPixels(pixels, limit: limit) }
        guard PictureCost.isPlausible(pixels: pixels, bytes: bytes.count) else { throw .implausible }
        do {
            try PixelBudget.shared.spend(pixels) { () throws(Vips.Failure) in
                try Vips.call { portada_vips_check(bytes, bytes.count) }
            }
        } catch {
            throw .unreadable(error.description)
        }
        let isTurned = (5...8).contains(head.orientation)
        return Accepted(
            hash: BlobStore.hash(of: bytes),
            width: Int(isTurned ? head.height : head.width),
            height: Int(isTurned ? head.width : head.height)
        )
    }
}
