import PortadaCore

/// Something that somebody did.
public struct AuditEntry: Sendable, Hashable, Identifiable {
    /// The number in the store.
    public var id: Identifier<AuditEntry>
    /// When.
    public var time: Timestamp
    /// Who, by the name of that time.
    public var actor: String
    /// Their account; nil for programs.
    public var account: Identifier<Account>?
    /// From which network address; may be empty.
    public var place: String
    /// What they did.
    public var action: String
    /// To what sort of thing.
    public var subject: String
    /// Its number.
    public var subjectID: Int64?
    /// What else is known of it.
    public var detail: String
    /// What the thing is called now; empty when it is gone.
    public var name = ""
    /// Whether it is a story that was killed, whose name only some may see.
    public var isKilled = false
}

/// Which entries of the audit are asked for.
public struct AuditFilter: Sendable, Hashable {
    /// Only by this account.
    public var account: Identifier<Account>?
    /// Only this action.
    public var action: String?
    /// Only to this sort of thing.
    public var subject: String?
    /// Only to the thing with this number; needs `subject`.
    public var subjectID: Int64?
    /// Only from this moment on.
    public var from: Timestamp?
    /// Only before this moment.
    public var until: Timestamp?

    /// Makes a filter.
    public init(
        account: Identifier<Account>? = nil,
        action: String? = nil,
        subject: String? = nil,
        subjectID: Int64? = nil,
        from: Timestamp? = nil,
        until: Timestamp? = nil
    ) {
        self.account = account
        self.action = action
        self.subject = subject
        self.subjectID = subjectID
        self.from = from
        self.until = until
    }
}

/// A place in the audit, to go on from.
public struct AuditCursor: Sendable, Hashable {
    /// When the last entry before was written.
    public var time: Timestamp
    /// Its number.
    public var id: Identifier<AuditEntry>

    /// Makes a cursor.
    public init(time: Timestamp, id: Identifier<AuditEntry>) {
        self.time = time
        self.id = id
    }
}

/// A part of the audit.
public struct AuditPage: Sendable, Hashable {
    /// The entries, the newest first.
    public var entries: [AuditEntry]
    /// Where it goes on; nil at its end.
    public var next: AuditCursor?
    /// Whether it stops for the work that it took: there may be more further on.
    public var isUnfinished: Bool
}
