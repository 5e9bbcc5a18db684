extension Kind {
    /// Says what to write instead of `{{name}}` for what can't be shown as it is.
    func misuse(of name: String) -> String {
        switch self {
        case .record(let shape):
            let example = shape().fields.first.map { ", such as {{\(name).\($0.name)}}" } ?? ""
            return "\"\(name)\" is a record: name one of its fields\(example)"
        case .list: return "\"\(name)\" is a list: write a section, {{#\(name)}}…{{/\(name)}}"
        case .flag: return "\"\(name)\" is yes or no: write a section, {{#\(name)}}…{{/\(name)}}"
        case .text, .html: return "\"\(name)\" can't be shown here"
        }
    }

    /// Says that a dotted name can't go on behind the name.
    func hasNoFields(_ name: String) -> String {
        switch self {
        case .list: "\"\(name)\" is a list and has no fields: write a section, {{#\(name)}}…{{/\(name)}}"
        case .record, .text, .html, .flag: "\"\(name)\" is a single value and has no fields"
        }
    }
}
