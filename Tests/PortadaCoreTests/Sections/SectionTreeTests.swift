import PortadaCore
import Testing

@Suite("The tree of sections")
struct SectionTreeTests {
    private func section(_ id: Int64, _ name: String, under parent: Int64? = nil, position: Int64 = 0) -> Section {
        Section(
            id: Identifier(id),
            parent: parent.map { Identifier($0) },
            name: name,
            slug: "s\(id)",
            path: "/s\(id)/",
            position: position
        )
    }

    private var tree: SectionTree {
        SectionTree([
            section(1, "Nacional"), section(2, "Política", under: 1), section(3, "Asamblea", under: 2),
            section(4, "Sucesos", under: 1), section(5, "Deportes", position: -1), section(6, "Béisbol", under: 5),
        ])
    }

    @Test("orders by position, then by name")
    func order() {
        #expect(tree.roots.map(\.name) == ["Deportes", "Nacional"])
        #expect(tree.children(of: Identifier(1)).map(\.name) == ["Política", "Sucesos"])
        #expect(tree.children(of: Identifier(3)).isEmpty)
    }

    @Test("finds by number and by address")
    func finding() {
        #expect(tree[Identifier(3)]?.name == "Asamblea")
        #expect(tree.section(at: "/s4/")?.name == "Sucesos")
        #expect(tree[Identifier(99)] == nil)
        #expect(tree.section(at: "/s4") == nil)
    }

    @Test("knows what is above a section, the topmost first")
    func lineage() {
        #expect(tree.lineage(of: Identifier(3)).map(\.name) == ["Nacional", "Política", "Asamblea"])
        #expect(tree.lineage(of: Identifier(99)).isEmpty)
    }

    @Test("knows what is below a section, itself included")
    func descendants() {
        #expect(Set(tree.descendants(of: Identifier(1)).map(\.rawValue)) == [1, 2, 3, 4])
        #expect(tree.descendants(of: Identifier(6)) == [Identifier(6)])
    }

    @Test("makes a section with an unknown parent a root")
    func unknownParent() {
        let tree = SectionTree([section(1, "Opinión", under: 77)])
        #expect(tree.roots.map(\.name) == ["Opinión"])
        #expect(tree.lineage(of: Identifier(1)).map(\.name) == ["Opinión"])
    }

    @Test("ends on sections that are their own ancestors")
    func circle() {
        let tree = SectionTree([section(1, "A", under: 2), section(2, "B", under: 1), section(3, "C", under: 3)])
        #expect(tree.roots.map(\.name) == ["A", "B", "C"])
        #expect(Set(tree.lineage(of: Identifier(1)).map(\.id.rawValue)) == [1, 2])
        #expect(tree.descendants(of: Identifier(3)) == [Identifier(3)])
    }

    @Test("keeps the first of two sections with one number")
    func twins() {
        let tree = SectionTree([section(1, "Primera"), section(1, "Segunda")])
        #expect(tree.roots.map(\.name) == ["Primera"])
    }
}
