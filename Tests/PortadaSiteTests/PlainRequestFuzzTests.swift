import Foundation
import NIOCore
import NIOEmbedded
import NIOHTTP1
import PortadaCore
import Testing

@testable import PortadaSite

/// Requests as nobody should send them, read by the front and by the full parser: where the front answers, both understood the
/// same; everything else is the full parser's. `PORTADA_FUZZ_SECONDS` and `PORTADA_FUZZ_SEED` in the environment look longer, and
/// elsewhere.
@Suite("Any bytes sent to the front")
struct PlainRequestFuzzTests {
    private static let cases = 5_000

    @Test("mean the same to it as to the full parser, or are handed on")
    func agreement() throws {
        let environment = ProcessInfo.processInfo.environment
        let seconds = environment["PORTADA_FUZZ_SECONDS"].flatMap { Int($0) }
        var heads = HostileHeads(seed: environment["PORTADA_FUZZ_SEED"].flatMap { UInt64($0) } ?? 2026)
        let end = ContinuousClock.now + .seconds(seconds ?? 0)
        var (count, plain) = (0, 0)
        var last = PlainRequest.Fields()
        while count < Self.cases || ContinuousClock.now < end {
            let bytes = heads.next()
            // A connection remembers the fields of the request before: every other one does.
            var fields = count % 2 == 0 ? last : PlainRequest.Fields()
            let reading = PlainRequest.read(ByteBuffer(bytes: bytes), &fields, FrontRules(staffCookie: "desk"))
            if case .plain = reading { (plain, last) = (plain + 1, fields) }
            if let fault = Self.fault(in: reading, of: bytes) {
                Issue.record("\(fault): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return
            }
            count += 1
        }
        // It would be no test if the front handed everything on.
        #expect(plain > count / 20)
        if seconds != nil { print("\(count) requests, \(plain) answered in front, none understood otherwise") }
    }

    /// What the full parser makes of bytes.
    private static func parsed(_ bytes: some Sequence<UInt8>) -> (parts: [HTTPServerRequestPart], failed: Bool) {
        let channel = EmbeddedChannel(handler: ByteToMessageHandler(HTTPRequestDecoder()))
        defer { _ = try? channel.finish() }
        do {
            try channel.writeInbound(ByteBuffer(bytes: bytes))
        } catch {
            return ((try? parts(of: channel)) ?? [], true)
        }
        return ((try? parts(of: channel)) ?? [], false)
    }

    private static func parts(of channel: EmbeddedChannel) throws -> [HTTPServerRequestPart] {
        var parts: [HTTPServerRequestPart] = []
        while let part = try channel.readInbound(as: HTTPServerRequestPart.self) { parts.append(part) }
        return parts
    }

    /// What the front understood otherwise; nil when it didn't.
    private static func fault(in reading: PlainRequest.Reading, of bytes: [UInt8]) -> String? {
        switch reading {
        case .other: return nil
        case .incomplete:
            let isWhole = parsed(bytes).parts.contains { if case .end = $0 { true } else { false } }
            return isWhole ? "the front waits for more of a request that is whole" : nil
        case .unknownMethod:
            guard case .head(let head)? = parsed(bytes).parts.first else { return nil }
            let isKnown = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"].contains(head.method.rawValue)
            return isKnown ? "a method that is known" : nil
        case .plain(let request, let length):
            guard length <= bytes.count else { return "longer than what came" }
            let (parts, failed) = parsed(bytes[..<length])
            guard !failed, parts.count == 2, case .head(let head) = parts[0], case .end(nil) = parts[1] else {
                return "not one request without a body"
            }
            return difference(request, head)
        }
    }

    /// A field's value without the blanks around it, which are no part of it (RFC 9110, section 5.5): the parser leaves them on,
    /// and who makes fields of its headers takes them off.
    private static func withoutBlanks(_ value: String) -> String {
        value.trimmingCharacters(in: CharacterSet(charactersIn: " \t"))
    }

    private static func difference(_ request: PlainRequest, _ head: HTTPRequestHead) -> String? {
        if head.method != (request.isHead ? .HEAD : .GET) { return "another method" }
        if head.version != .http1_1 { return "another version" }
        let target = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        if target.first.map(String.init) != request.path || (target.count > 1) != request.hasQuery {
            return "another target"
        }
        if head.isKeepAlive == request.fields.closes { return "another end of the connection" }
        if head.headers["host"].count != 1 { return "not one host" }
        for name in ["content-length", "transfer-encoding", "upgrade", "expect", "te", "trailer"] {
            if head.headers.contains(name: name) { return "a field that is the full parser's" }
        }
        let conditions = request.fields.conditions ?? Conditions()
        for (name, value) in [
            ("if-none-match", conditions.ifNoneMatch), ("if-modified-since", conditions.ifModifiedSince),
            ("range", conditions.range), ("if-range", conditions.ifRange),
        ] where head.headers[name].map(Self.withoutBlanks) != (value.map { [$0] } ?? []) {
            return "another \(name)"
        }
        let isFromStaff = head.headers["cookie"].contains { $0.contains("desk=") }
        if isFromStaff != request.fields.isFromStaff { return "another reader" }
        if head.headers["accept-encoding"].count == 1,
            Gzip.isAccepted(by: head.headers["accept-encoding"][0]) != request.fields.takesGzip
        {
            return "another encoding"
        }
        return nil
    }
}

/// Makes heads of requests: good ones, bitten, doubled, swapped and cut.
private struct HostileHeads {
    private var chance: Chance

