import Testing

@testable import PortadaDesk

@Suite("The key that forms carry")
struct FormKeyTests {
    private let token = Token()

    @Test("is written differently each time, and known each time")
    func differs() {
        let keys = (0..<50).map { _ in token.formKey }
        #expect(Set(keys).count == 50)
        #expect(keys.allSatisfy(token.isFormKey))
        // Nothing of it stands still: a page's length must not tell it piece by piece.
        for place in 0..<64 { #expect(Set(keys.map { Array($0)[place] }).count > 1) }
    }

    @Test(
        "is not what somebody else has, or makes up",
        arguments: [
            "", "0", String(repeating: "0", count: 64), String(repeating: "g", count: 64),
            String(repeating: "é", count: 32),
        ]
    )
    func foreign(text: String) {
        #expect(!token.isFormKey(text))
        #expect(!token.isFormKey(Token().formKey))
        #expect(!token.isFormKey(token.formKey + "00"))
        #expect(!token.isFormKey(String(token.formKey.dropLast()) + "x"))
    }
}
