import PortadaCore
import Testing

@testable import PortadaRendering

@Suite("The place for a box in a story")
struct BodyOutlineTests {
    private func parts(_ markup: String) -> (String, String)? {
        BodyOutline.split(HTMLSanitizer().clean(markup), afterParagraph: 3).map { ($0.0.markup, $0.1.markup) }
    }

    @Test("It stands behind the third paragraph")
    func third() throws {
        let (start, rest) = try #require(parts("<p>1</p><p>2</p><p>3</p><p>4</p><p>5</p>"))
        #expect(start == "<p>1</p><p>2</p><p>3</p>")
        #expect(rest == "<p>4</p><p>5</p>")
    }

    @Test("Never before a heading's own text, and nothing of the story is lost")
    func besideHeadings() {
        let markup = "<p>1</p><p>2</p><h2>H</h2><p>3</p><h2>I</h2><ul><li>a</li></ul><p>4</p><p>5</p><p>6</p>"
        guard let (start, rest) = parts(markup) else { return }
        #expect(start + rest == markup)
        #expect(!start.hasSuffix("</h2>"))
        #expect(!rest.hasPrefix("<h2>"))
    }
}
