/// One tag of a template, as written.
struct TemplateTag: Sendable {
    /// What the tag asks for, by its sign.
    enum Kind: Sendable {
        case variable, unescaped, section, inverted, close, comment, partial, parent, block, delimiters
    }

    let kind: Kind
    /// What is named, without sign and outer blanks.
    let name: String
    /// Whether the name is to be read from the data: `{{>*name}}`.
    let isDynamic: Bool
    /// Where the tag begins, in bytes.
    let offset: Int

    /// Whether the tag vanishes with its line when nothing else stands there.
    var mayStandAlone: Bool { kind != .variable && kind != .unescaped }

    /// Whether a `{{/name}}` has to follow.
    var opens: Bool {
        switch kind {
        case .section, .inverted, .parent, .block: true
        default: false
        }
    }
}
