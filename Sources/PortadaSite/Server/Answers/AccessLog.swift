import Dispatch
import Foundation
import Logging
import PortadaCore
import Synchronization

/// Writes down what was asked for, a line of JSON for each answer. Readers' addresses are cut short before anything holds
/// them, and what stands behind a `?`, such as what was searched for, is left out.
public final class AccessLog: Sendable {
    /// An answer.
    struct Line {
        var client: String
        var method: String
        var path: String
        var status: Int
        /// Those of the body; nil where nobody knows before it is sent.
        var bytes: Int?
        var seconds: Double
        var version: String
    }

    private struct State {
        var lines: [UInt8] = []
        var isDue = false
        /// The second of the newest line, and how it is written.
        var second = (number: Int64(-1), text: "")
        /// Lines for which there was no room.
        var lost = 0
        var isTold = false
    }

    /// So much waits to be written at most, in bytes.
    private static let maxWaiting = 4 << 20
    private static let delay = DispatchTimeInterval.milliseconds(500)
    private static let maxPath = 500

    private let file: String
    private let logger: Logger
    private let clock: @Sendable () -> Timestamp
    private let state = Mutex(State())
    // A disk that is slow must hold up nobody but this.
    private let queue = DispatchQueue(label: "portada.access-log")

    /// - Parameter file: where to; `-` is the program's output. It is opened for each batch of lines, so that it may be moved
    ///   away at any time, and a new one begun.
    public init(file: String, logger: Logger, clock: @escaping @Sendable () -> Timestamp) {
        (self.file, self.logger, self.clock) = (file, logger, clock)
    }

    /// Takes a line; it is written within half a second.
    func note(_ line: Line) {
        let second = clock().rawValue / 1000
        let isFirst = state.withLock { state in
            if state.second.number != second {
                state.second = (second, Date(timeIntervalSince1970: Double(second)).ISO8601Format())
            }
            let bytes = Self.text(line, at: state.second.text)
            guard state.lines.count + bytes.count <= Self.maxWaiting else {
                state.lost += 1
                return false
            }
            state.lines += bytes
            defer { state.isDue = true }
            return !state.isDue
        }
        if isFirst { queue.asyncAfter(deadline: .now() + Self.delay) { [self] in write() } }
    }

    /// Writes what waits; for the end of the program.
    public func finish() { queue.sync { write() } }

    private func write() {
        let (lines, lost) = state.withLock { state in
            defer { (state.lines, state.isDue, state.lost) = ([], false, 0) }
            return (state.lines, state.lost)
        }
        guard !lines.isEmpty else { return }
        do {
            let handle = try handle()
            try handle.write(contentsOf: Data(lines))
            if lost > 0 { try handle.write(contentsOf: Data("{\"lost\":\(lost)}\n".utf8)) }
            state.withLock { $0.isTold = false }
        } catch {
            let isTold = state.withLock { state in
                defer { state.isTold = true }
                return state.isTold
            }
            if !isTold {
                logger.error("the access log can't be written", metadata: ["file": "\(file)", "error": "\(error)"])
            }
        }
    }

    private func handle() throws -> FileHandle {
        if file == "-" { return .standardOutput }
        let descriptor = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    // MARK: Text

    private static func text(_ line: Line, at time: String) -> [UInt8] {
        var bytes = Array("{\"time\":\"\(time)\",\"from\":\"\(shortened(line.client))\",\"method\":".utf8)
        bytes.appendJSON(line.method.prefix(20))
        bytes += Array(",\"path\":".utf8)
        bytes.appendJSON(path(line.path))
        bytes += Array(",\"status\":\(line.status)".utf8)
        if let count = line.bytes { bytes += Array(",\"bytes\":\(count)".utf8) }
        let milliseconds = Int(min(line.seconds, 86_400) * 1e6) / 1000
        bytes += Array(",\"ms\":\(milliseconds),\"http\":\"\(line.version)\"}\n".utf8)
        return bytes
    }

    /// The network that a reader's provider gives to hundreds: `203.0.113.0/24`, `2001:db8:1::/48`.
    static func shortened(_ address: String) -> String {
        guard let address = NetworkAddress(address) else { return "" }
        let bits = address.isVersion6 ? 48 : 24
        return "\(address.network(bits: bits))/\(bits)"
    }

    /// Without the query string; of the desk, only which part of it: addresses there may let in whoever knows them.
    private static func path(_ target: String) -> Substring {
        let path = target.prefix { $0 != "?" }.prefix(maxPath)
        guard path.hasPrefix("/desk/") else { return path }
        let part = path.dropFirst("/desk/".count).prefix { $0 != "/" }
        return "/desk/" + part + (part.isEmpty ? "" : "/")
    }
}
