import Foundation
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Brings a WordPress export into the newspaper: first what stories stand on, then the stories, batch by batch.
///
/// The file is read twice, as attachments may stand behind the stories that show them. Each batch is one transaction, so
/// the import can be killed at any moment; run again, it finds what came in and goes on.
public struct WordPressImport: Sendable {
    /// How far an import is.
    public struct Progress: Sendable {
        /// What it does: `pictures` or `stories`.
        public var stage: Stage
        /// How far the file is read in this stage, 0 to 1.
        public var fraction: Double
        /// Items done in this stage.
        public var items: Int
    }

    /// The two readings of the file.
    public enum Stage: Sendable { case pictures, stories }

    private let file: URL
    let store: Store
    private let shelf: PictureShelf
    let now: Timestamp
    private let progress: @Sendable (Progress) -> Void
    /// How many are brought in at once: an editor who saves meanwhile waits so long.
    static let batchSize = 100
    static let actor = Actor.program("portada import wordpress")

    /// - Parameters:
    ///   - pictures: where the files of pictures are; nil leaves them missing.
    ///   - limits: what a picture may cost.
    ///   - progress: called after each batch.
    public init(
        file: URL,
        store: Store,
        originals: BlobStore,
        pictures: (any PictureSource)?,
        limits: PictureIntake.Limits = .init(),
        now: Timestamp,
        progress: @escaping @Sendable (Progress) -> Void
    ) {
        self.file = file
        self.store = store
        shelf = PictureShelf(source: pictures, originals: originals, intake: PictureIntake(limits: limits))
        self.now = now
        self.progress = progress
    }

    /// Brings the export in.
    /// - Throws: when the file can't be opened or the store fails, an error whose description is one sentence.
    ///   `CancellationError` when the task is cancelled; what came in until then stays.
    public func run() async throws -> ImportReport {
        let start = ContinuousClock.now
        var report = ImportReport()
        var survey = try await survey(&report)
        survey.surroundings = try await recalled(survey)
        try await addParts(survey, &report)
        try await addStories(&survey, &report)
        try await SiteArrangement(survey: survey, source: survey.source, store: store, actor: Self.actor, now: now)
            .run(&report)
        let duration = start.duration(to: .now)
        report.seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        return report
    }

    // MARK: First reading

    private func survey(_ report: inout ImportReport) async throws -> ExportSurvey {
        var survey = ExportSurvey()
        var reader = try WXRReader(file)
        var attachments: [(WXRItem, Int64)] = []
        var count = 0
        while let event = try reader.next(skipping: { $0 == "post" || $0 == "page" }) {
            guard case .item(let item, let fingerprint) = event, item.postType == "attachment" else {
                survey.take(event)
                continue
            }
            survey.take(event)
            attachments.append((item, fingerprint))
            if attachments.count == Self.batchSize {
                try Task.checkCancellation()
                try await addPictures(attachments, survey, &report)
                count += attachments.count
                attachments = []
                progress(Progress(stage: .pictures, fraction: reader.progress, items: count))
            }
        }
        try await addPictures(attachments, survey, &report)
        progress(Progress(stage: .pictures, fraction: 1, items: count + attachments.count))
        return survey
    }

    private func addPictures(
        _ items: [(WXRItem, Int64)],
        _ survey: ExportSurvey,
        _ report: inout ImportReport
    ) async throws {
        guard !items.isEmpty else { return }
        let pictures = items.filter { UploadName.isPicture($0.0.attachmentURL) }
        for (item, _) in items where !UploadName.isPicture(item.attachmentURL) {
            report.skip("An attachment that is no picture stays on the old site.", item.attachmentURL)
        }
        let source = survey.source
        let files = pictures.map { ($0.0.attachmentURL, PictureImport.files(of: $0.0)) }
        let wanted = Dictionary(files) { first, _ in first }
        let here = try await here(wanted.keys.map(UploadAddress.key), source)
        let (kept, missing) = await shelf.obtain(wanted.filter { !here.contains(UploadAddress.key($0.key)) })
        let site = survey.site
        let former = report
        report = try await store.newsroom.importBatch(by: Self.actor, at: now) { importer in
            var report = former
            let work = PictureImport(source: source, importer: importer, kept: kept)
            for (item, fingerprint) in pictures {
                do {
                    try work.addAttachment(item, site: site, fingerprint: fingerprint, &report)
                } catch {
                    report.failed.append(
                        WXRFault(line: item.line, item: "attachment \(item.postID)", message: "\(error)")
                    )
                }
            }
            try ImportMemory(source: source, importer: importer).keepAttached(pictures.map(\.0))
            report.keep(importer.keptDifferences)
            return report
        }
        for (address, reason) in missing { report.miss(address, reason) }
    }

    /// Which of some uploads have their files here.
    private func here(_ keys: [String], _ source: String) async throws -> Set<String> {
        try await store.read { try $0.keptUploads(source: source, keys: Array(Set(keys))) }
    }

