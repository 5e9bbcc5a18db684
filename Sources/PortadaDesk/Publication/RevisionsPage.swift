import HTTPTypes
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The pages on which a story's versions are listed, compared and brought back.
struct RevisionsPage: Sendable {
    private static let length = 40

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/stories/{id}/revisions") { request, context in
            try await page(request, try await StoryFile(desk, context))
        }
        router.get("desk/stories/{id}/revisions/{version}/restoration") { _, context in
            try await restoration(try await StoryFile(desk, context))
        }
        router.post("desk/stories/{id}/revisions/{version}/restoration") { _, context in try await restore(context) }
    }

    private static func number(_ name: String, _ request: Request) -> Int64? {
        request.uri.queryParameters[Substring(name)].flatMap { NumberRange.counts.read($0) }
    }

    // MARK: List and comparison

    private func page(_ request: Request, _ file: StoryFile) async throws -> Response {
        let before = Self.number("before", request)
        let (id, length) = (file.story.id, Self.length)
        let revisions = try await desk.store.read { reader in
            // One more, which the last shown is compared with.
            try reader.revisions(of: id, before: before, limit: length + 1)
        }
        let to = Self.number("to", request) ?? revisions.first?.version ?? file.story.version
        let from = Self.number("from", request) ?? revisions.first { $0.version < to }?.version
        let rows = try await rows(revisions, from: from, to: to, file)
        let comparison = try await comparison(from: from, to: to, file)
        let mayRestore = file.visitor.may(
            AccessTable.permission(toEdit: file.story.status, isOwn: file.standing.isOwn)
        )
        return try await file.answer("revisions", .revisions) { frame, head in
            RevisionsModel(
                frame: frame,
                head: head,
                notice: file.language.notice(request.notice),
                rows: rows,
                before: before.map { "\($0)" } ?? "",
                olderPath: revisions.count > length
                    ? file.address(.revisions, "?before=\(revisions[length - 1].version)") : "",
                comparison: comparison,
                mayRestore: mayRestore
            )
        }
    }

    private func rows(
        _ revisions: [StoryRevision],
        from: Int64?,
        to: Int64,
        _ file: StoryFile
    ) async throws -> [RevisionRowModel] {
        let id = file.story.id
        let states = try await desk.store.read { reader in
            try revisions.map { try reader.state(of: id, version: $0.version) }
        }
        return revisions.indices.prefix(Self.length).map { place in
            let revision = revisions[place]
            let former = place + 1 < states.count ? states[place + 1] : nil
            return RevisionRowModel(
                version: "\(revision.version)",
                time: file.dates.ago(revision.time, now: file.now) ?? file.dates.dateTime(revision.time),
                actor: file.language.actor(revision.actor),
                what: states[place].map { StateDifference(from: former, to: $0).words(file.office) } ?? "",
                isFrom: revision.version == from,
                isTo: revision.version == to
            )
        }
    }

    private func comparison(from: Int64?, to: Int64, _ file: StoryFile) async throws -> ComparisonModel? {
        guard let from, from != to else { return nil }
        let id = file.story.id
        let found = try await desk.store.read { reader -> (old: StoryState, new: StoryState, names: ContentNames)? in
            guard var old = try reader.state(of: id, version: from), var new = try reader.state(of: id, version: to)
            else { return nil }
            old.content = try file.office.boxes.shown(old.content, reader)
            new.content = try file.office.boxes.shown(new.content, reader)
            return (old, new, try ContentNames([old.content, new.content], reader))
        }
        guard let found else { return nil }
        let content = ContentDifference(from: found.old.content, to: found.new.content)
        let others = StateDifference(from: found.old, to: found.new).models(file.office)
        return ComparisonModel(
            title: file.language.text("revision.between", ["from": "\(from)", "to": "\(to)"]),
            from: "\(from)",
            isFromOlder: from < file.story.version,
            difference: others + content.models(found.names, file.office)
        )
    }

    // MARK: Restoring

    private func version(_ file: StoryFile) throws -> Int64 {
        guard let version = file.context.parameters.get("version").flatMap({ NumberRange.counts.read($0) }),
            version < file.story.version
        else { throw DeskFault.notFound }
        return version
    }

    /// What comes back of a former version, the names of pictures that don't, and those of people and the like.
    private typealias Former = (content: ArticleContent, left: [String], names: ContentNames)

    private func restoration(_ file: StoryFile) async throws -> Response {
        let version = try version(file)
        let (id, current) = (file.story.id, ArticleContent(file.story))
        let found = try await desk.store.read { reader -> Former? in
            guard let former = try reader.content(of: id, version: version) else { return nil }
            let (content, left) = try reader.withoutRemovedPictures(file.office.boxes.shown(former, reader))
            return (content, left, try ContentNames([content, current], reader))
        }
        guard let found else { throw DeskFault.notFound }
        let difference = ContentDifference(from: current, to: found.content)
        return try await file.answer("restoration", .revisions) { frame, head in
            RestorationModel(
                frame: frame,
                head: head,
                version: "\(version)",
                isPublished: file.story.status == .published,
                picturesGone: found.left.isEmpty
                    ? "" : file.language.text("revision.picturesGone", ["names": found.left.joined(separator: ", ")]),
                difference: difference.models(found.names, file.office)
            )
        }
    }

    private func restore(_ context: DeskContext) async throws -> Response {
        let file = try await StoryFile(desk, context)
        _ = try await file.newsroom.restore(
            try version(file),
            of: file.story.id,
            over: file.story.version,
            by: file.visitor.actor,
            at: file.now
        )
        return file.done("restored", .revisions)
    }
}
