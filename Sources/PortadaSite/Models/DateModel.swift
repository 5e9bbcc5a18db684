import PortadaRendering

/// A moment, for people and for programs.
struct DateModel: TemplateModel {
    /// As people write it: `4 septiembre 2023`.
    var text: String = ""
    /// The time of day, for print, where the text is a day alone: `3:05 pm`.
    var hour: String = ""
    /// ISO 8601 with offset, for `datetime`.
    var iso: String = ""

    static let template = TemplateShape<DateModel>(
        .text("text") { $0.text },
        .text("hour") { $0.hour },
        .text("iso") { $0.iso }
    )
}
