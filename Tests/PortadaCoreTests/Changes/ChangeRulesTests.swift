import Foundation
import PortadaCore
import Testing

@Suite("Which questions have other answers")
struct ChangeRulesTests {
    private let sections = SectionTree([
        Section(id: Identifier(1), name: "Nacional", slug: "nacional", path: "/nacional/"),
        Section(id: Identifier(2), parent: Identifier(1), name: "Política", slug: "politica", path: "/politica/"),
        Section(id: Identifier(3), name: "Deportes", slug: "deportes", path: "/deportes/"),
    ])

    /// A story of March 2024 in Política, with an author and a tag.
    private func story(_ status: ArticleStatus) -> Article {
        Article(
            id: Identifier(7),
            status: status,
            headline: "El puerto reabre",
            bylines: [Identifier(4)],
            primarySection: Identifier(2),
            tags: [Identifier(5)],
            slug: "el-puerto",
            path: "/el-puerto/",
            times: ArticleTimes(
                created: Timestamp(seconds: 1_710_072_000),
                published: Timestamp(seconds: 1_710_072_000)
            )
        )
    }

    private let lists: Set<QueryTag> = [
        .latest, .kind(.news), .section(Identifier(1)), .section(Identifier(2)), .person(Identifier(4)),
        .tag(Identifier(5)), .month(650),
    ]

    private func tags(_ before: Article?, _ after: Article?) -> Set<QueryTag> {
        ChangeRules.tags(before: before, after: after, sections: sections)
    }

    @Test("none, when nothing is different")
    func unchanged() {
        #expect(tags(story(.published), story(.published)).isEmpty)
        #expect(tags(nil, nil).isEmpty)
    }

    @Test("a draft's own alone, while readers never saw it")
    func drafts() {
        var edited = story(.draft)
        edited.headline = "El puerto sigue cerrado"
        #expect(tags(nil, story(.draft)) == [.article(Identifier(7))])
        #expect(tags(story(.draft), edited) == [.article(Identifier(7))])
        #expect(tags(story(.draft), story(.trashed)) == [.article(Identifier(7))])
    }

    @Test("every list that a story enters when it is published, and the addresses")
    func publication() {
        let expected = lists.union([.article(Identifier(7)), .teaser(Identifier(7)), .address("el-puerto")])
        #expect(tags(story(.draft), story(.published)) == expected)
        #expect(tags(nil, story(.published)) == expected)
    }

    @Test("every list that shows a story when it is updated, but no addresses")
    func update() {
        var edited = story(.published)
        edited.summary = "Tras nueve meses"
        #expect(tags(story(.published), edited) == lists.union([.article(Identifier(7)), .teaser(Identifier(7))]))
    }

    @Test("the month's, too, when a text has other pictures: its sitemap names them")
    func picturesOfText() {
        var illustrated = story(.published)
        illustrated.leadPicture = PictureUse(picture: Identifier(2))
        var edited = illustrated
        edited.bodyPictures = [Identifier(3)]
        #expect(tags(illustrated, edited) == [.article(Identifier(7)), .month(650)])
        edited.status = .draft
        #expect(!tags(story(.draft), edited).contains(.month(650)))
    }

    @Test("the story's own alone, when nothing is different that lists show of it")
    func text() {
        var written = story(.published)
        written.summary = "Tras nueve meses"
        var edited = written
        edited.body = CleanHTML(vouchedFor: "<p>Otro texto.</p>")
        (edited.searchOverride.title, edited.commentsOpen) = ("El puerto", true)
        #expect(tags(written, edited) == [.article(Identifier(7))])
        edited.tags.append(Identifier(9))
        #expect(tags(written, edited) == [.article(Identifier(7)), .tag(Identifier(9))])
        // Without a summary, lists show the first sentences.
        (written.summary, edited.summary) = ("", "")
        #expect(tags(written, edited).isSuperset(of: lists.union([.teaser(Identifier(7))])))
        let beginning = String(repeating: "<p>Una frase de un texto largo que empieza igual.</p>", count: 40)
        (written.body, edited.body) = (
            CleanHTML(vouchedFor: beginning), CleanHTML(vouchedFor: beginning + "<p>Y más.</p>")
        )
        edited.tags = written.tags
        #expect(tags(written, edited) == [.article(Identifier(7))])
    }

