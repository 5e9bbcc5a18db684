import Dispatch
import Foundation
import Logging
import PortadaCore
import PortadaSite
import PortadaStore
import ServiceLifecycle

/// Serves the newspaper, and publishes a story for each line of standard input: tells its address and how long the
/// operation took, in milliseconds.
enum Publishing {
    static func serve(_ bench: Bench, port: Int) {
        let server = SiteServer(
            site: bench.site,
            options: SiteServer.Options(port: port),
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        ) { port in
            tell("ready on http://127.0.0.1:\(port)")
        }
        Task {
            do {
                try await server.run()
            } catch {
                tell("the server stopped: \(error)")
                exit(1)
            }
        }
        Task { try? await FreshnessService(site: bench.site).run() }
        Thread.detachNewThread {
            while readLine() != nil {
                let ended = DispatchSemaphore(value: 0)
                Task {
                    await publish(bench.store)
                    ended.signal()
                }
                ended.wait()
            }
            exit(0)
        }
        dispatchMain()
    }

    /// Past C's streams: flushing them would wait for the thread that reads.
    private static func tell(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    private static func publish(_ store: Store) async {
        do {
            let actor = Actor.program("bench")
            let sections = try await store.read { try $0.sectionTree().roots }
            let draft = try await store.newsroom.create(
                story(in: sections.randomElement()?.id),
                by: actor,
                at: .now
            )
            let start = ContinuousClock.now
            let story = try await store.newsroom.publish(draft.id, by: actor, at: .now)
            tell("\(start.duration(to: .now) / .milliseconds(1)) \(story.path)")
        } catch {
            tell("failed: \(error)")
        }
    }

    private static func story(in section: Identifier<Section>?) -> Article {
        let slug = "medida-\(UInt64.random(in: 0..<UInt64.max))"
        var article = Article(
            id: Identifier(0),
            headline: "Una nota recién salida",
            summary: "Lo que se midió hoy en el muelle.",
            body: CleanHTML(vouchedFor: String(repeating: "<p>El muelle amaneció con gente.</p>", count: 12)),
            slug: slug,
            path: "/\(slug)/",
            times: ArticleTimes(created: .now)
        )
        article.primarySection = section
        return article
    }
}
