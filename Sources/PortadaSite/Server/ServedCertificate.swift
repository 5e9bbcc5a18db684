import Foundation
import Logging
import NIOSSL
import PortadaCore
import Synchronization
import UnixSignals

/// The certificate that new connections get. Its files are read again when they changed, so that a renewal needs no restart:
/// within a minute, and at once when the program is told to (SIGHUP).
final class ServedCertificate: Sendable {
    private struct State {
        var pair: SiteServer.TLS.Pair
        var files: [FileState]
        /// Files that could not be used: they are told once.
        var refused: [FileState]?
    }

    /// What tells that a file was written.
    private struct FileState: Sendable, Equatable {
        var modified: Date?
        var number: Int?
        var size: Int?
    }

    private static let interval = Duration.seconds(60)

    private let tls: SiteServer.TLS
    private let numbers: PageCacheNumbers
    private let state: Mutex<State>

    /// Reads the files. Throws a `SiteServer.TLS.Fault` that says which of them is wrong.
    init(_ tls: SiteServer.TLS, _ numbers: PageCacheNumbers) throws {
        (self.tls, self.numbers) = (tls, numbers)
        let files = Self.files(of: tls)
        let pair = try tls.read()
        state = Mutex(State(pair: pair, files: files))
        numbers.certificateEnds(at: pair.end)
    }

    /// For connections that begin now.
    var context: NIOSSLContext { state.withLock { $0.pair.context } }

    /// Looks after the files until the task is cancelled.
    func watch(_ logger: Logger) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    try? await Task.sleep(for: Self.interval)
                    await self.renew(logger)
                }
            }
            group.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sighup) { await self.renew(logger) }
            }
        }
    }

    /// Reads the files again when they changed. What can't be used is told once, and the former certificate stays: certificate
    /// and key are hardly ever written at one moment.
    func renew(_ logger: Logger) async {
        let (tls, known) = (tls, state.withLock { $0.files })
        let read: (files: [FileState], pair: Result<SiteServer.TLS.Pair, any Error>)?
        do {
            // A disk that answers no more must not keep the program from stopping.
            read = try await BlockingThreads.files.run(abandoning: true) {
                let files = Self.files(of: tls)
                return files == known ? nil : (files, Result { try tls.read() })
            }
        } catch {
            // Threads for files that are all busy are asked again a minute later.
            return
        }
        switch read?.pair {
        case nil: return
        case .success(let pair):
            state.withLock { $0 = State(pair: pair, files: read?.files ?? []) }
            numbers.certificateEnds(at: pair.end)
            logger.notice("the certificate was read again", metadata: ["file": "\(tls.certificate)"])
        case .failure(let error):
            let isTold = state.withLock { state in
                defer { state.refused = read?.files }
                return state.refused == read?.files
            }
            guard !isTold else { return }
            logger.error("the new certificate can't be used; the former one stays", metadata: ["error": "\(error)"])
        }
    }

    private static func files(of tls: SiteServer.TLS) -> [FileState] {
        [tls.certificate, tls.key].map { path in
            // Of a link, what it leads to: certbot renews by new links.
            let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            let attributes = try? FileManager.default.attributesOfItem(atPath: target)
            return FileState(
                modified: attributes?[.modificationDate] as? Date,
                number: (attributes?[.systemFileNumber] as? NSNumber)?.intValue,
                size: (attributes?[.size] as? NSNumber)?.intValue
            )
        }
    }
}
