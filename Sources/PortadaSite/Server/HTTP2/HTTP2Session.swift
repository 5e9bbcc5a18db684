import CNghttp2
import NIOCore

/// What a session tells of its streams, while it is given bytes or asked for some.
protocol HTTP2Events: AnyObject {
    /// A request begins.
    func began(_ stream: Int32)
    /// One of its fields came, the pseudo-header fields first (RFC 9113, section 8.3.1).
    /// - Returns: whether more of them are wanted.
    func received(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, on stream: Int32) -> Bool
    /// All of its fields are here; without a body when it is the end.
    func headEnded(_ stream: Int32, isEnd: Bool)
    /// A piece of its body came.
    func received(_ bytes: UnsafeRawBufferPointer, on stream: Int32)
    /// Its body is here.
    func bodyEnded(_ stream: Int32)
    /// The stream is gone: answered, or given up by either side.
    func closed(_ stream: Int32)
    /// How many bytes of the answer's body can be sent now.
    func available(_ stream: Int32, upTo most: Int) -> HTTP2Session.Available
    /// Puts bytes of the answer's body, as many as were said to be there, behind the output.
    func write(_ count: Int, of stream: Int32, to output: inout ByteBuffer)
}

/// The server's side of a connection of HTTP/2 (RFC 9113) as libnghttp2 keeps it: frames, header compression, flow control
/// and priorities (RFC 9218). Belongs to one event loop.
final class HTTP2Session {
    /// What of an answer's body can be sent.
    enum Available {
        /// So many bytes, and whether they are the last.
        case bytes(Int, isEnd: Bool)
        /// None until `resume`.
        case later
        /// None any more: the answer can't be finished.
        case broken
    }

    /// What the session allows its client.
    struct Limits {
        /// How many requests may be under way at once.
        var streams: UInt32 = 100
        /// How large the fields of a request may be, in bytes.
        var headerBytes: Int
        /// How much of a request's body is taken before anybody reads it, in bytes.
        var streamWindow: Int32 = 256 * 1024
        /// The same for all requests together.
        var connectionWindow: Int32 = 1024 * 1024
    }

    /// There is no memory for a session.
    struct NoMemory: Error {}

    private var session: OpaquePointer?
    private unowned let events: any HTTP2Events
    /// What is to be sent.
    private var output = ByteBuffer()
    /// About how much of it there may be, in bytes.
    private var most = 0

    /// Begins a session, whose first output are its settings.
    init(_ limits: Limits, telling events: any HTTP2Events) throws(NoMemory) {
        self.events = events
        var callbacks: OpaquePointer?
        var option: OpaquePointer?
        guard nghttp2_session_callbacks_new(&callbacks) == 0, let callbacks else { throw NoMemory() }
        defer { nghttp2_session_callbacks_del(callbacks) }
        guard nghttp2_option_new(&option) == 0, let option else { throw NoMemory() }
        defer { nghttp2_option_del(option) }
        Self.set(callbacks)
        // Who reads a body says when: a client that nobody reads fills its window and waits.
        nghttp2_option_set_no_auto_window_update(option, 1)
        // Clients change their minds by frames of their own (RFC 9218, section 7).
        nghttp2_option_set_builtin_recv_extension_type(option, UInt8(NGHTTP2_PRIORITY_UPDATE.rawValue))
        let me = Unmanaged.passUnretained(self).toOpaque()
        guard nghttp2_session_server_new2(&session, callbacks, me, option) == 0 else { throw NoMemory() }
        let settings = [
            nghttp2_settings_entry(
                settings_id: Int32(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS.rawValue),
                value: limits.streams
            ),
            nghttp2_settings_entry(
                settings_id: Int32(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue),
                value: UInt32(limits.streamWindow)
            ),
            nghttp2_settings_entry(
                settings_id: Int32(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE.rawValue),
                value: UInt32(clamping: limits.headerBytes)
            ),
            nghttp2_settings_entry(
                settings_id: Int32(NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES.rawValue),
                value: 1
            ),
        ]
        let flags = UInt8(NGHTTP2_FLAG_NONE.rawValue)
        guard nghttp2_submit_settings(session, flags, settings, settings.count) == 0,
            nghttp2_session_set_local_window_size(session, flags, 0, limits.connectionWindow) == 0
        else { throw NoMemory() }
    }

