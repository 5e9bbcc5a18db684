import CNghttp2
import HTTPTypes
import NIOCore
import Testing

@testable import PortadaSite

@Suite("Fields of HTTP/2")
struct HTTP2FieldsTests {
    private static func texts(_ fields: HTTP2Fields) -> [String] {
        var texts: [String] = []
        fields.withPairs { pairs in
            texts = pairs.map { pair in
                let name = String(decoding: UnsafeBufferPointer(start: pair.name, count: pair.namelen), as: UTF8.self)
                return name + ": "
                    + String(decoding: UnsafeBufferPointer(start: pair.value, count: pair.valuelen), as: UTF8.self)
            }
        }
        return texts
    }

    @Test("Lines of HTTP/1.1 become fields in lower case, without the status line")
    func lines() {
        let lines = [
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: \"Aa\"\r\n",
            "X-Frame-Options: SAME: ORIGIN\r\nX-Empty: \r\n",
        ]
        let fields = HTTP2Fields(status: 200, lines: lines.map { ByteBuffer(string: $0) }, date: "today")
        #expect(
            Self.texts(fields) == [
                ":status: 200", "content-length: 5", "etag: \"Aa\"", "x-frame-options: SAME: ORIGIN", "x-empty: ",
                "date: today",
            ]
        )
    }

    @Test("What belongs to a connection of HTTP/1.1 stays behind")
    func connection() {
        var fields = HTTPFields()
        fields[.connection] = "close"
        fields[.transferEncoding] = "chunked"
        fields[.contentType] = "text/plain"
        let head = HTTPResponse(status: .seeOther, headerFields: fields)
        #expect(Self.texts(HTTP2Fields(head)) == [":status: 303", "content-type: text/plain"])
    }
}
