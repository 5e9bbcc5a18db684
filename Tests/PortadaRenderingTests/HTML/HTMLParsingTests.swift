import Testing

@testable import PortadaRendering

@Suite("Markup is understood as browsers do")
struct HTMLParsingTests {
    /// The tree as `name(children)`; texts in quotes.
    private func tree(_ markup: String) -> String {
        let fragment = HTMLFragment(Array(markup.utf8))
        func nodes(_ first: Int32) -> String {
            var parts: [String] = []
            var node = first
            while node != HTMLNode.none {
                if let element = fragment.element(node) {
                    let inner = nodes(element.firstChild)
                    let name = (element.isHTML ? "" : ":") + element.name
                    parts.append(inner.isEmpty ? name : "\(name)(\(inner))")
                } else {
                    parts.append("'\(fragment.text(node))'")
                }
                node = fragment[node].next
            }
            return parts.joined(separator: " ")
        }
        return nodes(fragment.first)
    }

    @Test(
        "What was not closed, or closed in the wrong order",
        arguments: [
            ("<p>a<p>b", "p('a') p('b')"),
            ("<p>a<b>b<p>c</b>d", "p('a' b('b')) p(b('c') 'd')"),
            ("<b>1<p>2</b>3</p>", "b('1') p(b('2') '3')"),
            ("<a>1<div>2<a>3", "a('1') div(a('2') a('3'))"),
            ("<b><i><u>1<p>2</b>3", "b(i(u('1'))) i(u(p(b('2') '3')))"),
            ("<ul><li>1<li>2<ul><li>3</ul>4", "ul(li('1') li('2' ul(li('3')) '4'))"),
            ("<dl><dt>1<dd>2", "dl(dt('1') dd('2'))"), ("</p>1</br>2", "p '1' br '2'"),
            ("<h2>1<h3>2</h2>3", "h2('1') h3('2') '3'"), ("1</div></body></html>2", "'1' '2'"),
            ("<nobr>1<nobr>2", "nobr('1') nobr('2')"), ("<pre>\n\n1", "pre('\n1')"),
            ("<button>1<button>2", "button('1') button('2')"), ("<form>1<form>2</form>3", "form('1' '2') '3'"),
            ("<ruby>1<rt>2<rp>3", "ruby('1' rt('2') rp('3'))"), ("<image>", "img"),
        ]
    )
    func repairs(markup: String, expected: String) {
        #expect(tree(markup) == expected)
    }

    @Test(
        "Tables get their parts, and what doesn't belong into them goes before",
        arguments: [
            ("<table><td>1<td>2<tr><th>3</table>4", "table(tbody(tr(td('1') td('2')) tr(th('3')))) '4'"),
            ("<table>1<tr>2<td>3", "'1' '2' table(tbody(tr(td('3'))))"),
            ("<table><b>1<tr><td>2", "b('1') table(tbody(tr(td('2'))))"),
            ("<table><caption>1<tr><td>2", "table(caption('1') tbody(tr(td('2'))))"),
            ("<table><col>1", "'1' table(colgroup(col))"), ("<table><table>1", "table '1' table"),
            ("<table><td><table><td>1</table>2", "table(tbody(tr(td(table(tbody(tr(td('1')))) '2'))))"),
            ("<table><input type=hidden><input>", "input table(input)"), ("<td>1</td><tr>2", "'1' '2'"),
            ("<template><td>1</template>2", "template(td('1')) '2'"),
        ]
    )
    func arrangesTables(markup: String, expected: String) {
        #expect(tree(markup) == expected)
    }

    @Test(
        "Drawings and formulas end where HTML begins",
        arguments: [
            ("<svg><g>1<p>2", ":svg(:g('1')) p('2')"), ("<svg><desc><p>1</svg>2", ":svg(:desc(p('1' '2')))"),
            ("<svg><font><font color=x>1", ":svg(:font) font('1')"), ("<svg/>1", ":svg '1'"),
            ("<math><mi><b>1</math>2", ":math(:mi(b('1' '2')))"),
            ("<math><annotation-xml encoding='TEXT/HTML'><p>1", ":math(:annotation-xml(p('1')))"),
            ("<math><annotation-xml><p>1", ":math(:annotation-xml) p('1')"), ("<svg><![CDATA[<p>]]>1", ":svg('1')"),
            ("<![CDATA[1]]>2", "'2'"), ("<table><svg><desc><td>1", ":svg(:desc) table(tbody(tr(td('1'))))"),
        ]
    )
    func leavesDrawings(markup: String, expected: String) {
        #expect(tree(markup) == expected)
    }

    @Test(
        "Comments and tags end where browsers end them",
        arguments: [
            ("<!-->1", "'1'"), ("<!--->1", "'1'"), ("<!----!>1", "'1'"), ("<!-- -- >1-->2", "'2'"), ("<!x>1", "'1'"),
            ("<?x>1", "'1'"), ("</ x>1", "'1'"), ("</>1", "'1'"), ("a<1", "'a<1'"), ("a<", "'a<'"), ("a</", "'a</'"),
            ("a<b c", "'a'"), ("<b c='>'>1", "b('1')"), ("<b c=d/>1", "b('1')"),
            ("<script><!--<script></script>1", "script"),
            ("<script><!--<script></script></script>1", "script '1'"), ("<title></titl></TITLE >1", "title '1'"),
            ("<noscript><p title=\"</noscript>1", "noscript '1'"), ("<plaintext>1<p>", "plaintext"),
        ]
    )
    func reads(markup: String, expected: String) {
        #expect(tree(markup) == expected)
    }

    @Test(
        "References",
        arguments: [
            ("&amp;&lt;&#65;&#x41;&#X41", "&<AAA"), ("&aacute;&aacute &aacutex", "áá áx"), ("&notin;&notit;", "∉¬it;"),
            ("&#150;&#0;&#xD800;&#99999999999;", "–\u{FFFD}\u{FFFD}\u{FFFD}"), ("&;&#;&#x;&nope;&", "&;&#;&#x;&nope;&"),
            ("&NotEqualTilde;", "\u{2242}\u{338}"), ("a\r\nb\rc\u{0}", "a\nb\nc"),
        ]
    )
    func resolves(text: String, expected: String) {
        #expect(tree(text) == "'\(expected)'")
        let fragment = HTMLFragment(Array("<p title=\"&notit; &not; &ampx=1 &amp\">".utf8))
        #expect(fragment.element(fragment.first)?["title"] == "&notit; ¬ &ampx=1 &")
    }

    @Test("The first of two attributes counts, in any writing")
    func readsAttributes() throws {
        let fragment = HTMLFragment(Array("<p A=1 a=2 b='x\"' c = y/z d =e/ =f g>".utf8))
        let element = try #require(fragment.element(fragment.first))
        #expect(element["a"] == "1")
        #expect(element["b"] == "x\"")
        #expect(element["c"] == "y/z")
        #expect(element["g"]?.isEmpty == true)
        #expect(element["h"] == nil)
        #expect(element.attributeNames == ["a", "a", "b", "c", "d", "=f", "g"])
    }
}
