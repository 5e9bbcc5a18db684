import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Questions that take too long")
struct QueryDeadlineTests {
    /// Counts without end.
    private static let endless =
        "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) SELECT COUNT(*) FROM number"

    private static func ask(_ reader: Reader) throws -> [Int64] {
        try reader.connection.query(endless, []) { $0.int(0) }
    }

    @Test("are ended, and what is asked after them is answered")
    func ended() async throws {
        let newspaper = try TemporaryNewspaper()
        _ = try await newspaper.publish("Lluvia sobre el puerto")
        let (code, found) = try await newspaper.store.read { reader in
            let fault = #expect(throws: StoreError.self) {
                try reader.connection.within(.milliseconds(1)) { try Self.ask(reader) }
            }
            return (fault?.code, try reader.search(SearchQuery(text: "lluvia")).total)
        }
        #expect(code == .tooSlow && found == 1)
        // The connection serves others without the limit.
        #expect(try await newspaper.store.read { try $0.search(SearchQuery(text: "puerto")).total } == 1)
    }

    @Test("have no more time than what stands around them")
    func nested() async throws {
        let newspaper = try TemporaryNewspaper()
        let code = try await newspaper.store.read { reader in
            let fault = #expect(throws: StoreError.self) {
                try reader.connection.within(.milliseconds(1)) {
                    try reader.connection.within(.seconds(3_600)) { try Self.ask(reader) }
                }
            }
            return fault?.code
        }
        #expect(code == .tooSlow)
    }

    @Test("of the desk and of programs are ended, too, where there is a limit for them")
    func desk() async throws {
        let newspaper = try TemporaryNewspaper()
        newspaper.store.limit(.desk, to: .milliseconds(1))
        let fault = await #expect(throws: StoreError.self) { try await newspaper.store.read { try Self.ask($0) } }
        #expect(fault?.code == .tooSlow)
        // What nobody waits for has none.
        #expect(try await newspaper.store.read(.upkeep) { try $0.changeNumber } == 0)
    }

    @Test("that are given up when the program stops are no damage")
    func givenUp() async throws {
        let newspaper = try TemporaryNewspaper()
        let store = newspaper.store
        let asked = Task { try await store.read(.upkeep) { try Self.ask($0) } }
        // It may not have begun yet: it is interrupted until it ends.
        let interrupting = Task {
            while !Task.isCancelled {
                store.database.pool.interrupt()
                try await Task.sleep(for: .milliseconds(1))
            }
        }
        let fault = await #expect(throws: StoreError.self) { try await asked.value }
        interrupting.cancel()
        #expect(fault?.code == .interrupted)
        #expect(try await store.integrityFaults().isEmpty)
    }
}
