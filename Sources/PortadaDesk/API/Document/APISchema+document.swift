extension APISchema {
    /// As the OpenAPI document writes it (JSON Schema 2020-12).
    var document: JSONValue {
        switch self {
        case .text(let min, let max, let pattern, let values):
            .members([
                "type": .text("string"),
                "minLength": min > 0 && values == nil ? .whole(Int64(min)) : nil,
                "maxLength": values == nil ? .whole(Int64(max)) : nil,
                "pattern": pattern.map { .text($0.source) },
                "enum": values.map { .list($0.map { .text($0) }) },
            ])
        case .markup: .members(["type": .text("string"), "contentMediaType": .text("text/html")])
        case .address: .members(["type": .text("string"), "format": .text("uri")])
        case .whole(let range):
            .members([
                "type": .text("integer"), "minimum": .whole(range.lowerBound), "maximum": .whole(range.upperBound),
            ])
        case .flag: .members(["type": .text("boolean")])
        case .moment: .members(["type": .text("string"), "format": .text("date-time")])
        case .list(let schema, let max):
            .members(["type": .text("array"), "items": schema.document, "maxItems": .whole(Int64(max))])
        case .object(let properties): Self.document(of: properties)
        case .optional(let schema):
            .members(["anyOf": .list([schema.document, .members(["type": .text("null")])])])
        case .named(let name): .members(["$ref": .text("#/components/schemas/\(name)")])
        }
    }

    private static func document(of properties: [APIProperty]) -> JSONValue {
        let required = properties.filter(\.isRequired)
        return .members([
            "type": .text("object"),
            "properties": .object(
                properties.map { property in
                    var document = property.schema.document
                    if !property.about.isEmpty, case .object(let members) = document {
                        document = .object(
                            members + [JSONValue.Member(name: "description", value: .text(property.about))]
                        )
                    }
                    return JSONValue.Member(name: property.name, value: document)
                }
            ),
            "required": required.isEmpty ? nil : .list(required.map { .text($0.name) }),
            "additionalProperties": .flag(false),
        ])
    }
}
