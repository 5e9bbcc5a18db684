/// One part of a template as its author nested it.
indirect enum TemplateNode: Sendable {
    /// At most one line of text; `startsLine` when it begins a line.
    case text([UInt8], startsLine: Bool)
    /// `{{name}}`, `{{{name}}}`, `{{&name}}`.
    case variable(TemplateTag)
    /// `{{#name}}…{{/name}}`.
    case section(TemplateTag, [TemplateNode])
    /// `{{^name}}…{{/name}}`.
    case inverted(TemplateTag, [TemplateNode])
    /// `{{>name}}`; `indentation` is the blank text before it when it stood alone on its line.
    case partial(TemplateTag, indentation: [UInt8]?)
    /// `{{<name}}…{{/name}}` with the blocks that it fills.
    case parent(TemplateTag, indentation: [UInt8]?, [TemplateBlock])
    /// `{{$name}}…{{/name}}`.
    case block(TemplateBlock)
}
