import PortadaCore
import Testing

@Suite("The words of clean HTML")
struct PlainTextTests {
    @Test(
        "are without tags, blocks on lines of their own",
        arguments: [
            ("<p>El puerto <strong>reabre</strong>.</p><p>Hoy.</p>", "El puerto reabre.\nHoy."),
            ("<h2>Título</h2><ul><li>uno</li><li>dos</li></ul>", "Título\nuno\ndos"),
            ("<p>uno<br>dos</p>", "uno\ndos"),
            ("<p>in<em>creí</em>ble, <a href=\"/x/\" rel=\"nofollow\">aquí</a></p>", "increíble, aquí"),
            ("<figure><img src=\"/a.jpg\" alt=\"a > b\"><figcaption>Pie</figcaption></figure>", "Pie"),
            ("sin marcas", "sin marcas"),
            ("", ""),
            ("<p></p>", ""),
        ]
    )
    func tags(markup: String, text: String) {
        #expect(CleanHTML(vouchedFor: markup).plainText == text)
    }

    @Test(
        "have their entities decoded",
        arguments: [
            ("Ley &amp; orden &lt;b&gt;", "Ley & orden <b>"),
            ("&quot;sí&quot; &apos;no&apos;", "\"sí\" 'no'"),
            ("a&nbsp;b", "a\u{A0}b"),
            ("&#241;and&#xfa;", "ñandú"),
            ("&#x1F4F0;", "📰"),
            ("AT&T; &inventada; &", "AT&T; &inventada; &"),
            ("&#xD800; &#99999999999;", "&#xD800; &#99999999999;"),
            ("&amp;lt;", "&lt;"),
        ]
    )
    func entities(markup: String, text: String) {
        #expect(CleanHTML(vouchedFor: markup).plainText == text)
    }

    @Test("end with a tag that does not")
    func unfinishedTag() {
        #expect(CleanHTML(vouchedFor: "<p>uno</p><a href=\"x>y").plainText == "uno")
    }

    @Test("of a long text are all there")
    func longText() {
        let markup = String(repeating: "<p>Mar &amp; cielo</p>", count: 20_000)
        let lines = CleanHTML(vouchedFor: markup).plainText.split(separator: "\n")
        #expect(lines.count == 20_000)
        #expect(lines.allSatisfy { $0 == "Mar & cielo" })
    }
}
