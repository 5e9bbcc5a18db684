import CNghttp2
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// What answers requests of HTTP/2 that the caches don't: the same responder as for HTTP/1.1, in a task for each.
struct HTTP2Behind: Sendable {
    /// So much of an answer waits for its client at most, in bytes; then who writes waits, until there is less than the half.
    static let mostRoom = 64 * 1024
    /// The half.
    static let lowRoom = mostRoom / 2

    let responder: SiteResponder
    let logger: Logger

    /// Answers a request. Throws what writing throws when the client is gone.
    func answer(_ request: Request, _ channel: any Channel, _ writer: HTTP2Writer) async throws {
        let context = ConnectionContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        let response: Response
        do {
            response = try await responder.respond(to: request, context: context, isHTTP2: true)
        } catch {
            logger.debug("a request failed", metadata: ["error": "\(error)"])
            response = Response(status: .internalServerError)
        }
        try await writer.begin(response.head)
        try await response.body.write(writer)
    }
}

/// Writes an answer to a stream, at the pace of its client.
struct HTTP2Writer: ResponseBodyWriter, Sendable {
    let stream: Int32
    let handler: NIOLoopBound<HTTP2Handler>
    let loop: any EventLoop

    /// Writes the head.
    func begin(_ head: HTTPResponse) async throws {
        try await loop.submit { try handler.value.begin(stream, head) }.get()
    }

    func write(_ buffer: ByteBuffer) async throws {
        try await loop.flatSubmit { [loop] in
            handler.value.write(buffer, to: stream) ?? loop.makeFailedFuture(ChannelError.ioOnClosedChannel)
        }.get()
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await loop.submit { try handler.value.finish(stream) }.get()
    }
}

extension HTTP2Handler {
    /// Has those behind answer a request.
    func handOn(_ stream: HTTP2Stream, _ asked: HTTP2Request) {
        guard let head = asked.head, let context else { return refuse(stream, 400) }
        let (loop, channel, id) = (context.eventLoop, context.channel, stream.id)
        let me = NIOLoopBound(self, eventLoop: loop)
        var body = RequestBody(buffer: ByteBuffer())
        if !stream.isReceived {
            let (pieces, reading) = AsyncThrowingStream<ByteBuffer, any Error>.makeStream()
            stream.reading = reading
            // Reading a piece lets the client send as much again: no more than a window waits here.
            body = RequestBody(
                asyncSequence: pieces.map { piece in
                    loop.execute { me.value.read(piece.readableBytes, of: id) }
                    return piece
                }
            )
            if asked.expectsContinue { session?.tellToContinue(id) }
        }
        let writer = HTTP2Writer(stream: id, handler: me, loop: loop)
        let request = Request(head: head, body: body)
        stream.work = Task { [behind] in
            do {
                try await behind.answer(request, channel, writer)
            } catch {
                loop.execute { me.value.failed(id) }
            }
        }
    }

    private func read(_ count: Int, of id: Int32) {
        guard let stream = streams[id] else { return }
        stream.unread -= count
        session?.consume(count, of: id)
        send()
    }

    fileprivate func begin(_ id: Int32, _ head: HTTPResponse) throws {
        guard let stream = streams[id] else { throw ChannelError.ioOnClosedChannel }
        var fields = HTTP2Fields(head)
        fields.add("date", dates.lines().date)
        begin(stream, fields, hasBody: true)
    }

    /// When there is room for more; nil when the stream is gone.
    fileprivate func write(_ bytes: ByteBuffer, to id: Int32) -> EventLoopFuture<Void>? {
        guard let stream = streams[id], let loop = context?.eventLoop else { return nil }
        stream.body.append(bytes)
        session?.resume(id)
        send()
        guard stream.body.available >= HTTP2Behind.mostRoom, streams[id] != nil else {
            return loop.makeSucceededVoidFuture()
        }
        let room = stream.room ?? loop.makePromise()
        stream.room = room
        return room.futureResult
    }

    fileprivate func finish(_ id: Int32) throws {
        guard let stream = streams[id] else { throw ChannelError.ioOnClosedChannel }
        stream.body.end()
        session?.resume(id)
        send()
    }

    /// Those behind gave up before the end.
    private func failed(_ id: Int32) {
        guard streams[id] != nil else { return }
        session?.reset(id, NGHTTP2_INTERNAL_ERROR)
        send()
    }
}
