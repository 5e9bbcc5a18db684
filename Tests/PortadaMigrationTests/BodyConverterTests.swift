import PortadaCore
import Testing

@testable import PortadaMigration

@Suite("Bodies of WordPress")
struct BodyConverterTests {
    private let converter = BodyConverter(site: OldSite(addresses: ["https://www.viejo.example/"]))

    private func html(_ content: String) -> String { converter.convert(content).html.markup }

    @Test("Blank lines part paragraphs, single ones break the line")
    func paragraphs() {
        #expect(html("Uno\ndos\n\nTres\r\n\r\n\r\nCuatro") == "<p>Uno<br>dos</p><p>Tres</p><p>Cuatro</p>")
    }

    @Test(
        "An address of the old site becomes a path of this one, never another host",
        arguments: [
            ("https://www.viejo.example/2020/nota/", "/2020/nota/"), ("http://www.viejo.example?p=7", "/?p=7"),
            ("https://www.viejo.example//malo.example/x/", "/malo.example/x/"),
            ("https://www.viejo.example/\\malo.example/", "/malo.example/"), ("https://otro.example/", nil),
        ]
    )
    func oldAddress(address: String, path: String?) {
        #expect(OldSite(addresses: ["https://www.viejo.example/"]).path(of: address) == path)
    }

    @Test("Blocks between paragraphs stay blocks")
    func mixed() {
        let clean = html("Antes\n<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\nDespués <em>de\n\neso</em>")
        #expect(clean.hasPrefix("<p>Antes</p><ul><li>a</li><li>b</li></ul><p>Después"))
    }

    @Test("The editor's blocks lose their comments and keep their meaning")
    func blocks() {
        let content = """
            <!-- wp:paragraph --><p>Uno</p><!-- /wp:paragraph -->
            <!-- wp:heading --><h2 class="wp-block-heading">Dos</h2><!-- /wp:heading -->
            <!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Tres</p></blockquote></figure><!-- /wp:pullquote -->
            <!-- wp:embed {"url":"https://youtu.be/abcdefghijk"} --><figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">
            https://youtu.be/abcdefghijk
            </div></figure><!-- /wp:embed -->
            <!-- wp:acme/counter {"n":3} /-->
            """
        let body = converter.convert(content)
        #expect(body.html.markup.contains("<p>Uno</p>"))
        #expect(body.html.markup.contains("<h2>Dos</h2>"))
        #expect(body.html.markup.contains("Tres"))
        #expect(body.html.markup.contains("class=\"embed\""))
        #expect(!body.html.markup.contains("wp:"))
        #expect(body.blocks == ["acme/counter"])
    }

    @Test("Captions become figures with their pictures pending")
    func captions() {
        let body = converter.convert(
            "Texto\n\n[caption id=\"a\" width=\"300\"]<a href=\"x\"><img class=\"wp-image-7\" src=\"https://viejo.example/wp-content/uploads/2020/01/f-300x200.jpg\" alt=\"F\" /></a> El puerto[/caption]\n\nFin"
        )
        #expect(body.pictures.map(\.attachment) == ["7"])
        #expect(body.html.markup.contains("<figcaption>El puerto</figcaption>"))
        #expect(body.html.markup.contains(ConvertedBody.pending(0)))
        #expect(body.filled(["/media/0123456789abcdef/f-960.jpg"]).markup.contains("/media/0123456789abcdef/f-960.jpg"))
    }

    @Test("Galleries name their attachments")
    func galleries() {
        let body = converter.convert("[gallery ids=\"4, 5,6\"]")
        #expect(body.pictures.compactMap(\.attachment) == ["4", "5", "6"])
        #expect(body.html.markup.hasPrefix("<figure class=\"gallery\">"))
    }

    @Test("Addresses of known services in a line of their own become players that wait")
    func players() {
        #expect(
            html("Mire:\n\nhttps://www.youtube.com/watch?v=abcdefghijk\n\nFin").contains("data-provider=\"youtube\"")
        )
        #expect(html("Lea https://www.youtube.com/watch?v=abcdefghijk aquí").contains("class=\"embed\"") == false)
    }

    @Test("Unknown shortcodes go out of view and into the report; brackets that are none stay")
    func shortcodes() {
        let body = converter.convert("Hola [slider id=\"3\"] mundo [sic] y [box]dentro[/box] y [[gallery]]")
        #expect(body.shortcodes == ["slider", "box"])
        #expect(body.html.plainText == "Hola mundo [sic] y dentro y [gallery]")
    }

    @Test("Links to the old site follow the newspaper; others stay")
    func links() {
        let clean = html("<a href=\"http://viejo.example/2020/x/?a=1\">a</a> <a href=\"https://otro.example/\">b</a>")
        #expect(clean.contains("href=\"/2020/x/?a=1\""))
        #expect(clean.contains("href=\"https://otro.example/\""))
    }

    @Test("Scripts in a body are gone")
    func hostile() {
        #expect(!html("<script>alert(1)</script><p onclick=\"x()\">a</p>").contains("script"))
        #expect(html("<p onclick=\"x()\">a</p>") == "<p>a</p>")
    }

    @Test(
        "A file is known by its name letter by letter, and told apart from those that it may be a smaller size of",
        arguments: [
            (
                "https://viejo.example/wp-content/uploads/2020/01/Foto-300x200.jpg", "2020/01/Foto-300x200.jpg",
                ["2020/01/Foto.jpg", "2020/01/Foto-scaled.jpg"]
            ),
            (
                "http://cdn.example/wp-content/uploads/2020/01/a%C3%B1o-scaled.jpg?x=1", "2020/01/año-scaled.jpg",
                ["2020/01/año.jpg"]
            ),
            ("/wp-content/uploads/2020/01/foto-2020x.jpg", "2020/01/foto-2020x.jpg", ["2020/01/foto-2020x-scaled.jpg"]),
        ]
    )
    func uploads(address: String, key: String, originals: [String]) {
        #expect(UploadAddress.key(address) == key)
        let path = address.prefix { $0 != "?" }
        #expect(UploadAddress.keysOfOriginals(String(path)) == originals)
    }
}
