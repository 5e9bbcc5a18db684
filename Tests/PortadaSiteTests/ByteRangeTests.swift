import Testing

@testable import PortadaSite

@Suite("Byte ranges")
struct ByteRangeTests {
    @Test(
        "Fields say which bytes are wanted",
        arguments: [
            ("bytes=0-0", .part(0..<1)), ("bytes=0-99", .part(0..<100)), ("bytes=0-", .part(0..<100)),
            ("bytes=99-", .part(99..<100)), ("bytes=-1", .part(99..<100)), ("bytes=-100", .part(0..<100)),
            ("bytes=-101", .part(0..<100)), ("bytes=5-7", .part(5..<8)), ("Bytes=5-7", .part(5..<8)),
            ("bytes=5-99999999999999999999999999", .part(5..<100)), ("bytes= 1-2 ", .part(1..<3)),
            ("bytes=0-4,5-9", .part(0..<10)), ("bytes=5-9,0-4", .part(0..<10)), ("bytes=0-9,3-4,-100", .part(0..<100)),
            ("bytes=0-9,200-", .part(0..<10)), ("bytes=,1-2,", .part(1..<3)), ("bytes=100-", .unsatisfiable),
            ("bytes=99999999999999999999999999-", .unsatisfiable), ("bytes=-0", .unsatisfiable),
            ("bytes=100-,-0", .unsatisfiable), ("bytes=0-1,3-4", .whole), ("bytes=2-1", .whole), ("bytes=", .whole),
            ("bytes", .whole), ("", .whole), ("bytes=1", .whole), ("bytes=a-b", .whole), ("bytes=+1-2", .whole),
            ("bytes=1-+2", .whole), ("bytes=--1", .whole), ("bytes=1-2-3", .whole), ("bytes=٣-٤", .whole),
            ("items=0-1", .whole), ("bytes =0-1", .whole), ("bytes=0-1;x", .whole),
            ("bytes=" + Array(repeating: "1-2", count: 17).joined(separator: ","), .whole),
            ("bytes=0-1" + String(repeating: " ", count: 600), .whole),
        ] as [(String, ByteRange)]
    )
    func wishes(field: String, wanted: ByteRange) {
        #expect(ByteRange(field, size: 100) == wanted)
    }

    @Test("An empty file has no bytes to give")
    func empty() {
        for field in ["bytes=0-", "bytes=0-0", "bytes=-1"] { #expect(ByteRange(field, size: 0) == .unsatisfiable) }
    }
}
