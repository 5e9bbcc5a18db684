import PortadaCore
import PortadaRendering

/// What a field for a moment to come brought.
enum MomentToCome {
    case good(Timestamp)
    /// Nothing that is a moment.
    case none
    /// A moment that has passed.
    case past(Timestamp)
    /// A minute that clocks skip, with the moment at which they jump.
    case skipped(Timestamp)

    init(_ text: String, _ dates: DateWriter, now: Timestamp) {
        guard let moment = dates.moment(field: text) else {
            self = .none
            return
        }
        if moment <= now {
            self = .past(moment)
        } else {
            self = dates.field(moment) == String(text.prefix(16)) ? .good(moment) : .skipped(moment)
        }
    }
}