    @Test("its corrections, when one is added to a text that lists show as before")
    func corrections() {
        var edited = story(.published)
        edited.corrections = [
            Correction(kind: .correction, text: .empty, time: Timestamp(seconds: 1_710_072_000))
        ]
        #expect(tags(story(.published), edited) == [.article(Identifier(7)), .corrections])
        var again = edited
        again.body = CleanHTML(vouchedFor: "<p>Otro texto.</p>")
        again.summary = "Tras nueve meses"
        edited.summary = "Tras nueve meses"
        #expect(tags(edited, again) == [.article(Identifier(7))])
    }

    @Test("every list that a story leaves when it is taken back", arguments: [ArticleStatus.draft, .trashed])
    func unpublication(status: ArticleStatus) {
        let expected = lists.union([.article(Identifier(7)), .teaser(Identifier(7)), .address("el-puerto")])
        #expect(tags(story(.published), story(status)) == expected)
    }

    @Test("the lists but not the addresses when a story is withdrawn: its address still answers")
    func withdrawal() {
        #expect(
            tags(story(.published), story(.withdrawn))
                == lists.union([.article(Identifier(7)), .teaser(Identifier(7))])
        )
    }

    @Test("the lists of both sections when a story moves, with all above them")
    func sectionMove() {
        var moved = story(.published)
        moved.primarySection = Identifier(3)
        let expected = lists.union([.article(Identifier(7)), .teaser(Identifier(7)), .section(Identifier(3))])
        #expect(tags(story(.published), moved) == expected)
    }

    @Test("the lists of old and new authors, tags, kind and month")
    func otherMoves() {
        var moved = story(.published)
        moved.bylines = [Identifier(8)]
        moved.tags = [Identifier(9)]
        moved.kind = .opinion
        moved.furtherSections = [Identifier(3)]
        moved.times.published = Timestamp(seconds: 1_712_000_000)
        let expected = lists.union([
            .article(Identifier(7)), .teaser(Identifier(7)), .person(Identifier(8)), .tag(Identifier(9)),
            .kind(.opinion),
            .section(Identifier(3)), .month(651),
        ])
        #expect(tags(story(.published), moved) == expected)
    }

    @Test("the addresses when a path changes")
    func path() {
        var moved = story(.published)
        moved.path = "/el-puerto-reabre/"
        let changed = tags(story(.published), moved)
        #expect(changed.isSuperset(of: [.address("el-puerto"), .address("el-puerto-reabre")]))
    }

    @Test("no lists for a page outside the news")
    func staticPage() {
        var page = story(.published)
        page.kind = .page
        #expect(tags(nil, page) == [.article(Identifier(7)), .teaser(Identifier(7)), .pages, .address("el-puerto")])
    }

    @Test("the months of the civil calendar, before 1970 too")
    func months() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for day in stride(from: -25_600, through: 48_000, by: 13) {
            for second in [0, 86_399] {
                let moment = Timestamp(seconds: Int64(day * 86_400 + second))
                let date = Date(timeIntervalSince1970: Double(moment.rawValue) / 1000)
                let parts = calendar.dateComponents([.year, .month], from: date)
                let month = try (#require(parts.year) - 1970) * 12 + #require(parts.month) - 1
                #expect(ChangeRules.month(of: moment) == month)
            }
        }
        #expect(ChangeRules.month(of: Timestamp(milliseconds: -1)) == -1)
    }

    @Test("have names that tell them apart")
    func names() {
        let tags: [QueryTag] = [
            .article(Identifier(1)), .teaser(Identifier(1)), .top(.latest), .top(.kind(.news)),
            .top(.tag(Identifier(1))),
            .latest, .section(Identifier(1)), .kind(.news), .person(Identifier(1)),
            .tag(Identifier(1)), .month(1), .comments(Identifier(1)), .shares(Identifier(1)), .sectionTree,
            .personDetails(Identifier(1)), .tagDetails(Identifier(1)), .picture(Identifier(1)), .menu(.header),
            .menu(.footer), .blocks(.front), .blocks(.rail), .blocks(.articleEnd), .front, .breaking,
            .corrections, .settings, .address("a"), .address("b:c"), .neighbours(Identifier(1)), .pictures, .people,
            .tags, .pages, .day,
        ]
        #expect(Set(tags.map(\.text)).count == tags.count)
        for tag in tags { #expect(QueryTag(text: tag.text) == tag) }
        #expect(Set(tags.map(\.family)) == Set(QueryTag.Family.allCases))
        #expect(QueryTag(text: "from-tomorrow:7") == nil)
        #expect(QueryTag(text: "article:x") == nil)
        #expect(QueryTag(text: "top:") == nil && QueryTag(text: "top:top:latest") == nil)
    }
}
