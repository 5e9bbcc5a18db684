import PortadaCore
import Testing

@testable import PortadaStore

@Suite("What an address leads to")
struct ResolutionTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func resolve(_ path: String) async throws -> Resolution {
        try await newspaper.store.read { try $0.resolve(path: path) }
    }

    private func redirect(_ path: String, to target: ImportedTarget) async throws {
        try await newspaper.newsroom.importBatch(by: newspaper.editor, at: TemporaryNewspaper.noon) { importer in
            try importer.redirect(path, to: target)
        }
    }

    @Test("a published story, byte for byte; a draft is unknown")
    func stories() async throws {
        let story = try await newspaper.publish("Ñandú") { $0.path = "/2019/05/Ñandú.html" }
        _ = try await newspaper.create("Borrador")
        #expect(try await resolve("/2019/05/Ñandú.html") == .article(story.id))
        #expect(try await resolve("/2019/05/ñandú.html") == .unknown)
        #expect(try await resolve("/2019/05/Ñandú.html/") == .unknown)
        #expect(try await resolve("/borrador/") == .unknown)
    }

    @Test("a section's front, and its old address when it has moved")
    func sections() async throws {
        let id = try await newspaper.section("Nacional")
        var section = try #require(try await newspaper.store.read { try $0.sectionTree()[id] })
        #expect(try await resolve("/nacional/") == .section(id))
        section.path = "/pais/"
        let moved = section
        _ = try await newspaper.newsroom.save(moved, id: id, by: newspaper.editor, at: TemporaryNewspaper.noon)
        #expect(try await resolve("/pais/") == .section(id))
        #expect(try await resolve("/nacional/") == .redirect(to: "/pais/", isPermanent: true))
    }

    @Test("old addresses of everything that can have one")
    func redirects() async throws {
        let story = try await newspaper.publish("El puerto reabre")
        let (section, tag) = (try await newspaper.section("Nacional"), try await newspaper.tag("puerto"))
        let (ana, atlas) = (try await newspaper.person("Ana"), try await newspaper.person("Atlas", .agency))
        let picture = try await newspaper.picture("muelle")
        let targets: [(String, ImportedTarget, Resolution)] = [
            ("/?p=12", .article(story.id), .redirect(to: "/el-puerto-reabre/", isPermanent: true)),
            ("/?cat=3", .section(section), .redirect(to: "/nacional/", isPermanent: true)),
            ("/autor/ana", .person(ana), .redirect(to: "/author/ana/", isPermanent: true)),
            ("/autor/atlas", .person(atlas), .redirect(to: "/agency/atlas/", isPermanent: true)),
            ("/etiqueta/puerto", .tag(tag), .redirect(to: "/tag/puerto/", isPermanent: true)),
            ("/wp-content/muelle.jpg", .picture(picture), .picture(picture)),
            ("/rss", .address("/feed/"), .redirect(to: "/feed/", isPermanent: true)),
        ]
        for (path, target, resolution) in targets {
            try await redirect(path, to: target)
            #expect(try await resolve(path) == resolution)
        }
    }

    @Test("a redirect follows its story: to the new address, to gone, to nothing")
    func followingRedirect() async throws {
        let editor = newspaper.editor
        var story = try await newspaper.publish("El puerto reabre")
        try await redirect("/?p=12", to: .article(story.id))
        story.path = "/otra/"
        let moved = try await newspaper.newsroom.save(story, by: editor, at: TemporaryNewspaper.noon)
        #expect(try await resolve("/?p=12") == .redirect(to: "/otra/", isPermanent: true))
        _ = try await newspaper.newsroom.withdraw(moved.id, by: editor, at: TemporaryNewspaper.noon)
        #expect(try await resolve("/?p=12") == .gone(story.id))
        #expect(try await resolve("/el-puerto-reabre/") == .gone(story.id))
        _ = try await newspaper.newsroom.publish(moved.id, by: editor, at: TemporaryNewspaper.noon)
        _ = try await newspaper.newsroom.unpublish(moved.id, by: editor, at: TemporaryNewspaper.noon)
        #expect(try await resolve("/?p=12") == .unknown)
    }

    @Test(
        "a box goes from what readers get with its story, however it names it",
        arguments: [
            ("/faro/", true), ("/faro", true), ("/faro/?a=1#b", true), ("/?p=12", true), ("/corto/", true),
            ("https://diario.example/faro/", true), ("http://DIARIO.example:80/faro/", true),
            ("https://otro.example/faro/", false), ("/puerto/", false), ("mailto:a@faro.example", false),
        ]
    )
    func boxes(link: String, goes: Bool) async throws {
        let story = try await newspaper.publish("Faro")
        _ = try await newspaper.publish("Puerto")
        try await redirect("/?p=12", to: .article(story.id))
        try await redirect("/corto/", to: .address("https://diario.example/faro"))
        _ = try await newspaper.newsroom.kill(story.id, reason: "", by: newspaper.editor, at: TemporaryNewspaper.noon)
        let box = "<blockquote><p class=\"lead related\"><a href=\"\(link)\">Faro</a></p></blockquote>"
        let body = CleanHTML(vouchedFor: "<p>Uno.</p>\(box)")
        let shown = try await newspaper.store.read { try $0.readable(body, site: "https://diario.example") }
        #expect(shown.markup == (goes ? "<p>Uno.</p><blockquote></blockquote>" : body.markup))
    }

    @Test(
        "a box goes with its story however the letters of its address are written",
        arguments: ["/%c3%b1and%c3%ba/", "/%C3%B1and%C3%BA/", "/ñandú/"]
    )
    func letters(stored: String) async throws {
        let story = try await newspaper.publish("Ñandú") { $0.path = stored }
        _ = try await newspaper.newsroom.kill(story.id, reason: "", by: newspaper.editor, at: TemporaryNewspaper.noon)
        let site = "https://diario.example"
        let links = ["/%c3%b1and%c3%ba/", "/%C3%B1and%C3%BA/", "/ñandú/", "/%C3%B1and%c3%ba", site + "/ñand%c3%ba/#a"]
        for link in links {
            #expect(try await newspaper.store.read { try $0.leadsToKilled(link, site: site) }, "\(link)")
        }
        #expect(try await !newspaper.store.read { try $0.leadsToKilled("/otra/", site: site) })
    }

    @Test(
        "a box goes with its story by whatever address the site led there",
        arguments: [
            "/nacional/el-puerto/", "/nacional/el-puerto", "/nacional/el-puerto/amp/", "/amp/nacional/el-puerto/",
            "/nacional/el-puerto/2/", "/nacional/el-puerto/page/2/", "/nacional/el-puerto/feed/",
            "/nacional/el-puerto/feed/atom/",
            "/nacional/el-puerto/comment-page-3/#comment-9", "/nacional/el-puerto/comment-page-5000/",
            "//nacional/el-puerto/", "/nacional//el-puerto/",
            "/nacional/el%2Dpuerto/", "/nacional/el%2dpuerto/amp/", "/index.php/nacional/el-puerto/",
            "/otra/el-puerto/",
            "/2024/03/10/el-puerto/", "/diario/nacional/el-puerto/", "/viejo/", "/viejo/amp/", "/?p=1",
            "/?p=1&preview=true",
            "https://nacional/el-puerto/", "../el-puerto/", "nacional/el-puerto/", "/a/../nacional/./el-puerto/",
            "/a/%2e%2e/nacional/el-puerto/", "/?name=el-puerto", "/?pagename=a/el-puerto",
            "/index.php?name=el%2Dpuerto",
            "/?page_id=77", "/?attachment_id=77", "/?p=77&feed=rss2",
            "/index.php?p=1", "https://diario.example/?p=1", "http://www.diario.example:8080/nacional/el-puerto/?a=b#c",
        ]
    )
    func forms(link: String) async throws {
        let site = "https://diario.example"
        let story = try await newspaper.publish("El puerto") {
            $0.path = "/nacional/el-puerto/"
            $0.slug = "el-puerto"
        }
        let other = try await newspaper.publish("La lluvia") { $0.path = "/nacional/la-lluvia/" }
        let old = Redirect(path: "/viejo/", target: "/nacional/el-puerto/")
        _ = try await newspaper.newsroom.saveRedirects([old], by: .program("test"), at: TemporaryNewspaper.noon)
        try await redirect("/?p=77", to: .article(story.id))
        let link = link.replacing("p=1", with: "p=\(story.id)")
        #expect(try await !newspaper.store.read { try $0.leadsToKilled(link, site: site) })
        _ = try await newspaper.newsroom.kill(story.id, reason: "", by: newspaper.editor, at: TemporaryNewspaper.noon)
        #expect(try await newspaper.store.read { try $0.leadsToKilled(link, site: site) })
        let body = CleanHTML(vouchedFor: "<p>Uno.</p><p class=\"related\"><a href=\"\(link)\">El puerto</a></p>")
        #expect(try await newspaper.store.read { try $0.readable(body, site: site) }.markup == "<p>Uno.</p>")
        for stays in [other.path, other.path + "amp/", "/?p=\(other.id)", "https://otro.example/nacional/el-puerto/"] {
            #expect(try await !newspaper.store.read { try $0.leadsToKilled(stays, site: site) }, "\(stays)")
        }
    }

    @Test("an address that changes hands leads to its last owner")
    func handover() async throws {
        var story = try await newspaper.publish("Nota") { $0.path = "/tema/" }
        story.path = "/nota/"
        let moved = story
        _ = try await newspaper.newsroom.save(moved, by: newspaper.editor, at: TemporaryNewspaper.noon)
        #expect(try await resolve("/tema/") == .redirect(to: "/nota/", isPermanent: true))
        let id = try await newspaper.section("Tema")
        #expect(try await resolve("/tema/") == .section(id))
        var section = try #require(try await newspaper.store.read { try $0.sectionTree()[id] })
        section.path = "/asunto/"
        let renamed = section
        _ = try await newspaper.newsroom.save(renamed, id: id, by: newspaper.editor, at: TemporaryNewspaper.noon)
        #expect(try await resolve("/tema/") == .redirect(to: "/asunto/", isPermanent: true))
    }

    @Test(
        "nothing, for whatever else is asked",
        arguments: [
            "", "/", "/nada/", "nada", "/%00", "/\u{0}", "/' OR 1=1 --", "/🎉/", String(repeating: "/a", count: 9999),
        ]
    )
    func unknown(path: String) async throws {
        _ = try await newspaper.publish("El puerto reabre")
        #expect(try await resolve(path) == .unknown)
    }
}
