import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore

/// The bytes of a request's body, for what has to be whole before it can be understood.
enum BodyBytes {
    /// Reads a body.
    /// - Parameters:
    ///   - limit: how long it may be, in bytes.
    ///   - patience: a body that is too long is read on to this many times its limit, and dropped, so that the answer
    ///     arrives at clients that read it only then; one that says that it is longer is not read at all.
    ///   - share: the memory that it takes.
    static func read(
        _ request: Request,
        upTo limit: Int,
        patience: Int = 1,
        _ share: BodyBudget.Share
    ) async throws -> [UInt8] {
        if let length = request.headers[.contentLength] {
            guard let length = NumberRange.counts.readInt(length), length <= limit * patience else {
                throw DeskFault.tooLarge(limit: limit)
            }
        }
        var (bytes, total): ([UInt8], Int) = ([], 0)
        do {
            for try await piece in request.body {
                total += piece.readableBytes
                if total <= limit {
                    try share.take(piece.readableBytes)
                    bytes.append(contentsOf: piece.readableBytesView)
                } else {
                    bytes = []
                    guard total <= limit * patience else { break }
                }
            }
        } catch let fault as DeskFault {
            throw fault
        } catch {
            // Whoever sent it left before its end, which is no failure of ours.
            throw DeskFault.unreadable
        }
        guard total <= limit else { throw DeskFault.tooLarge(limit: limit) }
        return bytes
    }
}
