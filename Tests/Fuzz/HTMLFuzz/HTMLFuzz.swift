import ArgumentParser
import Foundation
import PortadaCore
import PortadaRendering

/// Feeds the HTML rule hostile markup, and stops at the first answer that breaks a promise: clean HTML cleaned again is the
/// same, holds no markup that is not allowed, and comes within the limits of time and memory.
@main
struct HTMLFuzz: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "portada-fuzz-html")

    @Option(help: "How long to run.")
    var seconds = 60

    @Option(help: "How many inputs to try, however long that takes.")
    var cases: Int?

    @Option(help: "Where the random sequence begins; the same seed gives the same inputs.")
    var seed: UInt64?

    @Option(help: "A file that holds the input that is being tried, for what ends in a crash.")
    var keep: String?

    /// One input of so many is a large one: those show what takes too long or too much.
    private static let fewerLarge = 2000

    func run() throws {
        let seed = seed ?? UInt64.random(in: 1 ... .max)
        // To where nothing is held back: a crash leaves it behind.
        FileHandle.standardError.write(Data("seed \(seed)\n".utf8))
        var mutator = Mutator(seed: seed)
        let sanitizers = [
            HTMLSanitizer(policy: .body), HTMLSanitizer(policy: .comment), HTMLSanitizer(policy: .inline),
        ]
        // What is made once is nobody's share.
        for sanitizer in sanitizers { _ = sanitizer.clean("<p>&aacute;<a href=\"https://a.example\">a</a>") }
        let end = ContinuousClock.now + .seconds(seconds)
        var count = 0
        var worst = Cost.none
        while cases.map({ count < $0 }) ?? (ContinuousClock.now < end) {
            let input = count % Self.fewerLarge == 1 ? mutator.nextLarge() : mutator.next()
            if let keep { try Data(input.utf8).write(to: URL(filePath: keep)) }
            for (index, sanitizer) in sanitizers.enumerated() where count % 3 == index || input.utf8.count > 50_000 {
                try check(input, sanitizer, &worst)
            }
            count += 1
        }
        print("\(count) inputs, no promise broken; the most that one took: \(worst)")
    }

    private func check(_ input: String, _ sanitizer: HTMLSanitizer, _ worst: inout Cost) throws {
        var once = ""
        let cost = Cost.of(input) { once = sanitizer.clean(input).markup }
        worst.take(cost)
        if cost.isTooMuch { throw broken("took \(cost)", input, once) }
        let twice = sanitizer.clean(once).markup
        if once != twice { throw broken("cleaned again it is another: \(twice.prefix(2000))", input, once) }
        if let fault = Promise.fault(in: once) { throw broken(fault, input, once) }
    }

    private func broken(_ what: String, _ input: String, _ output: String) -> BrokenPromise {
        BrokenPromise(
            description:
                "A promise is broken: \(what)\n\(input.utf8.count) bytes\ninput:  \(String(input.prefix(4000)).debugDescription)"
                + "\noutput: \(String(output.prefix(4000)).debugDescription)"
        )
    }
}

/// What the rule let through, with the input that shows it.
struct BrokenPromise: Error, CustomStringConvertible {
    let description: String
}
