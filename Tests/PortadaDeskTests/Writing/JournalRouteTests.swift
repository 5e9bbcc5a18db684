import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("What a story's page tells the journal, and hears")
struct JournalRouteTests {
    private let desk: TemporaryDesk

    init() throws { desk = try TemporaryDesk() }

    private struct Heard: Decodable {
        let noted: Int64
        let version: Int64
    }

    private struct State: Decodable {
        struct Entry: Decodable {
            let window: String
            let sequence, base, at: Int64
            let fields: [String: [String]]
        }

        let entries: [Entry]
    }

    private func begin(_ browser: DeskBrowser) async throws -> String {
        try await browser.post("/desk/stories/new/", [("kind", "news")]).location
    }

    private func note(_ browser: DeskBrowser, _ path: String, _ window: String, _ sequence: Int64, _ headline: String?)
        async throws -> Int64
    {
        var fields = [("_window", window), ("_sequence", "\(sequence)"), ("base", "1")]
        if let headline { fields += [("_dirty", "1"), ("headline", headline)] }
        return try await browser.post(path + "journal/", fields, wants: DeskBrowser.json).json(Heard.self).noted
    }

    private func drop(_ browser: DeskBrowser, _ path: String, _ window: String, _ sequence: Int64) async throws {
        let fields = [("_window", window), ("_sequence", "\(sequence)")]
        #expect(try await browser.post(path + "journal/drop/", fields, wants: DeskBrowser.json).status == 200)
    }

    private func waiting(_ browser: DeskBrowser, _ path: String) async throws -> [State.Entry] {
        try await browser.get(path + "journal/", wants: DeskBrowser.json).json(State.self).entries
    }

    @Test("a window goes on after another took its text over, and hears that what it had noted is there no more")
    func adopted() async throws {
        let laptop = try await desk.enter("dora")
        let path = try await begin(laptop)
        let table = try await desk.enter(laptop.account)
        #expect(try await note(laptop, path, "laptop", 5, "Primer párrafo") == 5)
        // The laptop sleeps; its text is brought to the table, noted there, and ended here up to what was brought.
        #expect(try await note(table, path, "mesa", 2, "Primer párrafo, y más") == 2)
        try await drop(table, path, "laptop", 5)
        #expect(try await waiting(table, path).map(\.window) == ["mesa"])
        // It wakes up: a sign of life tells it, and what it types then is kept.
        #expect(try await note(laptop, path, "laptop", 5, nil) == 0)
        for sequence in Int64(6)...9 {
            #expect(try await note(laptop, path, "laptop", sequence, "Después \(sequence)") == sequence)
        }
        #expect(try await Set(waiting(laptop, path).map(\.window)) == ["laptop", "mesa"])
    }

    @Test("an entry that is not the last is not told as noted")
    func late() async throws {
        let browser = try await desk.enter("ana")
        let path = try await begin(browser)
        #expect(try await note(browser, path, "a", 7, "siete") == 7)
        #expect(try await note(browser, path, "a", 6, "seis") != 6)
        try await drop(browser, path, "a", 9)
        #expect(try await note(browser, path, "a", 8, "ocho") == 0)
    }

    @Test("what earlier pages counted to the end leaves room for other windows, and can be thrown away")
    func absurd() async throws {
        let browser = try await desk.enter("ana")
        let path = try await begin(browser)
        let most: Int64 = 9_007_199_254_740_991
        #expect(try await note(browser, path, "vieja", most, "hasta el final") == most)
        #expect(try await note(browser, path, "nueva", 2, "de nuevo") == 2)
        let entries = try await waiting(browser, path)
        #expect(Set(entries.map(\.window)) == ["vieja", "nueva"])
        #expect(entries.allSatisfy { $0.at == TemporaryDesk.noon.rawValue })
        try await drop(browser, path, "vieja", most)
        #expect(try await waiting(browser, path).map(\.window) == ["nueva"])
    }

    @Test(
        "text that no parser likes is kept, and the story with it opens",
        arguments: [
            "<svg><head><title><table><table></body>", "<p>a<!--><table><svg><desc><td>b",
            String(repeating: "<b><i>", count: 8_000), String(repeating: "<table><svg>", count: 2_000),
        ]
    )
    func hostile(text: String) async throws {
        let browser = try await desk.enter("ana")
        let path = try await begin(browser)
        let fields = [
            ("_window", "casa"), ("_sequence", "1"), ("base", "1"), ("_dirty", "1"), ("headline", "Con trampa"),
            ("body", text),
        ]
        #expect(try await browser.post(path + "journal/", fields, wants: DeskBrowser.json).json(Heard.self).noted == 1)
        #expect(try await waiting(browser, path).count == 1)
        #expect(try await browser.get(path).status == 200)
        #expect(try await browser.get(path + "merge/casa/").status < 500)
    }
}
