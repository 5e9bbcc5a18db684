import PortadaCore
import Testing

@testable import PortadaStore

@Suite("Who may do what")
struct AccessTests {
    private let newspaper: TemporaryNewspaper
    private let noon = TemporaryNewspaper.noon
    private var newsroom: Newsroom { newspaper.newsroom }

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func member(_ role: Role, _ name: String? = nil) async throws -> PortadaCore.Actor {
        let name = name ?? role.rawValue
        let account = Account(id: Identifier(0), email: "\(name)@faro.example", name: name, role: role)
        return PortadaCore.Actor(
            account: try await newsroom.addAccount(account, by: newspaper.editor, at: noon),
            place: "192.0.2.7"
        )
    }

    private func code(_ work: () async throws -> Void) async throws -> StoreError.Code? {
        do {
            try await work()
            return nil
        } catch let error as StoreError {
            return error.code
        }
    }

    /// The written table: who may perform what, on a colleague's draft or a published story.
    private static let expectations: [(OperationKind, Set<Role>)] = [
        (.create, Set(Role.allCases)),
        (.save, [.photoEditor, .editor, .chief, .administrator]),
        (.moveAlong, [.photoEditor, .editor, .chief, .administrator]),
        (.publish, [.editor, .chief, .administrator]),
        (.unpublish, [.editor, .chief, .administrator]),
        (.schedule, [.editor, .chief, .administrator]),
        (.correct, [.photoEditor, .editor, .chief, .administrator]),
        (.withdraw, [.chief, .administrator]),
        (.kill, [.chief, .administrator]),
        (.saveSection, [.chief, .administrator]),
        (.savePerson, [.editor, .chief, .administrator]),
        (.saveTag, Set(Role.allCases)),
        (.savePicture, Set(Role.allCases)),
        (.removePicture, [.photoEditor, .editor, .chief, .administrator]),
        (.mergeTags, [.editor, .chief, .administrator]),
        (.mergePeople, [.editor, .chief, .administrator]),
        (.removeSection, [.chief, .administrator]),
        (.saveLook, [.administrator]),
        (.setMenu, [.chief, .administrator]),
        (.setBlocks, [.chief, .administrator]),
        (.saveRedirects, [.chief, .administrator]),
        (.removeRedirect, [.chief, .administrator]),
        (.decideComment, [.editor, .chief, .administrator]),
        (.arrangeFront, [.editor, .chief, .administrator]),
        (.setBreaking, [.editor, .chief, .administrator]),
        (.saveSettings, [.administrator]),
        (.addAccount, [.administrator]),
        (.saveAccount, [.administrator]),
        (.invite, [.administrator]),
        (.changeMany, Set(Role.allCases)),
        (.arrangeViews, Set(Role.allCases)),
        (.addToken, [.administrator]),
        (.removeToken, [.administrator]),
        (.saveWebhook, [.administrator]),
        (.removeWebhook, [.administrator]),
        (.redeliver, [.administrator]),
        (.announceUpdate, [.photoEditor, .editor, .chief, .administrator]),
        (.amendCorrection, [.photoEditor, .editor, .chief, .administrator]),
        (.removeCorrection, [.photoEditor, .editor, .chief, .administrator]),
        (.planChange, [.editor, .chief, .administrator]),
        (.dropPlan, [.editor, .chief, .administrator]),
        (.sharePreview, Set(Role.allCases)),
        (.endPreview, Set(Role.allCases)),
        (.performPlan, []),
        (.publishDue, []),
        (.addComment, []),
        (.countShares, []),
        (.followSection, []),
        (.importBatch, []),
        (.beginDay, []),
        (.endPins, []),
        (.endBreaking, []),
    ]

    @Test("holds for every role and every operation", arguments: Role.allCases)
    func table(role: Role) async throws {
        let actor = try await member(role)
        for (kind, roles) in Self.expectations {
            let refusal = try await code { try await perform(kind, by: actor) }
            #expect((refusal == .forbidden) != roles.contains(role), "\(role) \(kind): \(refusal?.rawValue ?? "done")")
        }
        let covered = Set(Self.expectations.map(\.0))
        let ofOneself: Set<OperationKind> = [.setPassword, .setSecondFactor, .startSession, .endSessions]
        #expect(covered.union(ofOneself) == Set(OperationKind.allCases))
        #expect(Set(AccessTable.needs.keys) == Set(OperationKind.allCases))
    }

