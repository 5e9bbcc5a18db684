/// All sections of the newspaper, with their family.
public struct SectionTree: Sendable {
    /// The sections by number.
    public let byID: [Identifier<Section>: Section]
    /// The sections without a parent, in order.
    public let roots: [Section]
    private let childrenByParent: [Identifier<Section>: [Section]]
    private let byPath: [String: Identifier<Section>]

    /// Arranges sections by their parents and positions. A section whose parent is unknown, or that is its own
    /// ancestor, becomes a root.
    public init(_ sections: [Section]) {
        let known = Dictionary(sections.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let ordered = known.values.sorted { ($0.position, $0.name, $0.id) < ($1.position, $1.name, $1.id) }
        var children: [Identifier<Section>: [Section]] = [:]
        var roots: [Section] = []
        for section in ordered {
            if let parent = section.parent, known[parent] != nil, !Self.isCircular(section, known) {
                children[parent, default: []].append(section)
            } else {
                roots.append(section)
            }
        }
        byID = known
        self.roots = roots
        childrenByParent = children
        byPath = Dictionary(ordered.map { ($0.path, $0.id) }, uniquingKeysWith: { first, _ in first })
    }

    /// The section with this number.
    public subscript(id: Identifier<Section>) -> Section? { byID[id] }

    /// The section at this address (`/nacional/politica/`).
    public func section(at path: String) -> Section? { byPath[path].flatMap { byID[$0] } }

    /// The sections directly below one, in order.
    public func children(of id: Identifier<Section>) -> [Section] { childrenByParent[id] ?? [] }

    /// Every section with its depth below a root (0 for a root), each followed by its children, as a list to choose from
    /// shows them.
    public var outline: [(section: Section, depth: Int)] {
        func lines(_ sections: [Section], _ depth: Int) -> [(section: Section, depth: Int)] {
            sections.flatMap { [(section: $0, depth: depth)] + lines(children(of: $0.id), depth + 1) }
        }
        return lines(roots, 0)
    }

    /// The section itself and all above it, the topmost first.
    public func lineage(of id: Identifier<Section>) -> [Section] {
        var line: [Section] = []
        var next: Identifier<Section>? = id
        while let current = next.flatMap({ byID[$0] }), !line.contains(where: { $0.id == current.id }) {
            line.append(current)
            next = current.parent
        }
        return line.reversed()
    }

    /// The section itself and all below it.
    public func descendants(of id: Identifier<Section>) -> [Identifier<Section>] {
        var found: [Identifier<Section>] = []
        var open = [id]
        while let current = open.popLast() {
            guard !found.contains(current) else { continue }
            found.append(current)
            open.append(contentsOf: children(of: current).map(\.id))
        }
        return found
    }

    private static func isCircular(_ section: Section, _ known: [Identifier<Section>: Section]) -> Bool {
        var seen: Set<Identifier<Section>> = [section.id]
        var next = section.parent
        while let current = next {
            guard seen.insert(current).inserted else { return true }
            next = known[current]?.parent
        }
        return false
    }
}
