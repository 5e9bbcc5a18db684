import Foundation
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Brings an archive into an empty newspaper. It is looked through before anything is written; one that is stopped goes on
/// where it was; what came in is compared with the archive.
struct ArchiveImport {
    let file: URL
    let folder: URL
    let store: Store
    let progress: @Sendable (String, Bool) -> Void

    /// What came in.
    struct Result: Sendable {
        var stories = 0
        var pictures = 0
        var accounts = 0
        /// Pictures that the newspaper knows, and whose files the archive doesn't have.
        var lostPictures = 0
        /// How many texts held markup that no page may hold, and were cleaned.
        var cleaned = 0
        /// Whether the newspaper has a configuration of its own, beside which the archive's was put.
        var keptConfiguration = false
    }

    func run() async throws -> Result {
        let checked = try ArchiveCheck(file: file, progress: progress).run()
        guard checked.head.schema <= (try await store.read { try $0.schemaSteps() }) else {
            throw TarReader.Fault(
                description:
                    "A newer version of Portada (\(checked.head.program)) wrote it. Use that one or a newer one."
            )
        }
        let arrival = ArchiveArrival(into: store, clean: Self.clean)
        var state = try await arrival.begin(checked.identity)
        var result = Result()
        try await take(&state, arrival, &result)
        try await list(&state, arrival, of: checked.end.parts["stories"]?.lines ?? 0)
        let faults = try await arrival.finish()
        guard faults.isEmpty else {
            throw TarReader.Fault(description: "What came in is not whole: \(faults.prefix(5).joined(separator: "; "))")
        }
        let isSameSchema = checked.head.schema == (try await store.read { try $0.schemaSteps() })
        try await compare(checked.end, byDigest: isSameSchema && state.cleaned == 0)
        result.stories = checked.end.parts["stories"]?.lines ?? 0
        result.accounts = checked.end.parts["accounts"]?.lines ?? 0
        result.lostPictures = checked.end.lostPictures.count
        result.cleaned = state.cleaned
        try await arrival.end(by: .program("portada import archive"), at: .now, file.lastPathComponent)
        return result
    }

    /// Reads the archive a second time, and takes in what has not come yet.
    private func take(_ state: inout ArchiveProgress, _ arrival: ArchiveArrival, _ result: inout Result) async throws {
        let archive = try TarReader(file)
        let originals = BlobStore(folder: NewspaperFolder.pictures(in: folder))
        var files = 0
        while let entry = try archive.next() {
            try Task.checkCancellation()
            if let part = ArchiveFormat.part(of: entry.name) {
                files += 1
                guard files > state.files else { continue }
                progress(entry.name, false)
                state = try await arrival.take(try archive.bytes(of: entry), of: part, after: state)
            } else if let hash = ArchiveFormat.picture(entry.name) {
                result.pictures += 1
                guard !originals.holds(hash) else { continue }
                try originals.keep([UInt8](try archive.bytes(of: entry)))
                if result.pictures % 50 == 0 { progress("pictures: \(result.pictures)", false) }
            } else if entry.name.hasPrefix(ArchiveFormat.theme) {
                try keepTheme(try archive.bytes(of: entry), entry.name)
            } else if entry.name == Configuration.fileName {
                result.keptConfiguration = try keepConfiguration(try archive.bytes(of: entry))
            }
        }
    }

    private func list(_ state: inout ArchiveProgress, _ arrival: ArchiveArrival, of count: Int) async throws {
        var listed = 0
        while let next = try await arrival.list(after: state) {
            try Task.checkCancellation()
            state = next
            listed = min(listed + ArchiveArrival.storiesAtOnce, count)
            progress("lists and searches: \(listed) of \(count)", false)
        }
    }

    /// What is in the newspaper now must be what is in the archive.
    /// - Parameter byDigest: whether each line is as it was; one that was cleaned, or that an older program wrote without what
    ///   newer ones know, is another on purpose, and its part has as many.
    private func compare(_ end: ArchiveFormat.End, byDigest: Bool) async throws {
        let here = try await ArchiveExport.digests(of: store, progress: progress)
        let others = here.filter { part, digest in
            byDigest ? end.parts[part] != digest : (end.parts[part]?.lines ?? 0) != digest.lines
        }
        guard others.isEmpty else {
            throw TarReader.Fault(
                description: "What came in is not what the archive holds: "
                    + "\(others.keys.sorted().joined(separator: ", ")). Please report this."
            )
        }
    }

