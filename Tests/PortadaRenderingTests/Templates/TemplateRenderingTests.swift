import Foundation
import PortadaCore
import Testing

@testable import PortadaRendering

@Suite("Pages from templates")
struct TemplateRenderingTests {
    @Test("escape text and show clean markup as it is")
    func escaping() throws {
        let story = SampleStory(headline: "<b> & \"x\" 'y' ñandú")
        let page = try SampleTheme.page("{{headline}}|{{{body}}}", story)
        #expect(page == "&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39; ñandú|<p>Llueve &amp; truena.</p>")
    }

    @Test("show sections on what is there", arguments: [true, false])
    func sections(isThere: Bool) throws {
        var story = SampleStory()
        if isThere {
            story.kicker = "Clima"
            story.isOpinion = true
            story.shares = 3
            story.picture = SamplePicture(src: "/a.jpg")
            story.keywords = ["lluvia", "río"]
        } else {
            story.kicker = ""
        }
        let template = """
            {{#kicker}}[{{.}}]{{/kicker}}{{^kicker}}sin{{/kicker}} {{#isOpinion}}o{{/isOpinion}} \
            {{#shares}}{{shares}}{{/shares}} {{#picture}}{{src}}{{headline}}{{/picture}}{{picture.src}} \
            {{#keywords}}{{.}},{{/keywords}}{{#body}}{{{.}}}{{/body}}
            """
        let body = "<p>Llueve &amp; truena.</p>"
        let expected =
            isThere ? "[Clima] o 3 /a.jpgVuelve la lluvia/a.jpg lluvia,río,\(body)" : "sin    \(body)"
        #expect(try SampleTheme.page(template, story) == expected)
    }

    @Test("follow a thread of comments, and stop where it is too deep")
    func recursion() throws {
        var thread = SampleComment(author: "fondo")
        for depth in (0..<200).reversed() { thread = SampleComment(author: "a\(depth)", replies: [thread]) }
        let page = try SampleTheme.page(
            "{{#comments}}{{> comment}}{{/comments}}\n",
            SampleStory(comments: [thread, SampleComment(author: "z")]),
            others: [
                "templates/partials/comment.mustache": """
                <li>{{author}}
                  {{#replies}}
                    {{> comment}}
                  {{/replies}}
                </li>

                """
            ]
        )
        #expect(page.contains("<li>a0\n"))
        #expect(page.contains("<li>a62\n"))
        #expect(!page.contains("a64"))
        #expect(page.hasSuffix("<li>z\n</li>\n\n"))
        #expect(page.components(separatedBy: "<li>").count == page.components(separatedBy: "</li>").count)
    }

    @Test("show a partial in every scope that it is used in")
    func scopes() throws {
        let story = SampleStory(comments: [SampleComment(author: "Ana", replies: [SampleComment(author: "Luis")])])
        let page = try SampleTheme.page(
            "{{> line}}{{#comments}}{{> line}}{{#replies}}{{author}} a {{> line}}{{/replies}}{{/comments}}",
            story,
            others: ["templates/partials/line.mustache": "[{{headline}}]"]
        )
        #expect(page == "[Vuelve la lluvia][Vuelve la lluvia]Luis a [Vuelve la lluvia]")
    }

    @Test("take up the outer record again after an inner one of the same shape")
    func restoredScope() throws {
        let story = SampleStory(comments: [SampleComment(author: "Ana", replies: [SampleComment(author: "Luis")])])
        let page = try SampleTheme.page("{{#comments}}{{#replies}}{{author}}{{/replies}}{{author}}{{/comments}}", story)
        #expect(page == "LuisAna")
    }

    @Test("fill the blocks of a layout over two levels")
    func inheritance() throws {
        let page = try SampleTheme.page(
            "{{<story}}{{$main}}{{headline}}{{/main}}{{/story}}",
            others: [
                "templates/story.mustache":
                    "{{<layout}}{{$title}}Nota{{/title}}{{$body}}<main>{{$main}}{{/main}}</main>{{/body}}{{/layout}}",
                "templates/layout.mustache": "<title>{{$title}}Portada{{/title}}</title>{{$body}}{{/body}}",
            ]
        )
        #expect(page == "<title>Nota</title><main>Vuelve la lluvia</main>")
    }

    @Test("end when partials would go on for ever")
    func endless() throws {
        // The list comes from the page, so that each level repeats it: 2 to the power of 64 lines.
        let story = SampleStory(keywords: ["uno", "dos"])
        #expect(throws: RenderFault.tooLong(template: "article")) {
            try SampleTheme.page(
                "{{> loop}}",
                story,
                others: ["templates/loop.mustache": "{{#keywords}}{{> loop}}{{/keywords}}"]
            )
        }
    }

    @Test("are refused for another model and an unknown template")
    func mismatch() throws {
        let theme = try Theme.load(files: SampleTheme.files(), registry: SampleTheme.registry)
        #expect(throws: RenderFault.unknownTemplate("front")) {
            try theme.html("front", SampleStory(), language: "es")
        }
        #expect(throws: RenderFault.otherModel(template: "article", expected: "story", found: "comment")) {
            try theme.html("article", SampleComment(author: "x"), language: "es")
        }
    }

    @Test("append to what the buffer holds")
    func appending() throws {
        let theme = try Theme.load(files: SampleTheme.files(), registry: SampleTheme.registry)
        var buffer = Array("antes ".utf8)
        try theme.render("article", SampleStory(), language: "es", into: &buffer)
        #expect(String(decoding: buffer, as: UTF8.self) == "antes <h1>Vuelve la lluvia</h1>\n")
    }
}
