import CXML
import Foundation

/// Makes well-formed XML of a record that isn't: the fields of an export are known, so each is taken by its own start and
/// end tag, and written anew.
///
/// Mends bare ampersands, `]]>` in the middle of a field, control characters, bytes that are no UTF-8, markup that stands
/// bare in a field, elements that don't belong. What lacks its end tag is beyond mending.
struct WXRMender {
    /// Elements that hold other elements.
    private static let holders: Set<String> = [
        "item", "postmeta", "comment", "commentmeta", "author", "wp_author", "termmeta",
    ]
    /// Elements that hold others in their prefixed form, and text in their plain one (`category` of an item).
    private static let prefixedHolders: Set<String> = ["category", "tag", "term"]

    private let bytes: [UInt8]
    private var index = 0
    private var output: [UInt8] = []
    /// The names of elements that have no end tag behind here; each would look through all the rest again.
    private var endless: Set<String> = []
    private static let maxEndless = 200
    private static let longestAttributes = 4000

    /// Why a record can't be mended, in a sentence.
    struct Failure: Error {
        var message: String
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        output.reserveCapacity(bytes.count + 256)
    }

    /// The record as well-formed UTF-8.
    static func mend(_ bytes: [UInt8], isLatin: Bool) throws(Failure) -> [UInt8] {
        var mender = WXRMender(isLatin ? WindowsText.utf8(bytes) : WindowsText.mended(bytes))
        try mender.run()
        return mender.output
    }

    private mutating func run() throws(Failure) {
        var open: [String] = []
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            if isAt("!--") {
                index = find("-->", from: index).map { $0 + 3 } ?? bytes.count
            } else if isAt("![CDATA[") {
                index = find("]]>", from: index).map { $0 + 3 } ?? bytes.count
            } else if isAt("/") {
                index += 1
                let name = readName()
                guard let place = open.lastIndex(of: name) else { continue }
                for inner in open[place...].reversed() { write("</\(inner)>") }
                open.removeSubrange(place...)
            } else {
                let name = readName()
                guard !name.isEmpty else { continue }
                // Where no tag ends any more, none begins.
                guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else { break }
                let attributes = Array(bytes[index..<end])
                index = end + 1
                let isWhole = attributes.last == UInt8(ascii: "/")
                if isWhole {
                    if output.isEmpty { write("<\(name)></\(name)>") }
                    continue
                }
                if Self.isHolder(name) {
                    write("<\(name)>")
                    open.append(name)
                } else if !open.isEmpty || isRootField(name) {
                    try field(name, attributes)
                }
            }
        }
        guard open.isEmpty else { throw Failure(message: "<\(open[open.count - 1])> never ends.") }
    }

    /// A record that is a single field, such as the site's title.
    private func isRootField(_ name: String) -> Bool { output.isEmpty }

    private static func isHolder(_ name: String) -> Bool {
        guard let colon = name.firstIndex(of: ":") else { return holders.contains(name) }
        let local = String(name[name.index(after: colon)...])
        return holders.contains(local) || prefixedHolders.contains(local)
    }

    private mutating func field(_ name: String, _ attributes: [UInt8]) throws(Failure) {
        guard !endless.contains(name), let end = endOfField(name) else {
            // An element of somebody else's that never ends is passed over; one of ours would be half a story.
            if name.hasPrefix("wp:") || name.hasSuffix(":encoded") || name == "title" {
                throw Failure(message: "<\(name)> never ends.")
            }
            guard endless.count < Self.maxEndless else { throw Failure(message: "Too many elements never end.") }
            endless.insert(name)
            return
        }
        let text = Self.text(of: bytes[index..<end])
        index = end
        write("<\(name)")
        for (key, value) in Self.attributes(attributes.prefix(Self.longestAttributes)) {
            write(" \(key)=\"\(Self.escaped(value))\"")
        }
        write(">")
        write(Self.escaped(text))
        write("</\(name)>")
        if let close = bytes[index...].firstIndex(of: UInt8(ascii: ">")) { index = close + 1 }
    }

    /// Where the end tag of a field stands: behind its CDATA section when it has one.
    private func endOfField(_ name: String) -> Int? {
        let tag = "</\(name)>"
        let content = bytes[index...].drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        if content.starts(with: Array("<![CDATA[".utf8)), let end = find("]]>" + tag, from: index) {
            // Not when a nearer end tag shows that the section missed its end.
            if let near = find(tag, from: index), near < end, find("<wp:", from: near).map({ $0 < end }) ?? false {
                return near
            }
            return end + 3
        }
        return find(tag, from: index)
    }

    /// The text of a field, from its bytes: CDATA sections as they are, outside them references resolved.
    private static func text(of raw: ArraySlice<UInt8>) -> String {
        let whole = String(decoding: raw, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard whole.hasPrefix("<![CDATA[") else { return XMLReferences.resolved(String(decoding: raw, as: UTF8.self)) }
        var inner = whole.dropFirst(9)
        if inner.hasSuffix("]]>") { inner = inner.dropLast(3) }
        return String(inner).replacing("]]]]><![CDATA[>", with: "]]>").replacing("]]><![CDATA[", with: "")
    }

    private static func attributes(_ raw: ArraySlice<UInt8>) -> [(String, String)] {
        String(decoding: raw, as: UTF8.self).matches(of: /([A-Za-z_][A-Za-z0-9_.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/).map
        {
            (String($0.1), XMLReferences.resolved(String($0.2 ?? $0.3 ?? "")))
        }
    }

    /// Text as it may stand in XML 1.0: escaped, without the control characters that it forbids (section 2.2).
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.unicodeScalars.reserveCapacity(text.unicodeScalars.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private mutating func readName() -> String {
        let start = index
        while index < bytes.count, WXRScanner.isNameByte(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private func isAt(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

    private func find(_ text: String, from start: Int) -> Int? {
        let sought = Array(text.utf8)
        guard start < bytes.count else { return nil }
        return bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            return portada_find(base + start, buffer.count - start, sought, sought.count)
                .map { base.distance(to: $0.assumingMemoryBound(to: UInt8.self)) }
        }
    }

    private mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }
}
