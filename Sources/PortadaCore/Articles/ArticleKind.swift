/// What sort of story an article is; readers see it as a label, structured data as a type.
public enum ArticleKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// A report.
    case news
    /// A column or an editorial.
    case opinion
    /// An analysis.
    case analysis
    /// Questions and answers.
    case interview
    /// A story told in pictures.
    case gallery
    /// A story that is still going on.
    case live
    /// A page outside the news, such as "Contact"; in no list and no feed.
    case page
}
