/// One template file, nested but not yet looked at for names.
struct ParsedTemplate: Sendable {
    let source: TemplateSource
    let nodes: [TemplateNode]
}
