import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What an HTML form brought (`application/x-www-form-urlencoded`, WHATWG URL, section 5.1; or `multipart/form-data`).
struct Form: Sendable {
    /// How large a form may be without its files, in bytes: a very long story with all its markup.
    static let maxBytes = 6 << 20
    private static let maxFields = 2_000

    private var fields: [String: [String]] = [:]
    /// The files that came with it, by field.
    private var files: [String: [UploadedFile]] = [:]

    /// No fields.
    init() {}

    /// Takes fields that were read before.
    init(fields: [String: [String]]) { self.fields = fields }

    /// Reads a form's bytes; what can't be read is left out.
    init(_ bytes: some Collection<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        for pair in text.split(separator: "&").prefix(Self.maxFields) {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(sides[0]), let value = Self.decode(sides.count > 1 ? sides[1] : "") else {
                continue
            }
            fields[name, default: []].append(value)
        }
    }

    /// Reads the body of a request that is a form; no fields for any other.
    init(of request: inout Request) async throws {
        let type = request.headers[.contentType] ?? ""
        guard type.hasPrefix("application/x-www-form-urlencoded") else {
            self.init()
            return
        }
        let body = try await request.collectBody(upTo: Self.maxBytes)
        self.init(body.readableBytesView)
    }

    /// A field's first value, without spaces around it and with line breaks of one kind; empty when there is none.
    subscript(_ name: String) -> String {
        (fields[name]?.first ?? "").replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// A field's first value as it came, such as a password; empty when there is none.
    func verbatim(_ name: String) -> String { fields[name]?.first ?? "" }

    /// The files of a field.
    func files(_ name: String) -> [UploadedFile] { files[name] ?? [] }

    /// Takes a field in.
    mutating func add(_ value: String, to name: String) { fields[name, default: []].append(value) }

    /// Takes a file in.
    mutating func add(_ file: UploadedFile, to name: String) { files[name, default: []].append(file) }

    /// Puts other values in a field's place; none takes it away.
    mutating func set(_ name: String, to values: [String]) { fields[name] = values.isEmpty ? nil : values }

    /// All fields with their values, those of one name in their order.
    var pairs: [(name: String, value: String)] {
        fields.sorted { $0.key < $1.key }.flatMap { name, values in values.map { (name, $0) } }
    }

    /// All values of a field.
    func all(_ name: String) -> [String] { fields[name] ?? [] }

    /// The fields of these names, each with all its values.
    func fields(_ names: Set<String>) -> [String: [String]] { fields.filter { names.contains($0.key) } }

    /// Whether there is a field, even an empty one.
    func has(_ name: String) -> Bool { fields[name] != nil }

    private static func decode(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}

extension Request {
    /// The request with the spaces of its query written as all addresses write them: a form sends them as plus signs
    /// (WHATWG URL, section 5.2), which the library leaves alone.
    func withPlainSpaces() -> Request {
        guard let path = head.path, let mark = path.firstIndex(of: "?"), path[mark...].contains("+") else {
            return self
        }
        var head = head
        head.path = String(path[..<mark]) + String(path[mark...]).replacing("+", with: "%20")
        return Request(head: head, body: body)
    }
}
