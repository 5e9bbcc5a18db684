import Foundation

/// Reads a tape archive (POSIX.1-2008, `pax`, "ustar Interchange Format") from its beginning to its end, in pieces.
final class TarReader {
    /// What is wrong with an archive.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// A file in the archive.
    struct Entry {
        let name: String
        /// In bytes.
        let size: Int64
    }

    private static let block = 512
    private static let piece = 1 << 20

    private let input: FileHandle
    private let size: Int64
    /// Where the next header begins.
    private var place: Int64 = 0

    /// Opens an archive.
    init(_ file: URL) throws {
        input = try FileHandle(forReadingFrom: file)
        size = Int64(try input.seekToEnd())
    }

    /// The next file; nil at the archive's end, behind which nothing stands.
    func next() throws -> Entry? {
        try input.seek(toOffset: UInt64(place))
        let header = try bytes(Self.block)
        if header.allSatisfy({ $0 == 0 }) {
            try end()
            return nil
        }
        guard Self.sum(of: header) == Self.octal(header[148..<156]) else { throw isDamaged }
        let number = header[124] == 0x80 ? Self.large(header[128..<136]) : Self.octal(header[124..<136])
        guard let number, number <= size - place else { throw Self.isCut }
        let (prefix, last) = (Self.text(header[345..<500]), Self.text(header[0..<100]))
        place += Int64(Self.block)
        let entry = Entry(name: prefix.isEmpty ? last : "\(prefix)/\(last)", size: number)
        // What it holds stands behind its header, filled up to whole blocks.
        place += (number + Int64(Self.block) - 1) / Int64(Self.block) * Int64(Self.block)
        return entry
    }

    /// Reads what a file holds; only that of the entry which `next` gave last.
    func read(_ entry: Entry, _ take: (Data) throws -> Void) throws {
        var rest = entry.size
        while rest > 0 {
            try Task.checkCancellation()
            let piece = try bytes(Int(min(rest, Int64(Self.piece))))
            rest -= Int64(piece.count)
            try take(piece)
        }
    }

    private static let isCut = Fault(description: "It ends in the middle: it was not copied whole.")
    private var isDamaged: Fault { Fault(description: "It is damaged at byte \(place), or no tar archive.") }

    /// An archive ends in two empty blocks, perhaps in more: empty ones in its middle are a fault of the disk.
    private func end() throws {
        guard size - place >= 2 * Int64(Self.block) else { throw Self.isCut }
        while let data = try input.read(upToCount: Self.piece), !data.isEmpty {
            guard data.allSatisfy({ $0 == 0 }) else { throw isDamaged }
        }
    }

    private func bytes(_ count: Int) throws -> Data {
        guard let data = try input.read(upToCount: count), data.count == count else { throw Self.isCut }
        return data
    }

    /// The sum of a header's bytes, those of the sum itself counted as spaces.
    private static func sum(of header: Data) -> Int64 {
        header.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 0x20 : Int64($1.element)) }
    }

    private static func octal(_ field: Data) -> Int64? {
        let digits = field.drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
        return Int64(String(decoding: digits, as: UTF8.self), radix: 8)
    }

    /// A number in base 256; nil for one that no file has.
    private static func large(_ field: Data) -> Int64? {
        Int64(exactly: field.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    private static func text(_ field: Data) -> String { String(decoding: field.prefix { $0 != 0 }, as: UTF8.self) }
}
