import Foundation
import PortadaCore
import PortadaMedia
import PortadaStore
import Testing

@testable import PortadaDemo
@testable import portada

@Suite("The demo newspaper")
struct DemoTests {
    @Test("Its files follow their format, and there are enough of them")
    func files() throws {
        let demo = try Demo(files: EmbeddedAssets.files(in: "Demo"))
        #expect(demo.storyCount >= 44)
    }

    @Test("Every picture that it names is among its files, and all of them are small")
    func pictures() throws {
        let files = EmbeddedAssets.files(in: "Demo")
        let demo = try Demo(files: files)
        #expect(demo.drawings.isSubset(of: demo.pictures.ids))
        let sizes = files.filter { $0.key.hasPrefix("pictures/") }.mapValues(\.count)
        // Each program carries them: a picture of another kind or quality is not drawn by accident.
        #expect(sizes.values.reduce(0, +) < 4_000_000)
        #expect(sizes.values.allSatisfy { $0 < 150_000 })
    }

    @Test("A newsroom is at work in it, and nothing of it is late, whatever time it is made at")
    func newsroom() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let demo = try Demo(files: EmbeddedAssets.files(in: "Demo"))
        let drawn = try await demo.pictures.keep(demo.drawings, in: BlobStore(folder: folder))
        for hour: Int64 in [1, 8, 17, 22] {
            let now = Timestamp(seconds: 20_700 * 86_400 + hour * 3600)
            let home = folder.appendingPathComponent("\(hour)")
            try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
            let store = try Store.make(at: home)
            defer { store.close() }
            let head = try await demo.fill(store, drawn: drawn, now: now)
            try await store.read { try Self.expectWork($0, head, now) }
        }
    }

    private static func expectWork(_ reader: Reader, _ head: Account, _ now: Timestamp) throws {
        func stories(_ status: ArticleStatus) throws -> [StoryRow] {
            try reader.stories(StoryFilter(status: status), limit: 100)
        }
        let inAnHour = now.advanced(bySeconds: 3600)
        let soon = inAnHour..<now.advanced(bySeconds: 3 * 86_400)
        #expect(try Set(stories(.draft).map(\.owner)).count >= 3)
        #expect(try stories(.inReview).count == 2)
        #expect(try stories(.ready).count == 2)
        #expect(try stories(.scheduled).count == 2)
        #expect(try reader.agenda(in: soon, limit: 9).map(\.act) == [.publication, .publication])
        #expect(try reader.embargoes(in: soon, limit: 9).count == 1)
        let later = soon.upperBound..<Timestamp(milliseconds: .max)
        #expect(try reader.agenda(in: later, limit: 9).map(\.act) == [.unpublish])
        #expect(try (4...5).contains(reader.waitingComments(upTo: 9)))
        #expect(try reader.frontVersion().arrangement.nextEnd.map { $0 > inAnHour } == true)
        // Its head has something of their own to do, and a word from a colleague.
        #expect(head.role == .administrator)
        #expect(try stories(.draft).contains { $0.owner == head.name })
        #expect(try reader.colleaguesNotes(for: head.id, since: now.advanced(bySeconds: -86_400), limit: 9).count == 1)
        // Nobody has a password that somebody might know.
        let accounts = try reader.accounts()
        #expect(Set(accounts.map(\.role)).isSuperset(of: [.reporter, .photoEditor, .editor]))
        for account in accounts { #expect(try reader.credentials(of: account.id).password == nil) }
    }
}
