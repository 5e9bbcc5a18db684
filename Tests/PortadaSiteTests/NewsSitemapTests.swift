import PortadaCore
import Testing

@testable import PortadaSite

@Suite("The news sitemap")
struct NewsSitemapTests {
    @Test("names the front where there is no news, as a list without an address is none")
    func empty() async throws {
        let paper = try await SampleSite(stories: 1)
        func sitemap() async throws -> String {
            String(decoding: try await paper.fresh("/sitemap-news.xml").bytes, as: UTF8.self).replacing("\n", with: "")
        }
        let empty = try await sitemap()
        #expect(empty.contains("<url><loc>https://faro.example/</loc></url>") && !empty.contains("<news:news>"))
        var story = SampleSite.story(2, section: paper.sections[0], person: paper.people[0], tag: paper.tags[0])
        (story.times.published, story.times.firstPublished) = (SampleSite.noon, SampleSite.noon)
        _ = try await paper.newsroom.create(story, by: SampleSite.actor, at: SampleSite.noon)
        let full = try await sitemap()
        #expect(full.contains("<loc>https://faro.example/nota-2/</loc><news:news>"))
        #expect(!full.contains("<loc>https://faro.example/</loc>"))
    }
}
