import PortadaCore
import Testing

@testable import PortadaDesk

@Suite("What programs send")
struct APISchemaTests {
    private static let schema = APISchema.object([
        APIProperty("name", .name(max: 5), required: true), APIProperty("count", .whole(1...9)),
        APIProperty("when", .optional(.moment)), APIProperty("words", .list(.word(["a", "b"]), max: 2)),
        APIProperty("slug", .slug),
    ])

    private static let cases: [(String, [String])] = [
        (#"{"name": "ñandú"}"#, []),
        (#"{"name": "x", "count": 9.0, "when": null, "words": ["a"], "slug": ""}"#, []),
        (#"{}"#, ["/name missing"]),
        (#"{"name": "sesenta"}"#, ["/name tooLong"]),
        (#"{"name": " \u0001 "}"#, ["/name pattern"]),
        (#"{"name": 5}"#, ["/name type"]),
        (#"{"name": "x", "count": 10}"#, ["/count range"]),
        (#"{"name": "x", "count": 1.5}"#, ["/count type"]),
        (#"{"name": "x", "count": true}"#, ["/count type"]),
        (#"{"name": "x", "when": "ayer"}"#, ["/when moment"]),
        (#"{"name": "x", "words": ["a", "c"]}"#, ["/words/1 value"]),
        (#"{"name": "x", "words": ["a", "b", "a"]}"#, ["/words tooLong"]),
        (#"{"name": "x", "slug": "Mal-"}"#, ["/slug pattern"]),
        (#"{"name": "x", "a/b~c": 1}"#, ["/a~1b~0c unknown"]),
        (#"[]"#, [" type"]),
    ]

    @Test("is checked place by place", arguments: cases.indices)
    func checking(index: Int) throws {
        let (text, expected) = Self.cases[index]
        let value = try JSONValue(Array(text.utf8))
        #expect(Self.schema.mistakes(in: value).map { "\($0.pointer) \($0.kind.rawValue)" } == expected)
    }

    @Test("of a patch may leave all out, and empty what can be empty")
    func patch() throws {
        #expect(Self.schema.patch.mistakes(in: try JSONValue(Array("{}".utf8))).isEmpty)
        #expect(Self.schema.patch.mistakes(in: try JSONValue(Array(#"{"count": null}"#.utf8))).isEmpty)
        #expect(Self.schema.patch.mistakes(in: try JSONValue(Array(#"{"name": null}"#.utf8))).count == 1)
    }

    @Test(
        "that is no JSON or too deep is not read",
        arguments: [
            "", "{", "nul", "[1,]", "{\"a\":1}x", String(repeating: "[", count: 33) + String(repeating: "]", count: 33),
        ]
    )
    func unreadable(text: String) {
        #expect(throws: JSONReader.Fault.self) { try JSONValue(Array(text.utf8)) }
    }

    @Test("is written as it was read")
    func writing() throws {
        let text = #"{"a":[1,2.5,true,null],"b":"ñ \"\\\n\u0001"}"#
        #expect(String(decoding: try JSONValue(Array(text.utf8)).bytes, as: UTF8.self) == text)
    }

    @Test("are texts without what nobody sees")
    func texts() {
        #expect(TypedText.line("  El\u{0} puerto\n\treabre ") == "El puerto reabre")
        #expect(TypedText.lines("Uno  dos\r\ntres\u{7} ") == "Uno dos\ntres")
    }
}

@Suite("Moments of the API")
struct MomentTests {
    @Test(
        "are read and written",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2024-02-29T12:00:00-04:00", 1_709_222_400_000),
            ("2026-11-25T14:00:00.25Z", 1_795_615_200_250), ("1969-12-31T23:59:59.999Z", -1),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000), ("9999-12-31T23:59:59Z", 253_402_300_799_000),
            ("2000-03-01t00:00:00z", 951_868_800_000),
        ]
    )
    func reading(text: String, milliseconds: Int64) throws {
        let moment = try #require(Timestamp(rfc3339: text))
        #expect(moment.rawValue == milliseconds)
        #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
    }

    @Test(
        "that can't be are none",
        arguments: [
            "", "2026-11-25", "2023-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-25T24:00:00Z",
            "2026-11-25T10:00:00", "2026-11-25T10:00:00+4", "2026-11-25T10:00:00.Z", "2026-11-25T10:00:00Zx",
            "9999-12-31T23:59:59-04:00", "0000-01-01T00:00:00+01:00",
        ]
    )
    func refusing(text: String) { #expect(Timestamp(rfc3339: text) == nil) }
}
