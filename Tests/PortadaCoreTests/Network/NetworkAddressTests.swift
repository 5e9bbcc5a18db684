import PortadaCore
import Testing

@Suite("Network addresses")
struct NetworkAddressTests {
    @Test(
        "are written one way only",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("2001:DB8:0:0::1", "2001:db8::1"),
            ("::1", "::1"), ("192.0.2", nil), ("192.0.2.1.", nil), ("01.2.3.4", nil), ("example.invalid", nil),
            ("", nil),
            ("fe80::1%eth0", nil), ("2001:db8::1::2", nil),
        ]
    )
    func reading(text: String, written: String?) {
        #expect(NetworkAddress(text)?.description == written)
    }

    @Test(
        "of proxies may have ports and brackets",
        arguments: [
            (" 192.0.2.1 ", "192.0.2.1"), ("192.0.2.1:4711", "192.0.2.1"), ("[2001:db8::1]:4711", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"), ("2001:db8::1", "2001:db8::1"), ("\"[2001:db8::1]\"", "2001:db8::1"),
            ("unknown", nil), ("[2001:db8::1", nil), ("_hidden", nil),
        ]
    )
    func proxies(text: String, written: String?) {
        #expect(NetworkAddress(writtenByProxy: text)?.description == written)
    }

    @Test(
        "of one household count as one client",
        arguments: [
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::9", "2001:db8:1:3::/64"), ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"),
            ("unix", "unix"),
        ]
    )
    func networks(address: String, network: String) {
        #expect(ClientNetwork(of: address).description == network)
        #expect(ClientNetwork(of: address) == ClientNetwork(of: network.replacing("/64", with: "")))
    }
}

@Suite("Trusted proxies")
struct TrustedProxiesTests {
    @Test("are addresses and ranges of both versions; what is neither is refused")
    func reading() throws {
        let proxies = try #require(TrustedProxies("loopback, 10.0.0.0/8 2001:db8::/32,192.0.2.7"))
        for address in [
            "127.0.0.1", "127.9.9.9", "::1", "10.255.0.1", "2001:db8:ffff::1", "192.0.2.7", "::ffff:10.0.0.1",
        ] {
            #expect(proxies.contains(address), "\(address)")
        }
        for address in ["11.0.0.1", "2001:db9::1", "192.0.2.8", "", "localhost"] {
            #expect(!proxies.contains(address), "\(address)")
        }
        for wrong in [
            "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10/8", "proxy", "::/129", "1.2.3.4/8/8",
        ] {
            #expect(TrustedProxies(wrong) == nil, "\(wrong)")
        }
        #expect(try #require(TrustedProxies("")).contains("127.0.0.1") == false)
    }

    @Test(
        "say who asks, from the right; what a client claims is never believed",
        arguments: [
            // Straight from the world: the field is anybody's claim.
            ("203.0.113.9", ["127.0.0.1"], "203.0.113.9"),
            // One proxy, that replaces the field or adds to it.
            ("127.0.0.1", ["203.0.113.9"], "203.0.113.9"),
            ("127.0.0.1", ["8.8.8.8, 203.0.113.9"], "203.0.113.9"),
            ("::1", ["8.8.8.8", "203.0.113.9"], "203.0.113.9"),
            // Two proxies of ours, before them whatever was claimed.
            ("127.0.0.1", ["8.8.8.8, 203.0.113.9, 10.1.1.1"], "203.0.113.9"),
            // A proxy that says nothing, or nonsense: it is the last that is known.
            ("127.0.0.1", [], "127.0.0.1"), ("127.0.0.1", ["203.0.113.9, unknown"], "127.0.0.1"),
            ("127.0.0.1", ["203.0.113.9, unknown, 10.1.1.1"], "10.1.1.1"), ("127.0.0.1", [",,"], "127.0.0.1"),
            // A machine of ours that asks through our proxy.
            ("127.0.0.1", ["10.2.2.2"], "10.2.2.2"),
            ("127.0.0.1", ["[2001:db8::7]:4711"], "2001:db8::7"), ("::ffff:127.0.0.1", ["203.0.113.9"], "203.0.113.9"),
            ("", ["203.0.113.9"], ""),
        ]
    )
    func client(peer: String, forwarded: [String], client: String) throws {
        let proxies = try #require(TrustedProxies("loopback 10.0.0.0/8"))
        #expect(proxies.client(ofConnectionFrom: peer, forwarded: forwarded) == client)
    }
}