    /// Performs an operation on something that a program of the operator's made.
    private func perform(_ kind: OperationKind, by actor: PortadaCore.Actor) async throws {
        let serial = try await newspaper.number("SELECT COUNT(*) FROM article")
        func published() async throws -> Article { try await newspaper.publish("Publicada \(serial)") }
        func draft() async throws -> Article { try await newspaper.create("Borrador \(serial)") }
        switch kind {
        case .create: _ = try await newsroom.create(TemporaryNewspaper.draft("Mía \(serial)"), by: actor, at: noon)
        case .save: _ = try await newsroom.save(try await draft(), by: actor, at: noon)
        case .moveAlong: _ = try await newsroom.moveAlong(try await draft().id, to: .inReview, by: actor, at: noon)
        case .publish: _ = try await newsroom.publish(try await draft().id, by: actor, at: noon)
        case .unpublish: _ = try await newsroom.unpublish(try await published().id, by: actor, at: noon)
        case .withdraw: _ = try await newsroom.withdraw(try await published().id, by: actor, at: noon)
        case .kill: _ = try await newsroom.kill(try await published().id, reason: "juzgado", by: actor, at: noon)
        case .schedule: _ = try await newsroom.schedule(try await draft().id, for: noon, by: actor, at: noon)
        case .correct:
            let text = CleanHTML(vouchedFor: "Era otro.")
            let correction = Correction(kind: .correction, text: text, time: noon)
            _ = try await newsroom.correct(try await published().id, correction, by: actor, at: noon)
        case .changeMany:
            _ = try await newsroom.changeMany([try await draft().id], .move(.inReview), by: actor, at: noon)
        case .arrangeViews:
            let owner = try #require(actor.account)
            _ = try await newsroom.saveView(StoryView(owner: owner, name: "Mía", query: "mine=1"), by: actor, at: noon)
        case .publishDue: _ = try await newsroom.publishDue(try await draft().id, by: actor, at: noon)
        case .announceUpdate, .amendCorrection, .removeCorrection, .planChange, .dropPlan, .performPlan, .sharePreview,
            .endPreview:
            try await performOnPublished(kind, by: actor, try await published())
        default: try await performOnParts(kind, by: actor, serial)
        }
    }

    private func performOnPublished(_ kind: OperationKind, by actor: PortadaCore.Actor, _ story: Article) async throws {
        let (id, later) = (story.id, TemporaryNewspaper.time(5))
        let correction = Correction(kind: .correction, text: CleanHTML(vouchedFor: "Era otro."), time: noon)
        func corrected() async throws {
            _ = try await newsroom.correct(id, correction, by: newspaper.editor, at: noon)
        }
        func planned() async throws -> Identifier<PlannedChange> {
            try await newsroom.planChange(.unpublish, of: id, at: later, by: newspaper.editor, at: noon)
        }
        func shared(by actor: PortadaCore.Actor) async throws {
            try await newsroom.sharePreview(of: id, token: "t\(id)", until: later, by: actor, at: noon)
        }
        switch kind {
        case .announceUpdate: _ = try await newsroom.announceUpdate(id, as: later, by: actor, at: later)
        case .amendCorrection:
            try await corrected()
            var other = correction
            other.kind = .update
            _ = try await newsroom.amendCorrection(correction, to: other, of: id, by: actor, at: noon)
        case .removeCorrection:
            try await corrected()
            _ = try await newsroom.removeCorrection(correction, of: id, by: actor, at: noon)
        case .planChange: _ = try await newsroom.planChange(.unpublish, of: id, at: later, by: actor, at: noon)
        case .dropPlan: try await newsroom.dropPlan(try await planned(), of: id, by: actor, at: noon)
        case .performPlan: _ = try await newsroom.performPlan(try await planned(), by: actor, at: later)
        case .sharePreview: try await shared(by: actor)
        default:
            try await shared(by: newspaper.editor)
            let link = try #require(try await newspaper.store.read { try $0.previewLinks(of: id, at: noon) }.first)
            try await newsroom.endPreview(link.id, of: id, by: actor, at: noon)
        }
    }

