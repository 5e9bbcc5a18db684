import PortadaCore
import Testing

@testable import PortadaMigration

/// What plug-ins, builders and thirty years of habits left in bodies.
@Suite("Bodies that plug-ins and builders made")
struct BuildersAndPluginsTests {
    private func convert(_ content: String, _ surroundings: BodySurroundings = BodySurroundings()) -> ConvertedBody {
        BodyConverter(site: OldSite(addresses: ["https://viejo.example/"]), surroundings: surroundings)
            .convert(content, of: "7")
    }

    private func html(_ content: String) -> String { convert(content).html.markup }

    // MARK: Pictures

    @Test(
        "A picture is found however it is written",
        arguments: [
            "<IMG SRC=\"https://viejo.example/f.jpg\">", "<img alt='dice src=nada' src='https://viejo.example/f.jpg'>",
            "<Img Src=https://viejo.example/f.jpg>",
            "<img src=\"data:image/gif;base64,R0\" data-lazy-src=\"https://viejo.example/f.jpg\">",
            "<img src=\"data:image/gif;base64,R0\" data-srcset=\"https://viejo.example/f.jpg 300w, x.jpg 600w\">",
            "<noscript><img src=\"https://viejo.example/g.jpg\"></noscript><img data-src=\"https://viejo.example/f.jpg\">",
        ]
    )
    func pictures(markup: String) {
        let body = convert("Uno\n\n\(markup)\n\nDos")
        #expect(body.pictures.map(\.address) == ["https://viejo.example/f.jpg"])
        #expect(body.html.markup.contains("<img src=\"/media/pending/0\""))
        #expect(body.lostPictures.isEmpty)
    }

    @Test(
        "A picture that nobody could ask for is counted as lost",
        arguments: [
            "data:image/png;base64,AAAA", "file:///C:/foto.jpg", "blob:https://viejo.example/1",
            "webkit-fake-url://x/y.png", "",
        ]
    )
    func lost(source: String) {
        let body = convert("Uno <img src=\"\(source)\"> dos")
        #expect(body.pictures.isEmpty && body.lostPictures.count == 1)
    }

