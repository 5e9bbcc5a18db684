import PortadaCore
import PortadaStore
import Testing

@testable import PortadaDesk

@Suite("Who has a story open")
struct PresenceTests {
    private let story: Identifier<Article> = Identifier(1)
    private let noon = Timestamp(seconds: 1_710_072_000)

    private func editor(_ account: Int64, _ window: String, at seconds: Int64, isResting: Bool = false)
        -> Presence.Editor
    {
        Presence.Editor(
            key: JournalEntry.Key(account: Identifier(account), window: window),
            name: "N\(account)",
            field: nil,
            session: Identifier(account),
            isResting: isResting,
            seen: noon.advanced(bySeconds: seconds)
        )
    }

    @Test("is told to the others, each window by itself")
    func others() {
        let presence = Presence()
        #expect(presence.enter(editor(1, "a", at: 0), at: story).isEmpty)
        #expect(presence.enter(editor(2, "b", at: 1), at: story).map(\.name) == ["N1"])
        #expect(presence.enter(editor(1, "c", at: 2), at: story).map(\.key.window) == ["a", "b"])
        #expect(presence.enter(editor(3, "d", at: 2), at: Identifier(2)).isEmpty)
        presence.leave(JournalEntry.Key(account: Identifier(1), window: "a"), story)
        #expect(presence.enter(editor(2, "b", at: 3), at: story).map(\.key.window) == ["c"])
    }

    @Test("is told at each form of the story by itself")
    func forms() {
        let presence = Presence()
        _ = presence.enter(editor(1, "a", at: 0), at: story)
        var planner = editor(2, "b", at: 1)
        planner.key.form = .update(nil)
        #expect(presence.enter(planner, at: story).isEmpty)
        #expect(presence.enter(editor(3, "c", at: 1), at: story).map(\.name) == ["N1"])
    }

    @Test("ends a while after a window was heard of last, later for one in the background")
    func ends() {
        let presence = Presence()
        _ = presence.enter(editor(1, "a", at: 0), at: story)
        _ = presence.enter(editor(2, "b", at: 0, isResting: true), at: story)
        let key = JournalEntry.Key(account: Identifier(1), window: "a")
        #expect(presence.window(key, at: story, noon.advanced(bySeconds: 10)) != nil)
        #expect(presence.window(key, at: story, noon.advanced(bySeconds: 20)) == nil)
        #expect(presence.enter(editor(3, "c", at: 20), at: story).map(\.key.window) == ["b"])
        #expect(presence.enter(editor(3, "c", at: 90), at: story).isEmpty)
    }
}
