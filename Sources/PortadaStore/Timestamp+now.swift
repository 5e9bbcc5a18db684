import Foundation
import PortadaCore

extension Timestamp {
    /// The time now. Only programs ask for it; what operations and pages do depends on the time that they are given.
    package static var now: Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
