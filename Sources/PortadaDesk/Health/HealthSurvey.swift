import Foundation
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Looks at everything that may be late, failing or full.
struct HealthSurvey: Sendable {
    /// So many stories of one fault are shown.
    private static let shown = 20
    /// Waiting messages are counted so far.
    private static let countLimit = 1_000

    let desk: Desk
    /// Who looks; nil for a program, which is told of no story.
    let visitor: Visitor?
    let now: Timestamp
    let rows: StoryRowWriter

    /// What the store says, from one snapshot.
    private struct Facts: Sendable {
        var late: [AgendaRow]
        var outbox: (count: Int, since: Timestamp?)
        var webhooks: [Webhook]
        var lastImport: ImportRun?
        var notes: [HealthNote.Name: HealthNote]
        var missing: [HealthFinding]
        var dead: [HealthFinding]
        var headlines: [Identifier<Article>: String]
        var lastChange: Timestamp?
        var timeZone: String
    }

    /// Everything, the worst first.
    func items() async throws -> [HealthItem] {
        let facts = try await facts()
        let (room, databaseBytes) = try await BlockingThreads.files.run { [store = desk.store] in
            (DiskRoom(of: store.folder), store.databaseBytes)
        }
        let (progress, isChecking) = (await desk.inspection.progress, await desk.inspection.isChecking)
        let items = [
            schedule(facts), outbox(facts), webhooks(facts), imports(facts), disk(room), database(databaseBytes),
            integrity(facts, isChecking), backup(facts), findings(.pictures, facts.missing, facts, progress),
            findings(.links, facts.dead, facts, progress), clock(facts), cache(), version(),
        ]
        let order = HealthItem.State.allCases
        return items.enumerated().sorted { one, other in
            let (first, second) = (order.firstIndex(of: one.element.state), order.firstIndex(of: other.element.state))
            return (second ?? 0, one.offset) < (first ?? 0, other.offset)
        }.map(\.element)
    }

    private func facts() async throws -> Facts {
        let (now, shown, site) = (now, Self.shown, desk.parts.address)
        return try await desk.store.read { reader in
            let late = now.advanced(bySeconds: -HealthRules.lateSeconds)
            let missing = try reader.healthFindings(.missingFile, limit: shown)
            let dead = try reader.healthFindings(.deadLink, limit: shown)
            let stories = try reader.stories((missing + dead).compactMap(\.article)).filter { $0.status != .killed }
            let headlines = Dictionary(stories.map { ($0.id, $0.headline) }, uniquingKeysWith: { first, _ in first })
            // What a story that was killed since held is not told.
            let isTold: (HealthFinding) -> Bool = { $0.article.map { headlines[$0] != nil } ?? true }
            var notes: [HealthNote.Name: HealthNote] = [:]
            for name in HealthNote.Name.allCases { notes[name] = try reader.healthNote(name) }
            return Facts(
                late: try reader.agenda(in: Timestamp(milliseconds: 0)..<late, limit: shown),
                outbox: try reader.waitingOutbox(upTo: Self.countLimit),
                webhooks: try reader.webhooks().filter { HealthRules.webhook($0) != .good },
                lastImport: try reader.importRuns(limit: 1).first,
                notes: notes,
                missing: missing.filter(isTold),
                // A killed story's address is made of its words.
                dead: try dead.filter { try isTold($0) && !reader.leadsToKilled($0.detail, site: site) },
                headlines: headlines,
                lastChange: try reader.changes(after: reader.changeNumber - 1, limit: 1).first?.time,
                timeZone: try reader.settings().timeZone
            )
        }
    }

    // MARK: One by one

    private func schedule(_ facts: Facts) -> HealthItem {
        guard !facts.late.isEmpty else { return HealthItem(subject: .schedule, state: .good, words: "scheduleGood") }
        let cases = facts.late.map { row in
            let line = HomeWriter(rows: rows).late(row)
            return HealthItem.Case(path: line.path, name: line.headline, detail: line.note)
        }
        return HealthItem(
            subject: .schedule,
            state: .bad,
            values: ["count": "\(facts.late.count)"],
            words: "scheduleLate",
            cases: cases
        )
    }

    /// Programs that hear nothing. An address may let in whoever knows it: those who don't manage programs see its host.
    private func webhooks(_ facts: Facts) -> HealthItem {
        let failing = facts.webhooks
        guard !failing.isEmpty else { return HealthItem(subject: .webhooks, state: .good, words: "webhooksGood") }
        let mayManage = visitor?.may(.manageAccounts) ?? false
        let cases = failing.prefix(Self.shown).map { webhook in
            HealthItem.Case(
                path: mayManage ? WebhookPages.path(webhook) : "",
                name: mayManage ? webhook.address : URL(string: webhook.address)?.host() ?? "",
                detail: WebhookPages.failure(webhook, rows)
            )
        }
        return HealthItem(
            subject: .webhooks,
            state: failing.contains { HealthRules.webhook($0) == .bad } ? .bad : .attention,
            values: ["count": "\(failing.count)"],
            words: "webhooksSilent",
            cases: cases
        )
    }

    private func outbox(_ facts: Facts) -> HealthItem {
        let (count, since) = facts.outbox
        guard let since, count > 0 else { return HealthItem(subject: .outbox, state: .good, words: "outboxGood") }
        let isStuck = now.rawValue - since.rawValue > HealthRules.stuckMessage * 1000
        return HealthItem(
            subject: .outbox,
            state: isStuck ? .attention : .good,
            values: ["count": "\(count)", "since": rows.moment(since)],
            words: count >= Self.countLimit ? "outboxMany" : "outboxWaiting"
        )
    }