    /// Gets the files of bodies' pictures that are not here yet: the very file that is named, or else one that it may be a
    /// smaller size of.
    func obtain(
        _ addresses: [String],
        source: String
    ) async throws -> (kept: [String: PictureShelf.Kept], missing: [String: String]) {
        let wanted = Set(addresses.filter(UploadName.isPicture))
        let keys = wanted.map { ($0, [UploadAddress.key($0)] + UploadAddress.keysOfOriginals($0)) }
        let here = try await here(keys.flatMap(\.1), source)
        let missing = keys.filter { !$0.1.contains(where: here.contains) }
        return await shelf.obtain(
            Dictionary(missing.map { ($0.0, [$0.0] + UploadName.originals(of: $0.0)) }) { first, _ in first }
        )
    }

    // MARK: Parts

    private func addParts(_ survey: ExportSurvey, _ report: inout ImportReport) async throws {
        let former = report
        report = try await store.newsroom.importBatch(by: Self.actor, at: now) { importer in
            var report = former
            let parts = PartsImport(source: survey.source, importer: importer)
            try parts.addSections(survey.categories, &report)
            for tag in survey.tags { _ = try parts.addTag(tag, &report) }
            for author in survey.authors {
                let id = try parts.addPerson(key: author.login, name: author.name, isIntroduced: true, &report)
                guard NumberRange.rows.read(author.id) != nil else { continue }
                try importer.redirect("/?author=\(author.id)", to: .person(id))
            }
            let names = ExportNames(survey)
            try parts.renameGuests(survey.guestAuthors.map { (names.key(ofGuest: $0.key), $0.value) }, &report)
            try parts.keepOtherTerms(survey.otherTerms, &report)
            for folder in survey.site.folders { try importer.redirect(folder, to: .address("/")) }
            report.keep(importer.keptDifferences)
            return report
        }
    }

    // MARK: Second reading

    private func addStories(_ survey: inout ExportSurvey, _ report: inout ImportReport) async throws {
        let settings = try await store.read { try $0.settings() }
        let site = survey.site
        let mapping = StoryMapping(
            site: site,
            times: WordPressTime(zone: settings.timeZone),
            pathPattern: try ArticlePathPattern(settings.articlePath),
            converter: BodyConverter(site: site, surroundings: survey.surroundings),
            names: ExportNames(survey),
            now: now
        )
        let batches = StoryBatches(reader: try WXRReader(file), mapping: mapping, size: Self.batchSize)
        var count = 0
        var guesses: [StoryImport.Guess] = []
        var turn = TurnLength()
        // The next batch is read and converted while this one is written.
        var next = Task { try await batches.next() }
        while let batch = try await next.value {
            try Task.checkCancellation()
            next = Task { try await batches.next() }
            report.take(batch)
            for draft in batch.drafts {
                guard let category = draft.categories.first else { continue }
                survey.storyCounts[category.slug, default: 0] += 1
            }
            survey.heldOnTop += batch.drafts.filter(\.isHeldOnTop).map(\.originID)
            guesses += try await write(batch, survey, &turn, &report)
            count += batch.read
            progress(Progress(stage: .stories, fraction: batch.fraction, items: count))
        }
        try await give(guesses)
        try await completeStories(survey, mapping.converter, &report)
    }

    /// Gives addresses that nothing else has to the stories that had them once.
    private func give(_ guesses: [StoryImport.Guess]) async throws {
        for start in stride(from: 0, to: guesses.count, by: Self.batchSize) {
            let some = guesses[start..<min(start + Self.batchSize, guesses.count)]
            try await store.newsroom.importBatch(by: Self.actor, at: now) { importer in
                for guess in some { try importer.redirect(guess.path, to: .article(guess.story)) }
            }
        }
    }

    private func write(
        _ batch: StoryBatches.Batch,
        _ survey: ExportSurvey,
        _ turn: inout TurnLength,
        _ report: inout ImportReport
    ) async throws -> [StoryImport.Guess] {
        let (source, site, surroundings) = (survey.source, survey.site, survey.surroundings)
        let (kept, missing) = try await obtain(batch.drafts.flatMap(\.body.pictures).map(\.address), source: source)
        var (guesses, rest, others): ([StoryImport.Guess], _, _) = ([], batch.drafts[...], batch.kept)
        repeat {
            let (drafts, items, former) = (Array(rest.prefix(turn.stories)), others, report)
            let written = try await store.newsroom.importBatch(by: Self.actor, at: now) { importer in
                let began = ContinuousClock.now
                var report = former
                let work = StoryImport(
                    site: site,
                    source: source,
                    importer: importer,
                    surroundings: surroundings,
                    kept: kept,
                    missing: missing
                )
                let guesses = try work.run(drafts, &report)
                for (id, data) in items {
                    try importer.keep(data, origin: Importer.Origin(source: source, kind: "item", id: id))
                }
                report.keep(importer.keptDifferences)
                return (report: report, guesses: guesses, took: began.duration(to: .now))
            }
            report = written.report
            guesses += written.guesses
            turn.note(drafts.count, took: written.took)
            (rest, others) = (rest.dropFirst(drafts.count), [])
        } while !rest.isEmpty
        return guesses
    }
}
