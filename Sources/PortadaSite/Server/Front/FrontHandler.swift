import NIOCore

/// Answers requests for pages from the raw bytes, before the HTTP parser and Swift concurrency are entered.
///
/// A complete, ordinary GET or HEAD whose page is in the cache is answered on the spot; one whose page must be made is
/// answered when it is there. A plain request for something else (a picture, a search) is handed on whole, and this
/// handler waits until its answer is out. Anything unusual hands the whole connection, bytes untouched, to the parser
/// behind for the rest of its life.
final class FrontHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private enum Mode {
        /// The next bytes begin a request.
        case ready
        /// A page is being made for the request before.
        case making
        /// The parser behind answers the request before.
        case handedOn
        /// The parser behind has the connection.
        case given
    }

    /// So many bytes of further requests wait at most; then nothing more is read.
    private static let maxWaiting = 64 * 1024

    private let pages: PageCache
    private let dates: DateStamp
    private let staffCookie: String?
    private let limit: TimeAmount
    let seat: ConnectionSeat
    private var context: ChannelHandlerContext?
    private var mode = Mode.ready
    private var waiting = ByteBuffer()
    /// The fields of the request before, which a client hardly changes.
    private var fields = PlainRequest.Fields()
    private var holdsRead = false
    private var isInputClosed = false
    /// When the connection began to end: what is written still goes out; nil while it goes on.
    private var closingSince: NIODeadline?
    /// Whether the server stops: the answer that is being made is the last.
    private var isLast = false
    private var direct: DirectSocket?
    /// When the connection began to wait for a request.
    private var idleSince = NIODeadline.now()
    /// Since when the client has not taken what was written; nil while it does.
    private var stuckSince: NIODeadline?
    private var timer: Scheduled<Void>?

    /// - Parameters:
    ///   - staffCookie: the cookie whose bearers are told how a page came about, by the parser behind.
    ///   - limit: how long a request may take to arrive, and an answer to be taken.
    init(
        pages: PageCache,
        dates: DateStamp,
        staffCookie: String? = nil,
        limit: TimeAmount,
        seat: ConnectionSeat
    ) {
        self.pages = pages
        self.dates = dates
        self.staffCookie = staffCookie
        self.limit = limit
        self.seat = seat
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        direct = DirectSocket(context)
        watch(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        mode = .given
        context.fireChannelInactive()
    }

    // MARK: Reading

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard mode != .given else { return context.fireChannelRead(data) }
        var bytes = unwrapInboundIn(data)
        if waiting.readableBytes == 0 { waiting = bytes } else { waiting.writeBuffer(&bytes) }
        work(context)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Those behind have read nothing of what was answered here.
        if mode == .given {
            context.fireChannelReadComplete()
        } else if direct?.mayWait ?? true {
            context.flush()
        }
    }

    func read(context: ChannelHandlerContext) {
        if mode != .given, waiting.readableBytes >= Self.maxWaiting {
            holdsRead = true
        } else {
            context.read()
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if mode != .given, case .some(.inputClosed) = event as? ChannelEvent {
            isInputClosed = true
            work(context)
        } else if event is ChannelShouldQuiesceEvent, mode == .ready || mode == .making {
            isLast = true
            if mode == .ready { end(context) }
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stuckSince = context.channel.isWritable ? nil : .now()
        if context.channel.isWritable, mode == .ready {
            work(context)
            context.flush()
        }
        context.fireChannelWritabilityChanged()
    }

    /// Answers what waits, one request after the other.
    private func work(_ context: ChannelHandlerContext) {
        while mode == .ready, closingSince == nil, waiting.readableBytes > 0, context.channel.isWritable {
            switch PlainRequest.read(waiting, &fields, staffCookie: staffCookie) {
            case .incomplete:
                if isInputClosed { give(context) }
                return endOfInput(context)
            case .other: return give(context)
            case .unknownMethod: return refuse(context)
            case .plain(let request, let length): take(request, length, context)
            }
        }
        endOfInput(context)
        if holdsRead, waiting.readableBytes < Self.maxWaiting {
            holdsRead = false
            context.read()
        }
    }

    /// The end of the input is told to those behind when nothing is left to be answered here.
    private func endOfInput(_ context: ChannelHandlerContext) {
        guard isInputClosed, mode == .ready, waiting.readableBytes == 0 else { return }
        mode = .given
        context.flush()
        context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    }

    private func take(_ request: PlainRequest, _ length: Int, _ context: ChannelHandlerContext) {
        // These pages depend on the query string; dates are compared, and sessions looked at, by those behind.
        let isForeign =
            request.fields.isFromStaff || request.fields.asksByTime && request.fields.ifNoneMatch == nil
            || request.hasQuery && Self.readsQuery(request)
        let encoding: ContentEncoding = request.fields.takesGzip ? .gzip : .identity
        if !isForeign, let answer = pages.ready(request.path, encoding) {
            waiting.moveReaderIndex(forwardBy: length)
            return write(answer, to: request, context)
        }
        let route = SiteRouter.route(path: request.path, query: .none)
        guard !isForeign, let key = RequestTarget.cacheKey(request.path, route) else {
            return request.fields.closes ? give(context) : handOn(length, context)
        }
        waiting.moveReaderIndex(forwardBy: length)
        mode = .making
        seat.begin()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let loop = context.eventLoop
        pages.answer(key, route, encoding) { answer in
            loop.execute {
                let (handler, context) = bound.value
                handler.made(answer, for: request, context)
            }
        }
    }

    private static func readsQuery(_ request: PlainRequest) -> Bool {
        request.path == "/" || request.path.hasPrefix("/search")
    }

    private func made(_ answer: PreparedAnswer, for request: PlainRequest, _ context: ChannelHandlerContext) {
        // The client may have gone meanwhile.
        guard mode == .making else { return }
        mode = .ready
        seat.end()
        write(answer, to: request, context)
        if isLast { end(context) }
        work(context)
        context.flush()
    }

    // MARK: Writing

    private func write(_ answer: PreparedAnswer, to request: PlainRequest, _ context: ChannelHandlerContext) {
        let isKept =
            request.fields.ifNoneMatch.map { wanted in
                answer.entityTag.map {
                    Validators(entityTag: $0, lastModified: nil).match(ifNoneMatch: wanted, ifModifiedSince: nil)
                } ?? false
            } ?? false
        let lines = dates.lines()
        idleSince = .now()
        seat.used(at: idleSince)
        if !isKept, !request.isHead, !request.fields.closes, let hot = pages.hot(answer, lines.second, lines.open) {
            return send(hot, context)
        }
        let stamp = request.fields.closes ? lines.closing : lines.open
        let head = answer.lines(isNotModified: isKept) + [stamp]
        write(head, isKept || request.isHead ? nil : answer.body, context)
        if request.fields.closes { end(context) }
    }

    private func send(_ answer: HotAnswer, _ context: ChannelHandlerContext) {
        var rest = answer.bytes
        rest.moveReaderIndex(forwardBy: direct?.send(answer, context) ?? 0)
        if rest.readableBytes > 0 { write(rest, context) }
    }

    /// Up to here putting the parts of an answer into one run costs less than a write for each (measured: a tenth of the
    /// whole answer at 11 KB in 20 parts).
    private static let smallAnswer = 16 * 1024

    private func write(_ head: [ByteBuffer], _ body: PreparedAnswer.Body?, _ context: ChannelHandlerContext) {
        let count = head.reduce(body?.count ?? 0) { $0 + $1.readableBytes }
        guard count <= Self.smallAnswer else {
            for part in head + (body?.buffers ?? []) { write(part, context) }
            return
        }
        var run = context.channel.allocator.buffer(capacity: count)
        for part in head { run.writeImmutableBuffer(part) }
        body?.write(to: &run)
        write(run, context)
    }

    /// Nobody knows where a request with an unknown method ends, so the connection ends with it.
    private func refuse(_ context: ChannelHandlerContext) {
        write(ByteBuffer(string: "HTTP/1.1 501 Not Implemented\r\nContent-Length: 0\r\n"), context)
        write(dates.lines().closing, context)
        end(context)
    }

    private func end(_ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>? = nil) {
        closingSince = closingSince ?? .now()
        waiting = ByteBuffer()
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer()))).whenComplete { _ in
            bound.value.close(promise: promise)
        }
    }

    /// Those behind close as soon as the last part is written, which is not yet sent.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        let waiting = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        guard case .all = mode, waiting > 0, !seat.isEnded else { return context.close(mode: mode, promise: promise) }
        end(context, promise)
    }

    private func write(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        direct?.leaveToChannel()
        context.write(wrapOutboundOut(.byteBuffer(bytes)), promise: nil)
    }

    // MARK: Handing on

    private func handOn(_ length: Int, _ context: ChannelHandlerContext) {
        guard let request = waiting.readSlice(length: length) else { return }
        mode = .handedOn
        direct?.leaveToChannel()
        context.fireChannelRead(wrapInboundOut(request))
        context.fireChannelReadComplete()
    }

    /// The parser behind has written the end of an answer.
    func answerEnded() {
        guard mode == .handedOn, let context else { return }
        mode = .ready
        idleSince = .now()
        work(context)
        context.flush()
    }

    private func give(_ context: ChannelHandlerContext) {
        mode = .given
        let bytes = waiting
        waiting = ByteBuffer()
        try? context.pipeline.syncOperations.handler(type: RequestDeadline.self).begin()
        if bytes.readableBytes > 0 {
            context.fireChannelRead(wrapInboundOut(bytes))
            context.fireChannelReadComplete()
        }
        if isInputClosed { context.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
        if holdsRead {
            holdsRead = false
            context.read()
        }
    }

    // MARK: Time

    /// Looks from time to time whether the client keeps the connection waiting: one timer for its whole life.
    private func watch(_ context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(limit.nanoseconds / 2)) { [self] in
            let now = NIODeadline.now()
            let isIdle = mode == .ready && stuckSince == nil && now - idleSince >= limit
            let isStuck = stuckSince.map { now - $0 >= limit } ?? false
            let isLate = closingSince.map { now - $0 >= limit } ?? false
            if isIdle || isStuck || isLate { context.close(promise: nil) } else { watch(context) }
        }
    }
}
