import PortadaCore
import Testing

@testable import PortadaMigration

@Suite("Bodies that say one thing thousands of times")
struct HostileBodyTests {
    private let converter = BodyConverter(site: OldSite(addresses: ["https://www.viejo.example/"]))

    private func html(_ content: String) -> String { converter.convert(content).html.markup }

    /// Each of these took minutes when every piece looked through all the rest.
    @Test(
        "They are read in one pass, and the words behind them stay",
        arguments: [
            "[caption]", "[[caption ", "[caption \"", "[a_b]", "[x y=1]", "[caption]\n\n", "[gallery ids=\"1\"]",
            "[embed", "[/caption]",
            "<!--more", "<!--more-->", "<!-- wp:group {\"a\":", "<!-- wp:group -->", "<b x", "<a \"", "    ",
            "https://x.example ",
            "<img", "<img ", "[caption]<img[/caption]", "<figure class=\"wp-block-embed ",
            "<figure class=\"wp-block-embed\">",
        ]
    )
    func repeated(pattern: String) {
        let clean = html("<p>primera</p>\n\n" + String(repeating: pattern, count: 4000))
        #expect(clean.hasPrefix("<p>primera</p>"))
    }

    @Test("A shortcode's tag without an end that holds one long word")
    func longWord() {
        let word = String(repeating: "a", count: 3900)
        #expect(html(String(repeating: "[x \(word)] ", count: 50)).contains(word))
        #expect(ShortcodeTests.pieces(of: "[x \(word) y=1]", known: []) { $0["y"] ?? "" } == "1")
    }

    @Test("Shortcodes of many names that never end")
    func manyNames() {
        let starts = (0..<4000).map { "[n\($0)] " }.joined()
        #expect(html(starts + "fin").hasSuffix("[n3999] fin</p>"))
    }

    @Test("Thousands of pictures get their addresses in one pass")
    func manyPictures() {
        let body = converter.convert(
            "<p>" + String(repeating: "<img src=\"https://v.example/a.jpg\">", count: 1000) + "</p>"
        )
        #expect(body.pictures.count == 1000)
        let filled = body.filled((0..<1000).map { "/media/f\($0).jpg" }).markup
        #expect(filled.contains("\"/media/f1.jpg\""))
        #expect(filled.contains("\"/media/f999.jpg\""))
        #expect(!filled.contains("pending"))
    }

    @Test(
        "Records whose elements never end are given up, not searched for ever",
        arguments: ["<a", "<a>", "<wp:x>", "<#>", "<!--", "<![CDATA["]
    )
    func endlessElements(pattern: String) {
        let inner = (0..<4000).map { pattern.replacing("#", with: "n\($0)") }.joined()
        let record = Array("<item><title>T</title>\(inner)</item>".utf8)
        let mended = try? WXRMender.mend(record, isLatin: false)
        #expect(mended.map { $0.count < 100_000 } ?? true)
    }
}

@Suite("Shortcodes")
struct ShortcodeTests {
    /// The text with each shortcode as `{name attributes|content}`.
    private func shown(_ text: String) -> String {
        Self.pieces(of: text, known: ["gallery", "caption", "youtube"]) { code in
            let named = code.attributes.named.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
            let values = code.attributes.values.map { " \($0)" }.joined()
            return "{\(code.name)\(named)\(values)\(code.content.map { "|\($0)" } ?? "")}"
        }
    }

    /// The text with something in the place of each shortcode.
    static func pieces(of text: String, known: Set<String>, _ shown: (Shortcode) -> String) -> String {
        var scanner = ShortcodeScanner(text, known: known)
        var output = ""
        while let piece = scanner.next() {
            switch piece {
            case .text(let text): output += text
            case .shortcode(let code): output += shown(code)
            }
        }
        return output
    }

    @Test(
        "What is one, and what is only in brackets",
        arguments: [
            ("a [gallery] b", "a {gallery} b"), ("[GALLERY ids=\"1,2\"]", "{gallery ids=1,2}"),
            ("[sic] y [...] [1]", "[sic] y [...] [1]"), ("[caption a='b c' d=e]f[/caption]g", "{caption a=b c d=e|f}g"),
            ("[x]y[/x]", "{x|y}"), ("[x]y[/z]", "[x]y[/z]"), ("[a_b]", "{a_b}"), ("[a b=c]", "{a b=c}"),
            ("[gallery/]a[/gallery]", "{gallery}a[/gallery]"), ("[[gallery]]", "[gallery]"), ("[[1]]", "[[1]]"),
            ("[x a=\"]\"]", "{x a=]}"), ("[x a=”b c”]", "{x a=b c}"), ("[x [gallery]]", "[x {gallery}]"),
            ("[caption]a[caption]b[/caption]c[/caption]", "{caption|a[caption]b}c[/caption]"),
            ("[gallery a = \"b\" c=\"d]", "[gallery a = \"b\" c=\"d]"), ("[x á=ñ b=ñ]", "{x b=ñ á=ñ}"), ("[", "["),
            ("[youtube=https://a.example/?v=b&w=1]", "{youtube https://a.example/?v=b&w=1}"),
            ("[youtube https://a.example/?v=b]", "{youtube https://a.example/?v=b}"), ("[youtube 12]", "{youtube 12}"),
            ("[x a=\"El &quot;Toro&quot;\"]", "{x a=El &quot;Toro&quot;}"), ("[x a=&quot;b c&quot;]", "{x a=b c}"),
            ("[x a='“b”']", "{x a=“b”}"),
            ("[[", "[["),
        ]
    )
    func cuts(text: String, expected: String) {
        #expect(shown(text) == expected)
    }
}