    private func imports(_ facts: Facts) -> HealthItem {
        let state = HealthRules.imports(facts.lastImport)
        guard let last = facts.lastImport else {
            return HealthItem(subject: .imports, state: state, words: "importsNone")
        }
        let values = [
            "source": last.source, "count": "\(last.failed)", "when": rows.moment(last.ended ?? last.started),
            "detail": last.detail,
        ]
        let words =
            last.ended == nil
            ? "importsOpen"
            : !last.detail.isEmpty ? "importsBroken" : last.failed > 0 ? "importsFailed" : "importsGood"
        return HealthItem(subject: .imports, state: state, values: values, words: words)
    }

    private func disk(_ room: DiskRoom?) -> HealthItem {
        guard let room else { return HealthItem(subject: .disk, state: .unknown, words: "diskUnknown") }
        return HealthItem(
            subject: .disk,
            state: HealthRules.disk(free: room.free, size: room.size),
            values: ["free": Self.size(room.free), "size": Self.size(room.size)],
            words: "disk"
        )
    }

    private func database(_ bytes: Int64) -> HealthItem {
        HealthItem(
            subject: .database,
            state: .good,
            values: ["size": Self.size(bytes)],
            words: "database"
        )
    }

    private func integrity(_ facts: Facts, _ isChecking: Bool) -> HealthItem {
        let note = facts.notes[.integrity]
        let state = HealthRules.integrity(note, now: now)
        var values: [String: String] = [:]
        if let note { values = ["when": rows.moment(note.time), "detail": note.value] }
        let words =
            isChecking
            ? "integrityNow" : note == nil ? "integrityNever" : state == .bad ? "integrityBad" : "integrityGood"
        return HealthItem(subject: .integrity, state: state, values: values, words: words)
    }

    private func backup(_ facts: Facts) -> HealthItem {
        let note = facts.notes[.backup]
        let age = note.map { (now.rawValue - $0.time.rawValue) / 1000 }
        return HealthItem(
            subject: .backup,
            state: HealthRules.backup(age: age),
            values: note.map { ["when": rows.moment($0.time), "file": $0.value] } ?? [:],
            words: note == nil ? "backupNever" : "backup"
        )
    }

    private func findings(
        _ subject: HealthItem.Subject,
        _ found: [HealthFinding],
        _ facts: Facts,
        _ progress: Inspection.Progress?
    ) -> HealthItem {
        if let progress {
            let values = ["stories": "\(progress.stories)", "pictures": "\(progress.pictures)"]
            return HealthItem(subject: subject, state: .unknown, values: values, words: "walking")
        }
        guard let walk = facts.notes[.walk] else {
            return HealthItem(subject: subject, state: .unknown, words: "neverWalked")
        }
        let cases = found.map { finding in
            HealthItem.Case(
                path: finding.article.map { "/desk/stories/\($0)/" } ?? "",
                name: finding.article.flatMap { facts.headlines[$0] } ?? "",
                detail: finding.detail
            )
        }
        return HealthItem(
            subject: subject,
            state: found.isEmpty ? .good : .attention,
            values: ["count": "\(found.count)", "when": rows.moment(walk.time)],
            words: found.isEmpty
                ? "\(subject.rawValue)Good"
                : found.count >= Self.shown ? "\(subject.rawValue)Many" : "\(subject.rawValue)Bad",
            cases: cases
        )
    }

    private func clock(_ facts: Facts) -> HealthItem {
        let values = ["zone": facts.timeZone, "now": rows.dates.dateTime(now)]
        guard TimeZone(identifier: facts.timeZone) != nil else {
            return HealthItem(subject: .clock, state: .bad, values: values, words: "clockZone")
        }
        let isBack = facts.lastChange.map { $0.rawValue > now.rawValue + 60_000 } ?? false
        return HealthItem(
            subject: .clock,
            state: isBack ? .bad : .good,
            values: values,
            words: isBack ? "clockBack" : "clock"
        )
    }

    private func cache() -> HealthItem {
        guard let cache = desk.parts.cache() else {
            return HealthItem(subject: .cache, state: .unknown, words: "cacheUnknown")
        }
        let answers = cache.hits + cache.misses
        let isFailing = cache.failures > 0 || cache.purgeFailures > 0
        return HealthItem(
            subject: .cache,
            state: isFailing ? .attention : .good,
            values: [
                "pages": "\(cache.pages)", "size": Self.size(Int64(cache.bytes)),
                "most": Self.size(Int64(cache.budget)),
                "share": answers == 0 ? "–" : "\(cache.hits * 100 / answers)", "failures": "\(cache.failures)",
                "purges": "\(cache.purgeFailures)",
            ],
            words: isFailing ? "cacheFailing" : "cache"
        )
    }

    private func version() -> HealthItem {
        HealthItem(subject: .version, state: .good, values: ["version": desk.parts.version], words: "version")
    }

    /// `1,4 GB`: bytes as people say them.
    static func size(_ bytes: Int64) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        var (value, unit) = (Double(bytes), 0)
        while value >= 1000, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
        let tenths = Int((value * 10).rounded())
        let isWhole = tenths >= 100 || tenths % 10 == 0 || unit == 0
        return (isWhole ? "\(tenths / 10)" : "\(tenths / 10),\(tenths % 10)") + " " + units[unit]
    }
}
