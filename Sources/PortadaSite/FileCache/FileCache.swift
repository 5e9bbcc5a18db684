import Crypto
import NIOCore
import PortadaCore
import PortadaMedia
import PortadaStore
import Synchronization

/// Pictures and the theme's files, ready to be sent again: small ones in memory, larger ones open.
///
/// Asked from event loops: what is here is answered at once, with no look at the database or the disk. The rest is found by
/// threads that may wait, each file once, however many ask for it. A picture's answer is good as long as the picture is as it
/// was read, like a page of the page cache. See `docs/decisions/file-cache.md`.
final class FileCache: Sendable {
    /// Called with the answer, on some thread.
    typealias Deliver = @Sendable (PreparedAnswer) -> Void

    /// Up to so many bytes a file is kept in memory.
    private static let maxInMemory = 64 * 1024

    private let press: Press
    private let pages: PageCache
    private let state: Mutex<FileCacheState>

    init(_ press: Press, pages: PageCache) {
        self.press = press
        self.pages = pages
        state = Mutex(FileCacheState(budget: press.parts.fileCacheBytes))
    }

    /// Whether an address may be that of a file; what it is for sure says its route.
    static func holds(_ path: String) -> Bool { path.hasPrefix("/media/") || path.hasPrefix("/assets/") }

    // MARK: Asking

    /// The answer when it needs no work; nil when something must be read.
    func ready(_ path: String, _ encoding: ContentEncoding) -> PreparedAnswer? {
        guard let found = state.withLock({ $0.find(path) }) else { return nil }
        if let origin = found.origin, !pages.isGood(origin) { return nil }
        let answer = found.answer(encoding)
        if case .file(let file) = answer.body, !file.isNear() { return nil }
        pages.numbers.fileHit()
        return answer
    }

    /// The answer, found when it isn't there. Called back once, perhaps on another thread.
    func answer(_ path: String, _ encoding: ContentEncoding, deliver: @escaping Deliver) {
        if let ready = ready(path, encoding) { return deliver(ready) }
        pages.numbers.fileMiss()
        let waiter = FileCacheState.Waiter(encoding: encoding, deliver: deliver)
        guard state.withLock({ $0.wait(for: path, waiter) }) else { return }
        Task { [self] in
            var found = await read(path)
            // Whoever comes from now on begins anew.
            let waiters = state.withLock { $0.land(path) }
            // What has changed since it was read is read again: all of them asked before that.
            if let origin = found.origin, !pages.isGood(origin) { found = await read(path) }
            state.withLock { $0.keep(found, at: path) }
            for waiter in waiters { waiter.deliver(found.answer(waiter.encoding)) }
        }
    }

    /// The same for those who can wait.
    func answer(_ path: String, _ encoding: ContentEncoding) async -> PreparedAnswer {
        await withCheckedContinuation { continuation in
            answer(path, encoding) { continuation.resume(returning: $0) }
        }
    }

    /// How many addresses there are, and how many bytes they take.
    var numbers: (count: Int, bytes: Int) { state.withLock { ($0.count, $0.cost) } }

    // MARK: Finding

    private func read(_ path: String) async -> FileCacheState.Found {
        do {
            switch SiteRouter.route(path: path, query: .none) {
            case .asset(let path): return try await asset(path)
            case .media(let path): return try await picture(path)
            default: return notFound()
            }
        } catch {
            return found(await pages.explained(error, path))
        }
    }

    private func asset(_ path: String) async throws -> FileCacheState.Found {
        try await BlockingThreads.files.run { [self] in
            guard let asset = try press.parts.theme().asset(at: path) else { return notFound() }
            let answer = Answer(contentType: asset.contentType, body: .bytes(asset.bytes), keeping: .immutable)
            var found = found(AssembledPage(plain: answer), withGzip: true)
            // While a theme is being written, its files change under their addresses.
            found.isKept = press.parts.keepsPages
            return found
        }
    }

    private func picture(_ path: String) async throws -> FileCacheState.Found {
        guard let address = MediaAddress(path: path) else { return notFound() }
        let asked = try await press.parts.store.read(.pictures) { reader in
            (picture: try reader.picture(hashPrefix: address.hashPrefix), number: try reader.changeNumber)
        }
        guard let picture = asked.picture, let hash = picture.hash else { return notFound() }
        let body = try await body(of: hash, address.spec)
        let modified = body.modified
        let tag = entityTag(of: body.body, path, modified)
        let answer = PreparedAnswer(
            status: 200,
            headers: [
                ("Content-Type", address.spec.format.mediaType),
                ("Cache-Control", Answer.Keeping.immutable.cacheControl), ("ETag", tag),
                ("Last-Modified", HTTPDate.text(modified)),
            ],
            body: body.body,
            unshared: body.body.count,
            entityTag: tag,
            lastModified: modified,
            security: press.fileSecurityHeaders,
            takesRanges: true
        )
        let origin = Origin([.picture(picture.id)], readAt: asked.number)
        // Any name leads to the picture, but only its own is worth room: others could be made up without end.
        let isKept = press.parts.keepsPages && address.slug == picture.slug
        return FileCacheState.Found(identity: answer, origin: origin, isKept: isKept)
    }

    /// Strong: of the bytes, where they are in memory; else of what changes when they do, which a rendition that is made anew may.
    private func entityTag(of body: PreparedAnswer.Body, _ path: String, _ modified: Timestamp) -> String {
        guard case .segments(let parts) = body else {
            return Validators(ofImmutable: "\(path) \(body.count) \(modified.rawValue)").entityTag
        }
        var hash = SHA256()
        for part in parts { part.withUnsafeBytes { hash.update(bufferPointer: $0) } }
        return Validators.entityTag(of: hash.finalize(), encoding: .identity)
    }

    private func body(
        of hash: String,
        _ spec: RenditionSpec
    ) async throws -> (body: PreparedAnswer.Body, modified: Timestamp) {
        let file = try await opened(hash, spec)
        return try await BlockingThreads.files.run {
            guard file.size <= Self.maxInMemory else {
                try file.bringNear()
                return (.file(file), file.modified)
            }
            let bytes = try file.read(0..<file.size)
            return (.segments([Array(buffer: bytes)[...]]), file.modified)
        }
    }

    /// Opens a rendition. One that was removed in this very moment is made anew.
    private func opened(_ hash: String, _ spec: RenditionSpec) async throws -> OpenFile {
        let renditions = press.parts.renditions
        let path = try await renditions.rendition(of: hash, spec).path
        do {
            return try await BlockingThreads.files.run { try OpenFile(path: path) }
        } catch let failure as OpenFile.Failure where failure.isMissing {
            let path = try await renditions.rendition(of: hash, spec).path
            return try await BlockingThreads.files.run { try OpenFile(path: path) }
        }
    }

    private func notFound() -> FileCacheState.Found {
        found(AssembledPage(plain: .text("Not found\n", status: 404)))
    }

    /// What is not kept, or its kept form.
    private func found(_ page: AssembledPage, withGzip: Bool = false) -> FileCacheState.Found {
        let envelope = Envelope(security: press.fileSecurityHeaders, sharedCache: nil)
        return FileCacheState.Found(
            identity: page.prepare(.identity, envelope),
            gzip: withGzip ? page.prepare(.gzip, envelope) : nil,
            isKept: false
        )
    }
}
