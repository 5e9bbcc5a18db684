import Foundation
import MadePictures
import NIOCore
import PortadaCore
import PortadaMedia
import PortadaStore
import Testing

@testable import PortadaSite

@Suite("File cache")
struct FileCacheTests {
    private static let spec = RenditionSpec(width: 320, format: .jpeg)

    /// A picture of some color in the newspaper's keeping.
    private static func picture(_ color: String, in paper: SampleSite) async throws -> Picture {
        let hash = try paper.site.parts.originals.keep(try MadePicture.jpeg(color, width: 400, height: 300))
        var picture = Picture(id: Identifier(0), hash: hash, slug: color, width: 400, height: 300)
        picture.id = try await paper.newsroom.save(picture, id: nil, by: SampleSite.actor, at: SampleSite.noon)
        return picture
    }

    private static func address(_ picture: Picture) -> String {
        MediaAddress(hash: picture.hash ?? "", slug: picture.slug, spec: spec).path
    }

    @Test("A picture is read once, however many ask for it, and needs no work from then on")
    func once() async throws {
        let paper = try await SampleSite(stories: 1)
        let files = paper.site.files
        let address = Self.address(try await Self.picture("red", in: paper))
        #expect(files.ready(address, .identity) == nil)
        let bodies = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<50 { group.addTask { await files.answer(address, .gzip).count } }
            return await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(bodies.count == 1 && bodies.first ?? 0 > 0)
        for _ in 0..<3 {
            let answer = try #require(files.ready(address, .gzip))
            #expect(answer.status == 200 && answer.entityTag != nil && answer.lastModified != nil)
        }
        #expect(paper.site.pages.numbers.fileCounts.hits >= 3)
        #expect(files.numbers.count == 1)
    }

    @Test("A picture that was removed is gone at once, and one that is described anew is looked at again")
    func removed() async throws {
        let paper = try await SampleSite(stories: 1)
        let files = paper.site.files
        let (red, blue) = (try await Self.picture("red", in: paper), try await Self.picture("blue", in: paper))
        for picture in [red, blue] { #expect(await files.answer(Self.address(picture), .identity).status == 200) }
        // A new picture, or a story, changes nothing for those that are kept.
        _ = try await Self.picture("green", in: paper)
        #expect(files.ready(Self.address(red), .identity) != nil)
        var described = red
        described.altText = "Rojo"
        _ = try await paper.newsroom.save(described, id: red.id, by: SampleSite.actor, at: SampleSite.noon)
        #expect(files.ready(Self.address(red), .identity) == nil)
        #expect(files.ready(Self.address(blue), .identity) != nil)
        #expect(await files.answer(Self.address(red), .identity).status == 200)
        let uses = try await paper.newsroom.removePicture(red.id, by: SampleSite.actor, at: SampleSite.noon)
        #expect(uses.isEmpty)
        #expect(files.ready(Self.address(red), .identity) == nil)
        #expect(await files.answer(Self.address(red), .identity).status == 404)
        #expect(files.ready(Self.address(red), .identity) == nil)
        #expect(files.numbers.count == 1)
    }

    @Test("The theme's files are kept compressed and as they are, and have a tag for each")
    func assets() async throws {
        let paper = try await SampleSite(stories: 1)
        let theme = try paper.site.parts.theme()
        let (path, asset) = try #require(theme.assets.first { $0.key.hasSuffix(".css") })
        let (plain, gzip) = (await paper.site.files.answer(path, .identity), await paper.site.files.answer(path, .gzip))
        #expect(plain.count == asset.bytes.count && gzip.count < plain.count)
        #expect(plain.entityTag != gzip.entityTag)
        #expect(paper.site.files.ready(path, .gzip) === gzip)
        #expect(await paper.site.files.answer("/assets/nada.css", .gzip).status == 404)
    }

    @Test("What is kept never takes more than it may; made-up names and addresses that lead nowhere take nothing")
    func budget() async throws {
        let paper = try await SampleSite(stories: 1, fileCacheBytes: 40_000)
        let files = paper.site.files
        for color in ["red", "green", "blue", "gray"] {
            let hash = try await Self.picture(color, in: paper).hash ?? ""
            for (number, width) in MediaAddress.widths.enumerated() {
                let spec = RenditionSpec(width: width, format: .jpeg)
                for slug in [color, "otro-\(number)"] {
                    let address = MediaAddress(hash: hash, slug: slug, spec: spec).path
                    #expect(await files.answer(address, .identity).status == 200)
                    #expect(slug == color || files.ready(address, .identity) == nil)
                }
                #expect(await files.answer("/media/nada-\(number).jpg", .identity).status == 404)
                #expect(files.numbers.bytes <= 40_000)
            }
        }
        #expect((1..<20).contains(files.numbers.count))
    }

    @Test("A rendition whose file was removed is made anew")
    func madeAnew() async throws {
        let paper = try await SampleSite(stories: 1, fileCacheBytes: 0)
        let picture = try await Self.picture("red", in: paper)
        let first = await paper.site.files.answer(Self.address(picture), .identity)
        try await paper.site.parts.renditions.remove(of: picture.hash ?? "")
        let second = await paper.site.files.answer(Self.address(picture), .identity)
        #expect(first.status == 200 && second.status == 200 && first.count == second.count)
    }

    @Test("Files have few headers, and nothing in them may run")
    func headers() async throws {
        let paper = try await SampleSite(stories: 1)
        let answer = await paper.site.files.answer(Self.address(try await Self.picture("red", in: paper)), .identity)
        let text = answer.lines(.whole).map { String(buffer: $0) }.joined()
        #expect(text.contains("Content-Security-Policy: default-src 'none';"))
        #expect(text.contains("X-Content-Type-Options: nosniff\r\n"))
        #expect(text.utf8.count < 500)
    }
}
