import Foundation
import PortadaCore
import Testing

@testable import PortadaDesk

@Suite("Passwords")
struct PasswordTests {
    private let rule = PasswordRule(
        account: Account(id: Identifier(1), email: "lucia.paz@elfaro.example", name: "Lucía Paz", role: .reporter),
        newspaper: "El Faro del Sur",
        address: "https://www.elfarodelsur.example"
    )

    @Test(
        "that are tried first are refused",
        arguments: [
            "password123", "Password2024!", "P4ssw0rd2024", "passw0rd11", "contraseña2024", "Contrasena123",
            "1234567890",
            "12345678910", "0123456789", "9876543210", "qwertyuiop", "qwerty12345", "Qwertyuiop1", "asdfghjkl1",
            "1q2w3e4r5t",
            "q1w2e3r4t5", "1qaz2wsx3edc", "zaq12wsxcde3", "zxcvbnm123", "abcdefghij", "abcd123456", "iloveyou123",
            "teamomucho", "tequiero123", "princesa2010", "estrellita1", "mariposa2020", "corazon123", "barcelona10",
            "realmadrid1", "bocajuniors", "liverpool123", "football2023", "basketball", "superman123", "spiderman1",
            "Venezuela2026", "caracas1234", "colombia2025", "argentina22", "méxico2024!", "administrador",
            "Administrator1",
            "bienvenido1", "welcome2024", "redaccion2026", "periodico123", "noticias2025", "123123123123",
            "abcabcabcabc",
            "hola123456", "holamundo1", "jesucristo7", "miguelangel1", "fernanda123", "alejandro99", "sunshine123",
            "butterfly12", "chocolate12", "letmein1234", "trustno1234", "changeme123", "secreto1234", "octubre2025",
            "diciembre24", "passwordpassword", "p.a.s.s.w.o.r.d", "04141234567", "31/12/1999", "QWERTYUIOP",
            "ｐａｓｓｗｏｒｄ１２３",
            "c0ntr@s3n@1", "monkey123456", "dragon123456", "master123456", "admin123456", "root12345678",
        ]
    )
    func common(password: String) {
        #expect([.common, .repetitive].contains(rule.fault(in: password)))
    }

    @Test(
        "that are long enough and nobody's words are taken",
        arguments: [
            "tres palabras de marta", "barco-lento-77", "montaña-azúcar-52", "zorro-azul-violeta-77",
            "una noche sin luz",
            "kx7-Qm2pRt9v", "otra frase muy larga", "correct horse battery", "el gato duerme tarde",
        ]
    )
    func good(password: String) {
        #expect(rule.fault(in: password) == nil)
    }

    @Test("near to their owner or the newspaper are refused")
    func personal() {
        for password in [
            "lucia.paz77", "LucíaPaz2026", "elfaro.example", "elfarodelsur1", "Faro del Sur!", "elfaro2026xx",
        ] {
            #expect(rule.fault(in: password) == .personal, "\(password)")
        }
        #expect(rule.fault(in: "corta") == .tooShort)
        #expect(rule.fault(in: "abababababab") == .repetitive)
        #expect(rule.fault(in: String(repeating: "sílaba ", count: 200)) == .tooLong)
    }

    @Test("more than ten thousand are known by the words and what people add to them")
    func count() {
        let endings = ["1", "12", "123", "1234", "2025", "2026", "!", "01", "99"]
        let made = CommonWords.all.flatMap { word in endings.map { word + $0 } }
        #expect(Set(made).count > 10_000)
        let missed = made.filter { !CommonPasswords.contains($0) }
        #expect(missed.isEmpty, "\(missed.prefix(5))")
    }

    @Test("are the same however accents were typed, in new hashes and in old ones")
    func forms() throws {
        let (one, two) = (
            "montaña-azúcar-52".precomposedStringWithCanonicalMapping,
            "montaña-azúcar-52".decomposedStringWithCanonicalMapping
        )
        #expect(!one.utf8.elementsEqual(two.utf8))
        let hash = try #require(PasswordHash.make(two))
        #expect(PasswordHash.verify(one, against: hash) && PasswordHash.verify(two, against: hash))
        #expect(!PasswordHash.verify("montana-azucar-52", against: hash))
        // argon2id of the decomposed bytes, as an earlier program made it.
        let old = try #require(PasswordHash.ofBytes(Array(two.utf8)))
        #expect(PasswordHash.verify(one, against: old) && PasswordHash.verify(two, against: old))
    }
}

@Suite("Recovery codes")
struct RecoveryCodeTests {
    @Test("are read as people type them")
    func reading() throws {
        let codes = RecoveryCode.make()
        #expect(Set(codes).count == 10)
        for code in codes {
            let bare = code.replacing("-", with: "")
            for typed in [
                code, code.uppercased(), bare, " \(code) ", code.replacing("-", with: " "),
                code.replacing("-", with: "–"),
                code.replacing("-", with: " - "), bare.map(String.init).joined(separator: "\u{a0}"), code + ".",
            ] {
                #expect(RecoveryCode.read(typed) == code, "\(typed)")
            }
            // Nothing in them can be taken for something else.
            #expect(Set(code).isDisjoint(with: "il1o0"))
        }
        for wrong in ["", "123456", "abcde-fghj", "abcde-fghjk2", "abcde-fghi1"] {
            #expect(RecoveryCode.read(wrong) == nil)
        }
    }
}

@Suite("Secrets that the newspaper must read itself")
struct SecretBoxTests {
    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("key-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test("are encrypted, for one account, with a key that only the program's user may read")
    func sealing() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let factor = SecondFactor()
        let sealed = try SecretBox.open(in: folder).seal(factor, of: Identifier(7))
        #expect(SecretBox.isSealed(sealed) && !sealed.contains(factor.secret))
        let file = folder.appendingPathComponent(SecretBox.fileName).path
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        let again = try SecretBox.open(in: folder)
        #expect(again.secondFactor(sealed, of: Identifier(7))?.secret == factor.secret)
        #expect(again.secondFactor(sealed, of: Identifier(8)) == nil)
        #expect(SecretBox().secondFactor(sealed, of: Identifier(7)) == nil)
        #expect(again.secondFactor(factor.secret, of: Identifier(7)) == nil)
    }

    @Test("a damaged key is told of, with what to do")
    func damaged() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("nada\n".utf8).write(to: folder.appendingPathComponent(SecretBox.fileName))
        let fault = #expect(throws: SecretBox.Fault.self) { _ = try SecretBox.open(in: folder) }
        #expect(fault?.description.contains("--without-second-factor") == true)
    }
}
