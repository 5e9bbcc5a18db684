import PortadaCore
import PortadaStore
import Testing

@testable import PortadaSite

@Suite("A story's comments in pages")
struct CommentPagesTests {
    private func comment(
        _ words: String,
        on story: Identifier<Article>,
        to parent: Identifier<PortadaCore.Comment>? = nil
    ) -> PortadaCore.Comment {
        PortadaCore.Comment(
            id: Identifier(0),
            article: story,
            parent: parent,
            author: "Ana",
            text: CleanHTML(vouchedFor: "<p>\(words)</p>"),
            time: SampleSite.noon,
            status: .approved
        )
    }

    @Test("Each stands on one page, an answer below what it answers; a page that there is not leads to the story")
    func pages() async throws {
        let paper = try await SampleSite(stories: 2)
        let story = paper.stories[1]
        var first: Identifier<PortadaCore.Comment>?
        for number in 1...CommentPages.length + 1 {
            let added = try await paper.newsroom.addComment(
                comment("número \(number).", on: story),
                by: SampleSite.actor,
                at: SampleSite.noon
            )
            first = first ?? added.id
        }
        let before = await paper.cached("/nota-1/comment-page-2/").text
        #expect(before.contains("número \(CommentPages.length + 1).") && !before.contains("número 1."))
        // An answer to the first one pushes the last one of its page over to the next.
        _ = try await paper.newsroom.addComment(
            comment("respuesta.", on: story, to: first),
            by: SampleSite.actor,
            at: SampleSite.noon
        )
        let (one, two) = (await paper.cached("/nota-1/").text, await paper.cached("/nota-1/comment-page-2/").text)
        #expect(
            one.contains("respuesta.") && one.contains("número 1.") && !one.contains("número \(CommentPages.length).")
        )
        #expect(two.contains("número \(CommentPages.length).") && two.contains("número \(CommentPages.length + 1)."))
        #expect(
            one.contains("\(CommentPages.length + 2) comentarios")
                && two.contains("\(CommentPages.length + 2) comentarios")
        )
        #expect(one.contains("href=\"/nota-1/comment-page-2/#comments\"") && two.contains("href=\"/nota-1/#comments\""))
        #expect(two.contains("noindex") && two.contains("<h1><a href=\"/nota-1/\">Nota 1</a></h1>"))
        for path in ["/nota-1/comment-page-1/", "/nota-1/comment-page-3/", "/nota-0/comment-page-2/"] {
            let answer = try await paper.fresh(path)
            #expect(answer.status == 301 && answer.location == "/nota-\(path.contains("1/c") ? 1 : 0)/", "\(path)")
        }
        #expect(try await paper.fresh("/nada/comment-page-2/").status == 404)
    }

    @Test("A thread goes on where the page before ended, before those that are younger than it")
    func longThread() async throws {
        let paper = try await SampleSite(stories: 2)
        let story = paper.stories[1]
        func add(_ words: String, to parent: Identifier<PortadaCore.Comment>? = nil, _ seconds: Int64) async throws
            -> Identifier<PortadaCore.Comment>
        {
            var value = comment(words, on: story, to: parent)
            value.time = SampleSite.noon.advanced(bySeconds: seconds)
            return try await paper.newsroom.addComment(value, by: SampleSite.actor, at: SampleSite.noon).id
        }
        let first = try await add("primero.", 0)
        _ = try await add("el joven.", 1)
        for number in 1...CommentPages.length + 9 { _ = try await add("respuesta \(number).", to: first, 2) }
        let two = await paper.cached("/nota-1/comment-page-2/").text
        let (last, young) = (
            two.firstRange(of: "respuesta \(CommentPages.length + 9)."), two.firstRange(of: "el joven.")
        )
        #expect(try #require(last).lowerBound < #require(young).lowerBound)
        #expect(two.contains("respuesta \(CommentPages.length).") && !two.contains("primero."))
    }

    @Test("The order bears answers to what isn't there, and answers to answers of any depth")
    func order() {
        let depth = 20_000
        let chain = (1...depth).map {
            (
                id: Identifier<PortadaCore.Comment>(Int64($0)),
                parent: $0 > 1 ? Identifier<PortadaCore.Comment>(Int64($0 - 1)) : nil
            )
        }
        let pages = CommentPages(chain + [(Identifier(Int64(depth + 1)), Identifier(Int64(depth + 9)))])
        #expect(pages.commentCount == depth + 1 && pages.count == depth / CommentPages.length + 1)
        #expect(pages.page(pages.count) == [Identifier(Int64(depth + 1))] && pages.page(pages.count + 1).isEmpty)
        #expect(CommentPages([]).count == 1)
    }
}
