import Foundation
import PortadaCore

/// One thing that the health page looks at, and how it is.
struct HealthItem: Sendable, Encodable {
    /// What is looked at, in the order of the page.
    enum Subject: String, Sendable, CaseIterable, Encodable {
        case schedule, outbox, webhooks, imports, disk, database, integrity, backup, pictures, links, clock, cache
        case version
    }

    /// How it is.
    enum State: String, Sendable, CaseIterable, Encodable {
        /// As it should be.
        case good
        /// Nobody knows: it was never looked at.
        case unknown
        /// Somebody should look at it soon.
        case attention
        /// Something does not work, or soon won't.
        case bad
    }

    /// What it is about.
    let subject: Subject
    /// How it is.
    var state: State
    /// The numbers that its words are filled with.
    var values: [String: String] = [:]
    /// The key of its words below `health.`, such as `scheduleLate`.
    var words: String
    /// The stories or programs that have it.
    var cases: [Case] = []

    /// A story or a program that has a fault.
    struct Case: Sendable, Encodable {
        /// Its page at the desk; empty where there is none, or none for whoever looks.
        let path: String
        /// A story's headline, a program's address.
        let name: String
        /// What it is about it: a link's address, a picture's name, a reason.
        let detail: String
    }
}
