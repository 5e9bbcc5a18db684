import ArgumentParser
import Foundation
import PortadaCore
import PortadaRendering

/// Feeds the HTML rule mutated markup for a while, and stops at the first answer that breaks a promise: clean HTML cleaned
/// again is the same, holds no markup that is not allowed, and comes in time.
@main
struct HTMLFuzz: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "portada-fuzz-html")

    @Option(help: "How long to run.")
    var seconds = 60

    @Option(help: "Where the random sequence begins; the same seed gives the same inputs.")
    var seed: UInt64?

    @Option(help: "A file that holds the input that is being tried, for what ends in a crash.")
    var keep: String?

    func run() throws {
        let seed = seed ?? UInt64.random(in: 1 ... .max)
        // To where nothing is held back: a crash leaves it behind.
        FileHandle.standardError.write(Data("seed \(seed)\n".utf8))
        var mutator = Mutator(seed: seed)
        let sanitizers = [
            HTMLSanitizer(policy: .body), HTMLSanitizer(policy: .comment), HTMLSanitizer(policy: .inline),
        ]
        let end = ContinuousClock.now + .seconds(seconds)
        var count = 0
        while ContinuousClock.now < end {
            let input = mutator.next()
            if let keep { try Data(input.utf8).write(to: URL(filePath: keep)) }
            for sanitizer in sanitizers {
                let start = ContinuousClock.now
                let once = sanitizer.clean(input).markup
                guard start.duration(to: .now) < .seconds(2) else { throw broken("took longer than 2 s", input, once) }
                let twice = sanitizer.clean(once).markup
                if once != twice { throw broken("cleaned again it is another: \(twice)", input, once) }
                if let fault = Promise.fault(in: once) { throw broken(fault, input, once) }
            }
            count += 1
        }
        print("\(count) inputs, no promise broken")
    }

    private func broken(_ what: String, _ input: String, _ output: String) -> BrokenPromise {
        BrokenPromise(
            description:
                "A promise is broken: \(what)\ninput:  \(input.debugDescription)\noutput: \(output.debugDescription)"
        )
    }
}

/// What the rule let through, with the input that shows it.
struct BrokenPromise: Error, CustomStringConvertible {
    let description: String
}
