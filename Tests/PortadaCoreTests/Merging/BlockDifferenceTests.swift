import PortadaCore
import Testing

@Suite("What changed between two texts, paragraph by paragraph")
struct BlockDifferenceTests {
    private func html(_ paragraphs: [String]) -> CleanHTML {
        CleanHTML(vouchedFor: paragraphs.map { "<p>\($0)</p>" }.joined())
    }

    private func block(_ text: String) -> CleanHTML { html([text]) }

    @Test("keeps what stayed, and puts a paragraph beside the one that it became")
    func changed() {
        let old = ["Uno dos tres cuatro.", "Igual.", "Se va entera."]
        let new = ["Uno dos tres cinco.", "Igual.", "Llega nueva aquí."]
        #expect(
            BlockDifference.parts(from: html(old), to: html(new)) == [
                .changed(from: block(old[0]), to: block(new[0])), .same([block("Igual.")]),
                .removed(block(old[2])), .added(block(new[2])),
            ]
        )
    }

    @Test("is nothing between a text and itself, and all of it against nothing")
    func ends() {
        let text = html(["Uno.", "Dos."])
        #expect(BlockDifference.parts(from: text, to: text) == [.same([block("Uno."), block("Dos.")])])
        #expect(BlockDifference.parts(from: .empty, to: text) == [.added(block("Uno.")), .added(block("Dos."))])
        #expect(BlockDifference.parts(from: text, to: .empty) == [.removed(block("Uno.")), .removed(block("Dos."))])
        #expect(BlockDifference.parts(from: .empty, to: .empty).isEmpty)
    }

    @Test("sees a paragraph that came between two that changed")
    func between() {
        let old = ["El puerto abrió el lunes.", "El alcalde celebró mucho."]
        let new = ["El puerto abrió el martes.", "Nadie lo esperaba.", "El alcalde celebró poco."]
        #expect(
            BlockDifference.parts(from: html(old), to: html(new)) == [
                .changed(from: block(old[0]), to: block(new[0])), .added(block(new[1])),
                .changed(from: block(old[1]), to: block(new[2])),
            ]
        )
    }
}