    @Test("A picture in a link is a picture, and its caption stands once")
    func linked() {
        let linked = "<a href=\"https://viejo.example/f.jpg\"><img src=\"https://viejo.example/f.jpg\"></a>"
        for markup in [
            "[caption id=\"a\" width=\"3\"]\(linked) El puerto[/caption]",
            "<!-- wp:image --><figure class=\"wp-block-image\">\(linked)<figcaption>El puerto</figcaption></figure><!-- /wp:image -->",
        ] {
            #expect(
                html(markup)
                    == "<figure class=\"picture\"><img src=\"/media/pending/0\" alt=\"\"><figcaption>El puerto</figcaption></figure>"
            )
        }
    }

    @Test("Emoji and smileys are letters")
    func emoji() {
        let picture = "<img class=\"emoji\" alt=\"😀\" src=\"https://s.w.org/images/core/emoji/14/svg/1f600.svg\">"
        #expect(html("Hola \(picture) mundo") == "<p>Hola 😀 mundo</p>")
        #expect(
            html("Hola <img src='/wp-includes/images/smilies/x.gif' alt=':-)' class='wp-smiley'>") == "<p>Hola :-)</p>"
        )
    }

    @Test("A caption is markup, with quotes of any kind")
    func captions() {
        let picture = "<img src=\"https://viejo.example/f.jpg\">"
        for (written, shown) in [
            ("El &quot;Toro&quot; en la plaza", "El \"Toro\" en la plaza"),
            ("El “Toro” en la plaza", "El “Toro” en la plaza"),
            ("Foto de <em>Ana</em> &amp; Luis", "Foto de <em>Ana</em> &amp; Luis"),
        ] {
            let clean = html("[caption caption=\"\(written)\" width=\"3\"]\(picture)[/caption]")
            #expect(clean.contains("<figcaption>\(shown.replacing("\"", with: "&quot;"))</figcaption>"))
        }
    }

    // MARK: Galleries and reusable blocks

    private var surroundings: BodySurroundings {
        var surroundings = BodySurroundings()
        for (picture, order, parent) in [("12", "2", "7"), ("11", "1", "7"), ("13", "3", "7"), ("20", "0", "8")] {
            var item = WXRItem(WXRElement(name: "item"), line: 1)
            (item.postID, item.menuOrder, item.parent) = (picture, order, parent)
            surroundings.attach(item)
        }
        for (id, content) in [
            ("200", "<!-- wp:paragraph --><p>Texto reutilizado.</p><!-- /wp:paragraph -->"),
            ("201", "Suelto\n\n[caption]x[/caption]"),
            ("300", "<!-- wp:block {\"ref\":300} /-->"),
        ] {
            var item = WXRItem(WXRElement(name: "item"), line: 1)
            (item.postID, item.content) = (id, content)
            _ = surroundings.reuse(item)
        }
        return surroundings
    }

    @Test(
        "A gallery without numbers shows what hangs on the post, in its order",
        arguments: [
            ("[gallery]", ["11", "12", "13"]), ("[gallery exclude=\"12\"]", ["11", "13"]), ("[gallery id=8]", ["20"]),
            ("[gallery order=\"DESC\"]", ["13", "12", "11"]), ("[gallery include=\"5,6\"]", ["5", "6"]),
        ]
    )
    func galleries(code: String, pictures: [String]) {
        #expect(convert(code, surroundings).pictures.compactMap(\.attachment) == pictures)
        #expect(
            convert("<!-- wp:shortcode -->\(code)<!-- /wp:shortcode -->", surroundings).pictures.count == pictures.count
        )
    }

    @Test("A gallery of nothing is counted as left out")
    func emptyGallery() { #expect(convert("[gallery]").shortcodes == ["gallery"]) }

    @Test("A reusable block's text stands in its place; one that is missing, or holds itself, is counted")
    func reusable() {
        let body = convert(
            "<!-- wp:paragraph --><p>Antes.</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":200} /-->",
            surroundings
        )
        #expect(body.html.markup == "<p>Antes.</p><p>Texto reutilizado.</p>" && body.blocks.isEmpty)
        #expect(convert("<!-- wp:core/block {\"ref\":201} /-->", surroundings).html.markup.hasPrefix("<p>Suelto</p>"))
        #expect(convert("<!-- wp:block {\"ref\":9} /-->", surroundings).blocks == ["block"])
        #expect(convert("<!-- wp:block {\"ref\":300} /-->", surroundings).blocks == ["block"])
    }

    // MARK: Shortcodes

    @Test(
        "A network's shortcode means its address, named or not",
        arguments: [
            (
                "[youtube=https://www.youtube.com/watch?v=abcdefghijk&w=640]",
                "https://www.youtube.com/watch?v=abcdefghijk&amp;w=640"
            ),
            ("[youtube https://youtu.be/abcdefghijk]", "https://youtu.be/abcdefghijk"),
            ("[youtube id=\"abcdefghijk\"]", "https://www.youtube.com/watch?v=abcdefghijk"),
            ("[vimeo 123]", "https://vimeo.com/123"),
            ("[tweet https://twitter.com/a/status/1]", "https://twitter.com/a/status/1"),
            ("[tweet 1234567890]", "https://twitter.com/i/status/1234567890"),
            ("[instagram=https://www.instagram.com/p/abc/]", "https://www.instagram.com/p/abc/"),
            ("[spotify https://open.spotify.com/track/1]", "https://open.spotify.com/track/1"),
            ("[googlemaps https://maps.google.com/maps?q=x]", "https://maps.google.com/maps?q=x"),
            ("[embed]https://vimeo.com/9[/embed]", "https://vimeo.com/9"),
            ("[audio https://v.example/a.mp3|titles=x]", "https://v.example/a.mp3"),
            ("[video src=\"https://v.example/a.mp4\"]", "https://v.example/a.mp4"),
        ]
    )
    func networks(code: String, address: String) {
        let body = convert("Uno\n\n\(code)\n\nDos")
        #expect(body.html.markup.contains("<figure class=\"embed\""))
        #expect(body.html.markup.contains("href=\"\(address)\""), "\(body.html.markup)")
        #expect(body.shortcodes.isEmpty)
    }

    @Test(
        "One that yields nothing is counted",
        arguments: ["youtube", "audio", "playlist ids=\"1,2\"", "tweet", "embed"]
    )
    func nothing(code: String) { #expect(convert("[\(code)]").shortcodes.count == 1) }

    @Test("Shortcodes are read at any depth that builders reach")
    func deep() {
        let names = [
            "tdc_zone", "vc_row", "vc_column", "vc_row_inner", "vc_column_inner", "vc_column_text", "a_b", "c_d",
        ]
        let picture = "[caption id=\"a\" width=\"3\"]<img src=\"https://viejo.example/f.jpg\"> Pie[/caption]"
        let content = names.reduce(picture) { "[\($1)]\($0)[/\($1)]" }
        #expect(html(content).contains("<figcaption>Pie</figcaption>") && !html(content).contains("["))
    }

    @Test("Columns join no words")
    func columns() {
        #expect(html("[one_half]uno[/one_half][one_half_last]dos[/one_half_last]") == "<p>uno</p><p>dos</p>")
        #expect(html("[vc_row][vc_column]uno[/vc_column][vc_column]dos[/vc_column][/vc_row]") == "<p>uno</p><p>dos</p>")
        #expect(html("[dropcap]E[/dropcap]l puerto") == "<p>El puerto</p>")
    }

    @Test(
        "A builder's widget gives what it says and shows",
        arguments: [
            ("[vc_single_image image=\"101\"]", "<figure class=\"picture\"><img src=\"/media/pending/0\""),
            ("[vc_gallery images=\"101,102\"]", "<figure class=\"gallery\">"),
            (
                "[et_pb_image src=\"https://viejo.example/f.jpg\" alt=\"Un barco\" title_text=\"no\"]",
                "<img src=\"/media/pending/0\" alt=\"Un barco\""
            ),
            ("[et_pb_gallery gallery_ids=\"1,2\"]", "<figure class=\"gallery\">"),
            ("[vc_custom_heading text=\"La salida\" font_container=\"tag:h2|x:y\"]", "<h2>La salida</h2>"),
            ("[et_pb_toggle title=\"Pregunta\"]Respuesta[/et_pb_toggle]", "<h2>Pregunta</h2><p>Respuesta</p>"),
            ("[vc_video link=\"https://vimeo.com/9\"]", "href=\"https://vimeo.com/9\""),
            ("[tdm_block_inline_text description=\"PHA+SG9sYSwgbXVuZG8uPC9wPg==\"]", "<p>Hola, mundo.</p>"),
            (
                "[vc_btn title=\"Compre\" link=\"url:https%3A%2F%2Ft.example%2Fx|title:y\"]",
                "<a class=\"button\" href=\"https://t.example/x\""
            ),
            (
                "[vc_raw_html]JTNDaWZyYW1lJTIwc3JjJTNEJTIyaHR0cHMlM0ElMkYlMkZ3d3cueW91dHViZS5jb20lMkZlbWJlZCUyRmFiY2RlZmdoaWprJTIyJTNFJTNDJTJGaWZyYW1lJTNF[/vc_raw_html]",
                "href=\"https://www.youtube.com/watch?v=abcdefghijk\""
            ),
        ]
    )
    func widgets(code: String, shown: String) {
        let body = convert("Uno\n\n\(code)\n\nDos")
        #expect(body.html.markup.contains(shown), "\(body.html.markup)")
        #expect(body.shortcodes.isEmpty && !body.html.markup.contains("no\""))
    }

    @Test(
        "What a builder drew from other stories, and scripts, leave no letters",
        arguments: [
            "[td_block_1 custom_title=\"Más\"]", "[vc_raw_js]JTND[/vc_raw_js]", "[vc_empty_space height=\"3px\"]",
        ]
    )
    func silent(code: String) {
        let body = convert("Uno\n\n\(code)")
        #expect(body.html.markup == "<p>Uno</p>" && body.shortcodes.count == 1)
    }

    // MARK: Notes and links within the text

    @Test("Footnotes stand at the end, and links to them lead there")
    func footnotes() {
        let notes = Footnote.read(
            "[{\"id\":\"f-1\",\"content\":\"La <em>nota</em>. <a href=\\\"#f-1-link\\\">↩</a>\"}]"
        )
        let content =
            "<!-- wp:paragraph --><p>Uno<sup data-fn=\"f-1\" class=\"fn\"><a href=\"#f-1\" id=\"f-1-link\">1</a></sup>.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->"
        let body = BodyConverter(site: OldSite(addresses: [])).convert(content, notes: notes)
        #expect(
            body.html.markup
                == "<p>Uno<sup><a id=\"n-f-1-link\" href=\"#n-f-1\">1</a></sup>.</p><ol><li id=\"n-f-1\">La <em>nota</em>. <a href=\"#n-f-1-link\">↩</a></li></ol>"
        )
        #expect(body.blocks.isEmpty && Footnote.read("x").isEmpty && Footnote.read(nil).isEmpty)
    }
}
