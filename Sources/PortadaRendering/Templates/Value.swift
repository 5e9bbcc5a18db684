import PortadaCore

/// What a field holds on one page.
public enum Value: Sendable {
    /// Nothing: sections on it are left out, tags show nothing.
    case none
    /// Plain text.
    case text(String)
    /// Clean markup.
    case html(CleanHTML)
    /// Yes or no.
    case flag(Bool)
    /// One record.
    case record(Record)
    /// Several records.
    case list([Record])
}
