import PortadaCore
import Testing

@testable import PortadaDesk

@Suite("A passage written by hand")
struct PlainPassageTests {
    private func blocks(_ markup: String...) -> [CleanHTML] { markup.map { CleanHTML(vouchedFor: $0) } }

    @Test("of plain paragraphs is shown without markup")
    func plain() {
        #expect(PlainPassage.text(of: blocks("<p>Uno &amp; dos.</p>", "<p>Tres.</p>")) == "Uno & dos.\n\nTres.")
    }

    @Test("of more than paragraphs is shown as it is")
    func markup() {
        let blocks = blocks("<p>Uno <em>dos</em>.</p>", "<h2>Tres</h2>")
        #expect(PlainPassage.text(of: blocks) == "<p>Uno <em>dos</em>.</p>\n<h2>Tres</h2>")
    }

    @Test("becomes paragraphs, unless it has markup of its own")
    func back() {
        #expect(
            PlainPassage.markup(of: "Uno & dos > tres.\n\nCuatro.") == "<p>Uno &amp; dos &gt; tres.</p><p>Cuatro.</p>"
        )
        #expect(PlainPassage.markup(of: "<h2>Uno</h2>") == "<h2>Uno</h2>")
    }
}
