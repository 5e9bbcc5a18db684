import Testing

@testable import PortadaCore

@Suite("Tables of redirects")
struct RedirectTableTests {
    private func rows(_ text: String) -> [[String]] { CSVReader(Array(text.utf8)).map(\.fields) }

    private func entries(_ text: String) -> [[String]] {
        RedirectTable(Array(text.utf8)).map { [$0.source, $0.target] }
    }

    @Test("Quotes, separators within them, line ends of all sorts")
    func fields() {
        #expect(rows("a,b\r\nc,d\r\n") == [["a", "b"], ["c", "d"]])
        #expect(rows("\"a,1\",\"b \"\"x\"\"\"\n\nc,") == [["a,1", "b \"x\""], ["c", ""]])
        #expect(rows("\"a\nb\",c\nd,e").last == ["d", "e"])
        #expect(CSVReader(Array("\"a\nb\",c\nd,e".utf8)).map(\.line) == [1, 3])
        #expect(rows("\u{FEFF}a;b;1,5\nc;d;e") == [["a", "b", "1,5"], ["c", "d", "e"]])
        #expect(rows("a\tb") == [["a", "b"]])
        #expect(rows("") == [] && rows("\n\n") == [])
        #expect(rows("\"never closed, a\nb").count == 1)
    }

    @Test("The first line may name the columns, in any order")
    func columns() {
        #expect(entries("/a/,/b/\n/c/,/d/") == [["/a/", "/b/"], ["/c/", "/d/"]])
        #expect(entries("source,target,regex,code\n/a/,/b/,0,301") == [["/a/", "/b/"]])
        #expect(entries("Destino;Origen\n/b/;/a/") == [["/a/", "/b/"]])
    }

    @Test("Patterns and rows with too little are named with their line")
    func faults() {
        let all = Array(RedirectTable(Array("source,target,regex\n/a/,/b/,0\n^/c/(.*),/d/$1,1\n/e/".utf8)))
        #expect(all.map(\.line) == [2, 3, 4])
        #expect(all.map { $0.fault == nil } == [true, false, false])
    }
}
