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
                let date = "Date: \(HTTPDate.text(Timestamp(seconds: Int64(second))))\r\n"
                lines = Lines(
                    second: second,
                    open: ByteBuffer(string: date + "\r\n"),
                    closing: ByteBuffer(string: date + "Connection: close\r\n\r\n")
                )
            }
            return lines
        }
    }
}
