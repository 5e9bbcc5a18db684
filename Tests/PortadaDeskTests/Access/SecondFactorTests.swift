import PortadaCore
import Testing

@testable import PortadaDesk

@Suite("The second factor")
struct SecondFactorTests {
    /// "12345678901234567890" in base32, the secret of RFC 6238's test vectors (appendix B, last six digits).
    private let factor = SecondFactor(secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")

    @Test(
        "gives the codes of the standard",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ]
    )
    func codes(seconds: Int64, code: String) {
        #expect(factor.code(step: seconds / 30) == code)
        #expect(factor.step(of: code, at: Timestamp(seconds: seconds)) == seconds / 30)
        #expect(factor.step(of: " \(code.prefix(3)) \(code.suffix(3))", at: Timestamp(seconds: seconds + 30)) != nil)
        #expect(factor.step(of: code, at: Timestamp(seconds: seconds + 90)) == nil)
    }

    @Test("is drawn as a QR code, and its address names newspaper and account")
    func drawing() throws {
        let address = factor.address(account: "ana@faro.example", newspaper: "El Faro")
        #expect(address.hasPrefix("otpauth://totp/El%20Faro:ana@faro.example?secret=GEZD"))
        let drawing = try #require(SecondFactor.drawing(of: address))
        #expect(drawing.width >= 29)
        #expect(drawing.path.hasPrefix("M0 0h1v1h-1z"))
    }
}
