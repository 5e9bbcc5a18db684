import CNghttp2
import NIOCore
import PortadaCore

/// A connection of HTTP/2: answers from the caches on the event loop, and hands on what they don't have.
///
/// All streams share one handler and one libnghttp2 session; none has a channel or a task of its own unless those behind
/// answer it. See `docs/decisions/http2.md`.
final class HTTP2Handler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// So much is given to TLS at once, in bytes.
    private static let burst = 64 * 1024
    /// So many frames may wait to be sent; who makes the server owe more takes none of them.
    private static let mostWaiting = 2_000
    /// How many bytes of answers a client takes in `limit` at least, while it is its turn: an honest one on the slowest line does.
    private static let leastTaken = 8 * 1024

    let answers: CachedAnswers
    let dates: DateStamp
    let behind: HTTP2Behind
    let rules: FrontRules
    let notes: AnswerNotes
    let maxHeaderBytes: Int
    let limit: TimeAmount
    let seat: ConnectionSeat
    var streams: [Int32: HTTP2Stream] = [:]
    private(set) var context: ChannelHandlerContext?
    var session: HTTP2Session?
    /// Whether the session is being given bytes: what it has to send goes after that.
    private var isReceiving = false
    private var isSending = false
    private var holdsRead = false
    /// How many bytes of bodies were sent, and what was that when the client was last looked at.
    private var sent = 0
    private var sentBefore: (count: Int, at: NIODeadline)?
    private var records = FirstRecords()
    private var idleSince = NIODeadline.now()
    private var isLeaving = false
    /// Streams whose answer is out before their request was all here.
    private var answeredEarly: [Int32] = []
    private var timer: Scheduled<Void>?

    /// - Parameters:
    ///   - rules: which requests are answered here.
    ///   - notes: is told of each answer.
    ///   - limit: how long a request may take to arrive, an answer to be taken, and a connection to be idle.
    init(
        answers: CachedAnswers,
        dates: DateStamp,
        behind: HTTP2Behind,
        rules: FrontRules,
        notes: AnswerNotes,
        maxHeaderBytes: Int,
        limit: TimeAmount,
        seat: ConnectionSeat
    ) {
        self.answers = answers
        self.dates = dates
        self.behind = behind
        self.rules = rules
        self.notes = notes
        self.maxHeaderBytes = maxHeaderBytes
        self.limit = limit
        self.seat = seat
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        session = try? HTTP2Session(HTTP2Session.Limits(headerBytes: maxHeaderBytes), telling: self)
        guard session != nil else { return context.close(promise: nil) }
        watch(context)
        send()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    /// Nobody waits for anything any more.
    private func end() {
        timer?.cancel()
        for id in Array(streams.keys) { closed(id) }
        session = nil
    }

    // MARK: Receiving

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let session else { return }
        isReceiving = true
        let goesOn = session.receive(unwrapInboundIn(data))
        isReceiving = false
        if !goesOn {
            send()
            leave()
        } else if session.waiting > Self.mostWaiting {
            answers.site.pages.numbers.connections.flooded()
            context.close(promise: nil)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        send()
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        // Whoever takes nothing is not heard: his questions would only pile up.
        if context.channel.isWritable { context.read() } else { holdsRead = true }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            isLeaving = true
            session?.goAway()
            send()
        } else if case .some(.inputClosed) = event as? ChannelEvent {
            // What was asked before is answered.
            isLeaving = true
            send()
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    // MARK: Sending

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            send()
            if holdsRead, context.channel.isWritable {
                holdsRead = false
                context.read()
            }
        }
        context.fireChannelWritabilityChanged()
    }

    /// Gives TLS what the session has to send, as long as the client takes it.
    func send() {
        guard let session, let context, !isReceiving, !isSending else { return }
        isSending = true
        while context.channel.isWritable {
            let bytes = session.send(upTo: Self.burst)
            guard resetAnswered() || bytes.readableBytes > 0 else { break }
            for piece in records.pieces(of: bytes) { context.write(wrapOutboundOut(piece), promise: nil) }
            context.flush()
        }
        isSending = false
        if session.isOver || isLeaving && streams.isEmpty { leave() }
    }

    /// Has clients stop sending what was answered already (RFC 9113, section 8.1).
    /// - Returns: whether there were any.
    private func resetAnswered() -> Bool {
        defer { answeredEarly.removeAll() }
        for id in answeredEarly where streams[id]?.isReceived == false { session?.reset(id, NGHTTP2_NO_ERROR) }
        return !answeredEarly.isEmpty
    }

    /// Closes the connection when what was written is on its way.
    private func leave() {
        guard let context else { return }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in bound.value.close(promise: nil) }
    }

    // MARK: Answering

    /// Answers a request from the caches, or has those behind do it.
    private func answer(_ stream: HTTP2Stream) {
        guard let asked = stream.request else { return }
        stream.request = nil
        guard stream.isReceived, let request = asked.plain(rules) else {
            return handOn(stream, asked)
        }
        if !asked.isPrioritized { prioritize(stream, request) }
        switch answers.reply(to: request) {
        case .ready(let answer): self.answer(stream, with: answer, to: request)
        case .waits(let ask):
            guard let loop = context?.eventLoop else { return }
            let bound = NIOLoopBound(self, eventLoop: loop)
            let (id, since) = (stream.id, NIODeadline.now())
            ask { answer in
                loop.execute {
                    // The client may have given it up meanwhile.
                    guard let stream = bound.value.streams[id] else { return }
                    bound.value.answer(stream, with: answer, to: request, since: since)
                    bound.value.send()
                }
            }
        case .behind: handOn(stream, asked)
        }
    }

    private func answer(
        _ stream: HTTP2Stream,
        with answer: PreparedAnswer,
        to request: PlainRequest,
        since: NIODeadline? = nil
    ) {
        let part = answer.part(for: request.fields.conditions, isHead: request.isHead)
        let fields = HTTP2Fields(
            status: part.status(of: answer),
            lines: answer.lines(part),
            date: dates.lines().date
        )
        let range = request.isHead ? nil : answer.range(of: part)
        if let range, !range.isEmpty { stream.body = OutgoingBody(answer.body, range) }
        notes.note(
            request,
            part.status(of: answer),
            bytes: range?.count ?? 0,
            since: since,
            version: "2",
            from: context?.remoteAddress?.ipAddress ?? ""
        )
        begin(stream, fields, hasBody: !(range?.isEmpty ?? true))
    }

    /// Begins an answer.
    func begin(_ stream: HTTP2Stream, _ fields: HTTP2Fields, hasBody: Bool) {
        stream.isAnswered = true
        session?.answer(stream.id, fields, hasBody: hasBody)
        if !hasBody, !stream.isReceived { answeredEarly.append(stream.id) }
    }

    /// The order in which a page's parts go out when its browser says nothing of it: first what shows text. Browsers that do say
    /// leave it out where it is 3.
    private func prioritize(_ stream: HTTP2Stream, _ request: PlainRequest) {
        if request.path.hasPrefix("/media/") {
            session?.prioritize(stream.id, urgency: 5, isIncremental: true)
        } else if !request.path.hasSuffix(".js") {
            session?.prioritize(stream.id, urgency: FileCache.holds(request.path) ? 2 : 1, isIncremental: false)
        }
    }

    func refuse(_ stream: HTTP2Stream, _ status: Int) {
        notes.noteRefused(status, version: "2", from: context?.remoteAddress?.ipAddress ?? "")
        var fields = HTTP2Fields(status: status)
        fields.add("content-length", "0")
        fields.add("date", dates.lines().date)
        begin(stream, fields, hasBody: false)
    }

    // MARK: Time

    /// Looks from time to time whether the client keeps anything waiting: one timer for the connection's whole life.
    private func watch(_ context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(limit.nanoseconds / 2)) { [self] in
            let now = NIODeadline.now()
            let isStuck = takesNothing(now)
            for stream in Array(streams.values) where isLate(stream, now) || isStuck && stream.waitsForClient {
                session?.reset(stream.id, NGHTTP2_CANCEL)
            }
            if streams.isEmpty, now - idleSince >= limit { session?.terminate() }
            send()
            watch(context)
        }
    }

    /// The pace at which a body may take longer, in bytes a second.
    private static let pace: Int64 = 16 * 1024

    /// Whether a request takes too long to arrive; not while it waits for those who read it.
    private func isLate(_ stream: HTTP2Stream, _ now: NIODeadline) -> Bool {
        if stream.unread > 0 { stream.receivingSince = now }
        guard !stream.isReceived, now - stream.receivingSince >= limit else { return false }
        guard stream.received >= Self.pace * limit.nanoseconds / 1_000_000_000 else { return true }
        (stream.received, stream.receivingSince) = (0, now)
        return false
    }

    /// Whether the client took next to nothing of any answer for as long as it may: one stream may well wait for others.
    private func takesNothing(_ now: NIODeadline) -> Bool {
        guard streams.values.contains(where: \.waitsForClient) else {
            sentBefore = nil
            return false
        }
        guard let before = sentBefore else {
            sentBefore = (sent, now)
            return false
        }
        guard now - before.at >= limit else { return false }
        sentBefore = (sent, now)
        return sent - before.count < Self.leastTaken
    }
}

