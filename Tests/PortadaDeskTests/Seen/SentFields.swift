import Testing

/// What a browser sends of a page's forms: their fields as they stand there.
enum SentFields {
    /// The fields of the form that goes to an address; fails when the page has none.
    static func of(_ page: String, action: String) throws -> [(String, String)] {
        let forms = page.matches(of: /<form ([^>]*)>(.*?)<\/form>/.dotMatchesNewlines())
        let form = try #require(
            forms.first { attribute("action", String($0.1)) == action && $0.1.contains("method=\"post\"") },
            "no form to \(action)"
        )
        return all(String(form.2))
    }

    /// All fields of a text; boxes only where they are ticked.
    static func all(_ text: String) -> [(String, String)] {
        let inputs = text.matches(of: /<input([^>]*)>/).compactMap { input -> (String, String)? in
            let tag = String(input.1)
            let isBox = ["checkbox", "radio"].contains(attribute("type", tag) ?? "")
            guard let name = attribute("name", tag), !isBox || tag.contains(" checked") else { return nil }
            return (name, attribute("value", tag) ?? (isBox ? "on" : ""))
        }
        let areas = text.matches(of: /<textarea([^>]*)>(.*?)<\/textarea>/.dotMatchesNewlines()).compactMap { area in
            attribute("name", String(area.1)).map { ($0, plain(String(area.2))) }
        }
        let selects = text.matches(of: /<select([^>]*)>(.*?)<\/select>/.dotMatchesNewlines()).compactMap { select in
            attribute("name", String(select.1)).map { name in
                let options = select.2.matches(of: /<option([^>]*)>/).map { String($0.1) }
                let chosen = options.first { $0.contains(" selected") } ?? options.first ?? ""
                return (name, attribute("value", chosen) ?? "")
            }
        }
        return inputs.filter { $0.0 != "_csrf" } + areas + selects
    }

    private static func attribute(_ name: String, _ text: String) -> String? {
        text.matches(of: /([a-z-]+)="([^"]*)"/).first { $0.1 == name }.map { plain(String($0.2)) }
    }

    private static func plain(_ text: String) -> String {
        ["&quot;": "\"", "&#39;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&"].sorted { $0.key.count > $1.key.count }
            .reduce(text) { $0.replacing($1.key, with: $1.value) }
    }
}
