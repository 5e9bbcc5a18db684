import PortadaCore
import Testing

@testable import PortadaStore

@Suite("The front and neighbours")
struct FrontTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    @Test("the front begins with what the newsroom holds on top, then the newest, each once")
    func front() async throws {
        for (number, name) in ["a", "b", "c", "d"].enumerated() {
            _ = try await newspaper.publish(name, minutes: Int64(number)) { $0.isPinned = name == "a" || name == "b" }
        }
        _ = try await newspaper.create("borrador") { $0.isPinned = true }
        _ = try await newspaper.publish("página") { ($0.isPinned, $0.kind) = (true, .page) }
        let front = { @Sendable (limit: Int) in
            try await newspaper.store.read { try $0.front(limit: limit) }.map(\.headline)
        }
        #expect(try await front(10) == ["b", "a", "d", "c"])
        #expect(try await front(3) == ["b", "a", "d"])
        #expect(try await front(1) == ["b"])
        #expect(try await front(0).isEmpty)
    }

    @Test("neighbours are the stories published just before and just after")
    func neighbours() async throws {
        let first = try await newspaper.publish("primera", minutes: 1)
        let second = try await newspaper.publish("segunda", minutes: 2)
        let twin = try await newspaper.publish("gemela", minutes: 2)
        let page = try await newspaper.publish("página", minutes: 2) { $0.kind = .page }
        let draft = try await newspaper.create("borrador")
        let around = { @Sendable (story: Article) in
            let (previous, next) = try await newspaper.store.read { try $0.neighbours(of: story) }
            return [previous?.headline, next?.headline]
        }
        #expect(try await around(first) == [nil, "segunda"])
        #expect(try await around(second) == ["primera", "gemela"])
        #expect(try await around(twin) == ["segunda", nil])
        #expect(try await around(page) == [nil, nil])
        #expect(try await around(draft) == [nil, nil])
    }
}
