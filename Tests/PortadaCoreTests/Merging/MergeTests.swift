import Testing

@testable import PortadaCore

@Suite("Two editors' changes to one story")
struct MergeTests {
    private func body(_ paragraphs: String...) -> CleanHTML {
        CleanHTML(vouchedFor: paragraphs.map { "<p>\($0)</p>" }.joined())
    }

    private var base: ArticleContent {
        var article = Article(
            id: Identifier(1),
            headline: "El puerto reabre",
            slug: "el-puerto-reabre",
            path: "/x/",
            times: ArticleTimes(created: Timestamp(seconds: 0))
        )
        article.body = body("uno", "dos", "tres", "cuatro")
        return ArticleContent(article)
    }

    @Test("that touch other parts and paragraphs come together")
    func apart() {
        var (mine, theirs) = (base, base)
        mine.headline = "El puerto reabre hoy"
        mine.body = body("uno", "dos", "tres", "cuatro", "cinco")
        theirs.summary = "Tras dos meses"
        theirs.body = body("cero", "uno", "dos", "tres", "cuatro")
        let merge = ContentMerge(base: base, mine: mine, theirs: theirs)
        #expect(merge.isClean)
        #expect(merge.merged.headline == mine.headline)
        #expect(merge.merged.summary == theirs.summary)
        #expect(merge.merged.body == body("cero", "uno", "dos", "tres", "cuatro", "cinco"))
    }

    @Test("to paragraphs that lie apart come together in order")
    func paragraphs() {
        var (mine, theirs) = (base, base)
        mine.body = body("UNO", "dos", "tres", "cuatro")
        theirs.body = body("uno", "dos", "tres", "CUATRO", "cinco")
        let merge = ContentMerge(base: base, mine: mine, theirs: theirs)
        #expect(merge.isClean)
        #expect(merge.merged.body == body("UNO", "dos", "tres", "CUATRO", "cinco"))
    }

    /// What both wrote, brought together; nil where somebody has to decide.
    private func joined(_ old: String, _ mine: String, _ theirs: String) -> String? {
        func content(_ markup: String) -> ArticleContent {
            var content = base
            content.body = CleanHTML(vouchedFor: markup)
            return content
        }
        let merge = ContentMerge(base: content(old), mine: content(mine), theirs: content(theirs))
        let turned = ContentMerge(base: content(old), mine: content(theirs), theirs: content(mine))
        #expect(merge.merged.body == turned.merged.body || !merge.isClean)
        return merge.isClean ? merge.merged.body.markup : nil
    }

    @Test(
        "to neighbouring paragraphs come together",
        arguments: [
            ("uno|dos|tres", "uno|dos, mío|tres", "uno, suyo|dos|tres", "uno, suyo|dos, mío|tres"),
            ("uno|dos", "uno|dos, mío", "uno|dos|suyo", "uno|dos, mío|suyo"),
            ("uno|dos", "mío|uno|dos", "uno, suyo|dos", "mío|uno, suyo|dos"),
            ("uno|dos", "dos", "uno|dos, suyo", "dos, suyo"),
            ("uno|dos|tres", "uno a|dos|tres", "uno|dos b|tres c", "uno a|dos b|tres c"),
            // Which of two that both put in comes first, and whether what follows a removed one stays, somebody must say.
            ("uno", "uno|mío", "uno|suyo", nil),
            ("uno|dos", "dos", "uno|suyo|dos", nil),
            ("uno|dos", "otra cosa", "uno|suyo|dos", nil),
            ("uno", "uno|lo mismo", "uno|lo mismo", "uno|lo mismo"),
        ] as [(String, String, String, String?)]
    )
    func neighbours(_ old: String, _ mine: String, _ theirs: String, _ expected: String?) {
        func markup(_ text: String) -> String { text.split(separator: "|").map { "<p>\($0)</p>" }.joined() }
        #expect(joined(markup(old), markup(mine), markup(theirs)) == expected.map(markup))
    }

