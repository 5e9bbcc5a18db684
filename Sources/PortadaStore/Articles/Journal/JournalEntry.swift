import PortadaCore

/// What somebody typed into one of a story's forms and has not saved yet.
public struct JournalEntry: Sendable, Hashable {
    /// Whose it is, and what they fill in: one editor, that is somebody in one window of a browser, at one form.
    public struct Key: Sendable, Hashable {
        /// Who types.
        public var account: Identifier<Account>
        /// The name that the window gave itself.
        public var window: String
        /// What they fill in.
        public var form: JournalForm

        /// Names an editor at a form.
        public init(account: Identifier<Account>, window: String, form: JournalForm = .story) {
            self.account = account
            self.window = window
            self.form = form
        }
    }

    /// A place in an editor's journal.
    public struct Mark: Sendable, Hashable {
        /// Whose journal it is.
        public var key: Key
        /// The sequence of the last entry that counts.
        public var sequence: Int64

        /// Names a place.
        public init(key: Key, sequence: Int64) {
            self.key = key
            self.sequence = sequence
        }
    }

    /// Whose it is.
    public var key: Key
    /// Grows with each entry of an editor; a lower one never takes the place of a higher.
    public var sequence: Int64
    /// The version of the story that it was based on.
    public var base: Int64
    /// The form's fields, each with its values.
    public var fields: [String: [String]]
    /// When it was noted.
    public var time: Timestamp

    /// Its place in the journal.
    public var mark: Mark { Mark(key: key, sequence: sequence) }

    /// Makes an entry.
    public init(key: Key, sequence: Int64, base: Int64, fields: [String: [String]], time: Timestamp) {
        self.key = key
        self.sequence = sequence
        self.base = base
        self.fields = fields
        self.time = time
    }
}
