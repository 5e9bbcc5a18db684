import PortadaCore
import PortadaMedia

/// The demo's pictures, which came with its files: puts them into the newspaper's keeping.
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

    private let files: [String: [UInt8]]

    /// Takes the pictures out of the demo's files, by their path in the folder `Demo`.
    init(files: [String: [UInt8]]) {
        self.files = files.filter { $0.key.hasPrefix("pictures/") }
    }

    /// Every drawing that there is a file of.
    var ids: Set<String> {
        Set(files.keys.map { $0.dropFirst("pictures/".count).prefix { $0 != "." } }.map(String.init))
    }

    /// Keeps the drawings that are named as originals, several at once.
    func keep(_ ids: Set<String>, in originals: BlobStore) async throws -> [String: Drawn] {
        try await withThrowingTaskGroup(of: Drawn.self) { group in
            for id in ids { group.addTask { try keep(id, in: originals) } }
            return try await group.reduce(into: [:]) { $0[$1.id] = $1 }
        }
    }

    private func keep(_ id: String, in originals: BlobStore) throws -> Drawn {
        guard let bytes = files["pictures/\(id).webp"] else { throw DemoFault("there is no drawing \(id)") }
        let accepted = try PictureIntake().accept(bytes)
        return Drawn(id: id, hash: try originals.keep(bytes), width: accepted.width, height: accepted.height)
    }
}
