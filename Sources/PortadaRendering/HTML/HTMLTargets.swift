/// The places of a text that links in it lead to, such as footnotes.
///
/// Their names get a beginning of their own: nothing of the page around the text is called so, and no script takes one for
/// its own.
struct HTMLTargets {
    private static let prefix = "n-"
    private static let most = 1000
    private static let longest = 100

    private var wanted: Set<String> = []
    private var taken: Set<String> = []

    /// No places at all.
    init() {}

    /// Looks through a text for links that lead to places in it.
    init(in fragment: HTMLFragment) {
        guard fragment.first != HTMLNode.none, Self.holdsOne(fragment.bytes) else { return }
        var linked: Set<String> = []
        var named: Set<String> = []
        fragment.walk(below: fragment[0]) { node in
            guard let element = fragment.element(node) else { return true }
            if let name = element["href"].flatMap(Self.name(inLink:)), linked.count < Self.most { linked.insert(name) }
            for name in [element["id"], element["name"]].compactMap({ $0 }) where named.count < 20 * Self.most {
                named.insert(name)
            }
            return true
        }
        wanted = linked.intersection(named)
    }

    /// Whether no link leads to a place in the text.
    var isEmpty: Bool { wanted.isEmpty }

    /// Whether a link may lead to a place in the text: most texts need not be looked through.
    private static func holdsOne(_ bytes: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0] == UInt8(ascii: "#") && $0 > 0 && "\"'= ".utf8.contains(bytes[$0 - 1]) }
    }

    private static func name(inLink address: String) -> String? {
        guard address.hasPrefix("#"), (2...longest).contains(address.utf8.count) else { return nil }
        let name = String(address.dropFirst())
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "-_.:".utf8.contains(byte)
        }
        return isPlain ? name : nil
    }

    /// Where a link leads to: within the text under the name that its place has here.
    func address(of link: String) -> String {
        guard let name = Self.name(inLink: link), wanted.contains(name) else { return link }
        return "#" + Self.own(name)
    }

    /// The name of an element as a place, the first time that somebody asks; nil when no link leads to it.
    mutating func take(_ element: HTMLElement) -> String? {
        guard !wanted.isEmpty,
            let name = [element["id"], element["name"]].compactMap({ $0 }).first(where: wanted.contains),
            taken.insert(Self.own(name)).inserted
        else { return nil }
        return Self.own(name)
    }

    private static func own(_ name: String) -> String { name.hasPrefix(prefix) ? name : prefix + name }
}
