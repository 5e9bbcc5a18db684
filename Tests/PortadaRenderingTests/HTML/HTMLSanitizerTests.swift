import PortadaCore
import Testing

@testable import PortadaRendering

@Suite("Markup from outside")
struct HTMLSanitizerTests {
    private let body = HTMLSanitizer(policy: .body, ownHosts: ["faro.example"])

    @Test(
        "What belongs to a story stays",
        arguments: [
            "<p>Uno <em>dos</em> <strong>tres</strong></p>",
            "<h2>Título</h2><p>Texto</p><h3>Menor</h3><p>Texto</p>",
            "<ul><li>a</li><li>b</li></ul>",
            "<blockquote><p>Cita</p><p><cite>Quien</cite></p></blockquote>",
            "<table><thead><tr><th scope=\"col\">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
            "<p>a<br>b</p>",
            "<p class=\"question\">¿Qué?</p>",
            "<pre><code>let a = 1 &lt; 2</code></pre>",
        ]
    )
    func keeps(markup: String) {
        #expect(body.clean(markup).markup == markup)
    }

    @Test(
        "No script survives in any disguise",
        arguments: [
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href=\"java\nscript:alert(1)\">x</a>",
            "<a href=\"&#106;avascript:alert(1)\">x</a>", "<svg onload=alert(1)><circle/></svg>",
            "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<math><mtext><script>alert(1)</script></mtext></math>",
            "<p style=\"background:url(javascript:alert(1))\">x</p>",
            "<form action=javascript:alert(1)><button>x</button></form>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<a href=\"data:text/html,<script>1</script>\">x</a>",
            "<object data=\"javascript:alert(1)\"></object>", "<style>@import 'x'</style>", "<base href=\"//x\">",
        ]
    )
    func refuses(markup: String) {
        let clean = body.clean(markup).markup.lowercased()
        for word in ["script", "onerror", "onload", "style", "srcdoc", "data:", "<form", "<svg", "<base"] {
            #expect(!clean.contains(word), "\(clean)")
        }
    }

    @Test("Clean HTML cleaned again is the same bytes")
    func cleansOnce() {
        let wild = [
            "a<p>b<div>c<li>d</p><b><i>e</b>f</i><table><p>g<td>h</table>", "<h4>x</h4><h2></h2><h3>y</h3>",
            "<figure class='wp gallery'><img src='/media/a.jpg'><figcaption>b<p>c</figcaption></figure>",
            "<a href='http://x.example/?a=1&b=2'>l<a href='/m'>m</a></a>", "&lt;b&gt; &amp;amp; \u{0}\u{B} é",
            "<p>a<br><b> </b>c <i><br></i>d<p>e<br><em></em>", "<img src='/media/a.jpg' alt='a&#x6;b\nc'>j",
            "<a href='//i>j?x'>b</a> <a href='//@k'>c</a> <a href='//'>d</a>",
            "<figure class='gallery'><figure><img src='/media/a.jpg'><table>"
                + "<iframe src='https://www.youtube.com/embed/abc'>",
        ]
        for markup in wild {
            let once = body.clean(markup).markup
            #expect(body.clean(once).markup == once)
        }
    }

    @Test("Headings begin below the page's own and skip no level")
    func ordersHeadings() {
        let clean = body.clean("<h1>a</h1><h4>b</h4><h3>c</h3><h3></h3><h2>d</h2>").markup
        #expect(clean == "<h2>a</h2><h3>b</h3><h3>c</h3><h2>d</h2>")
    }

    @Test("Links elsewhere open nothing and pass nothing on; the newspaper's own lose their host's rules")
    func marksLinks() {
        let foreign = body.clean("<p><a href=\"https://otro.example/x\" target=\"_blank\" onclick=\"x()\">x</a></p>")
            .markup
        #expect(foreign.contains("rel="))
        #expect(!foreign.contains("target"))
        #expect(!foreign.contains("onclick"))
        let own = body.clean("<p><a href=\"/nacional/\">x</a></p>").markup
        #expect(own == "<p><a href=\"/nacional/\">x</a></p>")
    }

    @Test("An accent on its colon hides no scheme")
    func seesSchemes() {
        for accent in ["\u{301}", "\u{200D}", "\u{FE0F}", "\u{34F}"] {
            let clean = body.clean("<p><a href='javascript:\(accent)alert(1)'>x</a><img src='data:\(accent)a'>").markup
            #expect(clean == "<p>x</p>")
        }
    }

    @Test("A player becomes a link that waits for a click")
    func stillsPlayers() {
        let clean = body.clean("<iframe src=\"https://www.youtube.com/embed/abcdefghijk\"></iframe>").markup
        #expect(clean.contains("class=\"embed\""))
        #expect(clean.contains("data-provider=\"youtube\""))
        #expect(clean.contains("https://www.youtube.com/watch?v=abcdefghijk"))
        #expect(!clean.contains("<iframe"))
    }

