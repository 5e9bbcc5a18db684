import Foundation
import PortadaCore
import Testing

@Suite("Moments")
struct TimestampTests {
    @Test("count milliseconds")
    func milliseconds() {
        #expect(Timestamp(seconds: 2) == Timestamp(milliseconds: 2000))
        #expect(Timestamp(seconds: -1).rawValue == -1000)
    }

    @Test("go forwards and back")
    func advancing() {
        let moment = Timestamp(seconds: 100)
        #expect(moment.advanced(bySeconds: 60) == Timestamp(seconds: 160))
        #expect(moment.advanced(bySeconds: -160) == Timestamp(seconds: -60))
        #expect(moment < moment.advanced(bySeconds: 1))
    }

    @Test("are plain numbers in JSON")
    func coding() throws {
        let moments = [Timestamp(milliseconds: 1500), Timestamp(seconds: -1)]
        let data = try JSONEncoder().encode(moments)
        #expect(String(decoding: data, as: UTF8.self) == "[1500,-1000]")
        #expect(try JSONDecoder().decode([Timestamp].self, from: data) == moments)
    }

    @Test("of a story's text are never before its publication")
    func modified() {
        let (early, late) = (Timestamp(seconds: 1), Timestamp(seconds: 9))
        #expect(ArticleTimes(created: early).modified == early)
        #expect(ArticleTimes(created: early, published: late).modified == late)
        #expect(ArticleTimes(created: early, published: late, updated: early).modified == late)
        #expect(ArticleTimes(created: early, published: early, updated: late).modified == late)
    }
}
