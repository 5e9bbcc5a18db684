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
            return address == "/n/gone/#top"
        }
        #expect(asked == ["/n/gone/#top", "/n/here/"])
        #expect(rest.plainText.contains("Dicho en el texto.") && rest.plainText.contains("Sí"))
        #expect(!rest.markup.contains("Ya no"))
    }

    @Test(
        "are known by their class, at any depth",
        arguments: [
            ("<blockquote>", "</blockquote>"), ("<ul><li>", "</li><li>Dos.</li></ul>"),
            ("<table><tbody><tr><td>", "</td></tr></tbody></table>"), ("<p>Uno.</p>", "<p class=\"lead\">related</p>"),
        ]
    )
    func nested(before: String, after: String) {
        for name in ["related", "lead related", "related answer"] {
            let links = "<a href=\"/b/\">b</a> <a href=\"/a/?x&amp;y\">no</a>"
            let box = "<p class=\"\(name)\"><abbr title=\"</p>\">Ya</abbr> \(links)</p>"
            let body = CleanHTML(vouchedFor: before + box + after)
            #expect(body.leavingOutRelated { $0 == "/a/?x&y" }.markup == before + after)
            #expect(body.leavingOutRelated { _ in false } == body)
        }
        let other = CleanHTML(vouchedFor: "\(before)<p class=\"lead\"><a href=\"/a/\">related</a></p>\(after)")
        #expect(other.leavingOutRelated { _ in true } == other)
    }

    @Test("change nothing where there are none")
    func none() {
        let plain = CleanHTML(vouchedFor: "<p>Uno.</p>\n<p>Dos.</p>")
        #expect(plain.leavingOutRelated { _ in true } == plain)
    }
}
