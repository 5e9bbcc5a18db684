import Dispatch
import Foundation

/// Turns Ctrl-C and SIGTERM into the cancellation of a task, so that what it does ends between two transactions.
enum Interruption {
    /// Runs `work`; throws a `CommandFailure` with `message` when it was interrupted.
    static func cancelling<Value: Sendable>(
        _ message: String,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task { try await work() }
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { task.cancel() }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        do {
            return try await task.value
        } catch is CancellationError {
            throw CommandFailure.refused(message)
        }
    }

    /// The same for work whose failures are told in one sentence.
    /// - Parameter sentence: what is said of a failure.
    static func cancelling<Value: Sendable>(
        _ message: String,
        failing sentence: @escaping @Sendable (any Error) -> String,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await cancelling(message) {
            do {
                return try await work()
            } catch let error as CancellationError {
                throw error
            } catch {
                throw CommandFailure.refused(sentence(error))
            }
        }
    }
}
