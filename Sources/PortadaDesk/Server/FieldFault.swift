import PortadaCore
import PortadaRendering

/// What can't be taken of a field of a form. Nothing of the form is saved then, and nothing of it is cut.
struct FieldFault: Sendable, Hashable {
    /// What is wrong.
    enum Kind: Sendable, Hashable {
        /// A text of so many characters, where so many fit.
        case tooLong(count: Int, limit: Int)
        /// A list of so many, where so many fit.
        case tooMany(count: Int, limit: Int)
        /// A date or a time that is half typed or that no calendar has.
        case noMoment
        /// A minute that clocks skip.
        case skipped
        /// No whole number of a range.
        case noNumber(ClosedRange<Int>)
    }

    /// The key of the field's name in the desk's texts.
    let field: String
    let kind: Kind

    /// Says it, with the field's name.
    func text(_ language: Language) -> String {
        let name = language.text(field)
        switch kind {
        case .tooLong(let count, let limit):
            return language.text("field.tooLong", ["field": name, "count": "\(count)", "limit": "\(limit)"])
        case .tooMany(let count, let limit):
            return language.text("field.tooMany", ["field": name, "count": "\(count)", "limit": "\(limit)"])
        case .noMoment: return language.text("field.noMoment", ["field": name])
        case .skipped: return language.text("field.skipped", ["field": name])
        case .noNumber(let range):
            let values = ["field": name, "least": "\(range.lowerBound)", "most": "\(range.upperBound)"]
            return language.text("field.noNumber", values)
        }
    }
}

extension FieldFault {
    /// What is said of fields, and their names, as far as code names them.
    static let texts: [String: [String]] = {
        var texts = [
            "field.tooLong": ["field", "count", "limit"], "field.tooMany": ["field", "count", "limit"],
            "field.noMoment": ["field"], "field.skipped": ["field"], "field.noNumber": ["field", "least", "most"],
        ]
        let names = [
            "correction.text", "correction.time", "people.name", "people.byline", "withdrawal.notice",
            "withdrawal.reason",
            "story.notes",
            "bulk.tag", "pictures.alt", "pictures.caption", "pictures.credit",
        ]
        let newspaper = [
            "name", "about", "slug", "role", "biography", "newspaperName", "tagline", "forSearch", "timeZone",
            "articlePath", "listLength", "legalLine", "contactEmail", "profiles", "menus", "label", "title", "count",
            "blocks",
        ]
        for name in names + newspaper.map({ "newspaper.\($0)" }) { texts[name] = [] }
        return texts
    }()
}

extension [FieldFault] {
    /// All of them as sentences; nil when there is none.
    func text(_ language: Language) -> String? {
        isEmpty ? nil : map { $0.text(language) }.joined(separator: " ")
    }
}

/// A form can't be saved as it is; its page, or whoever asks for JSON, is told why.
struct FormRefusal: Error {
    /// Why, in the visitor's language.
    let text: String

    /// Nil when nothing is wrong.
    init?(_ faults: [FieldFault], _ language: Language) {
        guard let text = faults.text(language) else { return nil }
        self.text = text
    }
}