    @Test(
        "to words of one paragraph come together where they don't touch",
        arguments: [
            (
                "El alcalde dijo no.", "El exalcalde dijo no.", "El alcalde dijo no y calló.",
                "El exalcalde dijo no y calló."
            ),
            ("Son 3 casas hoy.", "Son 4 casas hoy.", "Son 3 casas <em>hoy</em>.", "Son 4 casas <em>hoy</em>."),
            (
                "Un <a href=\"/x/\">lugar</a> muy lejano", "Un <a href=\"/y/\">lugar</a> muy lejano",
                "Un <a href=\"/x/\">lugar</a> muy cercano", "Un <a href=\"/y/\">lugar</a> muy cercano"
            ),
            (
                "Oro &amp; plata y cobre", "Oro &lt; plata y cobre", "Oro &amp; plata y bronce",
                "Oro &lt; plata y bronce"
            ),
            // Words side by side, the same word, most of it written anew, emphasis that would cross.
            ("El alcalde dijo no.", "El exalcalde dijo no.", "El alcalde negó no.", nil),
            ("El alcalde dijo no.", "El exalcalde dijo no.", "El concejal dijo no.", nil),
            ("a b c d e", "x y z w e", "a b c d f", nil),
            ("a b c d e f g", "a <em>b c d e</em> f g", "a b c <strong>d e f</strong> g", nil),
            ("a b c d e f g", "a <em>b c d e f</em> g", "a b c <em>d</em> e f g", nil),
        ] as [(String, String, String, String?)]
    )
    func words(_ old: String, _ mine: String, _ theirs: String, _ expected: String?) {
        func markup(_ text: String) -> String { "<p>\(text)</p>" }
        #expect(joined(markup(old), markup(mine), markup(theirs)) == expected.map(markup))
    }