    private func performOnParts(_ kind: OperationKind, by actor: PortadaCore.Actor, _ serial: Int) async throws {
        let slug = "\(kind.rawValue)-\(serial)-\(actor.description)"
        switch kind {
        case .saveSection:
            let section = Section(id: Identifier(0), name: slug, slug: slug, path: "/\(slug)/")
            _ = try await newsroom.save(section, id: nil, by: actor, at: noon)
        case .savePerson:
            _ = try await newsroom.save(
                Person(id: Identifier(0), name: slug, slug: slug),
                id: nil,
                by: actor,
                at: noon
            )
        case .saveTag:
            let tag = PortadaCore.Tag(id: Identifier(0), name: slug, slug: slug)
            _ = try await newsroom.save(tag, id: nil, by: actor, at: noon)
        case .savePicture:
            let picture = Picture(id: Identifier(0), hash: nil, slug: slug, width: 1, height: 1)
            _ = try await newsroom.save(picture, id: nil, by: actor, at: noon)
        case .removePicture:
            _ = try await newsroom.removePicture(try await newspaper.picture(slug), by: actor, at: noon)
        case .mergeTags:
            let tags = [try await newspaper.tag("\(slug)-a"), try await newspaper.tag("\(slug)-b")]
            try await newsroom.mergeTags([tags[0]], into: tags[1], by: actor, at: noon)
        case .mergePeople:
            let people = [try await newspaper.person("\(slug)-a"), try await newspaper.person("\(slug)-b")]
            try await newsroom.mergePeople([people[0]], into: people[1], by: actor, at: noon)
        case .removeSection:
            try await newsroom.removeSection(try await newspaper.section("\(slug)-s"), by: actor, at: noon)
        case .saveLook: try await newsroom.saveLook(Look(), by: actor, at: noon)
        case .setMenu: try await newsroom.setMenu(.header, Menu(), by: actor, at: noon)
        case .setBlocks: try await newsroom.setBlocks(.rail, [], by: actor, at: noon)
        case .saveRedirects:
            _ = try await newsroom.saveRedirects([Redirect(path: "/\(slug)/", target: "/x/")], by: actor, at: noon)
        case .removeRedirect:
            let redirect = Redirect(path: "/\(slug)/", target: "/x/")
            _ = try await newsroom.saveRedirects([redirect], by: newspaper.editor, at: noon)
            try await newsroom.removeRedirect(redirect.path, by: actor, at: noon)
        case .saveSettings: try await newsroom.saveSettings(NewspaperSettings(name: "El Faro"), by: actor, at: noon)
        case .addComment, .decideComment: try await performOnComment(kind, by: actor)
        case .countShares: try await newsroom.countShares([:], by: actor, at: noon)
        case .followSection: try await newsroom.perform(.followSection, by: actor, at: noon) { _ in }
        case .importBatch: try await newsroom.importBatch(by: actor, at: noon) { _ in }
        case .beginDay: try await newsroom.beginDay(slug, by: actor, at: noon)
        case .arrangeFront: _ = try await newsroom.arrangeFront(.empty, base: 0, by: actor, at: noon)
        case .setBreaking: try await newsroom.setBreaking(nil, by: actor, at: noon)
        case .endPins: _ = try await newsroom.endPins(by: actor, at: noon)
        case .endBreaking: _ = try await newsroom.endBreaking(by: actor, at: noon)
        case .addToken, .removeToken, .saveWebhook, .removeWebhook, .redeliver:
            try await performOnProgram(kind, by: actor, slug)
        default: try await performOnAccount(kind, by: actor, slug)
        }
    }

