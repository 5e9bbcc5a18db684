import Foundation
import NIOCore
import PortadaCore
import Synchronization

/// The end of every head: the date, made once a second (RFC 9110, section 6.6.1).
final class DateStamp: Sendable {
    /// The last lines of a head.
    struct Lines: Sendable {
        /// Seconds since 1970.
        var second = -1
        /// The date alone.
        var date = ""
        /// For a connection that stays open.
        var open = ByteBuffer()
        /// For one that ends with this answer.
        var closing = ByteBuffer()
    }

    private let stamp = Mutex(Lines())

    /// The lines of this second.
    func lines() -> Lines {
        let second = time(nil)
        return stamp.withLock { lines in
            if lines.second != second {
                let date = HTTPDate.text(Timestamp(seconds: Int64(second)))
                lines = Lines(
                    second: second,
                    date: date,
                    open: ByteBuffer(string: "Date: \(date)\r\n\r\n"),
                    closing: ByteBuffer(string: "Date: \(date)\r\nConnection: close\r\n\r\n")
                )
            }
            return lines
        }
    }
}