extension HTTP2Handler: HTTP2Events {
    func began(_ stream: Int32) {
        streams[stream] = HTTP2Stream(stream, maxHeaderBytes: maxHeaderBytes)
        seat.begin()
    }

    func received(
        _ name: UnsafeBufferPointer<UInt8>,
        _ value: UnsafeBufferPointer<UInt8>,
        on stream: Int32
    ) -> Bool {
        streams[stream]?.request?.take(name, value) ?? true
    }

    func headEnded(_ stream: Int32, isEnd: Bool) {
        guard let stream = streams[stream] else { return }
        stream.isReceived = isEnd
        stream.receivingSince = .now()
        if stream.request?.isTooLarge ?? false { return refuse(stream, 431) }
        answer(stream)
    }

    func received(_ bytes: UnsafeRawBufferPointer, on stream: Int32) {
        guard let stream = streams[stream] else { return session?.consumeOfGone(bytes.count) ?? () }
        stream.unread += bytes.count
        stream.received += Int64(bytes.count)
        stream.reading?.yield(ByteBuffer(bytes: bytes))
    }

    func bodyEnded(_ stream: Int32) {
        guard let stream = streams[stream] else { return }
        stream.isReceived = true
        stream.reading?.finish()
        stream.reading = nil
    }

    func closed(_ stream: Int32) {
        guard let stream = streams.removeValue(forKey: stream) else { return }
        seat.end()
        idleSince = .now()
        stream.work?.cancel()
        stream.reading?.finish(throwing: ChannelError.ioOnClosedChannel)
        stream.room?.fail(ChannelError.ioOnClosedChannel)
        // What nobody read must not take room from the streams that follow.
        if stream.unread > 0 { session?.consumeOfGone(stream.unread) }
    }

