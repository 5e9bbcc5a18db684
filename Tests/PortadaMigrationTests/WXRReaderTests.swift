import Foundation
import Testing

@testable import PortadaMigration

@Suite("Reading exports")
struct WXRReaderTests {
    /// The items and faults of an export.
    private func read(_ file: ExportFile) throws -> (items: [WXRItem], faults: [WXRFault]) {
        var reader = try WXRReader(file.url)
        var items: [WXRItem] = []
        var faults: [WXRFault] = []
        while let event = try reader.next() {
            switch event {
            case .item(let item, _): items.append(item)
            case .fault(let fault): faults.append(fault)
            default: break
            }
        }
        return (items, faults)
    }

    @Test("Every field of an item is read")
    func fields() throws {
        let extra = """
            <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[77]]></wp:meta_value></wp:postmeta>
            <wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author><![CDATA[Luis]]></wp:comment_author>
            <wp:comment_date_gmt>2020-03-05 10:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[Hola]]></wp:comment_content>
            <wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>
            """
        let (items, faults) = try read(
            ExportFile(ExportFile.text(ExportFile.post(12, title: "A &amp; B", extra: extra)))
        )
        #expect(faults.isEmpty)
        let item = try #require(items.first)
        #expect(item.title == "A & B")
        #expect(item.postID == "12")
        #expect(item.meta("_thumbnail_id") == "77")
        #expect(item.comments.map(\.author) == ["Luis"])
        #expect(item.terms == [WXRItem.Term(domain: "category", slug: "politica", name: "Política")])
        #expect(item.line > 5)
    }

    @Test("A CDATA section that was split to hold its own end is read whole")
    func splitSection() throws {
        let (items, _) = try read(ExportFile(ExportFile.text(ExportFile.post(1, body: "a ]]]]><![CDATA[> b"))))
        #expect(items.first?.content == "a ]]> b")
    }

    @Test("A repeated number keeps both items")
    func repeatedNumber() throws {
        let (items, _) = try read(ExportFile(ExportFile.text(ExportFile.post(4) + ExportFile.post(4, title: "Otra"))))
        #expect(items.map(\.title) == ["Título", "Otra"])
    }

    @Test(
        "What is broken in one item loses nothing of the others",
        arguments: [
            ("a bare ampersand", "<title>Tom & Jerry &nbsp; &c</title>"),
            ("an undeclared prefix", "<media:thumbnail url=\"x\"/><itunes:x>y</itunes:x>"),
            ("a control character", "<wp:x>a\u{B}b</wp:x>"),
            ("the end of a section in the middle", "<wp:note><![CDATA[a ]]> b ]]></wp:note>"),
            ("an element that never ends", "<meta name=\"x\"><p>"),
        ]
    )
    func mends(name: String, fragment: String) throws {
        let items = ExportFile.post(1) + ExportFile.post(2, extra: fragment) + ExportFile.post(3)
        let (found, faults) = try read(ExportFile(ExportFile.text(items)))
        #expect(found.map(\.postID) == ["1", "2", "3"], "\(name): \(faults)")
        #expect(found.allSatisfy { $0.content == "Texto." })
    }

    @Test("Bytes of another encoding become letters")
    func mixedEncodings() throws {
        var bytes = Array(ExportFile.text(ExportFile.post(1, title: "Ni@o")).utf8)
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "@")))
        bytes[place] = 0xF1
        let (items, _) = try read(ExportFile(bytes))
        #expect(items.first?.title == "Niño")
    }

    @Test("A file that says it is in Latin-1, and one in UTF-16, are read as such")
    func otherEncodings() throws {
        let text = ExportFile.text(ExportFile.post(1, title: "Señal"))
        let latin = text.replacingOccurrences(of: "UTF-8", with: "ISO-8859-1")
        let (first, _) = try read(ExportFile([UInt8](try #require(latin.data(using: .isoLatin1)))))
        #expect(first.first?.title == "Señal")
        let wide = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let (second, _) = try read(ExportFile([0xFF, 0xFE] + wide))
        #expect(second.first?.title == "Señal")
    }

    @Test("An item that the file cuts off is a fault with its line, and never half a story")
    func cutOff() throws {
        let text = ExportFile.text(ExportFile.post(1) + ExportFile.post(2, title: "Larga", body: "primera mitad"))
        let cut = try #require(text.range(of: "primera mi")).upperBound
        let (items, faults) = try read(ExportFile(String(text[..<cut])))
        #expect(items.map(\.postID) == ["1"])
        let fault = try #require(faults.first)
        #expect(fault.item.contains("Larga"))
        #expect(fault.line > 20)
    }

    @Test("An item that misses its end does not swallow the next")
    func missingEnd() throws {
        let broken = ExportFile.post(2).replacingOccurrences(of: "</item>", with: "")
        let (items, faults) = try read(ExportFile(ExportFile.text(ExportFile.post(1) + broken + ExportFile.post(3))))
        #expect(items.map(\.postID) == ["1", "3"])
        #expect(faults.count == 1)
    }

    @Test("A body whose section misses its end does not swallow the next item")
    func missingSectionEnd() throws {
        let broken = ExportFile.post(2).replacingOccurrences(of: "]]></content:encoded>", with: "</content:encoded>")
        let (items, faults) = try read(ExportFile(ExportFile.text(ExportFile.post(1) + broken + ExportFile.post(3))))
        #expect(items.map(\.postID).contains("1"))
        #expect(items.map(\.postID).contains("3"))
        #expect(items.count + faults.count == 3)
    }

    @Test("Entities that grow are not followed")
    func growingEntities() throws {
        let bomb = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>"
        let text = ExportFile.text(ExportFile.post(1, title: "&b;")).replacingOccurrences(
            of: "<rss",
            with: bomb + "<rss"
        )
        let (items, _) = try read(ExportFile(text))
        #expect(items.first?.title == "&b;")
    }

    @Test(
        "What is no export says so",
        arguments: ["", "hello", "<html><body><p>x</p></body></html>", "\u{0}\u{1}\u{2}"]
    )
    func noExport(text: String) throws {
        let (items, faults) = try read(ExportFile(text))
        #expect(items.isEmpty)
        #expect(faults.count == 1)
    }

    @Test("A packed file is refused with a sentence")
    func packed() throws {
        let file = try ExportFile([0x50, 0x4B, 3, 4, 0, 0])
        defer { withExtendedLifetime(file) {} }
        #expect(throws: WXRSource.Refusal.self) { try WXRReader(file.url) }
    }

    @Test("A dry run is JSON of every item and every fault")
    func dryRun() throws {
        let file = try ExportFile(ExportFile.text(ExportFile.post(9, title: "\"Comillas\" & más")))
        defer { withExtendedLifetime(file) {} }
        var text = ""
        let faults = try WXRDryRun.run(file.url) { text += $0 }
        #expect(faults == 0)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let items = try #require(json["items"] as? [[String: Any]])
        #expect(items.first?["title"] as? String == "\"Comillas\" & más")
        #expect(items.first?["post_id"] as? String == "9")
    }
}
