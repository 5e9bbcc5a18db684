import PortadaCore

/// What of the rest of an export bodies may show.
struct BodySurroundings: Sendable {
    private struct Attached: Sendable {
        var order: Int64
        var picture: Int64
    }

    /// The pictures that hang on each post, by the post's number.
    private var attached: [Int64: [Attached]] = [:]
    /// What stands in each reusable block, by its number.
    private(set) var reusable: [String: String] = [:]

    private var count = 0

    private static let mostAttached = 5_000_000
    private static let mostReusable = 5000
    private static let longestReusable = 1 << 20

    /// No surroundings: a body by itself.
    init() {}

    /// Notes that a picture hangs on a post.
    mutating func attach(_ item: WXRItem) {
        guard let post = NumberRange.rows.read(item.parent), post > 0, let picture = NumberRange.rows.read(item.postID)
        else { return }
        count += 1
        guard count <= Self.mostAttached else { return }
        attached[post, default: []].append(
            Attached(order: NumberRange.keys.read(item.menuOrder) ?? 0, picture: picture)
        )
    }

    /// Adds what earlier files of the same export held: the block of a number, where this file has none.
    mutating func recall(block id: String, _ content: String) {
        guard reusable.count < Self.mostReusable, reusable[id] == nil else { return }
        reusable[id] = content
    }

    /// Adds the pictures that hang on a post by earlier files, each with its order there.
    mutating func recall(pictures: [(order: Int64, picture: Int64)], of post: Int64) {
        let known = Set(attached[post, default: []].map(\.picture))
        let further = pictures.filter { !known.contains($0.picture) }
        guard !further.isEmpty else { return }
        attached[post, default: []] += further.map { Attached(order: $0.order, picture: $0.picture) }
    }

    /// Notes a reusable block. Returns false when there is no room for it.
    mutating func reuse(_ item: WXRItem) -> Bool {
        guard reusable.count < Self.mostReusable, item.content.utf8.count <= Self.longestReusable else { return false }
        reusable[item.postID] = item.content
        return true
    }

    /// The numbers of the pictures that hang on a post, in their order there.
    func pictures(of post: String) -> [String] {
        guard let number = NumberRange.rows.read(post), let pictures = attached[number] else { return [] }
        return pictures.sorted { ($0.order, $0.picture) < ($1.order, $1.picture) }.map { String($0.picture) }
    }
}
