import CXML

extension StringProtocol {
    /// Whether the text holds another, byte by byte. Foundation's own search minds canonical equivalence, and takes a
    /// hundred times as long.
    func holds(_ sought: StaticString) -> Bool {
        let found = utf8.withContiguousStorageIfAvailable { bytes in
            portada_find(bytes.baseAddress, bytes.count, sought.utf8Start, sought.utf8CodeUnitCount) != nil
        }
        return found ?? String(self).holds(sought)
    }

    /// Without white space at both ends.
    var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
