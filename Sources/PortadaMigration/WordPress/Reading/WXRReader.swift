import CXML
import Foundation

/// Reads a WordPress export from the first item to the last, whatever its size, and whatever is broken in between.
///
/// Each record is parsed by itself: first strictly, then mended and parsed again; what fails twice is a fault.
struct WXRReader {
    private let source: WXRSource
    private var scanner: WXRScanner
    /// How many records were mended.
    private(set) var mendedCount = 0
    private var recordCount = 0
    private var itemCount = 0
    private var ending = Ending.open

    private enum Ending { case open, done }

    /// Opens a file. Throws `WXRSource.Refusal`.
    init(_ file: URL) throws {
        source = try WXRSource(file)
        scanner = WXRScanner(source)
    }

    /// How far the file is read, 0 to 1.
    var progress: Double { source.size == 0 ? 1 : Double(source.position) / Double(source.size) }

    /// The next thing in the file; nil at its end.
    mutating func next() throws -> WXREvent? {
        while let record = try scanner.next() {
            recordCount += 1
            if record.name == "item" { itemCount += 1 }
            if let event = event(of: record) { return event }
        }
        guard ending == .open else { return nil }
        ending = .done
        guard itemCount == 0 else { return nil }
        let message =
            recordCount == 0 ? "This is no WordPress export: it has no item and no channel." : "The file has no item."
        return .fault(WXRFault(line: 1, item: "file", message: message))
    }

    /// Only the items of one type and what is no item, without parsing the others.
    mutating func next(skipping isSkipped: (_ postType: String) -> Bool) throws -> WXREvent? {
        while let record = try scanner.next() {
            recordCount += 1
            if record.name == "item", record.damage == nil, let type = Self.postType(in: record.bytes), isSkipped(type)
            {
                continue
            }
            if let event = event(of: record) { return event }
        }
        return nil
    }

    /// The post type of an item by its bytes alone.
    static func postType(in bytes: [UInt8]) -> String? {
        let mark = Array("post_type>".utf8)
        return bytes.withUnsafeBufferPointer { buffer -> String? in
            guard let base = buffer.baseAddress, let found = portada_find(base, buffer.count, mark, mark.count) else {
                return nil
            }
            let start = base.distance(to: found.assumingMemoryBound(to: UInt8.self)) + mark.count
            var text = String(decoding: buffer[start..<min(start + 80, buffer.count)], as: UTF8.self)[...]
            if text.hasPrefix("<![CDATA[") { text = text.dropFirst(9) }
            return String(text.prefix { $0 != "<" && $0 != "]" })
        }
    }

    private mutating func event(of record: WXRRecord) -> WXREvent? {
        if let damage = record.damage { return .fault(fault(record, line: record.line, damage)) }
        switch parse(record) {
        case .success(let element): return Self.event(element, record)
        case .failure(let fault): return .fault(fault)
        }
    }

    private enum Parsed {
        case success(WXRElement)
        case failure(WXRFault)
    }

    private mutating func parse(_ record: WXRRecord) -> Parsed {
        let bytes = source.isLatin ? WindowsText.utf8(record.bytes) : record.bytes
        let reason: WXRElement.Fault
        switch WXRElement.parse(bytes) {
        case .success(let element): return .success(element)
        case .failure(let fault): reason = fault
        }
        do {
            let mended = try WXRMender.mend(record.bytes, isLatin: source.isLatin)
            if case .success(let element) = WXRElement.parse(mended) {
                mendedCount += 1
                return .success(element)
            }
            return .failure(fault(record, line: record.line + reason.line, "Broken XML: \(reason.message)."))
        } catch {
            return .failure(fault(record, line: record.line + reason.line, error.message))
        }
    }

    /// A fault of a record, with as much of its name as its bytes show.
    private func fault(_ record: WXRRecord, line: Int, _ message: String) -> WXRFault {
        guard record.name == "item" else { return WXRFault(line: line, item: record.name, message: message) }
        let text = String(decoding: record.bytes.prefix(4096), as: UTF8.self)
        let id = text.firstMatch(of: /post_id>(?:<!\[CDATA\[)?(\d+)/).map { " \($0.1)" } ?? ""
        let title = text.firstMatch(of: /<title>(?:<!\[CDATA\[)?([^<\]]{1,200})/).map { " \"\($0.1)\"" } ?? ""
        return WXRFault(line: line, item: "item\(id)\(title)", message: message)
    }

    private static func event(_ element: WXRElement, _ record: WXRRecord) -> WXREvent? {
        let name = record.name.split(separator: ":").last.map(String.init) ?? record.name
        switch name {
        case "item": return .item(WXRItem(element, line: record.line), fingerprint: Fingerprint.of(record.bytes))
        case "author", "wp_author":
            return .author(
                id: element.text(of: "author_id"),
                login: element.text(of: "author_login"),
                displayName: element.text(of: "author_display_name"),
                firstName: element.text(of: "author_first_name"),
                lastName: element.text(of: "author_last_name")
            )
        case "category":
            guard record.name.contains(":") else { return nil }
            return .category(
                id: element.text(of: "term_id"),
                slug: OldAddressParts.slug(element.text(of: "category_nicename")),
                parent: OldAddressParts.slug(element.text(of: "category_parent")),
                name: element.text(of: "cat_name"),
                description: element.text(of: "category_description")
            )
        case "tag":
            return .tag(
                id: element.text(of: "term_id"),
                slug: OldAddressParts.slug(element.text(of: "tag_slug")),
                name: element.text(of: "tag_name"),
                description: element.text(of: "tag_description")
            )
        case "term":
            let taxonomy = element.text(of: "term_taxonomy")
            return .term(
                taxonomy: taxonomy,
                slug: element.text(of: "term_slug"),
                name: element.text(of: "term_name")
            )
        default: return .site(name: name, value: element.text)
        }
    }
}
