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
