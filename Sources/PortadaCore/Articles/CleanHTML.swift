/// HTML that the one cleaning rule has produced, and that may therefore stand in a page as it is.
///
/// Only the sanitiser (and the store, which reads back what the sanitiser wrote) makes values of this type;
/// everything else that holds markup holds a `String`, and a template escapes it.
public struct CleanHTML: Sendable, Hashable {
    /// The markup: UTF-8, well formed as the sanitiser serialises it.
    public let markup: String

    /// Takes markup that is known to be clean. The caller vouches for it.
    package init(vouchedFor markup: String) {
        self.markup = markup
    }

    /// No markup at all.
    public static let empty = CleanHTML(vouchedFor: "")

    /// Whether there is no markup at all.
    public var isEmpty: Bool { markup.isEmpty }
}
