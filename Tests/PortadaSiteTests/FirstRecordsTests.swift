import NIOCore
import Testing

@testable import PortadaSite

@Suite("The first records of TLS")
struct FirstRecordsTests {
    private static let all = (0..<160_000).map { UInt8(truncatingIfNeeded: $0 &* 13) }

    @Test("fit a packet each, and none of the bytes is lost")
    func first() {
        var records = FirstRecords()
        let pieces = records.pieces(of: ByteBuffer(bytes: Self.all))
        #expect(pieces.flatMap { Array($0.readableBytesView) } == Self.all)
        #expect(pieces.dropLast().allSatisfy { $0.readableBytes <= 1300 } && pieces.count > 15)
        #expect(records.pieces(of: ByteBuffer(bytes: Self.all)).count == 1)
    }

    @Test("come again after a pause")
    func pause() {
        var records = FirstRecords()
        let now = NIODeadline.now()
        for second in [0, 5, 10] as [Int64] {
            #expect(records.pieces(of: ByteBuffer(bytes: Self.all), at: now + .seconds(second)).count > 15)
            #expect(records.pieces(of: ByteBuffer(bytes: Self.all), at: now + .seconds(second)).count == 1)
        }
    }

    @Test("are no more than what was written, when that is little")
    func little() {
        var records = FirstRecords()
        for _ in 0..<100 { #expect(records.pieces(of: ByteBuffer(bytes: Self.all[..<1000])).count == 1) }
    }
}
