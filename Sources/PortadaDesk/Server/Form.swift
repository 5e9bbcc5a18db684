import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore

/// What an HTML form brought (`application/x-www-form-urlencoded`, WHATWG URL, section 5.1; or `multipart/form-data`).
struct Form: Sendable {
    /// How large a form may be without its files, in bytes: a very long story with all its markup.
    static let maxBytes = 6 << 20

    private var fields: [String: [String]] = [:]
    /// The files that came with it, by field.
    private var files: [String: [UploadedFile]] = [:]
    /// What it holds of the memory and the disk for bodies, as long as somebody uses it.
    private var shares: [BodyBudget.Share] = []

    /// No fields.
    init() {}

    /// Takes fields that were read before.
    init(fields: [String: [String]]) { self.fields = fields }

    /// Reads a form's bytes.
    init(_ bytes: some Collection<UInt8>) throws(FormReader.TooManyFields) {
        let bytes = ContiguousArray(bytes)
        fields = try bytes.withUnsafeBufferPointer { buffer throws(FormReader.TooManyFields) in
            try FormReader.fields(in: buffer)
        }
    }

    /// Reads the body of a request that is a form; no fields for any other.
    /// - Parameters:
    ///   - limit: how long it may be, in bytes.
    ///   - patience: up to how many times its limit it is read to its end before it is refused.
    ///   - share: the memory that it takes.
    init(of request: Request, upTo limit: Int, patience: Int = 1, _ share: BodyBudget.Share) async throws {
        self.init()
        guard (request.headers[.contentType] ?? "").hasPrefix("application/x-www-form-urlencoded") else { return }
        let bytes = try await BodyBytes.read(request, upTo: limit, patience: patience, share)
        do {
            try self.init(bytes)
        } catch {
            throw DeskFault.unreadable
        }
        shares = [share]
    }

    /// A field's first value, without spaces around it and with line breaks of one kind; empty when there is none.
    subscript(_ name: String) -> String {
        guard let text = fields[name]?.first, !text.isEmpty else { return "" }
        return Self.plain(text)
    }

    /// A value without spaces around it and with line breaks of one kind.
    static func plain(_ value: String) -> String {
        let lines = value.utf8.contains(UInt8(ascii: "\r")) ? withPlainLineBreaks(value) : value
        return lines.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func withPlainLineBreaks(_ text: String) -> String {
        var (bytes, last) = ([UInt8](), UInt8(0))
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n"), last == UInt8(ascii: "\r") { bytes.removeLast() }
            bytes.append(byte)
            last = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Numbers

    /// The number in a field. Fails with the field's name when there is none, or none within the range.
    func number(_ name: String, _ range: NumberRange = .counts) throws -> Int64 {
        guard let number = range.read(self[name]) else { throw DeskFault.number(field: name) }
        return number
    }

    /// The same as an `Int`.
    func numberAsInt(_ name: String, _ range: NumberRange = .counts) throws -> Int {
        guard let number = range.readInt(self[name]) else { throw DeskFault.number(field: name) }
        return number
    }

    /// The number in a field, nil where it is empty. Fails with the field's name when it holds something else.
    func numberIfAny(_ name: String, _ range: NumberRange = .counts) throws -> Int64? {
        self[name].isEmpty ? nil : try number(name, range)
    }

    // MARK: Parts

    /// A field's first value as it came, such as a password; empty when there is none.
    func verbatim(_ name: String) -> String { fields[name]?.first ?? "" }

    /// The files of a field.
    func files(_ name: String) -> [UploadedFile] { files[name] ?? [] }

    /// Takes a field in.
    mutating func add(_ value: String, to name: String) { fields[name, default: []].append(value) }

    /// Holds a part of a budget as long as somebody uses the form.
    mutating func hold(_ share: BodyBudget.Share) { shares.append(share) }

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
