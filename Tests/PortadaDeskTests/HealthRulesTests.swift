import PortadaCore
import Testing

@testable import PortadaDesk
@testable import PortadaStore

@Suite("When something is no longer as it should be")
struct HealthRulesTests {
    private let now = Timestamp(seconds: 1_710_072_000)

    @Test("a webhook is told of at once, and is urgent when its silence lasts")
    func webhooks() {
        var webhook = Webhook(address: "https://example.org/", events: [], secret: "", created: now)
        #expect(HealthRules.webhook(webhook) == .good && !HealthRules.isSilent(webhook, now: now))
        webhook.failingSince = now.advanced(bySeconds: -60)
        #expect(HealthRules.webhook(webhook) == .attention && !HealthRules.isSilent(webhook, now: now))
        webhook.failingSince = now.advanced(bySeconds: -3600)
        #expect(HealthRules.isSilent(webhook, now: now))
        webhook.state = .paused
        #expect(HealthRules.webhook(webhook) == .good && !HealthRules.isSilent(webhook, now: now))
        webhook.state = .failed
        #expect(HealthRules.webhook(webhook) == .bad && HealthRules.isSilent(webhook, now: now))
    }

    @Test("a disk is scarce, then full, by its size and by what is left")
    func disk() {
        let giga: Int64 = 1 << 30
        #expect(HealthRules.disk(free: 50 * giga, size: 100 * giga) == .good)
        #expect(HealthRules.disk(free: 8 * giga, size: 100 * giga) == .attention)
        #expect(HealthRules.disk(free: 2 * giga, size: 100 * giga) == .bad)
        #expect(HealthRules.disk(free: giga, size: 4 * giga) == .attention)
        #expect(HealthRules.disk(free: 100 << 20, size: giga) == .bad)
        // A twentieth of a very large disk is plenty.
        #expect(HealthRules.disk(free: 500 * giga, size: 10_000 * giga) == .good)
    }

    @Test("a backup is old after a day and a half, far too old after a week, and missed when there is none")
    func backup() {
        #expect(HealthRules.backup(age: 3600) == .good)
        #expect(HealthRules.backup(age: 40 * 3600) == .attention)
        #expect(HealthRules.backup(age: 8 * 86_400) == .bad)
        #expect(HealthRules.backup(age: nil) == .bad)
    }

    @Test("a check of the database counts for a month")
    func integrity() {
        func note(_ days: Int64, _ value: String = "") -> HealthNote {
            HealthNote(time: now.advanced(bySeconds: -days * 86_400), value: value)
        }
        #expect(HealthRules.integrity(nil, now: now) == .unknown)
        #expect(HealthRules.integrity(note(1), now: now) == .good)
        #expect(HealthRules.integrity(note(40), now: now) == .attention)
        #expect(HealthRules.integrity(note(1, "row 3 missing"), now: now) == .bad)
    }

    @Test("sizes are said as people say them")
    func sizes() {
        let said = [500, 1_500, 999_000, 2_400_000, 12_345_678, 5_000_000_000].map { HealthSurvey.size($0) }
        #expect(said == ["500 B", "1,5 kB", "999 kB", "2,4 MB", "12 MB", "5 GB"])
    }
}
