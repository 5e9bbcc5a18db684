import PortadaCore
import PortadaStore

/// What a reader asked the search page: the words and the filters, as the form sends them.
struct SearchRequest {
    /// The times to choose from, in days.
    static let periods: [(value: String, days: Int64)] = [("day", 1), ("week", 7), ("month", 31), ("year", 366)]
    /// The longest text that is looked at, in characters.
    static let maxLength = 300

    var text: String
    var section: String
    var period: String
    var isNewestFirst: Bool
    var page: Int

    /// Reads the query string; what makes no sense counts as not given.
    init(_ query: Query) {
        text = String((query["q"] ?? query["s"] ?? "").prefix(Self.maxLength))
        section = query["section"] ?? ""
        period = Self.periods.map(\.value).first { $0 == query["period"] } ?? ""
        isNewestFirst = query["order"] == "newest"
        page = query["page"].flatMap { NumberRange(1...100).readInt($0) } ?? 1
    }

    /// Whether anything was asked.
    var isEmpty: Bool { text.allSatisfy { $0.isWhitespace } }

    /// The address of another page of the same results.
    func path(page: Int) -> String {
        var parts = ["q=" + PercentEncoding.escaped(text)]
        if !section.isEmpty { parts.append("section=" + PercentEncoding.escaped(section)) }
        if !period.isEmpty { parts.append("period=\(period)") }
        if isNewestFirst { parts.append("order=newest") }
        if page > 1 { parts.append("page=\(page)") }
        return SiteAddress.search.path + "?" + parts.joined(separator: "&")
    }
}
