import Foundation
import Yams

/// One file of `Demo/stories`: front matter in YAML, then the body in HTML.
struct DemoStory: Sendable {
    struct Lead: Decodable, Sendable {
        var drawing: String
        var caption: String?
        var alt: String?
        var credit: String?
    }

    struct CorrectionEntry: Decodable, Sendable {
        var kind: String
        var text: String
        var after: DemoLength
    }

    struct CommentEntry: Decodable, Sendable {
        var author: String
        var text: String
        var minutesAfter: Int
        var state: String?
        var replies: [CommentEntry]?
    }

    struct Social: Decodable, Sendable {
        var title: String?
        var description: String?
    }

    /// A note to colleagues.
    struct NoteEntry: Decodable, Sendable {
        var by: String
        var ago: DemoLength
        var text: String
    }

    /// A place on the front that the story is held in.
    struct PinEntry: Decodable, Sendable {
        var by: String
        var ago: DemoLength
        var slot: String
        var position: Int
        var until: DemoMoment
    }

    /// When the story is to be taken back.
    struct EndEntry: Decodable, Sendable {
        var by: String
        var ago: DemoLength
        var at: DemoMoment
    }

    /// What somebody did to a story that is not published.
    struct StepEntry: Decodable, Sendable {
        var does: String
        var by: String
        var ago: DemoLength
        var at: DemoMoment?
    }

    /// The way of a story that is not published.
    struct DeskEntry: Decodable, Sendable {
        var by: String
        var embargo: DemoMoment?
        var steps: [StepEntry]
    }

    struct Head: Decodable, Sendable {
        var slug: String
        var kind: String?
        var kicker: String?
        var headline: String
        var summary: String?
        var section: String?
        var sections: [String]?
        var tags: [String]?
        var bylines: [String]?
        var agencyCredit: String?
        var age: DemoLength
        var updatedAfter: DemoLength?
        var picture: Lead?
        var corrections: [CorrectionEntry]?
        var commentsOpen: Bool?
        var comments: [CommentEntry]?
        var social: Social?
        var desk: DeskEntry?
        var notes: [NoteEntry]?
        var pin: PinEntry?
        var ends: EndEntry?
    }

    var head: Head
    var body: String

    /// Reads a file. Throws when it has no front matter, or one that breaks the format of `Demo/README.md`.
    init(_ text: String, file: String) throws {
        let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty else {
            throw DemoFault("\(file): no front matter between two lines ---")
        }
        do {
            head = try YAMLDecoder().decode(Head.self, from: String(parts[1]))
        } catch {
            throw DemoFault("\(file): \(error)")
        }
        body = String(parts[2])
    }

    /// The ids of the drawings that the body shows.
    var bodyDrawings: [String] {
        body.matches(of: /"drawing:([a-z0-9-]+)"/).map { String($0.1) }
    }
}

/// What is wrong with the demo's own files.
struct DemoFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
