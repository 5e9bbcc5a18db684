import PortadaCore
import PortadaStore

/// An arrangement of the front while somebody works on it. It lives in the form of their page and nowhere else, so that it
/// works the same with scripts and without, and nothing of it counts before it is published.
struct FrontDraft: Sendable, Equatable {
    /// How many steps back are kept.
    private static let maxSteps = 40
    /// How many pins a draft may have; a front has far fewer places.
    private static let maxPins = 400

    /// The positions that a pin may name.
    static let positions = NumberRange(0...1_000)

    /// The version that it was begun from.
    var base: Int64
    /// What is wanted now.
    var arrangement: FrontArrangement
    /// What was wanted before, the last step last.
    var past: [FrontArrangement] = []
    /// What was undone, the last undone last.
    var future: [FrontArrangement] = []

    /// Begins from what counts.
    init(_ version: FrontVersion) {
        base = version.number
        arrangement = version.arrangement
    }

    /// Goes on with what a form brought. Fails when one of its numbers can't be.
    init(_ form: Form) throws {
        base = try form.number("base")
        arrangement = try Self.read(form["arrangement"], from: "arrangement")
        past = try Self.readSteps(form["past"], from: "past")
        future = try Self.readSteps(form["future"], from: "future")
    }

    /// The fields of the form.
    var fields: (arrangement: String, past: String, future: String) {
        (Self.text(arrangement), Self.text(past), Self.text(future))
    }

    // MARK: Steps

    /// Takes a step that can be undone.
    mutating func step(to next: FrontArrangement) {
        guard !next.isSame(as: arrangement) else { return }
        past.append(arrangement)
        future = []
        arrangement = next
    }

    /// Takes the last step back.
    mutating func undo() {
        guard let former = past.popLast() else { return }
        future.append(arrangement)
        arrangement = former
    }

    /// Takes the last undone step again.
    mutating func redo() {
        guard let next = future.popLast() else { return }
        past.append(arrangement)
        arrangement = next
    }

    // MARK: As text

    /// `lead:0:123::,second:1:7:1710072000000:r,~rail-latest`: slot, position, story, end, whether it repeats; slots that
    /// may repeat behind a tilde.
    static func text(_ arrangement: FrontArrangement) -> String {
        let pins = arrangement.pins.map { pin in
            let end = pin.until.map { String($0.rawValue) } ?? ""
            return "\(pin.slot):\(pin.position):\(pin.story):\(end):\(pin.repeats ? "r" : "")"
        }
        return (pins + arrangement.repeating.sorted().map { "~\($0)" }).joined(separator: ",")
    }

    /// Reads such a text. Slots that the front does not have are left out; a number that can't be is a fault of the field.
    static func read(_ text: some StringProtocol, from field: String) throws -> FrontArrangement {
        var repeating: Set<FrontSlot> = []
        let pins = try text.split(separator: ",").prefix(maxPins).compactMap { part -> FrontPin? in
            if part.first == "~" {
                FrontSlot(rawValue: String(part.dropFirst())).map { _ = repeating.insert($0) }
                return nil
            }
            let parts = part.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 5, let slot = FrontSlot(rawValue: String(parts[0])) else { return nil }
            let until = Timestamp(reading: parts[3])
            guard let position = positions.readInt(parts[1]), let story = Identifier<Article>(reading: parts[2]),
                until != nil || parts[3].isEmpty
            else { throw DeskFault.number(field: field) }
            return FrontPin(
                story: story,
                slot: slot,
                position: position,
                until: until,
                repeats: parts[4] == "r"
            )
        }
        return FrontArrangement(pins: pins, repeating: repeating)
    }

    /// Steps, each with a bar behind it: one that wants nothing is a step, too.
    private static func text(_ steps: [FrontArrangement]) -> String {
        steps.suffix(maxSteps).map { text($0) + "|" }.joined()
    }

    private static func readSteps(_ text: String, from field: String) throws -> [FrontArrangement] {
        try text.split(separator: "|", omittingEmptySubsequences: false).dropLast().suffix(maxSteps).map {
            try read($0, from: field)
        }
    }
}
