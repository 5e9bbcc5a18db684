import Foundation
import PortadaCore
import PortadaStore

// Writes stories through the newsroom without end, and says what was committed, a line each after the first: the crash test kills it
// in the middle and looks whether all that was said is there.
//
// Usage: portada-crash-writer FOLDER ROUND

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: portada-crash-writer FOLDER ROUND\n".utf8))
    exit(2)
}

/// Tells the parent that a story stands in the store at a version.
func acknowledge(_ article: Article) {
    FileHandle.standardOutput.write(Data("\(article.id) \(article.version)\n".utf8))
}

/// The body of a story at a version: long enough to fill several pages of the database.
func body(_ version: Int) -> CleanHTML {
    CleanHTML(vouchedFor: String(repeating: "<p>Texto de la versión \(version).</p>", count: 200))
}

FileHandle.standardOutput.write(Data("begin\n".utf8))
let store = try Store.make(at: URL(fileURLWithPath: arguments[1]))
let newsroom = store.newsroom
let actor = Actor.program("crash writer")
for number in 1... {
    let time = Timestamp(seconds: 1_710_072_000 + Int64(number))
    let slug = "nota-\(arguments[2])-\(number)"
    let draft = Article(
        id: Identifier(0),
        headline: "Nota \(arguments[2]) \(number)",
        summary: "versión 1",
        body: body(1),
        slug: slug,
        path: "/\(slug)/",
        times: ArticleTimes(created: time)
    )
    let created = try await newsroom.create(draft, by: actor, at: time)
    acknowledge(created)
    var story = try await newsroom.publish(created.id, by: actor, at: time)
    acknowledge(story)
    story.summary = "versión 3"
    story.body = body(3)
    acknowledge(try await newsroom.save(story, by: actor, at: time.advanced(bySeconds: 60)))
}