    deinit { nghttp2_session_del(session) }

    /// Whether nothing is to be read or sent any more.
    var isOver: Bool { nghttp2_session_want_read(session) == 0 && nghttp2_session_want_write(session) == 0 }

    /// How many frames wait to be sent, those of bodies not counted.
    var waiting: Int { nghttp2_session_get_outbound_queue_size(session) }

    // MARK: Receiving

    /// Takes what came. Returns false when the connection can't go on; what is to be sent says why.
    func receive(_ bytes: ByteBuffer) -> Bool {
        let taken = bytes.withUnsafeReadableBytes { bytes in
            nghttp2_session_mem_recv(
                session,
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
                bytes.count
            )
        }
        if taken >= 0 { return true }
        nghttp2_session_terminate_session(session, UInt32(NGHTTP2_PROTOCOL_ERROR.rawValue))
        return false
    }

    /// Bytes of a request's body were read by whom they are for: the client may send as many more.
    func consume(_ count: Int, of stream: Int32) { nghttp2_session_consume(session, stream, count) }

    /// The same for bytes of a stream that is gone.
    func consumeOfGone(_ count: Int) { nghttp2_session_consume_connection(session, count) }

    // MARK: Sending

    /// Begins an answer.
    /// - Parameter hasBody: whether `available` is asked for its body.
    func answer(_ stream: Int32, _ fields: HTTP2Fields, hasBody: Bool) {
        fields.withPairs { pairs in
            guard hasBody else {
                _ = nghttp2_submit_response(session, stream, pairs.baseAddress, pairs.count, nil)
                return
            }
            var provider = nghttp2_data_provider()
            provider.read_callback = { _, stream, _, most, flags, _, me in
                guard let flags, let session = HTTP2Session.of(me) else {
                    return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
                }
                return session.available(stream, upTo: most, &flags.pointee)
            }
            _ = nghttp2_submit_response(session, stream, pairs.baseAddress, pairs.count, &provider)
        }
    }

    /// Tells a client that waits for it to send the request's body (RFC 9110, section 15.2.1).
    func tellToContinue(_ stream: Int32) {
        let flags = UInt8(NGHTTP2_FLAG_NONE.rawValue)
        HTTP2Fields(status: 100).withPairs { pairs in
            _ = nghttp2_submit_headers(session, flags, stream, nil, pairs.baseAddress, pairs.count, nil)
        }
    }

    /// Something of an answer's body can be sent again.
    func resume(_ stream: Int32) { nghttp2_session_resume_data(session, stream) }

