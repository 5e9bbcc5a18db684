import PortadaCore
import PortadaRendering

/// What a field for a moment brought.
enum TypedMoment: Sendable, Hashable {
    /// Nothing: the field is empty.
    case none
    /// A moment.
    case moment(Timestamp)
    /// A minute that clocks skip, with the moment at which they jump.
    case skipped(Timestamp)
    /// Half a date, or one that no calendar has.
    case unreadable

    /// - Parameter stored: the moment that stands: a field that still shows it means it, to the millisecond.
    init(_ text: String, over stored: Timestamp?, _ dates: DateWriter) {
        if text.isEmpty {
            self = .none
        } else if let stored, dates.field(stored) == text {
            self = .moment(stored)
        } else if let moment = dates.moment(field: text) {
            self = dates.field(moment) == String(text.prefix(16)) ? .moment(moment) : .skipped(moment)
        } else {
            self = .unreadable
        }
    }
}
