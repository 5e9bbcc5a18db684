/// Plain values that a template shows, together with the names under which it may show them.
///
///     struct BylineModel: TemplateModel {
///         var name: String
///         var path: String?
///
///         static let template = TemplateShape<BylineModel>(
///             .text("name") { $0.name },
///             .text("path") { $0.path })
///     }
public protocol TemplateModel: Sendable {
    /// The names and how to read them; a `static let`, so that it is made once.
    static var template: TemplateShape<Self> { get }
}

extension TemplateModel {
    /// The model's values, ready for a template.
    @inlinable
    func record() -> Record {
        Self.template.record(of: self)
    }
}
