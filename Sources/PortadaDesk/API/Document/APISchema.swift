import PortadaCore

/// What a JSON value may be. One value of this type checks what comes in and describes it in the OpenAPI document, so
/// that the two can't differ.
indirect enum APISchema: Sendable {
    /// A text of so many characters; `pattern` and `values` say more.
    case text(min: Int = 0, max: Int, pattern: Pattern? = nil, values: [String]? = nil)
    /// Markup or another long text, counted in bytes of UTF-8 by the limit on bodies.
    case markup
    /// A whole number.
    case whole(ClosedRange<Int64>)
    /// True or false.
    case flag
    /// A moment (RFC 3339).
    case moment
    /// An absolute address; only in answers.
    case address
    /// A list.
    case list(APISchema, max: Int)
    /// An object with these members and no others.
    case object([APIProperty])
    /// A value, or null.
    case optional(APISchema)
    /// A schema that the document keeps under a name.
    case named(String)

    /// Texts of a form that a pattern and a sentence describe.
    struct Pattern: Sendable {
        /// As JSON Schema writes it (ECMA-262).
        let source: String
        /// Whether a text has the form.
        let isMet: @Sendable (String) -> Bool
    }

    /// A number as the store gives them.
    static let id = APISchema.whole(1...9_007_199_254_740_991)
    /// A line that is shown to people and can't be blank.
    static func name(max: Int) -> APISchema { .text(min: 1, max: max, pattern: .visible) }
    /// The same, as long as such texts may be.
    static func name(_ limit: TextLimit) -> APISchema { .name(max: limit.characters) }
    /// A text as long as such texts may be.
    static func text(_ limit: TextLimit) -> APISchema { .text(max: limit.characters) }
    /// One of some words.
    static func word(_ values: [String]) -> APISchema { .text(max: 60, values: values) }
    /// The last part of an address.
    static let slug = APISchema.text(max: 120, pattern: .slug)
}

extension APISchema.Pattern {
    /// Something that people see: not only spaces and control characters.
    static let visible = APISchema.Pattern(source: "[^\\s\\x00-\\x1f\\x7f-\\x9f]") { text in
        text.unicodeScalars.contains { scalar in
            !scalar.properties.isWhitespace && scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
                && scalar.value != 0xFEFF
        }
    }

    /// Letters, digits and hyphens; or nothing.
    static let slug = APISchema.Pattern(source: "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$") { text in
        text.isEmpty
            || text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
            }
    }

    /// Printable ASCII without spaces.
    static let key = APISchema.Pattern(source: "^[!-~]+$") { text in
        !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

/// A member of an object.
struct APIProperty: Sendable {
    /// Its name.
    let name: String
    /// What it may be.
    let schema: APISchema
    /// Whether it has to be there.
    let isRequired: Bool
    /// What it means, for people who write programs.
    let about: String

    /// Describes a member.
    init(_ name: String, _ schema: APISchema, required: Bool = false, _ about: String = "") {
        self.name = name
        self.schema = schema
        isRequired = required
        self.about = about
    }
}
