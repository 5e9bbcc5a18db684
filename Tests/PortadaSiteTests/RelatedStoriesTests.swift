import PortadaCore
import PortadaStore
import Testing

@testable import PortadaSite

@Suite("Related stories")
struct RelatedStoriesTests {
    private func ids(_ numbers: ClosedRange<Int64>) -> [Identifier<Article>] { numbers.map { Identifier($0) } }

    private func choose(
        hasBox: Bool = true,
        tags: [Int64] = [1, 2],
        section: Int64? = 7,
        shown: Set<Identifier<Article>> = [],
        _ lists: [ArticleList: [Int64]]
    ) -> (box: [Int64], row: [Int64]) {
        let rule = RelatedStories(
            to: Identifier(100),
            tags: tags.map { Identifier($0) },
            section: section.map { Identifier($0) },
            neighbours: [Identifier(98), Identifier(99)],
            hasBox: hasBox
        )
        let choice = rule.choose { list in (lists[list] ?? []).map { Identifier($0) }.filter { !shown.contains($0) } }
        return (choice.box.map(\.rawValue), choice.row.map(\.rawValue))
    }

    private let tag = ArticleList.tag(Identifier(1))
    private let other = ArticleList.tag(Identifier(2))
    private let section = ArticleList.section(Identifier(7))

    @Test("the box shows the newest under the first tag that has others, the row the section's newest")
    func both() {
        let chosen = choose([tag: [100], other: [100, 9, 8, 7], section: [100, 9, 6, 5, 4, 3]])
        #expect(chosen.box == [9, 8])
        #expect(chosen.row == [6, 5, 4])
    }

    @Test("never the story itself, its neighbours, nor what the page shows already")
    func exclusion() {
        let chosen = choose(
            shown: [Identifier(9), Identifier(6)],
            [tag: [100, 99, 98, 9, 8, 7], section: [100, 99, 8, 7, 6, 5]]
        )
        #expect(chosen.box == [8, 7])
        #expect(chosen.row == [5])
    }

    @Test("a short section is filled up from the tags; a text too short for a box has none")
    func filling() {
        let chosen = choose(hasBox: false, [tag: [3, 2], other: [2, 1], section: [3]])
        #expect(chosen.box.isEmpty)
        #expect(chosen.row == [3, 2, 1])
    }

    @Test("a story without tags and section has no related ones")
    func nothing() {
        let chosen = choose(tags: [], section: nil, [section: [1, 2, 3]])
        #expect(chosen.box.isEmpty)
        #expect(chosen.row.isEmpty)
    }
}
