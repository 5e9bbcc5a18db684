import PortadaCore
import Testing

@Suite("The first sentences of a text")
struct TeaserTests {
    private func teaser(_ markup: String) -> String { CleanHTML(vouchedFor: markup).teaser }

    @Test("are its paragraphs' words, without captions, headings and boxes")
    func paragraphs() {
        let markup = """
            <figure class="picture"><img src="/a.jpg" alt=""><figcaption>Pie</figcaption></figure><h2>Título</h2>\
            <p class="related"><a href="/x/">Otra</a></p><p class="lead related" id="n-x"><a href="/x/">Otra</a></p><p>El <em>puerto</em> &amp; la ciudad.</p><ul><li>uno</li></ul><p>Fin</p>
            """
        #expect(teaser(markup) == "El puerto & la ciudad. Fin")
        #expect(teaser("").isEmpty && teaser("<figure><figcaption>Pie</figcaption></figure>").isEmpty)
    }

    @Test("end with a sentence, when one ends late enough, or after 55 words")
    func length() {
        let words = (1...80).map { "p\($0)" }
        #expect(teaser("<p>\(words.joined(separator: " "))</p>") == words.prefix(55).joined(separator: " ") + "…")
        let sentence = words.prefix(30).joined(separator: " ") + "."
        #expect(teaser("<p>\(sentence) \(words.joined(separator: " "))</p>") == sentence)
        let short = words.prefix(5).joined(separator: " ") + "."
        #expect(teaser("<p>\(short) \(words.joined(separator: " "))</p>").hasSuffix("…"))
    }

    @Test(
        "are those of a list, a table or lines as typed, where a text has no paragraph",
        arguments: [
            ("<ul><li>Uno <em>y</em></li><li>dos</li></ul>", "Uno y dos"),
            ("<table><tr><th>Equipo</th><td>Puntos</td></tr></table>", "Equipo Puntos"),
            ("<pre>La línea\nsiguiente</pre>", "La línea siguiente"),
            ("<ul><li>uno</li></ul><p>Párrafo</p>", "Párrafo"),
        ]
    )
    func otherText(markup: String, words: String) { #expect(teaser(markup) == words) }

    @Test("hold no numbers of notes; other raised letters stay")
    func notes() {
        let note = "<sup><a id=\"n-f-1-link\" href=\"#n-f-1\">1</a></sup>"
        #expect(teaser("<p>Texto\(note). Son 3 m<sup>2</sup>.</p>") == "Texto. Son 3 m2.")
        #expect(teaser("<p>Texto<sup><a href=\"#n") == "Texto")
    }

    @Test("are those of a beginning, too")
    func beginning() {
        #expect(teaser("<p>Uno.</p><p>Dos tres") == "Uno. Dos tres")
        #expect(teaser("<p>Uno.</p><figure><figcaption>Pie") == "Uno.")
    }
}
