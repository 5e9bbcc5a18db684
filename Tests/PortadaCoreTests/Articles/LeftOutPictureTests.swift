import PortadaCore
import Testing

@Suite("A body without some of its pictures")
struct LeftOutPictureTests {
    private static func image(_ digit: Character) -> String {
        "<img src=\"/media/\(String(repeating: digit, count: 16))/x-960.jpg\" alt=\"> y\">"
    }

    private static func figure(_ digit: Character) -> String {
        "<figure>\(image(digit))<figcaption>Pie \(digit)</figcaption></figure>"
    }

    static let cases: [(name: String, body: String, without: String)] = [
        ("none of them there", "<p>a</p>\(figure("b"))", "<p>a</p>\(figure("b"))"),
        ("with its figure and caption", "<p>a</p>\(figure("a"))<p>z</p>", "<p>a</p><p>z</p>"),
        ("alone in a paragraph", "<p>a \(image("a"))</p>", "<p>a </p>"),
        (
            "one of a gallery", "<figure class=\"gallery\">\(figure("a"))\(figure("b"))</figure>",
            "<figure class=\"gallery\">\(figure("b"))</figure>"
        ),
        (
            "all of a gallery",
            "<figure class=\"gallery\">\(figure("a"))\(figure("a"))<figcaption>c</figcaption></figure>x", "x"
        ),
        (
            "a figure of something else stays", "<figure><blockquote>q</blockquote></figure>\(figure("a"))",
            "<figure><blockquote>q</blockquote></figure>"
        ),
    ]

    @Test("loses them and what held only them", arguments: cases.indices)
    func leaving(index: Int) {
        let (name, body, without) = Self.cases[index]
        let gone: Set<String> = [String(repeating: "a", count: 16)]
        #expect(CleanHTML(vouchedFor: body).leavingOut(pictures: gone).markup == without, "\(name)")
    }
}
