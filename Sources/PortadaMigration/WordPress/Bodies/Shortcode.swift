/// One shortcode in a body: `[gallery ids="1,2"]`, `[caption …]…[/caption]`.
struct Shortcode {
    /// Its name, in lower case.
    var name: String
    var attributes: ShortcodeAttributes
    /// What stands between its start and its end; nil when it has no end.
    var content: String?

    /// The value of an attribute, with references resolved; nil when it has none.
    subscript(_ name: String) -> String? { attributes.named[name].map(XMLReferences.resolved) }

    /// The first of some attributes that has a value.
    func first(of names: [String]) -> String? {
        names.lazy.compactMap { self[$0] }.first { !$0.isEmpty }
    }

    /// The first value without a name, with references resolved.
    var value: String? { attributes.values.first.map(XMLReferences.resolved) }
}