    @Test("to lists, tables and captions come together when each stays whole")
    func structures() {
        let list = "<ul><li>uno</li><li>dos</li><li>tres</li></ul>"
        #expect(
            joined(list, list.replacing("uno", with: "uno mío"), list.replacing("dos", with: "dos suyo"))
                == "<ul><li>uno mío</li><li>dos suyo</li><li>tres</li></ul>"
        )
        let table = "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>"
        #expect(
            joined(table, table.replacing("<td>a<", with: "<td>a 1<"), table.replacing("<td>d<", with: "<td>d 2<"))
                == "<table><tbody><tr><td>a 1</td><td>b</td></tr><tr><td>c</td><td>d 2</td></tr></tbody></table>"
        )
        let wider = table.replacing("</tr>", with: "<td>x</td></tr>")
        #expect(joined(table, wider, table.replacing("<td>a<", with: "<td>a 1<")) == nil)
        let figure =
            "<figure class=\"picture\"><img src=\"/media/a.jpg\" alt=\"Un > b\"><figcaption>El faro</figcaption></figure>"
        #expect(
            joined(
                figure,
                figure.replacing("Un > b", with: "Otro > b"),
                figure.replacing("El faro", with: "El faro viejo")
            )
                == figure.replacing("Un > b", with: "Otro > b").replacing("El faro", with: "El faro viejo")
        )
    }

    @Test("to the same paragraph and field are shown with both")
    func conflicts() {
        var (mine, theirs) = (base, base)
        mine.headline = "Reabre el puerto"
        theirs.headline = "Abre el puerto"
        mine.body = body("uno", "dos míos", "tres", "cuatro")
        theirs.body = body("uno", "dos suyos", "tres", "cuatro")
        let merge = ContentMerge(base: base, mine: mine, theirs: theirs)
        #expect(merge.conflicts == [.headline])
        #expect(merge.merged.headline == theirs.headline)
        #expect(
            merge.bodyParts == [
                .agreed([body("uno")]),
                .conflict(base: [body("dos")], mine: [body("dos míos")], theirs: [body("dos suyos")]),
                .agreed([body("tres"), body("cuatro")]),
            ]
        )
    }

    @Test("to tags and further sections add up")
    func sets() {
        var start = base
        start.tags = [Identifier(1), Identifier(2)]
        var (mine, theirs) = (start, start)
        mine.tags = [Identifier(2), Identifier(3)]
        theirs.tags = [Identifier(1), Identifier(2), Identifier(4)]
        (mine.furtherSections, theirs.furtherSections) = ([Identifier(7)], [Identifier(8)])
        let merge = ContentMerge(base: start, mine: mine, theirs: theirs)
        #expect(merge.isClean)
        #expect(merge.merged.tags == [Identifier(2), Identifier(4), Identifier(3)])
        #expect(merge.merged.furtherSections == [Identifier(8), Identifier(7)])
    }

    @Test("that are alike are no conflict")
    func alike() {
        var mine = base
        mine.headline = "Reabre"
        mine.body = body("uno", "otro", "tres", "cuatro")
        let merge = ContentMerge(base: base, mine: mine, theirs: mine)
        #expect(merge.isClean)
        #expect(merge.merged == mine)
    }

    @Test("merge like nothing was lost, whatever was done to the lists")
    func anything() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            func changed(_ list: [Int]) -> [Int] {
                var list = list
                for _ in 0..<Int.random(in: 0...3, using: &generator) {
                    let place = Int.random(in: 0...list.count, using: &generator)
                    if Bool.random(using: &generator), place < list.count {
                        list.remove(at: place)
                    } else {
                        list.insert(Int.random(in: 100...999, using: &generator), at: place)
                    }
                }
                return list
            }
            let base = Array(0..<Int.random(in: 0...8, using: &generator))
            let (mine, theirs) = (changed(base), changed(base))
            let parts = ThreeWayMerge.parts(base: base, mine: mine, theirs: theirs)
            let all = Set(
                parts.flatMap { part -> [Int] in
                    switch part {
                    case .agreed(let elements): elements
                    case .conflict(_, let mine, let theirs): mine + theirs
                    }
                }
            )
            // Everything that somebody wrote is there; what stands there somebody wrote.
            #expect(Set(mine + theirs).subtracting(base).isSubset(of: all))
            #expect(all.isSubset(of: Set(mine + theirs)))
            #expect(ThreeWayMerge.parts(base: base, mine: mine, theirs: base) == (mine.isEmpty ? [] : [.agreed(mine)]))
        }
    }

    @Test("merge by words into markup that is whole, with what each put in")
    func anyWords() {
        var generator = SystemRandomNumberGenerator()
        let base = Array("abcdefghijkl").map(String.init)
        var count = 0
        for _ in 0..<2_000 {
            func changed(_ mark: String) -> String {
                var words = base
                for _ in 0..<Int.random(in: 1...2, using: &generator) {
                    let place = Int.random(in: 0..<words.count, using: &generator)
                    switch Int.random(in: 0...3, using: &generator) {
                    case 0: words.remove(at: place)
                    case 1: words.insert("\(mark)\(place)", at: place)
                    case 2: words[place] = "\(mark)\(place)"
                    // What stands out already can't stand out once more: nobody's editor writes that.
                    default: if !words[place].hasPrefix("<") { words[place] = "<em>\(words[place])</em>" }
                    }
                }
                return "<p>\(words.joined(separator: " "))</p>"
            }
            let (mine, theirs) = (changed("X"), changed("Y"))
            guard let merged = joined("<p>\(base.joined(separator: " "))</p>", mine, theirs) else { continue }
            count += 1
            let put = (mine + theirs).split { !$0.isLetter && !$0.isNumber }.filter { "XY".contains($0.first ?? " ") }
            let there = Set(merged.split { !$0.isLetter && !$0.isNumber })
            #expect(put.allSatisfy { there.contains($0) })
            #expect(MarkupWord.isWellFormed(MarkupWord.words(of: CleanHTML(vouchedFor: merged))))
        }
        #expect(count > 200)
    }

    @Test("of long texts cost little, whatever was written")
    func longTexts() {
        // Words without an order: the longest common sequence of such lists takes the square of their lengths.
        func words(_ seed: Int) -> [String] { (0..<40_000).map { String(($0 &* seed) % 97) } }
        let (one, other) = (words(31), words(37))
        #expect(CommonSequence(one, other).places.count == one.count)
        #expect(WordDifference.runs(from: one.joined(separator: " "), to: other.joined(separator: " ")).count > 1)
        let parts = ThreeWayMerge.parts(base: one, mine: other, theirs: words(41))
        #expect(!parts.isEmpty)
    }

    @Test("A body falls into its blocks, each whole")
    func blocks() {
        let pieces = [
            "<p>a <em>b</em><br>c</p>", "<ul><li>d</li><li>e</li></ul>", "<hr>",
            "<figure class=\"picture\"><img src=\"/m/a>b\" alt=\"x > y\"><figcaption>f</figcaption></figure>",
            "<h2>g</h2>",
        ]
        #expect(CleanHTML(vouchedFor: pieces.joined()).blocks.map(\.markup) == pieces)
        #expect(CleanHTML.empty.blocks.isEmpty)
        #expect(CleanHTML(vouchedFor: "suelto<p>x</p>").blocks.map(\.markup) == ["suelto", "<p>x</p>"])
    }

    @Test("Differences are shown word by word")
    func words() {
        #expect(
            WordDifference.runs(from: "El puerto reabre hoy", to: "El puerto grande reabre mañana") == [
                .same("El puerto "), .added("grande "), .same("reabre "), .removed("hoy"), .added("mañana"),
            ]
        )
        #expect(WordDifference.runs(from: "", to: "a") == [.added("a")])
        #expect(WordDifference.runs(from: "a b", to: "a b") == [.same("a b")])
    }
}

