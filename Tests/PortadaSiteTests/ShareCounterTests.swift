import PortadaCore
import Testing

@testable import PortadaSite

@Suite("Shares that readers' browsers tell of")
struct ShareCounterTests {
    private static let client = "198.51.100.7"

    @Test("are counted for stories that readers see, and for no others")
    func stories() async throws {
        let paper = try await SampleSite(stories: 2)
        #expect(try await paper.site.share(paper.stories[0], network: "whatsapp", from: Self.client).status == 204)
        #expect(try await paper.site.share(Identifier(9_999), network: "whatsapp", from: Self.client).status == 404)
        #expect(try await paper.site.share(paper.stories[0], network: "orkut", from: Self.client).status == 404)
        _ = try await paper.newsroom.withdraw(paper.stories[1], by: SampleSite.actor, at: SampleSite.noon)
        #expect(try await paper.site.share(paper.stories[1], network: "whatsapp", from: Self.client).status == 404)
    }

    @Test("are counted up to a limit for each client, who is a whole network of IPv6")
    func limit() async throws {
        let paper = try await SampleSite(stories: 1)
        func share(_ client: String) async throws -> Int {
            try await paper.site.share(paper.stories[0], network: "whatsapp", from: client).status
        }
        for number in 0..<ShareCounter.maxPerMinute {
            #expect(try await share("2001:db8::\(number + 1)") == 204)
        }
        #expect(try await share("2001:db8::ffff") == 429)
        #expect(try await share("2001:db8:0:1::1") == 204)
        #expect(try await share(Self.client) == 204)
    }

    @Test("make it remember no more than so many clients")
    func clients() async {
        let counter = ShareCounter()
        for number in 0..<20_050 {
            let client = ClientNetwork(of: "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)")
            _ = await counter.admit(client, SampleSite.noon)
        }
        #expect(await counter.clientCount == 20_000)
    }
}
