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
    func obtain(_ addresses: [String]) async -> (kept: [String: Kept], missing: [String: String]) {
        guard let source else { return ([:], Dictionary(addresses.map { ($0, Self.noSource) }) { first, _ in first }) }
        var kept: [String: Kept] = [:]
        var missing: [String: String] = [:]
        await withTaskGroup(of: (String, Result<Kept, Refusal>).self) { group in
            var waiting = Array(Set(addresses)).sorted().makeIterator()
            for _ in 0..<Self.atOnce {
                guard let address = waiting.next() else { break }
                group.addTask { (address, await obtain(address, from: source)) }
            }
            while let (address, result) = await group.next() {
                switch result {
                case .success(let picture): kept[address] = picture
                case .failure(let refusal): missing[address] = refusal.reason
                }
                if let next = waiting.next() { group.addTask { (next, await obtain(next, from: source)) } }
            }
        }
        return (kept, missing)
    }

    private static let noSource = "No --pictures was given."

    private struct Refusal: Error {
        var reason: String
    }

    private func obtain(_ address: String, from source: any PictureSource) async -> Result<Kept, Refusal> {
        do {
            var bytes = try await source.bytes(of: UploadAddress.original(of: address))
            if bytes == nil { bytes = try await source.bytes(of: address) }
            guard let bytes else { return .failure(Refusal(reason: "The file is not there.")) }
            let accepted = try intake.accept(bytes)
            try originals.keep(bytes)
            return .success(Kept(hash: accepted.hash, width: accepted.width, height: accepted.height))
        } catch {
            return .failure(Refusal(reason: "\(error)"))
        }
    }
}
