/// A message to one webhook about one thing that happened.
public struct Delivery: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<Delivery>
    /// Whom it goes to.
    public var webhook: Identifier<Webhook>
    /// The number of what happened, in the outbox.
    public var outbox: Int64
    /// What happened.
    public var event: NewsEvent
    /// To which story; nil where it is none.
    public var article: Identifier<Article>?
    /// When it happened.
    public var happened: Timestamp
    /// How often it was tried.
    public var attempts: Int
    /// When it is tried next, while it is under way.
    public var next: Timestamp
    /// When it arrived or was given up; nil while it is under way.
    public var done: Timestamp?
    /// The status of the last answer; 0 when there was none.
    public var status: Int
    /// What went wrong the last time; empty when nothing did.
    public var fault: String

    /// Makes a message.
    public init(
        id: Identifier<Delivery>,
        webhook: Identifier<Webhook>,
        outbox: Int64,
        event: NewsEvent,
        article: Identifier<Article>?,
        happened: Timestamp,
        attempts: Int,
        next: Timestamp,
        done: Timestamp?,
        status: Int,
        fault: String
    ) {
        self.id = id
        self.webhook = webhook
        self.outbox = outbox
        self.event = event
        self.article = article
        self.happened = happened
        self.attempts = attempts
        self.next = next
        self.done = done
        self.status = status
        self.fault = fault
    }

    /// The message's own name, the same at each try: by it a receiver knows what it has heard already.
    public var name: String { "msg_\(webhook)_\(outbox)" }

    /// Whether it arrived.
    public var hasArrived: Bool { done != nil && (200..<300).contains(status) }
}
