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
        #expect(teaser("<ul><li>uno</li></ul>").isEmpty && teaser("").isEmpty)
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

    @Test("are those of a beginning, too")
    func beginning() {
        #expect(teaser("<p>Uno.</p><p>Dos tres") == "Uno. Dos tres")
        #expect(teaser("<p>Uno.</p><figure><figcaption>Pie") == "Uno.")
    }
}
