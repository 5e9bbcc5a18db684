import Foundation
import PortadaRendering
import Testing

@Suite("Themes")
struct ThemeTests {
    @Test("show texts in the page's language, and in the first one for a language they don't have")
    func texts() throws {
        let template = "{{t.readMore}} {{t.page.by}} {{language.code}}"
        #expect(try SampleTheme.page(template) == "Seguir leyendo por es")
        #expect(try SampleTheme.page(template, language: "en") == "Read on by en")
        #expect(try SampleTheme.page(template, language: "fr") == "Seguir leyendo por es")
    }

    @Test("fill values and plural forms")
    func languageTexts() throws {
        let theme = try Theme.load(files: SampleTheme.files(), registry: SampleTheme.registry)
        let spanish = theme.language("es")
        #expect(spanish.text("page.notes", count: 1) == "1 nota")
        #expect(spanish.text("page.notes", count: 0) == "0 notas")
        #expect(spanish.text("page.found", ["count": "3", "query": "{count}"]) == "3 resultados para «{count}»")
        #expect(spanish.text("page.none") == "page.none")
        #expect(theme.languageCodes == ["en", "es"])
    }

    @Test("put options in the critical style, and name it by its hash for the policy")
    func options() throws {
        let theme = try Theme.load(
            files: SampleTheme.files([
                "theme.yaml": "name: Prueba\naccent: \"#AA3300\"\nlettering: Georgia, 'Old Face', serif\n",
                "styles/critical.css": "/* nada */\nbody {\n  margin : 0;\n}\n",
                "templates/article.mustache": "<style>{{{assets.criticalStyle}}}</style>",
            ]),
            registry: SampleTheme.registry
        )
        let style =
            ":root{--accent:#aa3300;--accent-dark:#ff9a8a;--lettering:Georgia, 'Old Face', serif}body{margin :0}"
        #expect(theme.criticalStyle == style)
        #expect(try theme.html("article", SampleStory(), language: "es").markup == "<style>\(style)</style>")
        // sha256sum | xxd -r -p | base64 of the text.
        #expect(theme.criticalStyleSource.hasPrefix("'sha256-"))
        #expect(theme.criticalStyleSource.count == "'sha256-'".count + 44)
    }

    @Test("serve assets under addresses that change with the content")
    func assets() throws {
        let files = SampleTheme.files([
            "styles/site.css": "h1 { background: url(../images/mark.svg) }", "scripts/live-search.js": "let a = 1\n",
            "images/mark.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "templates/article.mustache": "{{assets.site}} {{assets.liveSearch}}",
        ])
        let theme = try Theme.load(files: files, registry: SampleTheme.registry)
        let address = try #require(theme.assetAddress("site"))
        let style = try #require(theme.asset(at: address))
        let mark = try #require(theme.assetAddress("mark"))
        #expect(style.contentType == "text/css; charset=utf-8")
        #expect(String(decoding: style.bytes, as: UTF8.self) == "h1{background:url(\(mark))}")
        #expect(address.hasPrefix("/assets/site-") && address.hasSuffix(".css"))
        let page = try theme.html("article", SampleStory(), language: "es").markup
        #expect(page == "\(address) \(theme.assetAddress("liveSearch") ?? "")")
        #expect(theme.assets.count == 3)
    }

