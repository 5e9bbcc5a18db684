import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    private static let resultCount = 20
    private static let latestCount = 6

    /// The search page, with or without a question.
    func searchPage(_ request: SearchRequest) throws -> Answer {
        let results: SearchResults?
        do {
            results = request.isEmpty ? nil : try reader.search(query(request))
        } catch let error as StoreError where error.code == .tooSlow {
            return try searchPage(request, nil, fault: language.text("page.searchTooSlow"))
        }
        return try searchPage(request, results)
    }

    private func searchPage(_ request: SearchRequest, _ results: SearchResults?, fault: String = "") throws -> Answer {
        let hits = results?.hits ?? []
        let cards = try cards(hits.map(\.article))
        var model = SearchPageModel(
            site: siteModel,
            head: head(
                title: title(
                    request.isEmpty
                        ? language.text("page.search")
                        : language.text("page.searchFor", ["query": request.text])
                ),
                description: "",
                path: SiteAddress.search.path,
                isUnlisted: true,
                data: structuredData.front()
            ),
            query: request.text,
            hasQuery: !request.isEmpty,
            hasResults: !hits.isEmpty
        )
        model.fault = fault
        model.countText = results.map(countText) ?? ""
        model.isRelaxed = results?.isRelaxed ?? false
        model.correction = results?.correction.map { words in
            var corrected = request
            corrected.text = words
            return LinkModel(label: language.text("page.meant", ["words": words]), path: corrected.path(page: 1))
        }
        model.hits = zip(hits, cards).map { hit, card in
            SearchHitModel(
                story: card,
                headline: FixedSpaces.markup(hit.headline),
                passage: FixedSpaces.markup(hit.passage)
            )
        }
        model.sections = sectionOptions(request.section)
        model.periods = periodOptions(request.period)
        model.orders = [
            option("relevance", "page.orderRelevance", isSelected: !request.isNewestFirst),
            option("newest", "page.orderNewest", isSelected: request.isNewestFirst),
        ]
        model.pagination = pagination(number: request.page, count: results?.pageCount ?? 0) { request.path(page: $0) }
        let latest = hits.isEmpty ? try reader.latest(.newspaper, limit: Self.latestCount, after: nil) : []
        model.latest = try self.cards(latest)
        let status = fault.isEmpty ? 200 : 503
        return try render(
            "search",
            model,
            status: status,
            isUnlisted: true,
            masthead: .withoutSearch,
            listed: hits.map(\.article.id) + latest.map(\.id)
        )
    }

    private func query(_ request: SearchRequest) -> SearchQuery {
        let days = SearchRequest.periods.first { $0.value == request.period }?.days
        return SearchQuery(
            text: request.text,
            section: sections.roots.first { $0.slug == request.section }?.id,
            since: days.map { now.advanced(bySeconds: -$0 * 86_400) },
            sort: request.isNewestFirst ? .newest : .relevance,
            page: request.page,
            length: Self.resultCount
        )
    }

    private func countText(_ results: SearchResults) -> String {
        results.isExact
            ? language.text("page.resultCount", count: results.total)
            : language.text("page.moreResults", ["count": String(results.total)])
    }

    private func sectionOptions(_ chosen: String) -> [OptionModel] {
        [option("", "page.anySection", isSelected: chosen.isEmpty)]
            + sections.roots.map { OptionModel(value: $0.slug, label: $0.name, isSelected: $0.slug == chosen) }
    }

    private func periodOptions(_ chosen: String) -> [OptionModel] {
        let keys = ["day": "page.lastDay", "week": "page.lastWeek", "month": "page.lastMonth", "year": "page.lastYear"]
        return [option("", "page.anyTime", isSelected: chosen.isEmpty)]
            + SearchRequest.periods.map { option($0.value, keys[$0.value] ?? "", isSelected: $0.value == chosen) }
    }

    private func option(_ value: String, _ key: String, isSelected: Bool) -> OptionModel {
        OptionModel(value: value, label: language.text(key), isSelected: isSelected)
    }

    /// The masthead's answers while a reader types, as JSON.
    func liveSearch(_ text: String) throws -> Answer {
        let text = String(text.prefix(SearchRequest.maxLength))
        let hits: [ArticleSummary]
        do {
            hits = try reader.suggest(text, limit: SearchQuery.mostSuggestions)
        } catch let error as StoreError where error.code == .tooSlow {
            // Nothing is suggested; the search itself says why.
            hits = []
        }
        let document: JSONText = .object([
            ("query", .string(text)),
            ("total", .number(hits.count)),
            (
                "items",
                .array(
                    hits.map { story in
                        .object([
                            ("headline", .string(story.headline)), ("path", .string(story.path)),
                            ("section", .string(story.section.flatMap { sections[$0] }?.name ?? "")),
                            ("date", .string(dates.date(story.published))),
                        ])
                    }
                )
            ),
        ])
        return Answer(
            contentType: "application/json; charset=utf-8",
            body: .bytes(Array(document.text.utf8)),
            isUnlisted: true
        )
    }
}
