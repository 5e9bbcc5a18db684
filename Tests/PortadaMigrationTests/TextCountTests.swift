import PortadaCore
import Testing

@testable import PortadaMigration

@Suite("Words of a text before and after its way in")
struct TextCountTests {
    @Test(
        "are what readers see, counted alike",
        arguments: [
            ("Uno dos", 2), ("<b>Co</b>nsejo <font>d</font>e", 2), ("<p>Uno</p><p>dos</p>tres<br>cuatro", 4),
            ("Se&ntilde;or&nbsp;Mar&iacute;n &amp; co", 3), ("Señor Marín", 2), ("pa&shy;la\u{AD}bra", 1),
            ("<script>var a</script><!-- no --><style>b</style>sí", 1), ("<noscript>no</noscript>", 0),
            ("[gallery ids=\"1,2\"]Uno[/gallery] [sic] dos", 2), ("[1] uno [", 2),
            ("Ver https://a.example/una/larga?x=1 allí", 2), ("«Sí» —dijo— 5.º…", 4), ("😀 ❤", 0), ("", 0),
            ("pala&#173;bra Mi&scaron;o H&#7885;c &ndash; &#8212; &#x4f;s &#xD800; a&ntilde;o &ordf;", 6),
            ("<blockquote class=\"twitter-tweet\">uno dos</blockquote> tres", 3),
            ("<svg><title>a</title></svg>x<iframe>y</iframe>", 1),
        ]
    )
    func words(markup: String, count: Int) { #expect(TextCount(markup).words == count, "\(markup)") }

    @Test(
        "none is missing of what WordPress has",
        arguments: [
            "Uno\n\ndos [caption id=\"a\"]<img src=\"https://viejo.example/a.jpg\"> Pie[/caption]",
            "<!-- wp:paragraph --><p>Uno</p><!-- /wp:paragraph -->",
            """
            <!-- wp:embed --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
            https://youtu.be/x
            </div><figcaption>Habla Ana</figcaption></figure><!-- /wp:embed -->
            """,
            "<table><tr><td>Uno</td><td>dos</td></tr></table>", "<h1>Uno</h1><h7>dos</h7><custom-tag>tres</custom-tag>",
            "<details><summary>Uno</summary>dos</details>", "<ul><li>Uno<li>dos</ul>tres", "[vc_row]Uno[/vc_row] [sic]",
            """
            <blockquote class="twitter-tweet"><p>Uno dos <a href="https://t.co/a">pic.twitter.com/a</a></p>&mdash; Ana (@ana)
            <a href="https://twitter.com/ana/status/1">5 de mayo</a></blockquote> tres
            """,
            "<a href=\"#\">Uno</a> <a name=\"x\">dos</a>", "Uno <!--more--> dos", "<center>Uno</center>", "a < b > c",
        ]
    )
    func kept(body: String) {
        let converter = BodyConverter(site: OldSite(addresses: ["https://viejo.example"]))
        #expect(converter.convert(body).lostWords == 0)
    }

    @Test("and what a story gets besides hides no loss")
    func notes() {
        let converter = BodyConverter(site: OldSite(addresses: ["https://viejo.example"]))
        let notes = Footnote.read("[{\"content\":\"cuatro cinco seis\",\"id\":\"a\"}]")
        let body = converter.convert("uno <select><option>dos tres</option></select>", notes: notes)
        #expect(notes.count == 1 && body.lostWords == 2)
    }

    @Test("what is missing stands in the report, with the story")
    func report() async throws {
        let house = try ImportHouse()
        let body = "Uno <select><option>dos tres</option></select>"
        let report = try await house.bring(ExportFile.text(ExportFile.post(1, body: body) + ExportFile.post(2)))
        let found = try #require(report.changed["Words of a text did not come."])
        #expect(found.count == 1 && found.examples == ["post 1 \"Título\": 2"])
    }
}
