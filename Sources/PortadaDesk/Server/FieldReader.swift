import PortadaCore
import PortadaRendering

/// Reads the fields of a form over what stands.
///
/// A field that still shows what stands means just that, whatever it can't show: seconds, the second of two equal hours,
/// lines, texts of before that are longer than they may be now. What can't be taken is noted by the field's name, and
/// nothing is cut.
struct FieldReader {
    let form: Form
    private(set) var faults: [FieldFault] = []

    init(_ form: Form) { self.form = form }

    // MARK: Texts

    /// A text on one line.
    /// - Parameters:
    ///   - stored: what stands.
    ///   - field: the key of the field's name.
    mutating func line(_ name: String, over stored: String, _ limit: TextLimit, _ field: String) -> String {
        guard form.has(name), form[name] != Self.shown(line: stored) else { return stored }
        return bounded(TypedText.line(form[name]), over: stored, limit, field)
    }

    /// A text of several lines.
    mutating func lines(_ name: String, over stored: String, _ limit: TextLimit, _ field: String) -> String {
        guard form.has(name), form[name] != Self.shown(lines: stored) else { return stored }
        return bounded(TypedText.lines(form[name]), over: stored, limit, field)
    }

    /// Markup.
    /// - Parameters:
    ///   - shown: how the field shows what stands.
    ///   - clean: makes clean markup of what was typed.
    mutating func markup(
        _ name: String,
        over stored: CleanHTML,
        shown: String,
        _ limit: TextLimit,
        _ field: String,
        clean: (String) -> CleanHTML
    ) -> CleanHTML {
        guard form.has(name), form[name] != Self.shown(lines: shown) else { return stored }
        if !limit.holds(form[name]) {
            note(.tooLong(count: TextLimit.length(of: form[name]), limit: limit.characters), field)
        }
        return clean(form[name])
    }

    /// The last part of an address.
    /// - Parameter name: what gives it where the field is empty; nil leaves it empty then.
    mutating func slug(
        _ name: String = "slug",
        over stored: String,
        _ field: String,
        from wish: String? = nil,
        fallback: String = "nota"
    ) -> String {
        let typed = form[name]
        if !typed.isEmpty, typed == stored { return stored }
        if typed.isEmpty { return wish.map { Slug.make(from: $0, fallback: fallback) } ?? "" }
        let slug = Slug.make(from: typed, maxLength: .max, fallback: fallback)
        return bounded(slug, over: stored, .slug, field)
    }

    private mutating func bounded(_ text: String, over stored: String, _ limit: TextLimit, _ field: String) -> String {
        if text != stored, !limit.holds(text) {
            note(.tooLong(count: TextLimit.length(of: text), limit: limit.characters), field)
        }
        return text
    }

    // MARK: Moments and numbers

    /// A moment, or none where the field is empty. Where it can't be read, what stands is given.
    mutating func moment(_ name: String, over stored: Timestamp?, _ dates: DateWriter, _ field: String) -> Timestamp? {
        guard form.has(name) else { return stored }
        switch TypedMoment(form[name], over: stored, dates) {
        case .none: return nil
        case .moment(let moment): return moment
        case .skipped: note(.skipped, field)
        case .unreadable: note(.noMoment, field)
        }
        return stored
    }

    /// A whole number of a range. Where it can't be read, what stands is given.
    mutating func number(_ name: String, over stored: Int, _ range: ClosedRange<Int>, _ field: String) -> Int {
        guard form.has(name), form[name] != "\(stored)" else { return stored }
        guard let number = NumberRange.counts.readInt(form[name]), range.contains(number) else {
            note(.noNumber(range), field)
            return stored
        }
        return number
    }

    // MARK: Lists

    /// Notes a list that is too long; one that stands may stay so, or become shorter.
    mutating func count(_ count: Int, over stored: Int, limit: Int = TextLimit.listLength, _ field: String) {
        if count > limit, count > stored { note(.tooMany(count: count, limit: limit), field) }
    }

    /// Notes what can't be taken.
    mutating func note(_ kind: FieldFault.Kind, _ field: String) {
        faults.append(FieldFault(field: field, kind: kind))
    }

    // MARK: Showing

    /// A text as a field of one line shows it and browsers send it back (WHATWG HTML, section 4.10.5.1.2).
    static func shown(line text: String) -> String {
        Form.plain(text.replacing("\r\n", with: " ").replacing("\r", with: " ").replacing("\n", with: " "))
    }

    /// A text as a field of several lines shows it and browsers send it back.
    static func shown(lines text: String) -> String {
        Form.plain(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
    }
}
