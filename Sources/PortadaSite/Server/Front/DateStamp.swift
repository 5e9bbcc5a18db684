import NIOCore
import PortadaCore
import Synchronization

/// The end of every head: the date, made once a second (RFC 9110, section 6.6.1).
final class DateStamp: Sendable {
    private struct Stamp {
        var second: Int64 = -1
        var open = ByteBuffer()
        var closing = ByteBuffer()
    }

    private let clock: @Sendable () -> Timestamp
    private let stamp = Mutex(Stamp())

    init(clock: @escaping @Sendable () -> Timestamp) {
        self.clock = clock
    }

    /// The last lines of a head; `closing` says that the connection ends with this answer.
    func lines(closing: Bool) -> ByteBuffer {
        let second = clock().rawValue / 1000
        return stamp.withLock { stamp in
            if stamp.second != second {
                let date = "Date: \(HTTPDate.text(Timestamp(seconds: second)))\r\n"
                stamp = Stamp(
                    second: second,
                    open: ByteBuffer(string: date + "\r\n"),
                    closing: ByteBuffer(string: date + "Connection: close\r\n\r\n")
                )
            }
            return closing ? stamp.closing : stamp.open
        }
    }
}
