import Foundation
import NIOCore
import Testing

@testable import PortadaSite

// One after the other: how many files may be open is counted for all.
@Suite("Answers that lie in files in memory", .serialized)
struct MemoryFileTests {
    private let bytes = ByteBuffer(repeating: 7, count: 20_000)

    /// Two ends of a connection that don't block.
    private func pair() -> (Int32, Int32) {
        var ends: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0, &ends) == 0)
        return (ends[0], ends[1])
    }

    private func read(_ end: Int32, _ most: Int) -> [UInt8] {
        var all: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while all.count < most {
            let count = Foundation.read(end, &part, part.count)
            guard count > 0 else { break }
            all += part[..<count]
        }
        return all
    }

    @Test func whatASocketTakesIsTheBeginning() throws {
        let (here, there) = pair()
        defer {
            close(here)
            close(there)
        }
        let numbered = ByteBuffer(bytes: (0..<4_000_000).map { UInt8(truncatingIfNeeded: $0 / 251) })
        let file = try #require(MemoryFile(numbered))
        let sent = file.send(to: here)
        #expect(sent > 0 && sent < 4_000_000)
        #expect(file.send(to: here) == 0, "a full socket takes nothing")
        #expect(read(there, sent) == Array(numbered.readableBytesView.prefix(sent)))
    }

    @Test func aBrokenSocketTakesNothing() throws {
        let (here, there) = pair()
        close(there)
        defer { close(here) }
        let file = try #require(MemoryFile(bytes))
        // What writes to nobody would end the program by signal, were it not ignored as it is there.
        signal(SIGPIPE, SIG_IGN)
        #expect(file.send(to: here) == 0)
        #expect(HotAnswer(bytes, isFile: false).send(to: here) == 0)
    }

    @Test func thereAreNeverMoreThanSoMany() throws {
        var files: [MemoryFile] = []
        while let file = MemoryFile(bytes) { files.append(file) }
        #expect(MemoryFile.count == MemoryFile.most)
        let answer = HotAnswer(bytes, isFile: true)
        let (here, there) = pair()
        defer {
            close(here)
            close(there)
        }
        #expect(answer.send(to: here) == 20_000, "without a file its bytes are copied")
        files = []
        #expect(MemoryFile(bytes) != nil)
    }

    @Test func onlyAPageAskedForOftenBecomesHot() throws {
        let answer = PreparedAnswer(
            status: 200,
            headers: [],
            body: .wholes([bytes]),
            unshared: 0,
            entityTag: nil,
            lastModified: nil,
            security: SecurityHeaders(styleHashes: [], frameHosts: [], strictTransport: nil)
        )
        let date = ByteBuffer(string: "Date: today\r\n\r\n")
        #expect((0..<16).allSatisfy { _ in answer.hot(100, date) == nil })
        let run = try #require(answer.hot(100, date))
        #expect(answer.hot(100, date) === run)
        let often = (0..<128).compactMap { _ in answer.hot(100, date) }
        #expect(often.last !== run && often.last?.bytes == run.bytes)
        // Half as hot a second later, and cold after some.
        let later = ByteBuffer(string: "Date: later\r\n\r\n")
        #expect(try #require(answer.hot(101, later)).bytes != run.bytes)
        #expect(answer.hot(120, later) == nil)
    }
}
