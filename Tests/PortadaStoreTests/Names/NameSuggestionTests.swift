import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Names that are suggested")
struct NameSuggestionTests {
    @Test("are that very name first, however many begin so and are used more")
    func equality() async throws {
        let newspaper = try TemporaryNewspaper()
        var used: [Identifier<Person>] = []
        for number in 1...25 { used.append(try await newspaper.person("Efe Pérez \(number)")) }
        for name in ["EFE", "La Efe"] { _ = try await newspaper.person(name) }
        _ = try await newspaper.publish("Firmada por todos") { [used] in $0.bylines = used }
        let names = try await newspaper.store.read { reader in
            try ["éfe", "efe p", "la efe"].map { try reader.suggestions(of: .people, for: $0, limit: 20).map(\.name) }
        }
        #expect(names[0].first == "EFE")
        #expect(names[0].count == 20 && names[0].dropFirst().allSatisfy { $0.hasPrefix("Efe Pérez") })
        #expect(names[1].allSatisfy { $0.hasPrefix("Efe Pérez") })
        #expect(names[2] == ["La Efe"])
    }
}
