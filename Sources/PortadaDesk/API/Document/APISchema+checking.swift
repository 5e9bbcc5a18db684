import PortadaCore

/// What is wrong with one place of what a program sent.
struct APIMistake: Sendable, Hashable {
    /// The kinds of mistake.
    enum Kind: String, Sendable, CaseIterable {
        case missing, unknown, type, tooShort, tooLong, pattern, value, range, moment, unacceptable
        case emptyFile, noPicture, implausible, broken
    }

    /// Where: a JSON Pointer (RFC 6901) into the body, or `?name` for a parameter.
    var pointer: String
    /// What.
    var kind: Kind
    /// What would be right, such as a length or a list of words.
    var right = ""
}

extension APISchema {
    private static let maxMistakes = 50

    /// What is wrong with a value; empty when nothing is.
    func mistakes(in value: JSONValue, at pointer: String = "") -> [APIMistake] {
        var mistakes: [APIMistake] = []
        check(value, pointer, &mistakes)
        return Array(mistakes.prefix(Self.maxMistakes))
    }

    private func check(_ value: JSONValue, _ pointer: String, _ mistakes: inout [APIMistake]) {
        func mistake(_ kind: APIMistake.Kind, _ right: String = "") {
            mistakes.append(APIMistake(pointer: pointer, kind: kind, right: right))
        }
        switch self {
        case .optional(let schema):
            if value != .null { schema.check(value, pointer, &mistakes) }
        case .named(let name):
            APISchemas.all[name]?.check(value, pointer, &mistakes)
        case .text(let min, let max, let pattern, let values):
            guard let text = value.string else { return mistake(.type, "string") }
            let length = text.unicodeScalars.count
            if length > max { return mistake(.tooLong, "\(max)") }
            if let values, !values.contains(text) { return mistake(.value, values.joined(separator: ", ")) }
            if length < min { return mistake(.tooShort, "\(min)") }
            if let pattern, !pattern.isMet(text) { mistake(.pattern, pattern.source) }
        case .markup, .address:
            if value.string == nil { mistake(.type, "string") }
        case .whole(let range):
            let right = "\(range.lowerBound)–\(range.upperBound)"
            guard let number = value.number else {
                return value.isBeyondNumbers ? mistake(.range, right) : mistake(.type, "integer")
            }
            if !range.contains(number) { mistake(.range, right) }
        case .flag:
            if value.bool == nil { mistake(.type, "boolean") }
        case .moment:
            guard let text = value.string else { return mistake(.type, "string") }
            if Timestamp(rfc3339: text) == nil { mistake(.moment, "2026-11-25T10:00:00-04:00") }
        case .list(let schema, let max):
            guard let items = value.items else { return mistake(.type, "array") }
            if items.count > max { return mistake(.tooLong, "\(max)") }
            for (index, item) in items.enumerated() { schema.check(item, "\(pointer)/\(index)", &mistakes) }
        case .object(let properties):
            guard let members = value.members else { return mistake(.type, "object") }
            Self.check(members, properties, pointer, &mistakes)
        }
    }

    private static func check(
        _ members: [JSONValue.Member],
        _ properties: [APIProperty],
        _ pointer: String,
        _ mistakes: inout [APIMistake]
    ) {
        for member in members {
            let name = member.name.replacing("~", with: "~0").replacing("/", with: "~1")
            guard let property = properties.first(where: { $0.name == member.name }) else {
                mistakes.append(APIMistake(pointer: "\(pointer)/\(name.prefix(100))", kind: .unknown))
                continue
            }
            property.schema.check(member.value, "\(pointer)/\(name)", &mistakes)
        }
        for property in properties where property.isRequired && !members.contains(where: { $0.name == property.name }) {
            mistakes.append(APIMistake(pointer: "\(pointer)/\(property.name)", kind: .missing))
        }
    }

    /// What a merge patch (RFC 7396) of such an object may be: any of its members, null for those that can be left out.
    var patch: APISchema {
        guard case .object(let properties) = self else { return self }
        return .object(
            properties.map { property in
                let schema: APISchema =
                    if case .object = property.schema { property.schema.patch } else { property.schema }
                return APIProperty(
                    property.name,
                    property.isRequired ? schema : .nullable(schema),
                    property.about
                )
            }
        )
    }

    private static func nullable(_ schema: APISchema) -> APISchema {
        if case .optional = schema { schema } else { .optional(schema) }
    }

    /// Reads a parameter of an address: a whole number, a flag or a text.
    func value(ofParameter text: String) -> JSONValue {
        switch self {
        case .whole: NumberRange.keys.read(text).map { .whole($0) } ?? .text(text)
        case .flag: text == "true" ? .flag(true) : text == "false" ? .flag(false) : .text(text)
        // The plus of an offset that was not encoded.
        case .moment:
            .text(text.count > 19 ? String(text.prefix(19)) + text.dropFirst(19).replacing(" ", with: "+") : text)
        default: .text(text)
        }
    }
}
