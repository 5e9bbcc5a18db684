/// Why a page could not be made from its template: the program's fault, not the theme's.
public enum RenderFault: Error, Sendable, Hashable {
    /// The theme was loaded without this template.
    case unknownTemplate(String)
    /// The template was compiled for another model.
    case otherModel(template: String, expected: String, found: String)
    /// The page grew beyond all measure; partials that include each other can do that.
    case tooLong(template: String)
}

extension RenderFault: CustomStringConvertible {
    /// One sentence for the log.
    public var description: String {
        switch self {
        case .unknownTemplate(let name): "the theme was loaded without the template \"\(name)\""
        case .otherModel(let template, let expected, let found):
            "the template \"\(template)\" shows \(expected) and was given \(found)"
        case .tooLong(let template): "the page of the template \"\(template)\" does not come to an end"
        }
    }
}
