import PortadaRendering
import Testing

@Suite("Faults of templates")
struct TemplateFaultTests {
    @Test(
        "are told with line, column and what would be right",
        arguments: [
            (
                "<p>\n  {{headlin}}",
                ["2:3: there is no \"headlin\" in story, nor in the theme; did you mean \"headline\"?"]
            ),
            (
                "{{picture.scr}}",
                ["1:1: there is no \"scr\" in \"picture\" (picture); did you mean \"src\"?"]
            ),
            ("{{{headline}}}", ["1:1: \"headline\" is plain text, which is always escaped: write {{headline}}"]),
            ("{{&headline}}", ["1:1: \"headline\" is plain text, which is always escaped: write {{headline}}"]),
            ("{{body}}", ["1:1: \"body\" is markup: write it with three braces, {{{body}}}"]),
            ("{{comments}}", ["1:1: \"comments\" is a list: write a section, {{#comments}}…{{/comments}}"]),
            ("{{isOpinion}}", ["1:1: \"isOpinion\" is yes or no: write a section, {{#isOpinion}}…{{/isOpinion}}"]),
            ("{{picture}}", ["1:1: \"picture\" is a record: name one of its fields, such as {{picture.src}}"]),
            (
                "{{comments.author}}",
                ["1:1: \"comments\" is a list and has no fields: write a section, {{#comments}}…{{/comments}}"]
            ),
            ("{{headline.size}}", ["1:1: \"headline\" is a single value and has no fields"]),
            ("{{.}}", ["1:1: {{.}} is a whole story here: name one of its fields"]),
            ("{{> pcture}}", ["1:1: there is no template \"pcture\""]),
            ("{{> artcle}}", ["1:1: there is no template \"artcle\"; did you mean \"article\"?"]),
            ("{{>*headline}}", ["1:1: a theme names its templates itself: {{>*…}} can't be checked"]),
            ("a {{#isOpinion}}b", ["1:3: {{#isOpinion}} is never closed"]),
            ("{{/isOpinion}}", ["1:1: {{/isOpinion}} closes nothing; nothing is open here"]),
            (
                "{{#picture}}{{#isOpinion}}{{/picture}}{{/isOpinion}}",
                [
                    "1:13: {{#isOpinion}} is not closed before {{/picture}}",
                    "1:39: {{/isOpinion}} closes nothing; nothing is open here",
                ]
            ),
            ("año {{headline", ["1:5: the tag is never closed with }}"]),
            ("{{}}", ["1:1: the tag names nothing"]),
            ("{{=<%=}}", ["1:1: new delimiters are written as two words: {{=<% %>=}}"]),
            ("{{headlin}}{{kickr}}", nil),
        ] as [(String, [String]?)]
    )
    func told(template: String, expected: [String]?) {
        let faults = SampleTheme.faults(template)
        if let expected {
            let said = faults.filter { !$0.contains("the tag names nothing") || expected[0].contains("names nothing") }
            #expect(said.prefix(expected.count) == expected.map { "templates/article.mustache:" + $0 }[...])
        } else {
            #expect(faults.count == 2)
        }
    }

    @Test("in a partial name the place that includes it")
    func partial() {
        let faults = SampleTheme.faults([
            "templates/article.mustache": "\n{{> line}}", "templates/partials/line.mustache": "{{kiker}}",
        ])
        #expect(
            faults == [
                "templates/partials/line.mustache:1:1: there is no \"kiker\" in story, nor in the theme; "
                    + "did you mean \"kicker\"? (included from templates/article.mustache:2)"
            ]
        )
    }

    @Test("cover blocks that the parent does not have, and text that is lost in a parent")
    func blocks() {
        let faults = SampleTheme.faults([
            "templates/article.mustache": "{{<layout}}{{$tittle}}x{{/tittle}}{{/layout}}{{<layout}}perdido{{/layout}}",
            "templates/layout.mustache": "{{$title}}{{/title}}",
        ])
        #expect(
            faults == [
                "templates/article.mustache:1:12: \"layout\" has no block \"tittle\"; did you mean \"title\"?",
                "templates/article.mustache:1:46: what stands in {{<layout}} outside of its {{$blocks}} is never shown",
            ]
        )
    }

    @Test("cover partials that include themselves without end")
    func endless() {
        let faults = SampleTheme.faults(["templates/article.mustache": "{{#isOpinion}}{{> article}}{{/isOpinion}}"])
        #expect(faults.count == 1)
        #expect(faults.first?.contains("includes itself without end") == true)
    }

    @Test("cover missing templates and templates that nothing shows")
    func missing() {
        let faults = SampleTheme.faults(["templates/article.mustache": nil, "templates/artcle.mustache": "x"])
        #expect(
            faults == [
                "templates/artcle.mustache: no page shows the template \"artcle\"; did you mean \"article\"?",
                "templates/article.mustache: the template is missing",
            ]
        )
    }

    @Test("stay few and quick, whatever a file holds")
    func hostile() {
        for text in ["{{#a}}", "{{/a}}", "{{", "{{{", "{{=", "{{x}}", "{{> article}}", "{{<article}}", "{{$a}}", "\n"] {
            let faults = SampleTheme.faults(String(repeating: text, count: 20_000))
            #expect(faults.count <= 400)
        }
    }

    @Test("cover templates that multiply each other")
    func multiplied() {
        var files: [String: String?] = ["templates/article.mustache": "{{#picture}}{{> p0}}{{/picture}}"]
        for level in 0..<60 {
            files["templates/p\(level).mustache"] = "{{> p\(level + 1)}}{{> p\(level + 1)}}"
        }
        files["templates/p60.mustache"] = "x"
        #expect(SampleTheme.faults(files).contains { $0.contains("include each other deeper") })
    }
}
