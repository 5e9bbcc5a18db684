import Foundation
import NIOPosix
import PortadaCore
import PortadaMedia
import PortadaStore

/// Takes pictures in that somebody brings, by form or by program: looks at them, keeps their files, and writes them into
/// the library. What a file says of itself (credit, caption) may be read here before the words are written.
struct PictureUpload: Sendable {
    /// A picture that was taken in.
    struct Taken: Sendable {
        /// The picture as the library has it.
        var picture: Picture
        /// Whether it was there before.
        var isKnown: Bool
    }

    private let store: Store
    private let originals: BlobStore
    private let intake: PictureIntake
    /// One at a time: a hostile picture may take hundreds of megabytes while it is decoded.
    private let workers = NIOThreadPool(numberOfThreads: 1)

    init(store: Store, originals: BlobStore, limits: PictureIntake.Limits) {
        self.store = store
        self.originals = originals
        intake = PictureIntake(limits: limits, takesOldFormats: false)
        workers.start()
    }

    /// Takes a file in. A file that is there already is the same picture, and what is said of it stays.
    /// Throws `PictureIntake.Refusal` with the reason when it is not taken.
    func take(_ file: UploadedFile, _ words: PictureWords, by actor: Actor, at time: Timestamp) async throws -> Taken {
        guard !file.isTooLarge else { throw PictureIntake.Refusal.tooManyBytes(file.size, limit: file.limit) }
        // Before the work: whoever may not bring pictures has none looked at.
        guard AccessTable.allows(.savePicture, to: actor.role) else { throw DeskFault.forbidden }
        let accepted = try await workers.runIfActive { [intake, originals] in
            let bytes = try file.bytes()
            let accepted = try intake.accept(bytes)
            try originals.keep(bytes)
            return accepted
        }
        let stem = file.name.split(separator: ".").dropLast().joined(separator: " ")
        let picture = Picture(
            id: Identifier(0),
            hash: accepted.hash,
            slug: Slug.make(from: stem.isEmpty ? file.name : stem, fallback: "foto"),
            width: accepted.width,
            height: accepted.height,
            altText: words.altText,
            caption: words.caption,
            credit: words.credit
        )
        let (taken, isKnown) = try await store.newsroom.add(picture, by: actor, at: time)
        return Taken(picture: taken, isKnown: isKnown)
    }
}
