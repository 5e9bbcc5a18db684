import NIOCore

/// A request of HTTP/2 and its answer.
final class HTTP2Stream {
    let id: Int32
    /// What is asked; nil once it is being answered.
    var request: HTTP2Request?
    /// Whether all of the request is here.
    var isReceived = false
    /// Takes the request's body to those behind; nil for one without, and once it is over.
    var reading: AsyncThrowingStream<ByteBuffer, any Error>.Continuation?
    /// How many bytes of the request's body were not read yet.
    var unread = 0
    /// How many bytes of it came since `receivingSince`.
    var received: Int64 = 0
    /// Since when the request may take its time to arrive.
    var receivingSince = NIODeadline.now()
    /// What those behind do for it; nil where nobody does.
    var work: Task<Void, Never>?
    /// Whether the head of the answer is on its way.
    var isAnswered = false
    /// What is still to be sent.
    var body = OutgoingBody()
    /// Whoever waits for room before he writes more of the body.
    var room: EventLoopPromise<Void>?
    /// Whether a piece of a file is being read.
    var isLoading = false

    /// Whether it is the client who must do something for the answer to go on.
    var waitsForClient: Bool { isAnswered && !isLoading && (body.available > 0 || body.isInMemory || body.file != nil) }

    init(_ id: Int32, maxHeaderBytes: Int) {
        self.id = id
        request = HTTP2Request(maxBytes: maxHeaderBytes)
    }
}
