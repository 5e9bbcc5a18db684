import PortadaCore
import PortadaStore
import Testing

@testable import PortadaSite

@Suite("Addresses that WordPress makes of others")
struct FormerAddressTests {
    private func target(_ path: String, _ paper: SampleSite) async throws -> String? {
        let answer = try await paper.fresh(path)
        return answer.status == 301 ? answer.location : answer.status == 200 ? "itself" : nil
    }

    @Test("lead to what their own part leads to, and whatever else they end in leads nowhere")
    func endings() async throws {
        let paper = try await SampleSite()
        for (path, expected) in [
            ("/nota-1/amp/", "/nota-1/"), ("/nota-1/amp", "/nota-1/"), ("/amp/nota-1/", "/nota-1/"),
            ("/nota-1/embed/", "/nota-1/"), ("/nota-1/trackback/", "/nota-1/"), ("/nota-1/print/", "/nota-1/"),
            ("/nota-1/2/", "/nota-1/"), ("/nota-1/comment-page-3/", "/nota-1/"), ("/nacional/amp/", "/nacional/"),
            ("/categoria/deportes/", "/deportes/"), ("/etiqueta/agua/", "/tag/agua/"), ("/autor/ana/", "/author/ana/"),
            ("/categoria/deportes/page/2/", "/deportes/page/2/"), ("/etiqueta/agua/feed/", "/tag/agua/feed/"),
            ("/nota-1/otra/", nil), ("/nada/amp/", nil), ("/categoria/nada/", nil), ("/nota-1/2000/", nil),
        ] as [(String, String?)] {
            #expect(try await target(path, paper) == expected, "\(path)")
        }
    }

    @Test("in a folder where the site once stood lead to what stands here")
    func folder() async throws {
        let paper = try await SampleSite()
        try await paper.newsroom.importBatch(by: SampleSite.actor, at: SampleSite.noon) { importer in
            try importer.redirect("/diario/", to: .address("/"))
            try importer.redirect("/category/deportes/", to: .section(paper.sections[1]))
            try importer.redirect("/vieja/", to: .article(paper.stories[3]))
        }
        for (path, expected) in [
            ("/diario/", "/"), ("/diario", "/"), ("/diario/nota-2/", "/nota-2/"),
            ("/diario/category/deportes/", "/deportes/"),
            ("/diario/feed/", "/feed/"), ("/vieja/page/2/", "/nota-3/"),
            ("/category/deportes/page/2/", "/deportes/page/2/"), ("/diario/tag/agua/", "/tag/agua/"),
            ("/diario/nada/", nil),
            ("/otro/nada/", nil),
        ] as [(String, String?)] {
            #expect(try await target(path, paper) == expected, "\(path)")
        }
    }

    @Test("of a picture's sizes lead to a rendition that is as wide, and of one photograph never to another")
    func sizes() async throws {
        let paper = try await SampleSite()
        let hashes = ["a", "b"].map { String(repeating: $0, count: 64) }
        try await paper.newsroom.importBatch(by: SampleSite.actor, at: SampleSite.noon) { importer in
            for (hash, file) in zip(hashes, ["uno.jpg", "uno-1024x683.jpg"]) {
                let picture = Picture(
                    id: Identifier(0),
                    hash: hash,
                    slug: "uno",
                    width: 3000,
                    height: 2000,
                    source: file
                )
                let origin = Importer.Origin(source: "viejo", kind: "attachment", id: file)
                let id = try importer.picture(picture, origin: origin, fingerprint: 1).id
                try importer.redirect("/wp-content/uploads/\(file)", to: .picture(id))
            }
        }
        for (name, expected) in [
            ("uno-300x200.jpg", "/media/aaaaaaaaaaaaaaaa/uno-320.jpg"),
            ("uno-scaled.jpg", "/media/aaaaaaaaaaaaaaaa/uno-2048.jpg"),
            ("uno-1024x683.jpg", "/media/bbbbbbbbbbbbbbbb/uno-2048.jpg"),
            ("uno.jpg.webp", "/media/aaaaaaaaaaaaaaaa/uno-2048.jpg"),
            ("dos-300x200.jpg", nil),
        ] as [(String, String?)] {
            #expect(try await target("/wp-content/uploads/\(name)", paper) == expected, "\(name)")
        }
    }
}
