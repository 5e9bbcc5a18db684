import Foundation

/// The filter behind `portada html clean`: a JSON object `{"id", "html"}` a line in, the same with clean HTML out.
public struct HTMLCleanFilter: Sendable {
    private struct Answer: Encodable {
        let id: Label
        let html: String?
        let error: String?
    }

    private struct Question: Decodable {
        let id: Label
        let html: String
    }

    /// A line's id, which goes out as it came in.
    private enum Label: Codable {
        case number(Int64)
        case text(String)
        case none

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .none
            } else if let number = try? value.decode(Int64.self) {
                self = .number(number)
            } else {
                self = .text(try value.decode(String.self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            switch self {
            case .number(let number): try value.encode(number)
            case .text(let text): try value.encode(text)
            case .none: try value.encodeNil()
            }
        }
    }

    private let sanitizer: HTMLSanitizer

    /// Cleans by a policy.
    public init(policy: HTMLSanitizer.Policy = .body) {
        sanitizer = HTMLSanitizer(policy: policy)
    }

    /// The answer to a line, and whether the line was understood.
    public func answer(to line: String) -> (line: String, isUnderstood: Bool) {
        let answer: Answer
        var isUnderstood = true
        do {
            let question = try JSONDecoder().decode(Question.self, from: Data(line.utf8))
            answer = Answer(id: question.id, html: sanitizer.clean(question.html).markup, error: nil)
        } catch {
            isUnderstood = false
            answer = Answer(
                id: .none,
                html: nil,
                error: "A line must be a JSON object with \"id\" and \"html\" (a text)."
            )
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        let data = (try? encoder.encode(answer)) ?? Data("{\"id\":null}".utf8)
        return (String(decoding: data, as: UTF8.self), isUnderstood)
    }
}