    private func performOnProgram(_ kind: OperationKind, by actor: PortadaCore.Actor, _ slug: String) async throws {
        let token = ProgramToken(name: slug, role: .reporter, scopes: [.read], created: noon)
        let webhook = Webhook(address: "https://example.org/", events: [.published], secret: "whsec_", created: noon)
        let owner = newspaper.editor
        switch kind {
        case .addToken: _ = try await newsroom.addToken(token, digest: slug, by: actor, at: noon)
        case .removeToken:
            let made = try await newsroom.addToken(token, digest: slug, by: owner, at: noon)
            try await newsroom.removeToken(made.id, by: actor, at: noon)
        case .saveWebhook: _ = try await newsroom.addWebhook(webhook, by: actor, at: noon)
        case .removeWebhook:
            let made = try await newsroom.addWebhook(webhook, by: owner, at: noon)
            try await newsroom.removeWebhook(made.id, by: actor, at: noon)
        default:
            let made = try await newsroom.addWebhook(webhook, by: owner, at: noon)
            _ = try await newspaper.publish("Contada \(slug)")
            _ = try await Deliveries(newspaper.store).spread(at: noon)
            let message = try await newspaper.store.read { try $0.deliveries(of: made.id, limit: 1).first }
            try await newsroom.redeliver(try #require(message).id, by: actor, at: noon)
        }
    }

    private func performOnComment(_ kind: OperationKind, by actor: PortadaCore.Actor) async throws {
        let story = try await newspaper.publish("Comentada \(actor.description)\(kind.rawValue)")
        let comment = Comment(
            id: Identifier(0),
            article: story.id,
            parent: nil,
            author: "Lector",
            text: .empty,
            time: noon,
            status: .pending
        )
        let isDecision = kind == .decideComment
        let added = try await newsroom.addComment(comment, by: isDecision ? newspaper.editor : actor, at: noon)
        if isDecision { try await newsroom.decide(added.id, .approved, by: actor, at: noon) }
    }

    private func performOnAccount(_ kind: OperationKind, by actor: PortadaCore.Actor, _ slug: String) async throws {
        let colleague = Account(id: Identifier(0), email: "\(slug)@faro.example", name: slug, role: .reporter)
        let known = kind == .addAccount ? nil : try await newsroom.addAccount(colleague, by: newspaper.editor, at: noon)
        switch kind {
        case .addAccount: _ = try await newsroom.addAccount(colleague, by: actor, at: noon)
        case .saveAccount: try await newsroom.saveAccount(try #require(known), by: actor, at: noon)
        case .invite:
            let id = try #require(known).id
            try await newsroom.invite(id, token: slug, until: noon.advanced(bySeconds: 60), by: actor, at: noon)
        default: Issue.record("\(kind) is not tried")
        }
    }

    @Test("lets reporters edit their own stories until readers see them, and those that they sign")
    func ownStories() async throws {
        let person = try await newspaper.person("Amaya")
        let email = "amaya@faro.example"
        let account = Account(id: Identifier(0), email: email, name: "Amaya", role: .reporter, person: person)
        let amaya = PortadaCore.Actor(account: try await newsroom.addAccount(account, by: newspaper.editor, at: noon))
        var story = try await newsroom.create(TemporaryNewspaper.draft("Mía"), by: amaya, at: noon)
        #expect(story.owner == amaya.account)
        story.headline = "Mía y mejor"
        story = try await newsroom.save(story, by: amaya, at: noon)
        story = try await newsroom.moveAlong(story.id, to: .inReview, by: amaya, at: noon)
        #expect(
            try await code { _ = try await newsroom.moveAlong(story.id, to: .ready, by: amaya, at: noon) } == .forbidden
        )
        story = try await newsroom.publish(story.id, by: newspaper.editor, at: noon)
        #expect(try await code { _ = try await newsroom.save(story, by: amaya, at: noon) } == .forbidden)
        let signed = try await newspaper.create("Firmada") { $0.bylines = [person] }
        _ = try await newsroom.save(signed, by: amaya, at: noon)
        let audit = try await newspaper.texts("SELECT actor || ' ' || action FROM audit WHERE account_id IS NOT NULL")
        #expect(audit.contains("Amaya create"))
    }

    @Test("nobody publishes before an embargo ends, unless someone who may insists; that is audited")
    func embargo() async throws {
        let (editor, chief) = (try await member(.editor), try await member(.chief))
        let end = TemporaryNewspaper.time(60)
        let story = try await newspaper.create("Informe") { $0.times.embargo = end }
        #expect(try await code { _ = try await newsroom.publish(story.id, by: chief, at: noon) } == .embargoed)
        #expect(
            try await code {
                _ = try await newsroom.publish(story.id, breakingEmbargo: true, by: editor, at: noon)
            } == .forbidden
        )
        #expect(
            try await code { _ = try await newsroom.schedule(story.id, for: noon, by: editor, at: noon) } == .embargoed
        )
        _ = try await newsroom.schedule(story.id, for: end, by: editor, at: noon)
        let out = try await newsroom.publish(story.id, breakingEmbargo: true, by: chief, at: noon)
        #expect(out.status == .published)
        #expect(try await newspaper.texts("SELECT actor FROM audit WHERE action = 'break embargo'") == ["chief"])
    }

    @Test("a schedule waits for the end of an embargo that is set or prolonged after it; a confirmed one stays")
    func embargoAfterSchedule() async throws {
        let chief = try await member(.chief)
        let (soon, end, later) = (TemporaryNewspaper.time(30), TemporaryNewspaper.time(60), TemporaryNewspaper.time(90))
        var story = try await newspaper.create("Informe")
        story = try await newsroom.schedule(story.id, for: soon, by: chief, at: noon)
        story.times.embargo = end
        story = try await newsroom.save(story, by: chief, at: noon)
        #expect(story.times.scheduled == end)
        #expect(try await newsroom.publishDue(story.id, by: .program("clock"), at: soon) == nil)
        story = try await newsroom.schedule(story.id, for: soon, breakingEmbargo: true, by: chief, at: noon)
        story.times.embargo = TemporaryNewspaper.time(45)
        story = try await newsroom.save(story, by: chief, at: noon)
        #expect(story.times.scheduled == soon)
        story.times.embargo = later
        story = try await newsroom.save(story, by: chief, at: noon)
        #expect(story.times.scheduled == later)
        let out = try await newsroom.publishDue(story.id, by: .program("clock"), at: later)
        #expect(out?.status == .published)
    }

    @Test("nobody gives a role with more rights than their own, and the last administrator stays")
    func roles() async throws {
        let administrator = try await member(.administrator)
        let id = try #require(administrator.account)
        var account = try #require(try await newspaper.store.read { try $0.account(id) })
        account.role = .reporter
        let changed = account
        #expect(
            try await code { try await newsroom.saveAccount(changed, by: administrator, at: noon) } == .wrongState
        )
        #expect(try await newspaper.store.read { try $0.account(id) }?.role == .administrator)
    }

    @Test("sessions end: one, all, with a new password, and when the account is shut out")
    func sessions() async throws {
        let ana = try await member(.reporter, "ana")
        let id = try #require(ana.account)
        func count() async throws -> Int { try await newspaper.store.read { try $0.sessions(of: id).count } }
        let first = try await newsroom.startSession(token: "a", device: "Firefox", by: ana, at: noon)
        let second = try await newsroom.startSession(token: "b", device: "Chrome", by: ana, at: noon)
        #expect(try await newspaper.store.read { try $0.session(token: "a") }?.session.place == "192.0.2.7")
        try await newsroom.endSessions(of: id, session: first, by: ana, at: noon)
        #expect(try await newspaper.store.read { try $0.session(token: "a") } == nil)
        _ = try await newsroom.startSession(token: "c", device: "Safari", by: ana, at: noon)
        try await newsroom.setPassword(of: id, to: "hash", keeping: second, by: ana, at: noon)
        #expect(try await count() == 1)
        let beto = try await member(.editor, "beto")
        #expect(
            try await code { try await newsroom.endSessions(of: id, session: nil, by: beto, at: noon) } == .forbidden
        )
        #expect(
            try await code {
                try await newsroom.setPassword(of: id, to: "x", keeping: nil, by: beto, at: noon)
            } == .forbidden
        )
        var account = try #require(try await newspaper.store.read { try $0.account(id) })
        account.isActive = false
        try await newsroom.saveAccount(account, by: newspaper.editor, at: noon)
        #expect(try await count() == 0)
        #expect(
            try await code {
                _ = try await newsroom.startSession(token: "d", device: "", by: ana, at: noon)
            } == .forbidden
        )
    }

    @Test("an invitation serves once, however many come with it at once")
    func invitations() async throws {
        let ana = try await member(.reporter, "ana")
        let id = try #require(ana.account)
        try await newsroom.invite(id, token: "link", until: TemporaryNewspaper.time(60), by: newspaper.editor, at: noon)
        let (newsroom, noon) = (newsroom, noon)
        let served = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try await newsroom.acceptInvitation(token: "link", password: "hash \(number)", by: ana, at: noon)
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(served == 1)
        #expect(try await newspaper.number("SELECT COUNT(*) FROM audit WHERE action = 'set password'") == 1)
        try await newsroom.invite(id, token: "late", until: noon, by: newspaper.editor, at: noon)
        #expect(try await !newsroom.acceptInvitation(token: "late", password: "x", by: ana, at: noon))
    }

    @Test("who is shut out, or may less, loses links, browsers, and the tokens that may more")
    func shutOut() async throws {
        let boss = try await member(.administrator, "julia")
        let id = try #require(boss.account)
        _ = try await member(.administrator, "karl")
        func token(_ name: String, _ role: Role, by actor: PortadaCore.Actor) async throws {
            let token = ProgramToken(name: name, role: role, scopes: [.read], created: noon)
            _ = try await newsroom.addToken(token, digest: name, by: actor, at: noon)
        }
        try await token("jefe", .administrator, by: boss)
        try await token("lector", .reporter, by: boss)
        try await token("de la casa", .administrator, by: newspaper.editor)
        func names() async throws -> Set<String> {
            Set(try await newspaper.store.read { try $0.programTokens() }.map(\.name))
        }
        var account = try #require(try await newspaper.store.read { try $0.account(id) })
        account.role = .editor
        #expect(try await newsroom.saveAccount(account, by: newspaper.editor, at: noon) == ["jefe"])
        #expect(try await names() == ["lector", "de la casa"])
        let story = try await newspaper.create("Borrador")
        try await newsroom.sharePreview(
            of: story.id,
            token: "p",
            until: TemporaryNewspaper.time(60),
            by: boss,
            at: noon
        )
        try await newsroom.invite(id, token: "i", until: TemporaryNewspaper.time(60), by: newspaper.editor, at: noon)
        try await newspaper.store.rememberDevice(token: "d", of: id, at: noon)
        account.isActive = false
        #expect(try await newsroom.saveAccount(account, by: newspaper.editor, at: noon) == ["lector"])
        #expect(try await names() == ["de la casa"])
        #expect(
            try await newspaper.texts("SELECT detail FROM audit WHERE action = 'remove' AND subject = 'token'").count
                == 2
        )
        for table in ["invitation", "known_device", "preview_link"] {
            #expect(try await newspaper.number("SELECT COUNT(*) FROM \(table)") == 0, "\(table)")
        }
    }

    @Test(
        "only who may edit a story that readers don't see gives a preview of it out of the house, and ends others' links"
    )
    func previews() async throws {
        let (ana, beto) = (try await member(.reporter, "ana"), try await member(.reporter, "beto"))
        let editor = try await member(.editor)
        let story = try await newsroom.create(TemporaryNewspaper.draft("De Ana"), by: ana, at: noon)
        let end = TemporaryNewspaper.time(60)
        func share(_ token: String, by actor: PortadaCore.Actor) async throws -> StoreError.Code? {
            try await code {
                try await newsroom.sharePreview(of: story.id, token: token, until: end, by: actor, at: noon)
            }
        }
        #expect(try await share("a", by: ana) == nil)
        #expect(try await share("b", by: beto) == .forbidden)
        #expect(try await share("c", by: editor) == nil)
        let links = try await newspaper.store.read { try $0.previewLinks(of: story.id, at: noon) }
        #expect(
            try await code { try await newsroom.endPreview(links[0].id, of: story.id, by: beto, at: noon) }
                == .forbidden
        )
        #expect(try await code { try await newsroom.endPreview(links[0].id, of: story.id, by: ana, at: noon) } == nil)
    }

    @Test("what failed at the door stands in the audit, without what was typed")
    func failures() async throws {
        let ana = try #require(try await member(.reporter, "ana").account)
        let stranger = PortadaCore.Actor.stranger(at: "192.0.2.7")
        try await newsroom.noteFailedSignIn(to: ana, isCode: false, count: 1, by: stranger, at: noon)
        try await newsroom.noteFailedSignIn(to: ana, isCode: true, count: 10, by: stranger, at: noon)
        try await newsroom.noteFailedSignIn(to: nil, isCode: false, count: 100, by: stranger, at: noon)
        let told = try await newspaper.texts(
            "SELECT action || ' ' || COALESCE(subject_id, '') || ' ' || detail FROM audit WHERE place = '192.0.2.7'"
        )
        #expect(told == ["fail password \(ana) ", "fail code \(ana) × 10", "fail unknown  × 100"])
    }

    @Test("the bin and what was killed are seen by those alone who may take out of it, or kill")
    func seeing() {
        for role in Role.allCases {
            for status in ArticleStatus.allCases {
                let isSeen = status == .trashed || status == .killed ? [.chief, .administrator].contains(role) : true
                #expect(role.maySee(status) == isSeen, "\(role) \(status)")
            }
        }
    }
}
