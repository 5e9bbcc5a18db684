import Foundation
import PortadaCore
import PortadaRendering
import PortadaStore

/// What the files of a split export have to know of each other, whichever comes first: reusable blocks, which pictures hang
/// on which post, and the stories that lack something.
struct ImportMemory {
    let source: String
    let importer: Importer

    /// So many pictures of one post are remembered: galleries show fewer.
    private static let mostAttached = 1000
    fileprivate static let (waiting, block, attached) = ("waiting", "block", "attached")

    private func origin(_ kind: String, _ id: String) -> Importer.Origin {
        Importer.Origin(source: source, kind: kind, id: id)
    }

    // MARK: What bodies may show

    /// Remembers the reusable blocks of a file.
    func keepBlocks(_ blocks: [String: String]) throws {
        for (id, content) in blocks {
            try keep(JSONText.string(content).text, origin(Self.block, id))
        }
    }

    /// Remembers on which posts some attachments hang.
    func keepAttached(_ items: [WXRItem]) throws {
        var byPost: [Int64: [[Int64]]] = [:]
        for item in items {
            guard let post = NumberRange.rows.read(item.parent), post > 0,
                let picture = NumberRange.rows.read(item.postID)
            else { continue }
            byPost[post, default: []].append([NumberRange.keys.read(item.menuOrder) ?? 0, picture])
        }
        for (post, pictures) in byPost {
            let place = origin(Self.attached, "\(post)")
            var known: [[Int64]] = try importer.kept(place).map(Self.decoded) ?? []
            let numbers = Set(pictures.compactMap(\.last))
            known.removeAll { $0.last.map(numbers.contains) ?? true }
            known = Array((known + pictures).prefix(Self.mostAttached))
            try keep(Self.encoded(known), place)
        }
    }

    // MARK: Stories that lack something

    /// Remembers a story that lacks something; nil forgets the one of that number.
    func remember(_ story: WaitingStory?, _ id: String) throws {
        let place = origin(Self.waiting, id)
        if let story { try keep(Self.encoded(story), place) } else { try importer.forget(place) }
    }

    // MARK: How it is kept

    private func keep(_ data: String, _ origin: Importer.Origin) throws {
        guard try importer.kept(origin) != data else { return }
        try importer.keep(data, origin: origin)
    }

    private static func encoded(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    fileprivate static func decoded<Value: Decodable>(_ data: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(data.utf8))
    }
}

/// What earlier files of a split export left for the next one: it is read beside whoever writes.
struct EarlierFiles {
    let source: String
    let reader: Reader

    /// Adds what earlier files brought.
    func recall(into surroundings: inout BodySurroundings) throws {
        try each(ImportMemory.block) { surroundings.recall(block: $0, try ImportMemory.decoded($1)) }
        try each(ImportMemory.attached) { id, data in
            guard let post = NumberRange.rows.read(id) else { return }
            let pictures: [[Int64]] = try ImportMemory.decoded(data)
            surroundings.recall(
                pictures: pictures.filter { $0.count == 2 }.map { (order: $0[0], picture: $0[1]) },
                of: post
            )
        }
    }

    private func each(_ kind: String, _ take: (String, String) throws -> Void) throws {
        var last = ""
        while true {
            let rows = try reader.kept(source: source, kind: kind, after: last, limit: 1000)
            for row in rows { try take(row.id, row.data) }
            guard rows.count == 1000, let end = rows.last else { return }
            last = end.id
        }
    }

    /// Stories that lack something, in the order of their names, behind one of them.
    func waiting(after id: String, limit: Int) throws -> [(id: String, story: WaitingStory)] {
        try reader.kept(source: source, kind: ImportMemory.waiting, after: id, limit: limit).map {
            (id: $0.id, story: try ImportMemory.decoded($0.data))
        }
    }
}
