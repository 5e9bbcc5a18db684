import Foundation

/// The bytes of clean markup, walked over.
package typealias MarkupBytes = UnsafeBufferPointer<UInt8>

extension MarkupBytes {
    /// Where a byte stands next, from a place on; the end when it doesn't any more. The C library looks at 32 bytes at
    /// once, and markup is mostly text.
    package func next(_ byte: UInt8, from start: Int) -> Int {
        guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else {
            return count
        }
        return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
    }

    /// The end of the tag that begins at `start`; a `>` inside quotes doesn't end it.
    package func endOfTag(from start: Int) -> Int {
        var isQuoted = false
        var index = start + 1
        while index < count {
            if self[index] == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if self[index] == UInt8(ascii: ">"), !isQuoted {
                return index + 1
            }
            index += 1
        }
        return count
    }

    /// Whether a text stands at a place.
    package func has(_ text: StaticString, at start: Int) -> Bool {
        guard let base = baseAddress, start + text.utf8CodeUnitCount <= count else { return false }
        return memcmp(base + start, text.utf8Start, text.utf8CodeUnitCount) == 0
    }
}
