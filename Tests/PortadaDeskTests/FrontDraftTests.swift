import PortadaCore
import Testing

@testable import PortadaDesk

@Suite("The front while somebody arranges it")
struct FrontDraftTests {
    private func form(_ fields: String) throws -> Form { try Form(Array(fields.utf8)) }

    @Test("goes through the form of its page and comes back whole, each step with it")
    func roundTrip() throws {
        var draft = try FrontDraft(form("base=7"))
        let end = Timestamp(seconds: 1_710_072_000)
        var second = FrontArrangement(onTop: [Identifier(12), Identifier(14)])
        second.change(Identifier(14), in: .second) { ($0.until, $0.repeats) = (end, true) }
        draft.step(to: FrontArrangement(repeating: [.block(.rail, .section(Identifier(3)), number: 2)]))
        draft.step(to: second)
        draft.step(to: .empty)
        draft.undo()
        #expect(draft.arrangement == second)
        let (arrangement, past, future) = draft.fields
        let sent = "base=7&arrangement=\(arrangement)&past=\(past)&future=\(future)"
        #expect(try FrontDraft(form(sent)) == draft)
        draft.redo()
        #expect(draft.arrangement == .empty && draft.future.isEmpty)
        for _ in 0..<9 { draft.undo() }
        #expect(draft.arrangement == .empty && draft.past.isEmpty && draft.future.count == 3)
    }

    @Test("a step that changes nothing is none, and old steps are let go")
    func steps() throws {
        var draft = try FrontDraft(form("base=0"))
        draft.step(to: .empty)
        #expect(draft.past.isEmpty)
        for number in 1...100 { draft.step(to: FrontArrangement(onTop: [Identifier(Int64(number))])) }
        let kept = try FrontDraft(form("base=0&past=\(draft.fields.past)"))
        #expect(kept.past.count == 40)
        #expect(kept.past.last == FrontArrangement(onTop: [Identifier(99)]))
    }

    @Test("slots that are not known are left out")
    func nonsense() throws {
        #expect(try FrontDraft.read(",:::,nowhere:0:1::,~,~nada", from: "past") == .empty)
        #expect(try FrontDraft.read("lead:0:9::z", from: "past").pins.map(\.until) == [nil])
    }

    @Test(
        "numbers that can't be are a fault of their field",
        arguments: [
            "base=x", "base=-1", "base=0&arrangement=lead:a:1::", "base=0&past=lead:0:x::|",
            "base=0&future=lead:-1:4::|",
            "base=0&arrangement=lead:0:9:ayer:", "base=0&arrangement=lead:0:9:9223372036854775807:",
            "base=0&arrangement=lead:9223372036854775807:9::",
        ]
    )
    func numbers(fields: String) throws {
        #expect(throws: DeskFault.self) { try FrontDraft(form(fields)) }
    }

    @Test(
        "acts are read word by word",
        arguments: [
            ("put 4 second 2", FrontAct.put(Identifier(4), .second, 2)), ("pin 4", .pin(Identifier(4))),
            ("release 4 lead", .release(Identifier(4), .lead)), ("repeat 4 more", .repeatStory(Identifier(4), .more)),
            ("repeat-slot rail-latest", .repeatSlot(.block(.rail, .latest, number: 1))), ("undo", .undo),
            ("redo", .redo), ("clear", .clear), ("load 3", .load(3)), ("publish", .publish(over: nil)),
            ("publish 3", .publish(over: 3)), ("find", .find),
        ]
    )
    func acts(text: String, act: FrontAct) {
        #expect(FrontAct(text) == act)
    }
}
