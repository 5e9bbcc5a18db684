import Foundation
import Testing

@testable import PortadaDesk

@Suite("JSON, byte by byte")
struct JSONReaderTests {
    private func read(_ text: String) throws(JSONReader.Fault) -> JSONValue { try JSONValue(Array(text.utf8)) }

    private static let cases: [(String, JSONValue)] = [
        (" null ", JSONValue.null), ("\u{FEFF}1", .whole(1)), ("true", .flag(true)), ("[]", .list([])),
        ("{ }", .object([])),
        ("-0", .whole(0)), ("9223372036854775807", .whole(.max)), ("-9223372036854775808", .whole(.min)),
        ("9223372036854775808", .real(9_223_372_036_854_775_808)), ("1.5e2", .real(150)),
        ("1E400", .real(.infinity)),
        (#""\u00f1\ud83d\ude00\/\b\f\n\r\t\"\\""#, .text("ñ😀/\u{8}\u{C}\n\r\t\"\\")),
        (
            #"{"b":1,"a":[2,{"c":null}]}"#,
            .object([
                .init(name: "b", value: .whole(1)),
                .init(name: "a", value: .list([.whole(2), .object([.init(name: "c", value: .null)])])),
            ])
        ),
        (
            #"{"a":1,"b":2,"a":3}"#,
            .object([.init(name: "a", value: .whole(3)), .init(name: "b", value: .whole(2))])
        ),
    ]

    @Test("is what RFC 8259 says", arguments: cases.indices)
    func reading(index: Int) throws {
        let (text, value) = Self.cases[index]
        #expect(try read(text) == value)
    }

    @Test(
        "is nothing else",
        arguments: [
            "", " ", "nul", "truex", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "01", "1.",
            ".5",
            "-", "+1", "1e", "1e+", "\"", "\"\u{1}\"", #""\x""#, #""\u12""#, #""\ud83d""#, #""\ud83dx""#, #""\ude00""#,
            "[1]]",
            "NaN", "Infinity", "1\u{FEFF}", "'a'", "//\n1",
        ]
    )
    func malformed(text: String) {
        #expect(throws: JSONReader.Fault.malformed) { try read(text) }
    }

    @Test("that is no UTF-8 is none")
    func bytes() {
        #expect(throws: JSONReader.Fault.malformed) { try JSONValue([0x22, 0xF1, 0x22]) }
    }

    @Test("of many levels or many values is given up on the way")
    func bounds() {
        #expect(throws: JSONReader.Fault.malformed) { try read(String(repeating: "[", count: 3_000_000)) }
        #expect(throws: JSONReader.Fault.tooMany) { try read("[" + String(repeating: "0,", count: 3_000_000)) }
        #expect(throws: JSONReader.Fault.tooMany) { try read("[" + String(repeating: "[],", count: 60_000) + "[]]") }
        #expect(throws: JSONReader.Fault.malformed) { try read(String(repeating: "1", count: 401)) }
    }
}
