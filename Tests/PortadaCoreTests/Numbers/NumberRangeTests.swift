import PortadaCore
import Testing

@Suite("Numbers from outside")
struct NumberRangeTests {
    @Test(
        "are ASCII digits within a range",
        arguments: [
            ("0", 0), ("7", 7), ("007", 7), ("-3", -3), ("-0", 0), ("9007199254740991", 9_007_199_254_740_991),
            ("9007199254740992", nil), ("9223372036854775807", nil), ("-9223372036854775808", nil),
            ("9223372036854775808", nil), ("1e3", nil), ("+3", nil), (" 3", nil), ("3 ", nil), ("", nil), ("-", nil),
            ("--3", nil), ("１２", nil), ("٣", nil), ("0000000000000000000000000000001", nil), ("1.0", nil), ("0x1", nil),
        ] as [(String, Int64?)]
    )
    func reading(text: String, number: Int64?) {
        #expect(NumberRange.keys.read(text) == number)
        #expect(NumberRange.counts.read(text) == number.flatMap { $0 >= 0 ? $0 : nil })
    }

    @Test("with signs between them are just so many")
    func lists() {
        #expect(NumberRange.keys.list("-1~2", separator: "~", count: 2) == [-1, 2])
        for text in ["", "1", "1~2~3", "1~", "~1~2", "1~x", "1~9223372036854775807"] {
            #expect(NumberRange.keys.list(text, separator: "~", count: 2) == nil, "\(text)")
        }
    }

    @Test("name rows from 1 on, and moments of the calendar")
    func names() {
        #expect(Identifier<Article>(reading: "12")?.rawValue == 12)
        #expect(Identifier<Article>(reading: "0") == nil && Identifier<Article>(reading: "-1") == nil)
        #expect(Timestamp(reading: "-5")?.rawValue == -5)
        #expect(Timestamp(reading: "253402300800000") == nil && Timestamp(reading: "9223372036854775807") == nil)
    }

    @Test("of moments never leave the calendar")
    func moments() {
        for edge in [Int64.min, Int64.min + 1, Int64.max - 1, Int64.max] {
            let nearest = edge < 0 ? Timestamp.earliest : Timestamp.latest
            #expect(Timestamp(milliseconds: edge) == nearest)
            #expect(Timestamp(seconds: edge) == nearest)
            #expect(Timestamp(seconds: 0).advanced(bySeconds: edge) == nearest)
            #expect(nearest.advanced(bySeconds: edge) == nearest)
        }
    }
}
