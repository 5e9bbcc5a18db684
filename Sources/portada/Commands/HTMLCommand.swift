import ArgumentParser
import Foundation
import PortadaRendering

/// `portada html`: the rule for markup from outside, by hand.
struct HTMLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "html",
        abstract: "Try the rule for markup from outside.",
        subcommands: [Clean.self]
    )

    /// `portada html clean`: a filter.
    struct Clean: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "clean",
            abstract: "Read a line {\"id\",\"html\"}, write the same with clean HTML, and so on to the end."
        )

        func run() throws {
            let filter = HTMLCleanFilter()
            var refused = 0
            while let line = readLine(strippingNewline: true) {
                if line.allSatisfy(\.isWhitespace) { continue }
                let answer = filter.answer(to: line)
                if !answer.isUnderstood { refused += 1 }
                // Each answer goes out at once: who asks may wait for it before asking again.
                try FileHandle.standardOutput.write(contentsOf: Data((answer.line + "\n").utf8))
            }
            if refused > 0 {
                throw CommandFailure.refused("\(refused) \(refused == 1 ? "line was" : "lines were") not understood.")
            }
        }
    }
}
