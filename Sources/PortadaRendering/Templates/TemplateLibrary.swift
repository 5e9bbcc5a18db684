/// The parsed templates of a theme, by name.
struct TemplateLibrary: Sendable {
    /// Where partials may lie without being named by their folder.
    static let partialsFolder = "partials/"

    let strictness: Strictness
    private let templates: [String: ParsedTemplate]

    /// Parses all sources; what can't be understood goes to the faults.
    init(_ sources: [TemplateSource], _ strictness: Strictness, faults: inout FaultList) {
        self.strictness = strictness
        var templates: [String: ParsedTemplate] = [:]
        for source in sources {
            var parser = TemplateParser(source, strictness)
            templates[source.name] = ParsedTemplate(source: source, nodes: parser.parse())
            faults.add(contentsOf: parser.faults.faults)
        }
        self.templates = templates
    }

    /// The template of that name, or the partial.
    func find(_ name: String) -> ParsedTemplate? {
        templates[name] ?? templates[Self.partialsFolder + name]
    }

    /// The names of all templates, sorted; partials by their short name too.
    var names: [String] {
        let short = templates.keys.filter { $0.hasPrefix(Self.partialsFolder) }
            .map { String($0.dropFirst(Self.partialsFolder.count)) }
        return (templates.keys + short).sorted()
    }
}
