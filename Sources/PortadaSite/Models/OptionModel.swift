import PortadaRendering

/// A choice in a form.
struct OptionModel: TemplateModel {
    /// What the form sends.
    var value: String = ""
    /// What readers see.
    var label: String = ""
    /// Whether it is chosen.
    var isSelected: Bool = false

    static let template = TemplateShape<OptionModel>(
        .text("value") { $0.value },
        .text("label") { $0.label },
        .flag("isSelected") { $0.isSelected }
    )
}
