import Testing

@testable import PortadaDesk

@Suite("Forms with files, as they arrive")
struct MultipartReaderTests {
    typealias Fault = MultipartReader.Fault

    /// A part as a reader understood it.
    struct Part: Equatable {
        var name: String
        var fileName: String?
        var content: String
    }

    private static let type = "multipart/form-data; boundary=AbC"

    /// Reads a body in pieces of a size.
    private static func read(
        _ body: String,
        type: String = type,
        pieces size: Int = .max,
        limits: MultipartReader.Limits = MultipartReader.Limits()
    ) throws -> [Part] {
        try read(Array(body.utf8), type: type, pieces: size, limits: limits)
    }

    private static func read(
        _ bytes: [UInt8],
        type: String = type,
        pieces size: Int = .max,
        limits: MultipartReader.Limits = MultipartReader.Limits()
    ) throws -> [Part] {
        var reader = try MultipartReader(mediaType: type, limits: limits)
        var parts: [Part] = []
        var content: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = start + min(size, bytes.count - start)
            try reader.read(bytes[start..<end]) { event in
                switch event {
                case .head(let head): parts.append(Part(name: head.name, fileName: head.fileName, content: ""))
                case .content(let more): content += more
                case .end:
                    parts[parts.count - 1].content = String(decoding: content, as: UTF8.self)
                    content = []
                }
            }
            start = end
        }
        try reader.finish()
        return parts
    }

    private static func part(_ head: String, _ content: String = "x") -> String {
        "--AbC\r\n\(head)\r\n\r\n\(content)\r\n"
    }

    private static func body(_ parts: String...) -> String { parts.joined() + "--AbC--\r\n" }

    @Test("are the same in pieces of every size", arguments: [1, 2, 3, 7, 64, Int.max])
    func pieces(size: Int) throws {
        let body = Self.body(
            Self.part("Content-Disposition: form-data; name=\"_csrf\"", "k1"),
            Self.part(
                "Content-Disposition: form-data; name=\"picture\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg",
                "\r\n--Ab\r\n--AbX\r-\n\r\n\r\n--"
            ),
            Self.part("content-disposition: FORM-DATA; NAME=empty", "")
        )
        // What only begins like a boundary is content, but a line that begins with one is none.
        let parts = try Self.read(body, pieces: size)
        #expect(
            parts == [
                Part(name: "_csrf", content: "k1"),
                Part(name: "picture", fileName: "a.jpg", content: "\r\n--Ab\r\n--AbX\r-\n\r\n\r\n--"),
                Part(name: "empty", content: ""),
            ]
        )
        #expect(throws: Fault.malformed) { try Self.read(body.replacing("--AbX", with: "--AbCX"), pieces: size) }
    }

    @Test("take nothing of what stands before the first and behind the last boundary")
    func around() throws {
        let parts = try Self.read(
            "for old mail readers\r\n" + Self.body(Self.part("Content-Disposition: form-data; name=a"))
        )
        #expect(parts == [Part(name: "a", content: "x")])
        let behind = Self.body(Self.part("Content-Disposition: form-data; name=a")) + "--AbC\r\nmore"
        #expect(try Self.read(behind, pieces: 5) == parts)
        #expect(try Self.read("--AbC--").isEmpty)
        #expect(try Self.read("--AbC \t\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--AbC--") == parts)
    }

    @Test(
        "keep names of files, never their folders",
        arguments: [
            ("filename=\"a.jpg\"", "a.jpg"),
            ("filename=\"../../etc/passwd\"", "passwd"),
            ("filename=\"/etc/cron.d/x\"", "x"),
            ("filename=\"C:\\fotos\\playa.jpg\"", "playa.jpg"),
            ("filename=\"..\"", ""),
            ("filename=\"\"", ""),
            ("filename=\"a\\\"b.jpg\"", "a\"b.jpg"),
            ("filename=\"a%22b.jpg\"", "a\"b.jpg"),
            ("filename=\"señal de tráfico.jpg\"", "señal de tráfico.jpg"),
            ("filename=\"gpj.\u{202E}exe\"", "gpj.exe"),
            ("filename*=UTF-8''caf%C3%A9.jpg", "café.jpg"),
            ("filename*=UTF-8''..%2F..%2Fx", "x"),
            ("filename=plain.png", "plain.png"),
        ]
    )
    func names(parameter: String, name: String) throws {
        let body = Self.body(Self.part("Content-Disposition: form-data; name=\"p\"; \(parameter)"))
        #expect(try Self.read(body).first?.fileName == name)
    }

    @Test("cut long names of files")
    func longName() throws {
        let head = "Content-Disposition: form-data; name=p; filename=\"\(String(repeating: "n", count: 5_000))\""
        #expect(try Self.read(Self.body(Self.part(head))).first?.fileName?.count == 200)
    }

    @Test(
        "that are none are refused",
        arguments: [
            ("nothing", "", Fault.cutOff),
            ("no boundary in it", "hello", .cutOff),
            ("cut off in a head", "--AbC\r\nContent-Disposition: form-data; na", .cutOff),
            ("cut off in a content", part("Content-Disposition: form-data; name=a"), .cutOff),
            ("cut off in the last boundary", part("Content-Disposition: form-data; name=a") + "--AbC-", .cutOff),
            (
                "another boundary", "--Other\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--Other--\r\n",
                .cutOff
            ),
            ("bare line feeds", "--AbC\nContent-Disposition: form-data; name=a\n\nx\n--AbC--\n", .malformed),
            ("a bare line feed in a head", body(part("A: b\nContent-Disposition: form-data; name=a")), .malformed),
            ("a NUL in a head", body(part("Content-Disposition: form-data; name=\"a\0b\"")), .malformed),
            ("no head", "--AbC\r\n\r\nx\r\n--AbC--\r\n", .cutOff),
            ("a head without name", body(part("Content-Disposition: form-data")), .malformed),
            ("an empty name", body(part("Content-Disposition: form-data; name=\"\"")), .malformed),
            ("no disposition", body(part("Content-Type: text/plain")), .malformed),
            ("another disposition", body(part("Content-Disposition: attachment; name=a")), .malformed),
            (
                "two dispositions",
                body(part("Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b")),
                .malformed
            ),
            ("a name given twice", body(part("Content-Disposition: form-data; name=a; name=b")), .malformed),
            ("an open quote", body(part("Content-Disposition: form-data; name=\"a")), .malformed),
            ("words behind a quote", body(part("Content-Disposition: form-data; name=\"a\"b")), .malformed),
            ("a folded line", body(part("Content-Disposition: form-data;\r\n name=a")), .malformed),
            ("a line without colon", body(part("Content-Disposition form-data; name=a")), .malformed),
            (
                "parts in a part",
                body(part("Content-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed; boundary=B")),
                .nested
            ),
            (
                "an encoding",
                body(part("Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64")), .encoded
            ),
            (
                "a boundary that goes on", "--AbCd\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--AbC--",
                .malformed
            ),
        ]
    )
    func faults(name: String, body: String, fault: Fault) {
        for size in [1, 5, Int.max] {
            #expect(throws: fault, "\(name), \(size)") { try Self.read(body, pieces: size) }
        }
    }

    @Test("stay within their limits")
    func limits() throws {
        let field = Self.part("Content-Disposition: form-data; name=a")
        let many = String(repeating: field, count: 11) + "--AbC--"
        #expect(throws: Fault.tooManyParts) { try Self.read(many, limits: .init(parts: 10)) }
        #expect(try Self.read(many, limits: .init(parts: 11)).count == 11)
        let long = "--AbC\r\nX: \(String(repeating: "h", count: 9_000))"
        for size in [100, Int.max] {
            #expect(throws: Fault.headTooLong) { try Self.read(long, pieces: size) }
            #expect(throws: Fault.malformed) { try Self.read(String(repeating: "p", count: 9_000), pieces: size) }
            #expect(throws: Fault.malformed) {
                try Self.read("--AbC" + String(repeating: " ", count: 9_000), pieces: size)
            }
        }
    }

    @Test(
        "name their boundary in the media type",
        arguments: [
            ("multipart/form-data", false), ("multipart/form-data; boundary=", false),
            ("multipart/form-data; boundary=\"\"", false), ("multipart/form-data; boundary=a; boundary=b", false),
            ("multipart/form-data; boundary=\(String(repeating: "b", count: 71))", false),
            ("multipart/form-data; boundary=señal", false), ("multipart/form-data; boundary=\"a b\"", false),
            ("multipart/form-data; boundary=\(String(repeating: "b", count: 70))", true),
            ("multipart/form-data;boundary=\"AbC\"", true), ("multipart/form-data; charset=utf-8; Boundary=x", true),
        ]
    )
    func boundaries(type: String, isGood: Bool) {
        if isGood {
            #expect(throws: Never.self) { try MultipartReader(mediaType: type) }
        } else {
            #expect(throws: Fault.noBoundary) { try MultipartReader(mediaType: type) }
        }
    }

    @Test("hold hardly any of a large file at once")
    func memory() throws {
        var reader = try MultipartReader(mediaType: Self.type)
        try reader.read(Array("--AbC\r\nContent-Disposition: form-data; name=a; filename=b\r\n\r\n".utf8)) { _ in }
        var largest = 0
        var count = 0
        // Line breaks that might begin a boundary are what is held back.
        let piece = Array(String(repeating: "\r\n--Ab\r", count: 1_000).utf8)
        for _ in 0..<200 {
            try reader.read(piece) { event in
                if case .content(let bytes) = event {
                    largest = max(largest, bytes.count)
                    count += bytes.count
                }
            }
        }
        #expect(largest <= piece.count + 8)
        #expect(piece.count * 200 - count <= 8)
    }
}
