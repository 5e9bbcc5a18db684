import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Neighbours")
struct NeighbourTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
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
