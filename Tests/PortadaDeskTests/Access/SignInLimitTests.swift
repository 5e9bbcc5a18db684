import PortadaCore
import Testing

@testable import PortadaDesk

@Suite("How often one may try to get in")
struct SignInLimitTests {
    private let limit = SignInLimit()
    private let noon = Timestamp(seconds: 1_700_000_000)
    private let proxies = TrustedProxies.loopback

    private func source(_ place: String, device: String? = nil) -> SignInSource {
        SignInSource(place: place, proxies: proxies, knownDevice: device)
    }

    /// How many of some tries at a password are let through.
    private func tries(
        _ count: Int,
        _ name: (Int) -> String = { _ in "ana@faro.example" },
        at time: Timestamp? = nil,
        from place: (Int) -> String
    ) async -> Int {
        var allowed = 0
        for number in 0..<count {
            let verdict = await limit.beginPassword(of: name(number), from: source(place(number)), at: time ?? noon)
            if case .allowed = verdict { allowed += 1 }
        }
        return allowed
    }

    @Test("tries count before anybody knows whether they are right: forty at once pass no more than forty in a row")
    func reserved() async {
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask { [self] in
                    let verdict = await limit.beginPassword(of: "ana", from: source("192.0.2.1"), at: noon)
                    if case .allowed = verdict { return true } else { return false }
                }
            }
            let allowed = await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            #expect(allowed == 6)
        }
    }

    @Test("a name from one network, a network for all names, and a provider's network of version 6 are counted apart")
    func networks() async {
        #expect(await tries(10, from: { _ in "192.0.2.1" }) == 6)
        #expect(await tries(40, { "name\($0)" }, from: { _ in "192.0.2.2" }) == 30)
        // The addresses of one household are one client.
        #expect(await tries(40, { "other\($0)" }, from: { "2001:db8:1:1::\($0 + 1)" }) == 30)
        // And its provider's other networks don't make it many.
        #expect(await tries(400, { "third\($0)" }, from: { "2001:db8:1:\($0 + 100)::1" }) == 90)
    }

    @Test("a proxy that does not say whom it asks for shuts nobody out with thirty wrong passwords")
    func proxy() async {
        #expect(await tries(31, { "name\($0)" }, from: { _ in "127.0.0.1" }) == 31)
        #expect(await tries(400, { "name\($0)" }, from: { _ in "127.0.0.1" }) == 269)
    }

    @Test("who guesses from everywhere shuts the owner out neither at home nor at a new place")
    func owner() async {
        #expect(await tries(60, from: { "192.0.2.\($0 / 6)" }) == 60)
        // Places that tried already are done; each new one has one try.
        #expect(await tries(20, from: { "192.0.2.\($0 / 6)" }) == 0)
        #expect(await tries(3, from: { _ in "198.51.100.1" }) == 1)
        guard
            case .allowed = await limit.beginPassword(
                of: "ana@faro.example",
                from: source("192.0.2.1", device: "phone"),
                at: noon
            )
        else {
            Issue.record("the owner's own browser is shut out")
            return
        }
    }

    @Test("a right one does not count, nor the slips before it; what nobody looked at doesn't either; time heals")
    func success() async {
        for _ in 0..<20 {
            guard case .allowed(let attempt) = await limit.beginPassword(of: "ana", from: source("192.0.2.1"), at: noon)
            else {
                Issue.record("a right password is refused")
                return
            }
            await limit.succeeded(attempt)
        }
        for _ in 0..<20 {
            guard case .allowed(let attempt) = await limit.beginPassword(of: "ana", from: source("192.0.2.1"), at: noon)
            else {
                Issue.record("an unseen password counts")
                return
            }
            await limit.withdraw(attempt)
        }
        #expect(await tries(10, { _ in "ana" }, from: { _ in "192.0.2.1" }) == 6)
        let verdict = await limit.beginPassword(of: "ana", from: source("192.0.2.1"), at: noon.advanced(bySeconds: 60))
        guard case .wait(let seconds) = verdict else {
            Issue.record("a seventh try")
            return
        }
        #expect(seconds == 540)
        #expect(await tries(1, { _ in "ana" }, at: noon.advanced(bySeconds: 601), from: { _ in "192.0.2.1" }) == 1)
    }

    @Test("codes are counted by account, whatever network they come from: ten, and fifty a day")
    func codes() async {
        func codes(_ count: Int, at time: Timestamp, device: String? = nil) async -> Int {
            var allowed = 0
            for number in 0..<count {
                let source = source("192.0.\(number % 250).1", device: device)
                if case .allowed = await limit.beginCode(of: Identifier(7), from: source, at: time) { allowed += 1 }
            }
            return allowed
        }
        #expect(await codes(600, at: noon) == 10)
        #expect(await codes(5, at: noon, device: "phone") == 5)
        var total = 10
        for tenMinutes in 1..<100 { total += await codes(20, at: noon.advanced(bySeconds: Int64(tenMinutes) * 601)) }
        #expect(total == 50)
    }
}

@Suite("What failed at the door")
struct FailedSignInsTests {
    private let noon = Timestamp(seconds: 1_700_000_000)

    @Test("is told the first time, the tenth, the hundredth")
    func told() {
        let failures = FailedSignIns()
        let network = ClientNetwork(of: "192.0.2.1")
        let told = (0..<150).compactMap { _ in failures.failed(.code, of: Identifier(7), from: network, at: noon) }
        #expect(told == [1, 10, 100])
        #expect(failures.counts.failures == [.code: 150])
        let later = failures.failed(.code, of: Identifier(7), from: network, at: noon.advanced(bySeconds: 3_601))
        #expect(later == 1)
    }

    @Test("from very many places fills no disk")
    func bounded() {
        let failures = FailedSignIns()
        let told = (0..<5_000).compactMap { number in
            failures.failed(
                .password,
                of: nil,
                from: ClientNetwork(of: "10.\(number / 65_536).\(number / 256 % 256).\(number % 256)"),
                at: noon
            )
        }
        #expect(told.count <= 106)
        #expect(failures.counts.failures[.password] == 5_000)
    }
}

@Suite("Those who owe a second factor")
struct PendingSignInsTests {
    private let noon = Timestamp(seconds: 1_700_000_000)

    private func account(_ id: Int64) -> Account {
        Account(id: Identifier(id), email: "x\(id)@faro.example", name: "X", role: .editor)
    }

    @Test("have five tries and five minutes, are let in once, and push nobody else out")
    func entries() async {
        let pending = PendingSignIns()
        let ana = await pending.add(account(1), proof: "p", at: noon)
        for _ in 0..<100 { _ = await pending.add(account(2), proof: "p", at: noon) }
        for _ in 0..<5 { #expect(await pending.take(ana.text, at: noon)?.account.id == Identifier(1)) }
        #expect(await pending.take(ana.text, at: noon)?.proof == nil)
        #expect(await pending.remove(ana.text))
        #expect(await !pending.remove(ana.text))
        let late = await pending.add(account(1), proof: "p", at: noon)
        #expect(await pending.take(late.text, at: noon.advanced(bySeconds: 301))?.proof == nil)
    }
}