@Suite("Merging very long texts")
struct LongMergeTests {
    private static func body(_ words: (Int) -> String, _ count: Int) -> CleanHTML {
        CleanHTML(vouchedFor: (0..<count).map { "<p>\(words($0))</p>" }.joined())
    }

    private static func content(_ words: (Int) -> String, _ count: Int) -> ArticleContent {
        var article = Article(
            id: Identifier(1),
            headline: "El puerto reabre",
            slug: "el-puerto-reabre",
            path: "/x/",
            times: ArticleTimes(created: Timestamp(seconds: 0))
        )
        article.body = body(words, count)
        return ArticleContent(article)
    }

    @Test("that were all written anew by both is a conflict, not a wait; one changed paragraph comes through")
    func long() {
        let count = 8_000
        let base = Self.content({ "\($0)" }, count)
        let mine = Self.content({ "m\($0)" }, count)
        let theirs = Self.content({ "t\($0)" }, count)
        #expect(!ContentMerge(base: base, mine: mine, theirs: theirs).isClean)
        let one = Self.content({ $0 == 7 ? "x" : "\($0)" }, count)
        let other = Self.content({ $0 == 7_000 ? "y" : "\($0)" }, count)
        let merge = ContentMerge(base: base, mine: one, theirs: other)
        #expect(merge.isClean && merge.merged.body.blocks[7].markup == "<p>x</p>")
        #expect(merge.merged.body.blocks[7_000].markup == "<p>y</p>")
    }

    @Test("shows each block once, however many went and came")
    func difference() {
        let (old, new) = (Self.body({ "uno dos \($0)" }, 3_000), Self.body({ "tres cuatro \($0)" }, 3_000))
        let parts = BlockDifference.parts(from: old, to: new)
        let (gone, come) = parts.reduce(into: (0, 0)) { counts, part in
            switch part {
            case .same: break
            case .changed: counts = (counts.0 + 1, counts.1 + 1)
            case .removed: counts.0 += 1
            case .added: counts.1 += 1
            }
        }
        #expect(gone == 3_000 && come == 3_000)
    }
}
