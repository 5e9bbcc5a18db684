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

    /// - Parameter stored: the moment that stands; a field that still shows it means it.
    init(_ text: String, over stored: Timestamp? = nil, _ dates: DateWriter, now: Timestamp) {
        switch TypedMoment(text, over: stored, dates) {
        case .none, .unreadable: self = .none
        case .moment(let moment): self = moment > now ? .good(moment) : .past(moment)
        case .skipped(let jump): self = jump > now ? .skipped(jump) : .past(jump)
        }
    }
}
