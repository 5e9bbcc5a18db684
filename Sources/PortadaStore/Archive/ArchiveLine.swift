import Foundation
import PortadaCore

/// A line of an archive while it is written: one object of JSON (RFC 8259), its names in the order in which they are put.
struct ArchiveLine {
    private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]
    private var isFirst = true

    /// Puts a value under a name.
    mutating func put(_ name: String, _ value: SQLValue) {
        key(name)
        Self.write(value, to: &bytes)
    }

    /// Puts a list of values; where each has several columns, of objects.
    mutating func put(_ name: String, _ rows: [[(key: String, value: SQLValue)]], areSingle: Bool) {
        key(name)
        bytes.append(UInt8(ascii: "["))
        for (number, row) in rows.enumerated() {
            if number > 0 { bytes.append(UInt8(ascii: ",")) }
            if areSingle, let only = row.first {
                Self.write(only.value, to: &bytes)
            } else {
                var object = ArchiveLine()
                for (key, value) in row { object.put(key, value) }
                bytes += object.bytes + [UInt8(ascii: "}")]
            }
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// The line whole, with its end.
    mutating func end() -> [UInt8] { bytes + Array("}\n".utf8) }

    private mutating func key(_ name: String) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes.appendJSON(name)
        bytes.append(UInt8(ascii: ":"))
    }

    private static func write(_ value: SQLValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += Array("null".utf8)
        case .int(let number): bytes += Array(String(number).utf8)
        case .double(let number): bytes += Array(String(number).utf8)
        case .text(let text): bytes.appendJSON(text)
        }
    }
}

extension ArchiveLine {
    /// Reads a line.
    static func read(_ bytes: Data) throws -> [String: Any] {
        guard let object = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any] else {
            throw StoreError(.invalid, "It is no object of JSON.")
        }
        return object
    }

    /// A value of a line as the table takes it.
    static func value(_ value: Any, isNumber: Bool) throws -> SQLValue {
        switch value {
        case is NSNull: return .null
        case let text as String where !isNumber: return .text(text)
        case let number as NSNumber where isNumber && number.doubleValue == number.doubleValue.rounded():
            guard let whole = Int64(number.stringValue) else { break }
            return .int(whole)
        default: break
        }
        throw StoreError(.invalid, isNumber ? "A whole number is expected." : "A text is expected.")
    }
}
