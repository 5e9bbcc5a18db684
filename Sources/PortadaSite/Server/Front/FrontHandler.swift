import NIOCore

/// Answers requests for pages, pictures and the theme's files from the raw bytes, before the HTTP parser and Swift
/// concurrency are entered; behind TLS as well.
///
/// A complete, ordinary GET or HEAD whose answer is in a cache is answered on the spot; one whose page must be made, or
/// whose file must be read, is answered when it is there. A plain request for something else (a search, the desk) is handed
/// on whole, and this handler waits until its answer is out. Anything unusual hands the whole connection, bytes untouched,
/// to the parser behind for the rest of its life.
final class FrontHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private enum Mode {
        /// The next bytes begin a request.
        case ready
        /// The answer to the request before is being made.
        case making
        /// A file goes out, piece by piece.
        case sending
        /// The parser behind answers the request before.
        case handedOn
        /// The parser behind has the connection.
        case given
    }

    /// So many bytes of further requests wait at most; then nothing more is read.
    private static let maxWaiting = 64 * 1024
    /// So many bytes of requests that were answered are held on to, at most.
    private static let maxRead = 16 * 1024

    private let answers: CachedAnswers
    private let isSecure: Bool
    private let dates: DateStamp
    private let rules: FrontRules
    private let leadsAll: Bool
    private let notes: AnswerNotes
    private let limit: TimeAmount
    let seat: ConnectionSeat
    private let call: (_ isNeeded: Bool) -> Void
    /// Whether those behind were called, or are known not to be needed.
    private var hasCalled = false
    private var context: ChannelHandlerContext?
    private var mode = Mode.ready
    private var waiting = ByteBuffer()
    /// The fields of the request before, which a client hardly changes.
    private var fields = PlainRequest.Fields()
    private var holdsRead = false
    /// Whether `work` is under way: an answer that is out at once is followed by the next there.
    private var isWorking = false
    private var isInputClosed = false
    /// When the connection began to end: what is written still goes out; nil while it goes on.
    private var closingSince: NIODeadline?
    /// Whether the server stops: the answer that is being made is the last.
    private var isLast = false
    private var direct: DirectSocket?
    private var records = FirstRecords()
    /// The file that goes out.
    private var sending: FileSending?
    /// When the connection began to wait for a request.
    private var idleSince = NIODeadline.now()
    /// Since when the client has not taken what was written; nil while it does.
    private var stuckSince: NIODeadline?
    private var timer: Scheduled<Void>?

    /// - Parameters:
    ///   - isSecure: whether TLS stands between this handler and the socket.
    ///   - rules: which requests are answered here.
    ///   - leadsAll: whether those behind lead all of this connection elsewhere.
    ///   - notes: is told of each answer.
    ///   - limit: how long a request may take to arrive, and an answer to be taken.
    ///   - call: sets up those behind, on the spot, or says that nobody will need them; called once.
    init(
        site: Site,
        dates: DateStamp,
        isSecure: Bool = false,
        rules: FrontRules,
        leadsAll: Bool = false,
        notes: AnswerNotes,
        limit: TimeAmount,
        seat: ConnectionSeat,
        call: @escaping (_ isNeeded: Bool) -> Void
    ) {
        answers = CachedAnswers(site: site)
        self.isSecure = isSecure
        self.dates = dates
        self.rules = rules
        self.leadsAll = leadsAll
        self.notes = notes
        self.limit = limit
        self.seat = seat
        self.call = call
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        direct = isSecure ? nil : DirectSocket(context)
        watch(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        self.context = nil
        callBehind(isNeeded: false)
    }

    private func callBehind(isNeeded: Bool = true) {
        guard !hasCalled else { return }
        hasCalled = true
        call(isNeeded)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Such as what TLS says of a client that left without a word.
        if mode == .given || mode == .handedOn { context.fireErrorCaught(error) } else { context.closePastTLS() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        mode = .given
        sending = nil
        context.fireChannelInactive()
    }

    // MARK: Reading

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard mode != .given else { return context.fireChannelRead(data) }
        var bytes = unwrapInboundIn(data)
        // A buffer that is written to keeps what was read from it.
        if waiting.readerIndex > Self.maxRead { waiting.discardReadBytes() }
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
        } else if event is ChannelShouldQuiesceEvent, mode == .ready || mode == .making || mode == .sending {
            isLast = true
            if mode == .ready { end(context) }
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if mode != .sending { stuckSince = context.channel.isWritable ? nil : .now() }
        if context.channel.isWritable, mode == .ready {
            work(context)
            context.flush()
        }
        context.fireChannelWritabilityChanged()
    }

    /// Answers what waits, one request after the other.
    private func work(_ context: ChannelHandlerContext) {
        guard !isWorking else { return }
        isWorking = true
        defer { isWorking = false }
        requests: while mode == .ready, closingSince == nil, waiting.readableBytes > 0, context.channel.isWritable {
            if leadsAll { return give(context) }
            switch PlainRequest.read(waiting, &fields, rules) {
            case .incomplete:
                if isInputClosed { return give(context) }
                break requests
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
        guard hasCalled else { return end(context) }
        mode = .given
        context.flush()
        context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    }

    private func take(_ request: PlainRequest, _ length: Int, _ context: ChannelHandlerContext) {
        switch answers.reply(to: request) {
        case .ready(let answer):
            waiting.moveReaderIndex(forwardBy: length)
            write(answer, to: request, context)
        case .waits(let ask):
            waiting.moveReaderIndex(forwardBy: length)
            make(request, context, ask)
        case .behind:
            if request.fields.closes { give(context) } else { handOn(length, context) }
        }
    }

    /// Waits for an answer that is being made.
    private func make(
        _ request: PlainRequest,
        _ context: ChannelHandlerContext,
        _ ask: (@escaping PageCache.Deliver) -> Void
    ) {
        mode = .making
        seat.begin()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let (loop, since) = (context.eventLoop, NIODeadline.now())
        ask { answer in
            loop.execute {
                let (handler, context) = bound.value
                handler.made(answer, for: request, since: since, context)
            }
        }
    }

    private func made(
        _ answer: PreparedAnswer,
        for request: PlainRequest,
        since: NIODeadline,
        _ context: ChannelHandlerContext
    ) {
        // The client may have gone meanwhile.
        guard mode == .making else { return }
        mode = .ready
        seat.end()
        write(answer, to: request, since: since, context)
        goOn(context)
    }

    /// An answer is out, or a part of it that is followed by others in time.
    private func goOn(_ context: ChannelHandlerContext) {
        if isLast, mode == .ready { end(context) }
        work(context)
        context.flush()
    }

    // MARK: Writing

    private func write(
        _ answer: PreparedAnswer,
        to request: PlainRequest,
        since: NIODeadline? = nil,
        _ context: ChannelHandlerContext
    ) {
        let part = answer.part(for: request.fields.conditions, isHead: request.isHead)
        notes.note(
            request,
            part.status(of: answer),
            bytes: request.isHead ? 0 : answer.range(of: part)?.count ?? 0,
            since: since,
            version: "1.1",
            from: context.remoteAddress?.ipAddress ?? ""
        )
        let lines = dates.lines()
        idleSince = .now()
        seat.used(at: idleSince)
        let closes = request.fields.closes
        if part == .whole, !request.isHead, !closes, let hot = answers.site.pages.hot(answer, lines.second, lines.open)
        {
            return send(hot, context)
        }
        let head = answer.lines(part) + [closes ? lines.closing : lines.open]
        let range = request.isHead ? nil : answer.range(of: part)
        if case .file(let file) = answer.body, let range, !range.isEmpty {
            var run = context.channel.allocator.buffer(capacity: 1024)
            for part in head { run.writeImmutableBuffer(part) }
            run.moveReaderIndex(forwardBy: direct?.send(run, context) ?? 0)
            if run.readableBytes > 0 { write(run, context) }
            return send(FileSending(file: file, rest: range, isLast: closes), context)
        }
        write(head, range.map { $0.count == answer.count ? answer.body : answer.body.part($0) }, context)
        if closes { end(context) }
    }

    private func send(_ answer: HotAnswer, _ context: ChannelHandlerContext) {
        var rest = answer.bytes
        rest.moveReaderIndex(forwardBy: direct?.send(answer, context) ?? 0)
        if rest.readableBytes > 0 { write(rest, context) }
    }

    /// Up to here putting the parts of an answer into one run costs less than a write for each (measured: a tenth of the
    /// whole answer at 11 KB in 20 parts). TLS makes a record of each write: there it always does.
    private static let smallAnswer = 16 * 1024

    private func write(_ head: [ByteBuffer], _ body: PreparedAnswer.Body?, _ context: ChannelHandlerContext) {
        let count = head.reduce(body?.count ?? 0) { $0 + $1.readableBytes }
        guard isSecure || count <= Self.smallAnswer else {
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
        notes.noteRefused(501, version: "1.1", from: context.remoteAddress?.ipAddress ?? "")
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
        guard isSecure else {
            direct?.leaveToChannel()
            return context.write(wrapOutboundOut(.byteBuffer(bytes)), promise: nil)
        }
        for piece in records.pieces(of: bytes) { context.write(wrapOutboundOut(.byteBuffer(piece)), promise: nil) }
    }

    // MARK: Files

    private func send(_ file: FileSending, _ context: ChannelHandlerContext) {
        mode = .sending
        seat.begin()
        sending = file
        if direct?.mayWait ?? true { context.flush() }
        sendMore(context)
    }

    /// Sends as much as the socket takes without copying. Then one piece waits in the channel, which tells when the client
    /// has taken it.
    private func sendMore(_ context: ChannelHandlerContext) {
        guard mode == .sending, var file = sending else { return }
        while !file.rest.isEmpty, let sent = direct?.send(file.rest, of: file.file, context), sent > 0 {
            file.advance(sent)
        }
        sending = file
        guard !file.rest.isEmpty else { return sent(file, context) }
        // The socket is full: a few bytes in the channel are enough to hear when it no longer is.
        let most = isSecure ? FileSending.step : FileSending.smallStep
        if let bytes = file.file.readNow(file.next(most)) { return send(bytes, context) }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let loop = context.eventLoop
        file.read { bytes in
            loop.execute {
                let (handler, context) = bound.value
                guard handler.mode == .sending else { return }
                // What was announced can't be sent: the client must see that something is missing.
                if let bytes { handler.send(bytes, context) } else { context.close(promise: nil) }
            }
        }
    }

    private func send(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        sending?.advance(bytes.readableBytes)
        stuckSince = .now()
        direct?.leaveToChannel()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let loop = context.eventLoop
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(bytes))).whenSuccess {
            // Not within the write: a client that takes all at once would make it call itself without end.
            loop.execute {
                let (handler, context) = bound.value
                guard handler.mode == .sending else { return }
                handler.stuckSince = nil
                handler.sendMore(context)
            }
        }
    }

    private func sent(_ file: FileSending, _ context: ChannelHandlerContext) {
        (mode, sending, idleSince) = (.ready, nil, .now())
        seat.end()
        if file.isLast { end(context) }
        goOn(context)
    }

    // MARK: Handing on

    private func handOn(_ length: Int, _ context: ChannelHandlerContext) {
        guard let request = waiting.readSlice(length: length) else { return }
        callBehind()
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
        callBehind()
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
