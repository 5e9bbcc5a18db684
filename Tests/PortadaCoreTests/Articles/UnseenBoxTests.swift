import Testing

@testable import PortadaCore

@Suite("A text that comes back from somebody who wasn't shown all boxes")
struct UnseenBoxTests {
    private static let box = #"<p class="related"><a href="/ida/">Ida</a></p>"#
    private static let other = #"<p class="related"><a href="/viva/">Viva</a></p>"#

    /// What stood there, what comes back (nil: just what was shown), what is kept.
    private static let cases: [(former: String, written: String?, kept: String)] = [
        ("<p>Uno</p>\(box)<p>Dos</p>", nil, "<p>Uno</p>\(box)<p>Dos</p>"),
        ("\(box)<p>Uno</p>", nil, "\(box)<p>Uno</p>"),
        ("<p>Uno</p>\(box)", nil, "<p>Uno</p>\(box)"),
        (box, nil, box),
        ("<p>Uno</p>\(box)\(box)<p>Dos</p>\(other)\(box)", nil, "<p>Uno</p>\(box)\(box)<p>Dos</p>\(other)\(box)"),
        (
            "<blockquote><p>Uno</p>\(box)</blockquote><p>Dos</p>", nil,
            "<blockquote><p>Uno</p>\(box)</blockquote><p>Dos</p>"
        ),
        // One of its neighbours is still there.
        ("<p>Uno</p>\(box)<p>Dos</p>", "<p>Uno</p><p>Otro</p>", "<p>Uno</p>\(box)<p>Otro</p>"),
        ("<p>Uno</p>\(box)<p>Dos</p>", "<p>Otro</p><p>Dos</p>", "<p>Otro</p>\(box)<p>Dos</p>"),
        ("<p>Uno</p>\(box)<p>Dos</p>", "<p>Cero</p><p>Uno</p><p>Dos</p>", "<p>Cero</p><p>Uno</p>\(box)<p>Dos</p>"),
        // The one was written anew, the other is gone.
        (
            "<p>Cero</p><p>Uno</p>\(box)<p>Dos</p><p>Tres</p>", "<p>Cero</p><p>Otro</p><p>Tres</p>",
            "<p>Cero</p><p>Otro</p>\(box)<p>Tres</p>"
        ),
        ("<p>Cero</p><p>Uno</p>\(box)<p>Dos</p><p>Tres</p>", "<p>Cero</p><p>Tres</p>", "<p>Cero</p>\(box)<p>Tres</p>"),
        ("\(box)<p>Uno</p><p>Dos</p>", "<p>Dos</p>", "\(box)<p>Dos</p>"),
        // None is there: it is lost with none of them.
        ("<p>Uno</p>\(box)<p>Dos</p>", "<p>Otro</p>", "<p>Otro</p>\(box)"),
        ("<p>Uno</p>\(box)<p>Dos</p>", "", box),
        // The block in which it stood was changed, opened or removed.
        ("<blockquote><p>Uno</p>\(box)</blockquote>", "<p>Uno</p>", "<p>Uno</p>\(box)"),
        (
            "<blockquote><p>Uno dos tres</p>\(box)</blockquote><p>Dos</p>",
            "<blockquote><p>Uno dos cuatro</p></blockquote><p>Dos</p>",
            "<blockquote><p>Uno dos cuatro</p></blockquote>\(box)<p>Dos</p>"
        ),
        ("<p>Cero</p><blockquote><p>Uno</p>\(box)</blockquote>", "<p>Cero</p>", "<p>Cero</p>\(box)"),
        ("<p>Uno</p><blockquote>\(box)</blockquote>", "<p>Dos</p>", "<p>Dos</p><blockquote>\(box)</blockquote>"),
        // It was shown while its story could still be read.
        ("<p>Uno</p>\(box)", "<p>Uno</p>\(box)", "<p>Uno</p>\(box)"),
        // There is nothing that wasn't shown.
        ("<p>Uno</p>\(other)", "<p>Dos</p>", "<p>Dos</p>"),
    ]

    @Test("keeps them where they stood, as far as that can be told", arguments: cases)
    func kept(former: String, written: String?, kept: String) {
        let whole = CleanHTML(vouchedFor: former)
        let isLeftOut = { (link: String) in link == "/ida/" }
        let back = written.map(CleanHTML.init(vouchedFor:)) ?? whole.leavingOutRelated(where: isLeftOut)
        #expect(back.keepingRelated(of: whole, leftOutWhere: isLeftOut).markup == kept)
    }

    @Test("takes those of a text that nobody saved, and none that was in it from the beginning")
    func besides() {
        let isLeftOut = { (link: String) in link == "/ida/" || link == "/otra-ida/" }
        let begun = CleanHTML(vouchedFor: #"<p>Uno</p><p class="related"><a href="/otra-ida/">Otra</a></p>"#)
        let typed = CleanHTML(joining: [begun, CleanHTML(vouchedFor: "<p>Dos</p>\(Self.box)")])
        let saved = CleanHTML(vouchedFor: "<p>Uno</p><p>Dos y más</p>")
        let kept = saved.keepingRelated(of: typed, besides: begun, leftOutWhere: isLeftOut)
        #expect(kept.markup == "<p>Uno</p><p>Dos y más</p>\(Self.box)")
    }
}
