import PortadaCore
import PortadaMedia
import PortadaStore

/// Split exports: their files come in any order.
extension WordPressImport {
    /// What bodies may show, with what earlier files brought of it.
    func recalled(_ survey: ExportSurvey) async throws -> BodySurroundings {
        let (source, former) = (survey.source, survey.surroundings)
        if !former.reusable.isEmpty {
            try await store.newsroom.importBatch(by: Self.actor, at: now) { importer in
                try ImportMemory(source: source, importer: importer).keepBlocks(former.reusable)
            }
        }
        return try await store.read(.upkeep) { reader in
            var surroundings = former
            try EarlierFiles(source: source, reader: reader).recall(into: &surroundings)
            return surroundings
        }
    }

    /// Renders stories of earlier files anew that this one brought something for.
    func completeStories(_ survey: ExportSurvey, _ converter: BodyConverter, _ report: inout ImportReport) async throws
    {
        var last = ""
        while true {
            try Task.checkCancellation()
            let (ready, end) = try await ready(after: last, survey)
            if !ready.isEmpty { try await complete(ready, survey, converter, &report) }
            guard let end else { return }
            last = end
        }
    }

    /// A story's number on the old site, and what it is made of.
    private typealias Waiting = (id: String, story: WaitingStory)

    /// Some stories that lack less now, and the last number that was looked at; nil when there are no more.
    private func ready(after id: String, _ survey: ExportSurvey) async throws -> (stories: [Waiting], end: String?) {
        let (source, site, surroundings) = (survey.source, survey.site, survey.surroundings)
        let some = try await store.read(.upkeep) {
            try EarlierFiles(source: source, reader: $0).waiting(after: id, limit: Self.batchSize)
        }
        guard let end = some.last?.id else { return ([], nil) }
        return try await store.newsroom.importBatch(by: Self.actor, at: now) { importer in
            let work = StoryImport(
                site: site,
                source: source,
                importer: importer,
                surroundings: surroundings,
                kept: [:],
                missing: [:]
            )
            return (try some.filter { try work.brings($0.story.lacks) }, end)
        }
    }

    private func complete(
        _ stories: [Waiting],
        _ survey: ExportSurvey,
        _ converter: BodyConverter,
        _ report: inout ImportReport
    ) async throws {
        let work = stories.map { ($0.id, $0.story, $0.story.original.converted(by: converter)) }
        let (source, site, surroundings) = (survey.source, survey.site, survey.surroundings)
        let addresses = work.flatMap { $0.2.pictures.map(\.address) }
        let (kept, missing) = try await obtain(addresses, source: source)
        let former = report
        report = try await store.newsroom.importBatch(by: Self.actor, at: now) { importer in
            var report = former
            let importing = StoryImport(
                site: site,
                source: source,
                importer: importer,
                surroundings: surroundings,
                kept: kept,
                missing: missing
            )
            for (id, story, body) in work {
                do {
                    try importing.complete(id, story, body, &report)
                } catch {
                    report.failed.append(WXRFault(line: 0, item: story.label, message: "\(error)"))
                }
            }
            report.keep(importer.keptDifferences)
            return report
        }
    }
}
