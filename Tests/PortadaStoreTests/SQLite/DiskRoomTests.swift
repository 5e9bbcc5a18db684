import Foundation
import GRDB
import PortadaCore
import Synchronization
import Testing

@testable import PortadaStore

@Suite("A full disk")
struct DiskRoomTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    /// Lets the database grow no further, or as far as it wants.
    private func limit(_ isFull: Bool) async throws {
        try await newspaper.store.database.pool.writeWithoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(isFull ? pages : 1_000_000_000)")
        }
    }

    private func fill() async -> StoreError? {
        do {
            for number in 0..<200 {
                _ = try await newspaper.create("Nota \(number)") { article in
                    article.body = CleanHTML(vouchedFor: "<p>" + String(repeating: "texto ", count: 2_000) + "</p>")
                }
            }
            return nil
        } catch {
            return error as? StoreError
        }
    }

    @Test("is told once, whatever is tried, and again when there is room")
    func news() async throws {
        let told = Mutex<[String]>([])
        newspaper.store.room.onNews { news in told.withLock { $0.append("\(news)") } }
        try await limit(true)
        for _ in 0..<3 { #expect(await fill()?.code == .diskFull) }
        #expect(newspaper.store.room.isFull)
        #expect(told.withLock { $0 } == ["full"])
        try await limit(false)
        #expect(try await newspaper.publish("Hay lugar").id.rawValue > 0)
        newspaper.store.room.look()
        #expect(!newspaper.store.room.isFull)
        #expect(told.withLock { $0 } == ["full", "roomAgain"])
    }

    @Test("leaves a reserve for those who sign in, a piece at a time")
    func reserve() async throws {
        let (store, file) = (newspaper.store, newspaper.folder.appendingPathComponent("reserve"))
        func size() -> Int { (try? Data(contentsOf: file).count) ?? 0 }
        store.room.look()
        let whole = size()
        #expect(whole == 8 << 20)
        let attempts = Mutex(0)
        let full = StoreError(.diskFull, "")
        let result = try await store.minding(room: true) {
            let isFirst = attempts.withLock { attempts in
                attempts += 1
                return attempts == 1
            }
            if isFirst { throw full }
            return "in"
        }
        #expect(result == "in")
        #expect(size() == whole - (128 << 10))
        await #expect(throws: full) { try await store.minding { () -> Void in throw full } }
        #expect(size() == whole - (128 << 10))
        store.room.look()
        #expect(size() == whole)
        var given = 0
        while store.room.give() { given += 1 }
        #expect(given == 64)
        #expect(size() == 0)
    }

    @Test("is no reason to fail for what is only nice to know")
    func notes() async throws {
        try await limit(true)
        _ = await fill()
        let text = String(repeating: "x", count: 1_000_000)
        try await newspaper.store.noteIfRoom("INSERT INTO setting (name, value) VALUES ('x', ?)", [.text(text)])
        #expect(try await newspaper.number("SELECT COUNT(*) FROM setting WHERE name = 'x'") == 0)
        #expect(newspaper.store.room.isFull)
    }

    @Test(
        "is recognised wherever it is met",
        arguments: [
            StoreError(.diskFull, ""), POSIXError(.ENOSPC), NSError(domain: NSPOSIXErrorDomain, code: Int(ENOSPC)),
            CocoaError(.fileWriteOutOfSpace),
            NSError(domain: "x", code: 1, userInfo: [NSUnderlyingErrorKey: POSIXError(.ENOSPC)]),
        ] as [any Error]
    )
    func errors(error: any Error) {
        #expect(StoreError.isFullDisk(error))
        #expect(!StoreError.isFullDisk(POSIXError(.EACCES)))
    }
}