    init(seed: UInt64) { chance = Chance(seed: seed) }

    private static let lines = [
        "Host: a.example", "Host: a.example:80", "host: [::1]", "HOST:a", "Accept-Encoding: gzip, br",
        "Accept-Encoding: gzip;q=0",
        "Accept-Encoding: identity", "Connection: keep-alive", "Connection: close", "Connection: Close",
        "Connection: close, te",
        "If-None-Match: \"a\"", "If-None-Match: W/\"a\", \"b\"", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
        "Range: bytes=0-9", "If-Range: \"a\"", "Cookie: a=b; desk=x", "Cookie: b=c", "User-Agent: Móvil",
        "X-Long: " + String(repeating: "a", count: 300),
        "Content-Length: 0", "Content-Length: 5", "Transfer-Encoding: chunked", "Expect: 100-continue", "Upgrade: h2c",
        "TE: trailers",
        "Trailer: x", "Proxy-Connection: keep-alive", "X:", "X: ", " folded: x", "X : y", "Content-Length : 5",
    ]
    private static let starts = [
        "GET / HTTP/1.1", "GET /nota/ HTTP/1.1", "HEAD /a?b=c HTTP/1.1", "GET /?s=agua&x=%20 HTTP/1.1",
        "GET /media/a/b-1.jpg HTTP/1.1",
        "GET http://a.example/ HTTP/1.1", "GET * HTTP/1.1", "POST / HTTP/1.1", "get / HTTP/1.1", "BREW / HTTP/1.1",
        "GET / HTTP/1.0",
        "GET  / HTTP/1.1", "GET /a b HTTP/1.1", "GET /a#b HTTP/1.1", "GET /\u{e9} HTTP/1.1", "GET / HTTP/2.0", "GET /",
        "HEADER / HTTP/1.1",
    ]
    private static let bites = [
        "\r", "\n", "\r\n", "\r\n\r\n", " ", "\t", ":", ",", ";", "\0", "\u{7f}", "?", "#", "/", "//", "\\", "%",
        "GET ", "HTTP/1.1", "é",
        "0\r\n\r\n", "Host: b\r\n", "\u{b}", "\"", "chunked", "Content-Length: 3\r\n", "Transfer-Encoding: chunked\r\n",
    ]

    mutating func next() -> [UInt8] {
        // Half of them begin well, and have one host.
        let isGood = chance.below(2) == 0
        var lines = [isGood ? Self.starts[chance.below(5)] : Self.starts.pick(&chance)]
        if isGood { lines.append(Self.lines[chance.below(4)]) }
        for _ in 0..<chance.below(5) {
            lines.append(isGood ? Self.lines[4 + chance.below(16)] : Self.lines.pick(&chance))
        }
        if chance.below(4) == 0 { lines.swapAt(chance.below(lines.count), chance.below(lines.count)) }
        var bytes = Array((lines.joined(separator: chance.below(12) == 0 ? "\n" : "\r\n") + "\r\n\r\n").utf8)
        for _ in 0..<(chance.below(3) == 0 ? 1 + chance.below(3) : 0) { bite(&bytes) }
        if chance.below(6) == 0 { bytes += Array("GET /next HTTP/1.1\r\nHost: a\r\n\r\n".utf8) }
        return bytes
    }

    private mutating func bite(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = chance.below(bytes.count)
        switch chance.below(5) {
        case 0: bytes[place] = UInt8(chance.below(256))
        case 1: bytes.insert(contentsOf: Array(Self.bites.pick(&chance).utf8), at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + chance.below(8)))
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + chance.below(30))], at: place)
        default: bytes.removeLast(bytes.count - place)
        }
    }
}
