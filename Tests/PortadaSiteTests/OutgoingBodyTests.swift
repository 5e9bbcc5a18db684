import Foundation
import NIOCore
import Testing

@testable import PortadaSite

@Suite("Outgoing bodies")
struct OutgoingBodyTests {
    private static let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

    private static var bodies: [PreparedAnswer.Body] {
        let cuts = [0, 1, 17, 400, 400, 999, 1000]
        let parts = zip(cuts, cuts.dropFirst()).map { bytes[$0..<$1] }
        return [.wholes(parts.map { ByteBuffer(bytes: $0) }), .segments(parts), .segments([bytes[...]])]
    }

    @Test("Every byte goes once and in order, however few go at a time", arguments: [1, 2, 16, 17, 383, 1000, 5000])
    func steps(step: Int) {
        for range in [0..<1000, 0..<1, 5..<20, 399..<401, 999..<1000] {
            for body in Self.bodies {
                var left = OutgoingBody(body, range)
                var output = ByteBuffer()
                while left.available > 0 { left.write(step, to: &output) }
                #expect(Array(output.readableBytesView) == Array(Self.bytes[range]))
                #expect(left.isSent)
            }
        }
    }

    @Test("A body that comes piece by piece ends when that is said")
    func pieces() {
        var left = OutgoingBody()
        #expect(!left.isSent && left.available == 0)
        left.append(ByteBuffer(string: "ab"))
        left.append(ByteBuffer())
        left.append(ByteBuffer(string: "cd"))
        var output = ByteBuffer()
        left.write(3, to: &output)
        #expect(left.available == 1 && !left.isInMemory)
        left.end()
        #expect(left.isInMemory && !left.isSent)
        left.write(9, to: &output)
        #expect(String(buffer: output) == "abcd" && left.isSent)
    }

    @Test("A file is read piece by piece, as far as its range goes")
    func file() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("body-\(UUID().uuidString)").path
        let all = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Data(all).write(to: URL(fileURLWithPath: path))
        let open = try OpenFile(path: path)
        // Who has it open has all of it.
        try FileManager.default.removeItem(atPath: path)
        for range in [0..<200_000, 100_000..<100_001, 150_000..<200_000] {
            var left = OutgoingBody(.file(open), range)
            var output = ByteBuffer()
            while !left.isSent {
                if left.available == 0 {
                    let loaded = left.load()
                    try #require(loaded)
                }
                left.write(1000, to: &output)
            }
            #expect(Array(output.readableBytesView) == Array(all[range]))
        }
        #expect(throws: OpenFile.Failure.self) { try OpenFile(path: path) }
        #expect(throws: OpenFile.Failure.self) { try open.read(199_990..<200_001) }
    }
}
