import PortadaCore
import Testing

@testable import PortadaSite

@Suite("Bodies on their way to a reader")
struct BodyPicturesTests {
    private let body = CleanHTML(
        vouchedFor: "<table><tr><th></th><th>Litros</th></tr></table><pre>x</pre><p>y</p>"
    )

    @Test("On the site, what scrolls by itself can be reached by keyboard; an empty corner of a table is no heading")
    func onTheSite() {
        #expect(
            BodyPictures(pictures: []).fill(body).markup
                == "<table tabindex=\"0\"><tr><td></td><th>Litros</th></tr></table><pre tabindex=\"0\">x</pre><p>y</p>"
        )
    }

    @Test("Feeds get the body as it is")
    func inFeeds() {
        #expect(!BodyPictures(plain: []).fill(body).markup.contains("tabindex"))
    }

    @Test("A gallery's pictures are as wide as its columns, the last of an odd number as a row", arguments: 1...4)
    func gallery(count: Int) {
        let candidate = BodyPictures.Candidate(
            hash: String(repeating: "a", count: 64),
            src: "/a.jpg",
            srcset: "/a.jpg 640w",
            modernSrcset: "/a.webp 640w",
            modernType: "image/webp",
            width: 640,
            height: 400
        )
        let image = "<figure><img src=\"/media/aaaaaaaaaaaaaaaa/a-960.jpg\" alt=\"\"></figure>"
        let missing = image.replacing("aaaaaaaaaaaaaaaa", with: "bbbbbbbbbbbbbbbb")
        let gallery = String(repeating: image, count: count) + missing + "<figcaption>c</figcaption>"
        let body = CleanHTML(vouchedFor: "\(image)<figure class=\"gallery\">\(gallery)</figure>")
        let sizes = BodyPictures(pictures: [candidate]).fill(body).markup
            .matches(of: /<img [^>]* sizes="([^"]*)"/).map { $0.output.1.contains("42rem") }
        let isOdd = count % 2 == 1
        #expect(sizes == [true] + Array(repeating: false, count: isOdd ? count - 1 : count) + (isOdd ? [true] : []))
    }

    @Test("A picture whose file isn't there is left out with its figure")
    func missing() {
        let body = CleanHTML(
            vouchedFor: "<figure><img src=\"/media/0/x.jpg\"><figcaption>b</figcaption></figure><p>a</p>"
        )
        #expect(BodyPictures(pictures: []).fill(body).markup == "<p>a</p>")
        let linked = CleanHTML(
            vouchedFor: "<p><a href=\"/x\"><img src=\"/media/0/x.jpg\"></a></p><p><a href=\"/y\">a</a></p>"
        )
        #expect(BodyPictures(pictures: []).fill(linked).markup == "<p><a href=\"/y\">a</a></p>")
    }
}
