import PortadaCore
import Testing

@testable import PortadaRendering

@Suite("Hostile markup costs no more than its length")
struct HTMLLimitTests {
    private func repeated(_ markup: String, bytes: Int = 30_000) -> String {
        String(repeating: markup, count: bytes / markup.utf8.count)
    }

    @Test(
        "Markup that stopped a parser is only markup",
        arguments: [
            "<svg><head><title><table><table></body>x", "<p>uno</p><!-- <a x=\"--><table><svg><desc><![CDATA[x]]>\">",
            "<table><math><mtext><form><![CDATA[>]]>&", "<table><svg><title><select><table></table></svg>",
            "<math><annotation-xml><svg><foreignObject><table><tr><math></table>", "<svg><template><table><td></svg>",
            "<table><template><svg><td><frameset></template></table>", "<svg></p><math></br><table><svg></p>",
        ]
    )
    func survives(markup: String) {
        for policy in [HTMLSanitizer.Policy.body, .comment, .inline] {
            let clean = HTMLSanitizer(policy: policy).clean("<p>antes</p>" + markup).markup
            #expect(clean.contains("antes"))
            for end in markup.indices { _ = HTMLSanitizer(policy: policy).clean(String(markup[..<end])) }
        }
    }

    @Test(
        "Formatting that is never closed is written again only so often",
        arguments: [
            "<b a=#><p>x", "<b a=#>x<p>", "<a href=#><div>", "<b><i><u><s><p>x</b></i></u></s>", "<font #=1><p>",
        ]
    )
    func boundsFormatting(pattern: String) {
        let markup = (0..<3000).map { pattern.replacing("#", with: "x\($0)") }.joined()
        let (tree, _) = HTMLTreeBuilder.tree(of: Array(markup.utf8))
        #expect(tree.count < markup.utf8.count / 3)
        #expect(HTMLSanitizer().clean(markup).markup.utf8.count < 10 * markup.utf8.count)
    }

    @Test("A long link that is never closed does not multiply")
    func boundsCopies() {
        let markup = "<a href=\"/\(String(repeating: "&", count: 3000))\">" + repeated("<p>y")
        #expect(HTMLSanitizer().clean(markup).markup.utf8.count < 10 * markup.utf8.count)
    }

    @Test(
        "Nesting has an end, and words in it stay",
        arguments: [
            "<div>", "<b>", "<table><tr><td>", "<ul><li>", "<svg>", "<svg><base>", "<math><style>",
            "<svg><desc><title>", "<blockquote>", "<object>", "<template>", "<x>",
        ]
    )
    func boundsDepth(pattern: String) {
        let (tree, _) = HTMLTreeBuilder.tree(of: Array((repeated(pattern) + "x").utf8))
        var depth = 0
        var node = Int32(0)
        while tree[node].firstChild != HTMLNode.none {
            node = tree[node].firstChild
            depth += 1
        }
        #expect(depth <= HTMLTreeBuilder.maxDepth + 4)
        let isShown =
            !["<template>", "<object>"].contains(pattern) && !pattern.hasPrefix("<svg>") && !pattern.hasPrefix("<math>")
        #expect(HTMLSanitizer().clean(repeated(pattern) + "palabra").markup.contains("palabra") == isShown)
    }

    @Test("Behind what was too deep, elements count again")
    func recoversFromDepth() {
        let count = HTMLTreeBuilder.maxDepth + 50
        let deep = String(repeating: "<div>", count: count) + "a" + String(repeating: "</div>", count: count)
        #expect(
            HTMLSanitizer().clean(deep + "<ul><li>b</li></ul><p>c</p>").markup == "<p>a</p><ul><li>b</li></ul><p>c</p>"
        )
    }

    @Test("Thousands of names and attributes are read")
    func boundsNames() {
        let names = (0..<3000).map { "<x\($0)>\($0) </x\($0)>" }.joined()
        #expect(HTMLSanitizer().clean(names).markup.hasSuffix("2999</p>"))
        let attributes = "<p " + (0..<3000).map { "a\($0)=\($0) " }.joined() + "class=lead>x"
        #expect(HTMLSanitizer().clean(attributes).markup == "<p class=\"lead\">x</p>")
    }
}
