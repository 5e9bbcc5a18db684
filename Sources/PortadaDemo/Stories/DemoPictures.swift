import PortadaCore
import PortadaMedia

/// Draws the demo's pictures and keeps them as originals.
struct DemoPictures: Sendable {
    /// A drawing in the newspaper's keeping.
    struct Drawn: Sendable {
        var id: String
        var hash: String
        var width: Int
        var height: Int

        /// Its address in bodies.
        var address: String {
            MediaAddress(hash: hash, slug: id, spec: RenditionSpec(width: 960, format: .jpeg)).path
        }
    }

    private static let width = 1600
    private static let portraitWidth = 800

    /// Draws what is named, several at once, and tells how far it is.
    static func draw(
        _ ids: [String],
        into originals: BlobStore,
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
    ) async throws -> [String: Drawn] {
        try await withThrowingTaskGroup(of: Drawn.self) { group in
            var waiting = ids.makeIterator()
            for _ in 0..<2 {
                guard let id = waiting.next() else { break }
                group.addTask { try draw(id, into: originals) }
            }
            var drawn: [String: Drawn] = [:]
            while let done = try await group.next() {
                drawn[done.id] = done
                progress(drawn.count, ids.count)
                if let id = waiting.next() { group.addTask { try draw(id, into: originals) } }
            }
            return drawn
        }
    }

    private static func draw(_ id: String, into originals: BlobStore) throws -> Drawn {
        guard let svg = DrawingCatalogue.svg(id: id) else { throw DemoFault("there is no drawing \(id)") }
        let bytes = try DrawnPicture.jpeg(fromSVG: svg, width: id.hasPrefix("portrait-") ? portraitWidth : width)
        let accepted = try PictureIntake().accept(bytes)
        return Drawn(id: id, hash: try originals.keep(bytes), width: accepted.width, height: accepted.height)
    }
}
