import Testing

@testable import PortadaSite

@Suite("The largest number of the last minutes")
struct RecentMaximumTests {
    @Test("It stays for five minutes at least, and falls again after ten at most")
    func falls() {
        let start = ContinuousClock.now
        var maximum = RecentMaximum(at: start)
        maximum.take(3, at: start + .seconds(290))
        maximum.take(1, at: start + .seconds(310))
        #expect(maximum.value(at: start + .seconds(590)) == 3)
        #expect(maximum.value(at: start + .seconds(620)) == 1)
        #expect(maximum.value(at: start + .seconds(1300)) == 0)
    }

    @Test("Nobody who looks in vain for a long time sees what was long before")
    func forgets() {
        let start = ContinuousClock.now
        var maximum = RecentMaximum(at: start)
        maximum.take(3, at: start)
        #expect(maximum.value(at: start + .seconds(3600)) == 0)
    }
}

@Suite("Answers that are counted, and those that are written down")
struct AnswerNotesTests {
    @Test("They are counted by status, and by the time until they began")
    func counted() {
        let numbers = AnswerNumbers()
        for (status, seconds) in [(200, 0), (304, 0.004), (200, 0.2), (503, 3), (700, 99)] {
            numbers.count(status, seconds: seconds)
        }
        let counts = numbers.counts
        #expect(counts.statuses == ["1xx": 0, "2xx": 2, "3xx": 1, "4xx": 0, "5xx": 2])
        #expect(counts.within == [2, 2, 2, 3, 3, 3, 4, 5])
        #expect(abs(counts.seconds - 102.204) < 0.001)
    }

    @Test(
        "Of a reader's address stays the network that hundreds share",
        arguments: [
            ("203.0.113.77", "203.0.113.0/24"), ("2001:db8:1:2::77", "2001:db8:1::/48"),
            ("::ffff:203.0.113.77", "203.0.113.0/24"), ("", ""), ("nonsense", ""),
        ]
    )
    func shortened(address: String, network: String) {
        #expect(AccessLog.shortened(address) == network)
    }
}