    /// Gives a stream up.
    func reset(_ stream: Int32, _ reason: nghttp2_error_code) {
        nghttp2_submit_rst_stream(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), stream, UInt32(reason.rawValue))
    }

    /// Sets how urgent an answer is when its client says nothing: 0 for the most urgent, 7 for the least (RFC 9218, section 4).
    func prioritize(_ stream: Int32, urgency: UInt32, isIncremental: Bool) {
        var priority = nghttp2_extpri(urgency: urgency, inc: isIncremental ? 1 : 0)
        nghttp2_session_change_extpri_stream_priority(session, stream, &priority, 0)
    }

    /// Takes no further requests; those under way are answered.
    func goAway() {
        nghttp2_submit_goaway(
            session,
            UInt8(NGHTTP2_FLAG_NONE.rawValue),
            nghttp2_session_get_last_proc_stream_id(session),
            UInt32(NGHTTP2_NO_ERROR.rawValue),
            nil,
            0
        )
    }

    /// Ends the session once this is sent.
    func terminate() { nghttp2_session_terminate_session(session, UInt32(NGHTTP2_NO_ERROR.rawValue)) }

    /// What is to be sent, about so many bytes at most; empty when nothing is, or nothing may be now.
    func send(upTo most: Int) -> ByteBuffer {
        output = ByteBufferAllocator().buffer(capacity: Self.firstRoom)
        self.most = most
        while output.readableBytes < most {
            var bytes: UnsafePointer<UInt8>?
            let count = nghttp2_session_mem_send(session, &bytes)
            guard count > 0, let bytes else { break }
            output.writeBytes(UnsafeBufferPointer(start: bytes, count: count))
        }
        defer { output = ByteBuffer() }
        return output
    }

    /// Room for a small answer, in bytes.
    private static let firstRoom = 2048

    private func available(_ stream: Int32, upTo most: Int, _ flags: inout UInt32) -> Int {
        switch events.available(stream, upTo: most) {
        case .later: return Int(NGHTTP2_ERR_DEFERRED.rawValue)
        case .broken: return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
        case .bytes(let count, let isEnd):
            flags |= UInt32(NGHTTP2_DATA_FLAG_NO_COPY.rawValue)
            if isEnd { flags |= UInt32(NGHTTP2_DATA_FLAG_EOF.rawValue) }
            return count
        }
    }

    // MARK: The library's calls

    private static func of(_ me: UnsafeMutableRawPointer?) -> HTTP2Session? {
        me.map { Unmanaged<HTTP2Session>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func set(_ callbacks: OpaquePointer) {
        nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { _, frame, me in
            guard let frame, let session = HTTP2Session.of(me) else { return 0 }
            if frame.pointee.headers.cat == NGHTTP2_HCAT_REQUEST { session.events.began(frame.pointee.hd.stream_id) }
            return 0
        }
        nghttp2_session_callbacks_set_on_header_callback(callbacks) { _, frame, name, count, value, length, _, me in
            guard let frame, let session = HTTP2Session.of(me), frame.pointee.headers.cat == NGHTTP2_HCAT_REQUEST else {
                return 0
            }
            let goesOn = session.events.received(
                UnsafeBufferPointer(start: name, count: count),
                UnsafeBufferPointer(start: value, count: length),
                on: frame.pointee.hd.stream_id
            )
            // Ends the stream: a few bytes can stand for fields without end (RFC 7541, section 7.3).
            return goesOn ? 0 : Int32(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
        }
        nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) { _, _, stream, bytes, count, me in
            HTTP2Session.of(me)?.events.received(UnsafeRawBufferPointer(start: bytes, count: count), on: stream)
            return 0
        }
        nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, me in
            guard let frame, let session = HTTP2Session.of(me) else { return 0 }
            session.received(frame.pointee)
            return 0
        }
        nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { _, stream, _, me in
            HTTP2Session.of(me)?.events.closed(stream)
            return 0
        }
        nghttp2_session_callbacks_set_send_data_callback(callbacks) { _, frame, head, count, _, me in
            guard let frame, let head, let session = HTTP2Session.of(me) else {
                return Int32(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue)
            }
            session.output.writeBytes(UnsafeBufferPointer(start: head, count: HTTP2Session.frameHead))
            session.events.write(count, of: frame.pointee.hd.stream_id, to: &session.output)
            // Without this the library goes on as far as the client's windows are open.
            return session.output.readableBytes < session.most ? 0 : Int32(NGHTTP2_ERR_PAUSE.rawValue)
        }
    }

    /// The length of a frame's head, in bytes.
    private static let frameHead = 9

    private func received(_ frame: nghttp2_frame) {
        let isEnd = frame.hd.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
        if frame.hd.type == UInt8(NGHTTP2_HEADERS.rawValue) {
            if frame.headers.cat == NGHTTP2_HCAT_REQUEST {
                events.headEnded(frame.hd.stream_id, isEnd: isEnd)
            } else if isEnd {
                events.bodyEnded(frame.hd.stream_id)
            }
        } else if frame.hd.type == UInt8(NGHTTP2_DATA.rawValue), isEnd {
            events.bodyEnded(frame.hd.stream_id)
        }
    }
}