    private func keepTheme(_ bytes: Data, _ name: String) throws {
        let path = name.dropFirst(ArchiveFormat.theme.count).split(separator: "/", omittingEmptySubsequences: false)
        guard !path.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
            throw TarReader.Fault(description: "It holds a file with the name '\(name)', which no theme has.")
        }
        let target = path.reduce(NewspaperFolder.theme(in: folder)) { $0.appendingPathComponent(String($1)) }
        if let own = try? Data(contentsOf: target) {
            guard own != bytes else { return }
            throw TarReader.Fault(
                description:
                    "The newspaper has a '\(name)' of its own. Move its theme elsewhere, and give the same command again."
            )
        }
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try bytes.write(to: target)
    }

    /// The configuration takes the place of one that nobody touched; otherwise it is put beside.
    private func keepConfiguration(_ bytes: Data) throws -> Bool {
        let own = folder.appendingPathComponent(Configuration.fileName)
        let present = try? Data(contentsOf: own)
        if present == bytes { return false }
        let isUntouched = present.map { $0 == NewspaperFolder.newConfiguration } ?? true
        try bytes.write(to: isUntouched ? own : own.appendingPathExtension("archive"))
        return !isUntouched
    }

    private static let clean: ArchiveArrival.Cleaning = { markup, kind in
        let policy: HTMLSanitizer.Policy =
            switch kind {
            case .body: .body
            case .inline: .inline
            case .comment: .comment
            case .fields, .content: .inline
            }
        return HTMLSanitizer(policy: policy).clean(markup).markup
    }
}

/// Looks an archive through: it is whole, and everything in it is as it was written.
struct ArchiveCheck {
    let file: URL
    let progress: @Sendable (String, Bool) -> Void

    struct Found {
        var head: ArchiveFormat.Head
        var end: ArchiveFormat.End
        /// By which it is known again.
        var identity: String
    }

    func run() throws -> Found {
        let archive = try TarReader(file)
        var digests = ArchiveDigests()
        var (pictures, isFirst) = (0, true)
        var head: ArchiveFormat.Head?
        var found: Found?
        while let entry = try archive.next() {
            try Task.checkCancellation()
            if isFirst {
                guard entry.name == ArchiveFormat.head else { throw Self.isNone }
                head = try Self.decode(try archive.bytes(of: entry))
                guard head?.format == ArchiveFormat.name else { throw Self.isNone }
                isFirst = false
            } else if let part = ArchiveFormat.part(of: entry.name) {
                digests.take(try archive.bytes(of: entry), of: part)
                progress("looking at \(entry.name)", false)
            } else if let hash = ArchiveFormat.picture(entry.name) {
                var naming = BlobStore.Naming()
                try archive.read(entry) { naming.take($0) }
                guard naming.name == hash else {
                    throw TarReader.Fault(description: "The picture \(entry.name) is damaged.")
                }
                pictures += 1
                if pictures % 50 == 0 { progress("looking at pictures: \(pictures)", false) }
            } else if entry.name == ArchiveFormat.end, let head {
                let bytes = try archive.bytes(of: entry)
                found = Found(head: head, end: try Self.decode(bytes), identity: BlobStore.hash(of: [UInt8](bytes)))
            } else if !entry.name.hasPrefix(ArchiveFormat.theme), entry.name != Configuration.fileName {
                throw TarReader.Fault(description: "It holds a file '\(entry.name)' that this program doesn't know.")
            }
        }
        guard let found else { throw TarReader.Fault(description: "It has no end (\(ArchiveFormat.end)).") }
        try compare(digests.parts, pictures, found.end)
        return found
    }

    private func compare(_ parts: [String: ArchiveFormat.Digest], _ pictures: Int, _ end: ArchiveFormat.End) throws {
        if let strange = end.parts.keys.first(where: { parts[$0] == nil }) {
            throw TarReader.Fault(
                description: "It holds '\(strange)', which this program doesn't know. Use a newer one."
            )
        }
        let damaged = end.parts.filter { parts[$0.key] != $0.value }.map(\.key).sorted()
        guard damaged.isEmpty else {
            throw TarReader.Fault(description: "These parts are damaged: \(damaged.joined(separator: ", ")).")
        }
        guard pictures == end.pictures else {
            throw TarReader.Fault(description: "It holds \(pictures) pictures and should hold \(end.pictures).")
        }
    }

    private static let isNone = TarReader.Fault(
        description:
            "It is no archive of a newspaper ('portada export' writes one). A backup is brought back by unpacking it."
    )

    private static func decode<Value: Decodable>(_ bytes: Data) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: bytes)
        } catch {
            throw isNone
        }
    }
}

extension TarReader {
    /// What a file holds, whole; refuses one that is larger than any that we write.
    func bytes(of entry: Entry) throws -> Data {
        guard entry.size <= ArchiveFormat.mostFileBytes else {
            throw Fault(description: "The file '\(entry.name)' in it is too large (\(entry.size) bytes).")
        }
        var bytes = Data(capacity: Int(entry.size))
        try read(entry) { bytes.append($0) }
        return bytes
    }
}
