import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// How many of the newest stories a page offers that has nothing else.
    private static let latestCount = 6

    /// Nothing has this address (404).
    func notFoundPage() throws -> Answer {
        try messagePage("not-found", title: language.text("page.notFound"), status: 404)
    }

    /// A story that was taken back (410), with its headline and the newsroom's notice; of one that was killed not a word.
    func gonePage(_ id: Identifier<Article>?) throws -> Answer {
        let article = try id.flatMap { try reader.article($0) }.flatMap { $0.status == .killed ? nil : $0 }
        return try messagePage(
            "gone",
            title: language.text("page.gone"),
            status: 410,
            headline: article?.headline ?? "",
            notice: article?.withdrawalNotice ?? ""
        )
    }

    /// A page that failed (500).
    func failurePage(_ incident: Incident) throws -> Answer {
        var answer = try messagePage(
            "error",
            title: language.text("page.failed"),
            status: 500,
            incident: incident.description
        )
        answer.keeping = .never
        return answer
    }

    private func messagePage(
        _ template: String,
        title heading: String,
        status: Int,
        headline: String = "",
        notice: String = "",
        incident: String = ""
    ) throws -> Answer {
        let latest = try cards(try reader.latest(.newspaper, limit: Self.latestCount, after: nil))
        let model = MessagePageModel(
            site: siteModel,
            head: head(
                title: title(heading),
                description: "",
                path: "/",
                isUnlisted: true,
                data: structuredData.front()
            ),
            title: heading,
            incident: incident,
            headline: headline,
            notice: notice,
            latest: latest
        )
        return try render(template, model, status: status, isUnlisted: true, masthead: .withoutSearch)
    }
}
