import PortadaCore
import Testing

@testable import PortadaRendering

@Suite("Posts on networks that texts embed")
struct PostCardsTests {
    private func card(_ html: String) -> String {
        let clean = HTMLSanitizer().clean(html)
        #expect(HTMLSanitizer().clean(clean.markup) == clean, "\(html)")
        return PostCards { "Ver en \($0)" }.fill(clean).markup
    }

    @Test("show who wrote what, and lead to the post; none of it needs a script")
    func tweet() {
        let shown = card(
            """
            <p>Antes.</p><blockquote class="twitter-tweet"><p lang="es" dir="ltr">El puerto <b>reabre</b> ma&ntilde;ana &lt;a las 6&gt;
            <a href="https://t.co/abc">pic.twitter.com/abc</a></p>&mdash; Ana Ruiz (@anaruiz)
            <a href="https://twitter.com/anaruiz/status/12?ref_src=twsrc">5 de mayo de 2023</a></blockquote>
            <script async src="https://platform.twitter.com/widgets.js"></script>
            """
        )
        #expect(
            shown.contains(
                "<figure class=\"embed post\" data-provider=\"x\"><p>El puerto reabre mañana &lt;a las 6&gt;</p>"
            )
        )
        #expect(shown.contains("<p class=\"post-author\">Ana Ruiz (@anaruiz) 5 de mayo de 2023</p>"))
        #expect(shown.contains("href=\"https://twitter.com/anaruiz/status/12?ref_src=twsrc\""))
        #expect(shown.contains(">Ver en X</a></figure>"))
        #expect(!shown.contains("t.co") && !shown.contains("pic.twitter"))
    }

    @Test(
        "of other networks, and those of which there is but an address",
        arguments: [
            (
                "<blockquote class=\"tiktok-embed\" cite=\"https://www.tiktok.com/@ana/video/1\"><section><a href=\"https://www.tiktok.com/@ana\">@ana</a> <p>Bailan en la plaza</p></section></blockquote>",
                "<p>Bailan en la plaza</p><p class=\"post-author\">@ana</p>"
            ),
            (
                "<blockquote class=\"instagram-media\" data-instgrm-permalink=\"https://www.instagram.com/p/1/\"><div><a href=\"https://www.instagram.com/p/1/\">Ver esta publicación en Instagram</a><p>La bahía al alba</p></div></blockquote>",
                "<p>La bahía al alba</p><a "
            ),
            (
                "<figure class=\"embed\"><a href=\"https://twitter.com/anaruiz/status/12\">https://twitter.com/anaruiz/status/12</a></figure>",
                "<p class=\"post-author\">@anaruiz</p><a "
            ),
            (
                "<figure class=\"embed\"><a href=\"https://x.com/i/status/12\">https://x.com/i/status/12</a></figure>",
                "data-provider=\"x\"><a "
            ),
            (
                "<figure class=\"embed\"><a href=\"https://t.me/faro/7\">Telegram</a></figure>",
                "<p class=\"post-author\">@faro</p>"
            ),
        ]
    )
    func others(html: String, expected: String) {
        let shown = card(html)
        #expect(shown.contains(expected), "\(shown)")
        #expect(shown.contains("class=\"embed post\"") && shown.contains(">Ver en "))
    }

    @Test("players stay what they are; one that is called by its address gets a name")
    func players() {
        let named = "<figure class=\"embed\"><a href=\"https://youtu.be/abcdefghijk\">La entrevista</a></figure>"
        #expect(card(named) == HTMLSanitizer().clean(named).markup)
        let bare = card(
            "<figure class=\"embed\"><a href=\"https://youtu.be/abcdefghijk\">https://youtu.be/abcdefghijk</a></figure>"
        )
        #expect(bare.contains(">YouTube</a>"))
    }

    @Test("however long a post is, or deep, its words end somewhere")
    func bounds() {
        let words = String(repeating: "palabra ", count: 5000)
        let long = HTMLSanitizer().clean(
            "<blockquote class=\"twitter-tweet\">\(words)<a href=\"https://x.com/a/status/1\">x</a></blockquote>"
        )
        #expect(long.markup.utf8.count < 4500 && long.markup.contains("palabra…</a>"))
        let many =
            String(repeating: "<blockquote class=\"twitter-tweet\"><p>a", count: 3000)
            + "<a href=\"https://x.com/a/status/1\">x</a>"
        #expect(HTMLSanitizer().clean(many).markup.utf8.count < 200_000)
    }
}