    func available(_ stream: Int32, upTo most: Int) -> HTTP2Session.Available {
        guard let stream = streams[stream] else { return .broken }
        if stream.body.available == 0, stream.body.file != nil, !stream.body.load() {
            load(stream)
            return .later
        }
        let count = min(most, stream.body.available)
        let isEnd = stream.body.isInMemory && count == stream.body.available
        return count > 0 || isEnd ? .bytes(count, isEnd: isEnd) : .later
    }

    func write(_ count: Int, of stream: Int32, to output: inout ByteBuffer) {
        guard let stream = streams[stream] else { return }
        stream.body.write(count, to: &output)
        sent += count
        if stream.body.isSent, !stream.isReceived { answeredEarly.append(stream.id) }
        if stream.body.available < HTTP2Behind.lowRoom {
            stream.room?.succeed()
            stream.room = nil
        }
    }

    /// Reads the next piece of a file where threads may wait.
    private func load(_ stream: HTTP2Stream) {
        guard !stream.isLoading, let loop = context?.eventLoop else { return }
        stream.isLoading = true
        let bound = NIOLoopBound(self, eventLoop: loop)
        let id = stream.id
        stream.body.file?.read { bytes in
            loop.execute {
                let handler = bound.value
                guard let stream = handler.streams[id] else { return }
                stream.isLoading = false
                if let bytes {
                    stream.body.load(bytes)
                    handler.session?.resume(id)
                } else {
                    // What was announced can't be sent: the client must see that something is missing.
                    handler.session?.reset(id, NGHTTP2_INTERNAL_ERROR)
                }
                handler.send()
            }
        }
    }
}
