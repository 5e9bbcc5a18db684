import HTTPTypes
import Hummingbird
import NIOCore

/// Takes note of every answer, on whatever way it was asked for: counts it and, where an access log is wished for, has it
/// written down.
struct AnswerNotes: Sendable {
    let numbers: PageCacheNumbers
    /// Nil where none is wished for.
    let log: AccessLog?
    /// Says who asks.
    let clients: ClientAddress

    /// Takes note of an answer from the caches.
    /// - Parameters:
    ///   - since: when it was begun to be made; nil for one that was there.
    ///   - peer: the network address of the other end.
    func note(
        _ request: PlainRequest,
        _ status: Int,
        bytes: Int,
        since: NIODeadline?,
        version: String,
        from peer: @autoclosure () -> String
    ) {
        let seconds = since.map(Self.seconds) ?? 0
        numbers.readers.count(status, seconds: seconds)
        guard let log else { return }
        let client = clients.proxies.client(ofConnectionFrom: peer(), forwarded: request.fields.forwarded)
        log.note(
            AccessLog.Line(
                client: client,
                method: request.isHead ? "HEAD" : "GET",
                path: request.path,
                status: status,
                bytes: bytes,
                seconds: seconds,
                version: version
            )
        )
    }

    /// Takes note of an answer of those behind.
    /// - Parameter isInner: whether the desk or the API gave it.
    func note(
        _ request: Request,
        _ response: Response,
        since: NIODeadline,
        isInner: Bool,
        isHTTP2: Bool,
        from peer: String
    ) {
        let seconds = Self.seconds(since)
        (isInner ? numbers.newsroom : numbers.readers).count(response.status.code, seconds: seconds)
        log?.note(
            AccessLog.Line(
                client: clients.of(request, from: peer),
                method: request.method.rawValue,
                path: request.uri.string,
                status: response.status.code,
                bytes: request.method == .head ? 0 : response.body.contentLength,
                seconds: seconds,
                version: isHTTP2 ? "2" : "1.1"
            )
        )
    }

    /// Takes note of a request that is refused before anybody understood what it asks for.
    func noteRefused(_ status: Int, version: String, from peer: @autoclosure () -> String) {
        numbers.readers.count(status, seconds: 0)
        log?.note(
            AccessLog.Line(
                client: clients.proxies.client(ofConnectionFrom: peer(), forwarded: []),
                method: "",
                path: "",
                status: status,
                bytes: 0,
                seconds: 0,
                version: version
            )
        )
    }

    private static func seconds(_ since: NIODeadline) -> Double {
        Double((NIODeadline.now() - since).nanoseconds) / 1e9
    }
}