    @Test("Comments keep words and links, no pictures and no headings")
    func narrowsComments() {
        let clean = HTMLSanitizer(policy: .comment).clean("<h2>a</h2><p>b <img src=/x.jpg> <em>c</em></p>").markup
        #expect(!clean.contains("<h2>"))
        #expect(!clean.contains("<img"))
        #expect(clean.contains("<em>c</em>"))
    }

    @Test("Comments open nothing, however many there are")
    func countsNoComments() {
        let story = String(repeating: "<!-- wp:paragraph --><p>a</p>", count: 200) + "<h2>b</h2><ul><li>c</li></ul>"
        #expect(body.clean(story).markup.hasSuffix("<p>a</p><h2>b</h2><ul><li>c</li></ul>"))
    }

    @Test("Character data of drawings within a table does not stop the parser")
    func readsCharacterData() {
        #expect(body.clean("<p>a</p><table><math><mtext><form><![CDATA[>]]>&").markup.hasPrefix("<p>a</p>"))
        #expect(body.clean("<p>a</p><![CDATA[b]]><p>c</p>").markup == "<p>a</p><p>c</p>")
    }

    @Test("Nesting that hides in what looks like a quote is bounded")
    func boundsHiddenNesting() {
        let hidden = "<!--<a =\"-->" + String(repeating: "<div>", count: 90) + "<!--\" >"
        let deep = String(repeating: hidden, count: 1000)
        #expect(body.clean(deep + "x").markup.utf8.count < 1000)
    }

    @Test("A hundred thousand nested elements are answered, and stay bounded")
    func boundsNesting() {
        let deep = String(repeating: "<div><b>", count: 100_000) + "x"
        let clean = body.clean(deep).markup
        #expect(clean.utf8.count < 10_000)
        #expect(clean.contains("x"))
    }

    @Test(
        "What links in a text lead to keeps a name of its own, once, as long as such a link stays",
        arguments: [
            (
                "<p><a href=\"#a\">1</a></p><p id=\"a\">x</p><p id=\"a\">y</p><p id=\"b\">z</p>",
                "<p><a href=\"#n-a\">1</a></p><p id=\"n-a\">x</p><p>y</p><p>z</p>"
            ),
            (
                "<p><a href=\"#a\">1</a></p><p><a name=\"a\"></a>x</p>",
                "<p><a href=\"#n-a\">1</a></p><p><a id=\"n-a\"></a>x</p>"
            ),
            ("<p><a href=\"#a\"></a></p><p id=\"a\">x</p>", "<p>x</p>"),
            ("<p id=\"n-a\">x <a href=\"#n-a\">1</a></p>", "<p id=\"n-a\">x <a href=\"#n-a\">1</a></p>"),
            ("<p><a href=\"#a\"></a><br><a name=\"a\"></a></p><p>x</p>", "<p>x</p>"),
        ]
    )
    func targets(html: String, clean: String) {
        let once = HTMLSanitizer().clean(html)
        #expect(once.markup == clean)
        #expect(HTMLSanitizer().clean(once.markup) == once)
    }

    @Test("What stands below a player is a paragraph behind it")
    func playersWords() {
        let html =
            "<figure class=\"embed\"><a href=\"https://youtu.be/x\">Acto</a><figcaption>Habla <b>Ana</b></figcaption></figure>"
        let once = HTMLSanitizer().clean(html + "<p>y</p>")
        #expect(once.markup.hasSuffix("Acto</a></figure><p>Habla <b>Ana</b></p><p>y</p>"))
        #expect(HTMLSanitizer().clean(once.markup) == once)
    }

    @Test("What nobody may write goes from a player's title before its words are told apart")
    func playersTitles() {
        let once = HTMLSanitizer().clean(
            "<figure class=\"embed\"><a href=\"https://youtu.be/x\">&#1; a &#1; b</a></figure>"
        )
        #expect(once.markup.contains(">a b</a>") && HTMLSanitizer().clean(once.markup) == once)
    }

    @Test("Any number of players stay players")
    func manyPlayers() {
        let once = HTMLSanitizer().clean(String(repeating: "<embed src=//y.example/z>", count: 6000))
        #expect(once.markup.ranges(of: "<figure class=\"embed\"").count == 6000)
        #expect(HTMLSanitizer().clean(once.markup) == once)
    }

    @Test("Line breaks in a player's title part its words")
    func brokenTitles() {
        let clean = HTMLSanitizer().clean(
            "<figure class=\"embed\"><a href=\"https://youtu.be/x\">una\ndos\r\n\ttres</a></figure>"
        )
        #expect(clean.markup.contains(">una dos tres</a>"))
    }

    @Test("A player without a title is called by its address, which is read again as it was written")
    func titles() {
        let once = HTMLSanitizer().clean("<figure class=\"embed\"><a href=\"\u{A0} x//y.example/\"></a></figure>")
        #expect(once.markup.contains("<a href=") && HTMLSanitizer().clean(once.markup) == once)
    }
}
