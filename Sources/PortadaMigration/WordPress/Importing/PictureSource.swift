import PortadaMedia

/// Where the files of pictures come from.
public protocol PictureSource: Sendable {
    /// The bytes of the file at an address of the old site; nil when it is not there.
    /// - Throws: with the reason, in a sentence, when it can't be had.
    func bytes(of address: String) async throws -> [UInt8]?
}

/// Gets the files of pictures and keeps them as originals.
struct PictureShelf: Sendable {
    /// A picture's file, kept.
    struct Kept: Sendable {
        var hash: String
        var width: Int
        var height: Int
    }

    let source: (any PictureSource)?
    let originals: BlobStore
    let intake: PictureIntake

    private static let atOnce = 4

    /// Gets files, several at once. The addresses that it has no file for come with the reason.
    /// - Parameter files: for each address those that may be taken for it, the best first.
    func obtain(_ files: [String: [String]]) async -> (kept: [String: Kept], missing: [String: String]) {
        let addresses = files.keys.sorted()
        guard let source else { return ([:], Dictionary(addresses.map { ($0, Self.noSource) }) { first, _ in first }) }
        var kept: [String: Kept] = [:]
        var missing: [String: String] = [:]
        await withTaskGroup(of: (String, Result<Kept, Refusal>).self) { group in
            var waiting = addresses.makeIterator()
            for _ in 0..<Self.atOnce {
                guard let address = waiting.next() else { break }
                group.addTask { (address, await obtain(files[address, default: []], from: source)) }
            }
            while let (address, result) = await group.next() {
                switch result {
                case .success(let picture): kept[address] = picture
                case .failure(let refusal): missing[address] = refusal.reason
                }
                guard let next = waiting.next() else { continue }
                group.addTask { (next, await obtain(files[next, default: []], from: source)) }
            }
        }
        return (kept, missing)
    }

    private static let noSource = "No --pictures was given."

    private struct Refusal: Error {
        var reason: String
    }

    private func obtain(_ files: [String], from source: any PictureSource) async -> Result<Kept, Refusal> {
        do {
            for file in files {
                guard let bytes = try await source.bytes(of: file) else { continue }
                let accepted = try intake.accept(bytes)
                try originals.keep(bytes)
                return .success(Kept(hash: accepted.hash, width: accepted.width, height: accepted.height))
            }
            return .failure(Refusal(reason: "The file is not there."))
        } catch {
            return .failure(Refusal(reason: "\(error)"))
        }
    }
}
