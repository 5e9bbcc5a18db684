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
