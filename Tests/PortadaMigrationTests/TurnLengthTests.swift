import Testing

@testable import PortadaMigration

@Suite("How many stories an import writes at once")
struct TurnLengthTests {
    @Test("as many as take a twentieth of a second, growing step by step, shrinking at once, within bounds")
    func length() {
        var turn = TurnLength()
        let first = turn.stories
        turn.note(first, took: .milliseconds(1))
        #expect(turn.stories == first * 2)
        turn.note(turn.stories, took: .milliseconds(50))
        #expect(turn.stories == first * 2)
        turn.note(turn.stories, took: .milliseconds(250))
        #expect(turn.stories == first * 2 / 5)
        turn.note(turn.stories, took: .seconds(60))
        let least = turn.stories
        #expect(least >= 1 && least < first)
        for _ in 0..<20 { turn.note(turn.stories, took: .microseconds(1)) }
        #expect(turn.stories == 100)
        turn.note(0, took: .seconds(1))
        turn.note(5, took: .zero)
        #expect(turn.stories == 100)
    }
}