    @Test(
        "tell what is wrong with settings and languages",
        arguments: [
            ("theme.yaml", "name: [", "theme.yaml:2:1: not valid YAML"),
            (
                "theme.yaml", "name: x\nacent: y",
                "theme.yaml:2:1: nothing reads the key \"acent\"; did you mean \"accent\"?"
            ),
            ("theme.yaml", "name: x\naccent: red", "theme.yaml:2:9: can't be used: write text such as #8a1c1c"),
            ("theme.yaml", "name: x\nlettering: \"x;}body{\"", "theme.yaml:2:12: can't be used"),
            ("theme.yaml", "name: x\nlayout: A b", "theme.yaml:2:9: can't be used"),
            ("theme.yaml", "name: x\npictureWidths: [1]", "theme.yaml:2:16: can't be used: write 1 to 12 widths"),
            ("theme.yaml", "author: x", "theme.yaml: the theme has no \"name\""),
            ("theme.yaml", "name: x\nname: y", "theme.yaml:1: the same key stands twice: name"),
            (
                "locales/en.yaml", SampleTheme.english + "  more: x\n",
                "en.yaml:25:3: the text \"more\" is not in es.yaml"
            ),
            (
                "locales/es.yaml", SampleTheme.spanish + "  more: x\n",
                "en.yaml: the text \"more\" is missing, which locales/es.yaml:25"
            ),
            (
                "locales/en.yaml", SampleTheme.english.replacing("{query}", with: "{term}"),
                "en.yaml:24:5: the text \"page.found\" must show {count}, {query}, as in es.yaml"
            ),
            (
                "locales/en.yaml", SampleTheme.english.replacing("{one: \"{count} note\", ", with: "{"),
                "en.yaml:23:5: the text \"page.notes\" lacks the form one"
            ),
            (
                "locales/en.yaml",
                SampleTheme.english.replacing("{one: \"{count} note\", other: \"{count} notes\"}", with: "\"{count}\""),
                "en.yaml:23:5: the text \"page.notes\" must have plural forms in both languages, or in none"
            ),
            (
                "locales/en.yaml", SampleTheme.english.replacing("language: en", with: "language: de"),
                "\"language\" must be \"en\""
            ),
            (
                "locales/en.yaml", SampleTheme.english.replacing("{hour12}", with: "{hour2}"),
                "\"dates.time\" has no {hour2}; did you mean \"hour\"?"
            ),
            (
                "locales/en.yaml", SampleTheme.english.replacing("[am, pm]", with: "[am]"),
                "en.yaml:7:12: \"dates.periods\" must list 2 words"
            ),
            (
                "locales/en.yaml", "language: en\ntexts: {a: \"{\"}",
                "en.yaml:2:12: \"a\" must be text; braces hold the name of a value"
            ),
            ("images/a.exe", "x", "images/a.exe: files of this name or kind can't be served"),
            ("styles/critical.css", "a::before{content:'</STYLE>'}", "\"</style\" would end the element too early"),
        ]
    )
    func faults(path: String, text: String, expected: String) {
        let faults = SampleTheme.faults([path: text])
        #expect(faults.contains { $0.contains(expected) }, "\(faults)")
    }

    @Test("say which texts of the program they lack")
    func registryTexts() {
        let registry = TemplateRegistry(
            pages: SampleTheme.registry.pages,
            texts: ["page.note": [], "page.found": ["count"]]
        )
        let faults = ThemeCheck.run(files: SampleTheme.files(), registry: registry).map(\.description)
        #expect(
            faults == [
                "locales/es.yaml: the text \"page.found\" shows {query}, which the program does not fill in",
                "locales/es.yaml: the text \"page.note\" is missing, which the program shows; did you mean \"page.notes\"?",
            ]
        )
    }

    @Test("load again when a file of the newspaper's own folder changed, and get over a faulty one")
    func watching() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "theme-\(UUID().uuidString)")
        let file = folder.appending(path: "templates/article.mustache")
        defer { try? FileManager.default.removeItem(at: folder) }
        let watcher = try ThemeWatcher(
            files: SampleTheme.files(),
            overrides: folder,
            registry: SampleTheme.registry
        )
        func page() throws -> String { try watcher.theme().html("article", SampleStory(), language: "es").markup }
        #expect(try page() == "<h1>Vuelve la lluvia</h1>\n")

        let templates = folder.appending(path: "templates")
        try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
        try Data("uno {{headline}}".utf8).write(to: file)
        #expect(try page() == "uno Vuelve la lluvia")
        try Data("dos {{headlin}}".utf8).write(to: file)
        #expect(throws: ThemeFaults.self) { try page() }
        try Data("tres".utf8).write(to: file)
        #expect(try page() == "tres")
        try FileManager.default.removeItem(at: file)
        #expect(try page() == "<h1>Vuelve la lluvia</h1>\n")
    }
}
