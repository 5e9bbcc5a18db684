import NIOCore

/// How many frames of HTTP/2 a client may send that ask for nothing: windows, pings, settings, priorities, resets, frames
/// that nobody knows, and crumbs of bodies (RFC 9113, section 10.5).
///
/// A client needs some for each request, and some for what it takes of answers; whoever sends many more keeps the server
/// busy for nothing. Requests themselves are bounded elsewhere.
struct FrameAllowance {
    /// What a connection may send in one go.
    private static let most = 20_000
    private static let atFirst = 2_000
    private static let perSecond = 100
    private static let perRequest = 20
    /// Windows are opened for each 16 KB at least, twice: for the stream and for the connection.
    private static let bytesForOne = 2 * 1024
    /// A part of a body, other than the last, that is smaller than this is a crumb; so is one that padding may have made larger.
    private static let crumb = 256
    private static let paddedCrumb = 512

    private var left = atFirst
    private var taken = 0
    private var second: Int64?
    private var frames = FrameHeads()

    /// Reads what the client sent.
    /// - Parameter now: in seconds, since any moment.
    /// - Returns: whether it is still allowed.
    mutating func read(_ bytes: ByteBuffer, at now: Int64) -> Bool {
        if let second, now > second { earn(Self.perSecond * Int(clamping: min(now - second, 100))) }
        second = now
        var cost = 0
        frames.read(bytes) { head in cost += Self.cost(of: head) }
        if cost < 0 { earn(-cost) } else { left -= cost }
        return left >= 0
    }

    /// The client was sent so many bytes.
    mutating func sent(_ count: Int) {
        taken += count
        earn(taken / Self.bytesForOne)
        taken %= Self.bytesForOne
    }

    private mutating func earn(_ count: Int) { left = min(Self.most, left + count) }

    private static func cost(of head: FrameHeads.Head) -> Int {
        switch head.type {
        case 0: head.length < (head.flags & 8 == 0 ? crumb : paddedCrumb) && head.flags & 1 == 0 ? 1 : 0
        case 1: -perRequest
        case 9: 0
        default: 1
        }
    }
}

/// Finds the heads of frames in a client's bytes, which come in any portions (RFC 9113, section 4.1).
struct FrameHeads {
    /// What a frame says of itself.
    struct Head: Hashable {
        /// How many bytes it has behind the head.
        var length = 0
        var type: UInt8 = 0
        var flags: UInt8 = 0
    }

    private static let headBytes = 9
    /// How many bytes come before the next head; at first the preface of the connection (section 3.4).
    private var skipped = 24
    /// How many bytes of a head were read.
    private var place = 0
    private var head = Head()

    /// Reads on, and visits each head that is complete.
    mutating func read(_ bytes: ByteBuffer, _ visit: (Head) -> Void) {
        bytes.withUnsafeReadableBytes { bytes in
            var index = 0
            while index < bytes.count {
                if skipped > 0 {
                    let step = min(skipped, bytes.count - index)
                    skipped -= step
                    index += step
                    continue
                }
                take(bytes[index])
                index += 1
                guard place == Self.headBytes else { continue }
                visit(head)
                (skipped, place, head) = (head.length, 0, Head())
            }
        }
    }

    private mutating func take(_ byte: UInt8) {
        switch place {
        case 0...2: head.length = head.length << 8 | Int(byte)
        case 3: head.type = byte
        case 4: head.flags = byte
        default: break
        }
        place += 1
    }
}
