import PortadaCore

/// What a field holds on one page.
public enum Value: Sendable {
    /// Nothing: sections on it are left out, tags show nothing.
    case none
    /// Plain text.
    case text(String)
    /// Clean markup.
    case html(CleanHTML)
    /// Clean markup that is put in later. A section on it is always shown: nobody knows yet whether it is empty.
    case slot(TemplateSlot)
    /// Yes or no.
    case flag(Bool)
    /// One record.
    case record(Record)
    /// Several records.
    case list([Record])
}
