import PortadaCore
import Testing

@testable import PortadaStore

@Suite("What the search gives: order, filters, pages, marked words")
struct SearchResultTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func search(_ query: SearchQuery) async throws -> SearchResults {
        try await newspaper.store.read { try $0.search(query) }
    }

    private func fill(_ count: Int, _ headline: String) async throws {
        try await newspaper.newsroom.importBatch(by: newspaper.editor, at: TemporaryNewspaper.noon) { importer in
            for number in 0..<count {
                let story = TemporaryNewspaper.draft("\(headline) \(number)") { article in
                    article.status = .published
                    article.times.published = TemporaryNewspaper.time(Int64(number))
                }
                let origin = Importer.Origin(source: "test", kind: "article", id: "\(number)")
                _ = try importer.article(story, origin: origin, fingerprint: 1)
            }
        }
    }

    @Test("by a story's own words, not by those of boxes that recommend another one")
    func ownWords() async throws {
        _ = try await newspaper.publish("Mercado") {
            $0.body = CleanHTML(
                vouchedFor: """
                    <p>Verduras.</p><p class="related"><a href="/otra/">Un faro secreto</a></p><p>Frutas.</p>
                    """
            )
        }
        #expect(try await search(SearchQuery(text: "secreto")).total == 0)
        let found = try await search(SearchQuery(text: "frutas"))
        #expect(found.hits.map(\.article.headline) == ["Mercado"])
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("the newest first, or the one that is most about it")
    func order() async throws {
        let long = String(repeating: "<p>La ciudad tiene calles y plazas.</p>", count: 40)
        _ = try await newspaper.publish("El puerto reabre", minutes: 1)
        _ = try await newspaper.publish("La ciudad", minutes: 3) {
            $0.body = CleanHTML(vouchedFor: "\(long)<p>Un puerto.</p>")
        }
        _ = try await newspaper.publish("Comercio", minutes: 2) { $0.summary = "El puerto crece" }
        let newest = try await search(SearchQuery(text: "puerto", sort: .newest))
        #expect(newest.hits.map(\.article.headline) == ["La ciudad", "Comercio", "El puerto reabre"])
        let best = try await search(SearchQuery(text: "puerto"))
        #expect(best.hits.map(\.article.headline) == ["El puerto reabre", "Comercio", "La ciudad"])
    }

    @Test("the newer of equals first")
    func equals() async throws {
        try await fill(5, "Puerto")
        let best = try await search(SearchQuery(text: "puerto"))
        #expect(best.hits.map(\.article.headline) == (0..<5).reversed().map { "Puerto \($0)" })
    }

    @Test("only of a section and those below it, only since a time")
    func filters() async throws {
        let nation = try await newspaper.section("Nacional")
        let politics = try await newspaper.section("Política", under: nation)
        let sports = try await newspaper.section("Deportes")
        _ = try await newspaper.publish("Puerto político", minutes: 1) { $0.primarySection = politics }
        _ = try await newspaper.publish("Puerto deportivo", minutes: 600) { article in
            article.primarySection = sports
            article.furtherSections = [nation]
        }
        let find = { @Sendable (section: Identifier<Section>?, since: Timestamp?) in
            try await newspaper.store.read { reader in
                try reader.search(SearchQuery(text: "puerto", section: section, since: since, sort: .newest))
            }.hits.map(\.article.headline)
        }
        #expect(try await find(nation, nil) == ["Puerto deportivo", "Puerto político"])
        #expect(try await find(politics, nil) == ["Puerto político"])
        #expect(try await find(sports, nil) == ["Puerto deportivo"])
        #expect(try await find(Identifier(99), nil).isEmpty)
        #expect(try await find(nil, TemporaryNewspaper.time(2)) == ["Puerto deportivo"])
        #expect(try await find(nation, TemporaryNewspaper.time(601)).isEmpty)
        #expect(try await find(nil, Timestamp(milliseconds: .min)).count == 2)
        #expect(try await find(nil, Timestamp(milliseconds: .max)).isEmpty)
    }

    @Test("in pages that hold each story once", arguments: [SearchQuery.Sort.newest, .relevance])
    func pages(sort: SearchQuery.Sort) async throws {
        try await fill(45, "Puerto")
        var seen: [String] = []
        for page in 1...3 {
            let results = try await search(SearchQuery(text: "puerto", sort: sort, page: page))
            #expect(results.total == 45 && results.isExact && results.pageCount == 3)
            seen += results.hits.map(\.article.headline)
        }
        #expect(seen == (0..<45).reversed().map { "Puerto \($0)" })
        for page in [4, 1 << 40, Int.max] {
            let results = try await search(SearchQuery(text: "puerto", sort: sort, page: page))
            #expect(results.hits.isEmpty && results.total == 45)
        }
        var odd = SearchQuery(text: "puerto", sort: sort)
        for (page, length) in [(0, 0), (Int.min, Int.min), (-1, Int.max)] {
            (odd.page, odd.length) = (page, length)
            #expect(try await search(odd).hits.first?.article.headline == "Puerto 44")
        }
    }

    @Test("counted up to a thousand")
    func total() async throws {
        try await fill(1003, "Puerto")
        for sort in [SearchQuery.Sort.newest, .relevance] {
            let results = try await search(SearchQuery(text: "puerto", sort: sort, page: 50))
            #expect(results.total == 1000 && !results.isExact && results.pageCount == 50)
            #expect(results.hits.count == 20)
        }
        #expect(try await newspaper.number("SELECT COUNT(DISTINCT id) FROM search_document") == 1003)
    }

    @Test("finds each of a thousand and more stories of one minute")
    func oneMinute() async throws {
        try await newspaper.newsroom.importBatch(by: newspaper.editor, at: TemporaryNewspaper.noon) { importer in
            for number in 0..<1030 {
                let story = TemporaryNewspaper.draft("Puerto \(number)") { article in
                    article.status = .published
                    article.times.published = TemporaryNewspaper.noon
                }
                let origin = Importer.Origin(source: "test", kind: "article", id: "\(number)")
                _ = try importer.article(story, origin: origin, fingerprint: 1)
            }
        }
        #expect(try await newspaper.number("SELECT COUNT(*) FROM search_document") == 1030)
        for number in [0, 1023, 1024, 1029] {
            #expect(try await search(SearchQuery(text: "\"puerto \(number)\"")).total == 1)
        }
    }

    @Test("with the words marked where they stand, everything else escaped")
    func highlights() async throws {
        let filler = String(repeating: "Relleno sin interés. ", count: 60)
        _ = try await newspaper.publish("Elección <b>en</b> \"Ávila\" & más") { article in
            article.body = CleanHTML(
                vouchedFor: "<p>\(filler)</p><p>Las elecciones &lt;b&gt; de &amp; mayo.</p><p>\(filler)</p>"
            )
        }
        let hit = try #require(try await search(SearchQuery(text: "eleccion avila")).hits.first)
        #expect(
            hit.headline.markup
                == "<mark>Elección</mark> &lt;b&gt;en&lt;/b&gt; &quot;<mark>Ávila</mark>&quot; &amp; más"
        )
        #expect(hit.passage.markup.contains("Las <mark>elecciones</mark> &lt;b&gt; de &amp; mayo."))
        #expect(hit.passage.markup.hasPrefix("…") && hit.passage.markup.count < 400)
    }

    @Test("with signs escaped that carry accents, and no mark that a story brings along")
    func hostileHighlights() async throws {
        _ = try await newspaper.publish("Puerto <\u{338}script>\u{338} &\u{301} \u{2}\u{3}\u{3}\u{2}")
        let hit = try #require(try await search(SearchQuery(text: "puerto")).hits.first)
        let bare = hit.headline.markup.replacing("<mark>", with: "").replacing("</mark>", with: "")
        #expect(!bare.unicodeScalars.contains { "<>\u{2}\u{3}".unicodeScalars.contains($0) })
        #expect(bare.unicodeScalars.starts(with: "Puerto &lt;\u{338}script&gt;\u{338} &amp;\u{301}".unicodeScalars))
        #expect(hit.headline.markup.components(count: "<mark>") == hit.headline.markup.components(count: "</mark>"))
    }
}

extension String {
    /// How often a text stands in this one.
    fileprivate func components(count part: String) -> Int { ranges(of: part).count }
}
