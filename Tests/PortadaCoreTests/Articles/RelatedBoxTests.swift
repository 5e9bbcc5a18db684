import PortadaCore
import Testing

@Suite("Boxes that recommend a story")
struct RelatedBoxTests {
    private let body = CleanHTML(
        vouchedFor: """
            <p>Uno.</p><p class="related"><a href="/n/gone/#top">Ya no</a></p>
            <p><a href="/n/gone/">Dicho</a> en el texto.</p><p class="related"><a href="/n/here/">Sí</a></p>
            """
    )

    @Test("are left out by where they lead; the text around them stays")
    func leftOut() {
        var asked: [String] = []
        let rest = body.leavingOutRelated { address in
            asked.append(address)
            return address == "/n/gone/"
        }
        #expect(asked == ["/n/gone/", "/n/here/"])
        #expect(rest.plainText.contains("Dicho en el texto.") && rest.plainText.contains("Sí"))
        #expect(!rest.markup.contains("Ya no"))
    }

    @Test("change nothing where there are none")
    func none() {
        let plain = CleanHTML(vouchedFor: "<p>Uno.</p>\n<p>Dos.</p>")
        #expect(plain.leavingOutRelated { _ in true } == plain)
    }
}
