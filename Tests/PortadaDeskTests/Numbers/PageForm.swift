/// A form as it stands in a page of the desk: where it goes, and what its fields hold.
struct PageForm {
    let action: String
    let fields: [(String, String)]

    /// The forms of a page that are sent by POST.
    static func all(in page: String) -> [PageForm] {
        page.matches(of: /<form ([^>]*)>(.*?)<\/form>/.dotMatchesNewlines()).compactMap { match in
            let head = String(match.1)
            guard head.contains("method=\"post\""), let action = attribute("action", head) else { return nil }
            let inputs = match.2.matches(of: /<(?:input|button|option)([^>]*)>/).compactMap {
                input -> (String, String)? in
                let text = String(input.1)
                return attribute("name", text).map { ($0, attribute("value", text) ?? "") }
            }
            return PageForm(action: action.replacing("&amp;", with: "&"), fields: inputs.filter { $0.0 != "_csrf" })
        }
    }

    private static func attribute(_ name: String, _ text: String) -> String? {
        text.matches(of: /([a-z-]+)="([^"]*)"/).first { $0.1 == name }.map { String($0.2) }
    }
}
