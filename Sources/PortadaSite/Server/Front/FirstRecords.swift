import NIOCore

/// How what is written is cut for TLS. A browser sees nothing of a record before all of it is there: a page of 12 KB in one takes
/// a quarter of a second on a slow line, in which its first lines could stand there. So the first ones of a connection, and
/// after a pause, fit one packet each; from then on they are as large as TLS allows, which takes the least work.
struct FirstRecords {
    /// What fits a packet, with the heads of Ethernet, IPv6, TCP and TLS.
    private static let small = 1300
    /// So many bytes go in small records: a first visit. The end of the lead picture would otherwise wait for the scripts that share
    /// its record.
    private static let most = 128 * 1024
    /// After so long the network begins slowly again.
    private static let pause = TimeAmount.seconds(1)

    private var sent = 0
    private var sentAt = NIODeadline.now()

    /// The pieces of which TLS shall make records.
    mutating func pieces(of bytes: ByteBuffer, at now: NIODeadline = .now()) -> [ByteBuffer] {
        if now - sentAt > Self.pause { sent = 0 }
        sentAt = now
        guard sent < Self.most, bytes.readableBytes > Self.small else {
            sent += bytes.readableBytes
            return [bytes]
        }
        var (rest, pieces) = (bytes, [ByteBuffer]())
        while rest.readableBytes > 0 {
            let length = sent < Self.most ? min(Self.small, rest.readableBytes) : rest.readableBytes
            guard let piece = rest.readSlice(length: length) else { break }
            sent += length
            pieces.append(piece)
        }
        return pieces
    }
}
