import Foundation
import NIOCore
import Testing

@testable import PortadaSite

@Suite("Parts of a gzip stream")
struct GzipSegmentTests {
    private static let texts = [
        "", "a", String(repeating: "<p>El muelle amaneció con gente.</p>", count: 400),
        String((0..<5000).map { _ in Character(Unicode.Scalar(UInt8.random(in: 32..<127))) }),
        String(repeating: "ñ", count: 70_000),
    ]

    @Test("Parts join to one stream that gzip itself reads, in any order, however each was compressed")
    func joined() throws {
        for order in [Self.texts, Self.texts.reversed()] {
            let parts = try #require(GzipSegment.several(order.map { ByteBuffer(string: $0) }))
            let best = try order.map { try #require(GzipSegment(ByteBuffer(string: $0), .best)) }
            let mixed = zip(parts, best).enumerated().map { $0.offset % 2 == 0 ? $0.element.0 : $0.element.1 }
            for segments in [parts, best, mixed] {
                var stream = GzipSegment.header
                for segment in segments where segment.count > 0 { stream += segment.bytes }
                stream += GzipSegment.trailer(of: segments)
                #expect(try Self.gunzip(Array(stream)) == order.joined())
            }
        }
    }

    @Test("The bytes come back from the parts")
    func inflated() throws {
        let parts = try #require(GzipSegment.several(Self.texts.map { ByteBuffer(string: $0) }))
        let count = parts.reduce(0) { $0 + $1.count }
        let whole = try #require(GzipSegment.inflated(parts, count: count))
        #expect(String(buffer: whole) == Self.texts.joined())
        #expect(GzipSegment.inflated(parts, count: count + 1) == nil)
    }

    /// What the program `gzip` makes of a stream.
    private static func gunzip(_ bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self)
    }
}
