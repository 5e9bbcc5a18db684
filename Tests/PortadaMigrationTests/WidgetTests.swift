import PortadaCore
import Testing

@testable import PortadaMigration

/// Widgets of builders and plug-ins, and pictures in other tags than their own.
@Suite("Widgets, players and pictures of all kinds")
struct WidgetTests {
    private func convert(_ content: String) -> ConvertedBody {
        BodyConverter(site: OldSite(addresses: ["https://viejo.example/"])).convert(content, of: "7")
    }

    @Test(
        "A picture in another tag is a picture",
        arguments: [
            "<amp-img src=\"https://viejo.example/f.jpg\" width=\"3\"></amp-img>",
            "<svg><image href=\"https://viejo.example/f.jpg\"/></svg>",
            "<svg><g><image xlink:href=\"https://viejo.example/f.jpg\"></image></g></svg>",
            "<input type=\"image\" src=\"https://viejo.example/f.jpg\">",
            "<object data=\"https://viejo.example/f.jpg\"></object>",
        ]
    )
    func pictures(markup: String) {
        let body = convert("<p>Uno</p>\(markup)<p>Dos</p>")
        #expect(body.pictures.map(\.address) == ["https://viejo.example/f.jpg"])
        #expect(body.html.markup.contains("<img src=\"/media/pending/0\"") && body.droppedPictures == 0)
        #expect(body.html.markup.contains("Dos"))
    }

    @Test("A picture behind a text is named")
    func background() {
        let body = convert("<p style=\"background-image:url('https://viejo.example/f.jpg')\">fondo</p>")
        #expect(body.lostPictures == ["behind a text: https://viejo.example/f.jpg"])
    }

    @Test(
        "A widget gives all that it says",
        arguments: [
            ("[vc_cta h2=\"Título\"]T[/vc_cta]", "<h2>Título</h2><p>T</p>"),
            (
                "[et_pb_testimonial author=\"Ana\" job_title=\"Jefa\"]Bien.[/et_pb_testimonial]",
                "<p>Bien.</p><p>— Ana, Jefa</p>"
            ),
            (
                "[fusion_imageframe image_id=\"\"]https://viejo.example/f.jpg[/fusion_imageframe]",
                "<img src=\"/media/pending/0\""
            ),
            ("[fusion_youtube id=\"abcdefghijk\"]", "href=\"https://www.youtube.com/watch?v=abcdefghijk\""),
            ("[youtube_sc url=\"https://youtu.be/abcdefghijk\"]", "href=\"https://youtu.be/abcdefghijk\""),
            (
                "[td_block_video_youtube playlist_yt=\"abcdefghijk,lmnopqrstuv\"]",
                "href=\"https://www.youtube.com/watch?v=lmnopqrstuv\""
            ),
            ("[wpvideo abcd1234]", "href=\"https://videopress.com/v/abcd1234\""),
            ("[fusion_text]Hola[/fusion_text]", "<p>Hola</p>"),
            ("[fusion_title size=\"2\"]La salida[/fusion_title]", "La salida"),
            ("[fusion_toggle title=\"Pregunta\"]Respuesta[/fusion_toggle]", "Pregunta</h2><p>Respuesta</p>"),
            ("[jnews_element_single_image image=\"101\"]", "<img src=\"/media/pending/0\""),
            ("[jnews_element_embed_video url=\"https://vimeo.com/9\"]", "href=\"https://vimeo.com/9\""),
            ("[flourish id=\"123\"]", "href=\"https://public.flourish.studio/visualisation/123/\""),
            ("[infogram id=\"mapa-1\"]", "href=\"https://infogram.com/mapa-1\""),
            ("[datawrapper id=\"aB1c2\"]", "href=\"https://datawrapper.dwcdn.net/aB1c2/\""),
            ("[fb-post href=\"https://www.facebook.com/a/posts/1\"]", "href=\"https://www.facebook.com/a/posts/1\""),
            ("[fb-video href=\"https://www.facebook.com/a/videos/1\"]", "href=\"https://www.facebook.com/a/videos/1\""),
        ]
    )
    func widgets(code: String, shown: String) {
        let body = convert("Uno\n\n\(code)\n\nDos")
        #expect(body.html.markup.contains(shown), "\(body.html.markup)")
        #expect(body.shortcodes.isEmpty && !body.html.markup.contains("["))
    }

    @Test(
        "What scripts drew on the old site is a player",
        arguments: [
            "<div class=\"flourish-embed\" data-src=\"visualisation/123\"></div>",
            "<div class=\"infogram-embed\" data-id=\"mapa-1\"></div>",
            "<iframe src=\"https://datawrapper.dwcdn.net/aB1c2/1/\"></iframe>",
            "<div class=\"fb-post\" data-href=\"https://www.facebook.com/a/posts/1\"></div>",
            "<div class=\"fb-video\" data-href=\"https://www.facebook.com/a/videos/1\"></div>",
        ]
    )
    func drawn(markup: String) {
        let body = convert("<p>Uno</p>\(markup)<p>Dos</p>")
        #expect(body.html.markup.contains("<figure class=\"embed\""), "\(body.html.markup)")
    }

    @Test("Of two films with one end both are shown, and the words between them")
    func films() {
        let markup = convert(
            "[video mp4=\"https://v.example/a.mp4\"]<p>b</p>[video mp4=\"https://v.example/z.mp4\"][/video]"
        ).html.markup
        #expect(markup.contains("a.mp4") && markup.contains("z.mp4") && markup.contains("<p>b</p>"), "\(markup)")
    }
}
