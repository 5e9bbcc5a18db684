import PortadaCore
import Testing

@Suite("Slugs")
struct SlugTests {
    @Test(
        "are lower-case ASCII words with single hyphens",
        arguments: [
            ("El puerto reabre: ¿quién paga?", "el-puerto-reabre-quien-paga"),
            ("Niños y añejos", "ninos-y-anejos"),
            ("Pingüino", "pinguino"),
            ("Cancio\u{301}n de cuna", "cancion-de-cuna"),
            ("  a - - b  ", "a-b"),
            ("L’equip d'Ana", "lequip-dana"),
            ("100 % más caro", "100-mas-caro"),
            ("Straße", "strasse"),
        ]
    )
    func words(text: String, slug: String) {
        #expect(Slug.make(from: text) == slug)
    }

    @Test(
        "spell Latin letters that are no letter with an accent",
        arguments: [
            ("Ærø", "aero"), ("Wałęsa", "walesa"), ("Œuvre", "oeuvre"), ("Đorđe", "dorde"), ("Þórður", "thordur"),
            ("Işık", "isik"), ("İzmir", "izmir"), ("o\u{FB03}ce", "office"),
            // What nobody sees divides no word.
            ("presu\u{AD}pues\u{AD}to", "presupuesto"), ("pu\u{200B}er\u{200D}to\u{FEFF}", "puerto"),
        ]
    )
    func latinLetters(text: String, slug: String) {
        #expect(Slug.make(from: text) == slug)
    }

    @Test(
        "fall back when no letter is left",
        arguments: ["", "   ", "¿?¡!", "Привет", "漢字", "🎉👩‍👩‍👧", "مرحبا", "\u{0}\u{1F}", "---"]
    )
    func fallback(text: String) {
        #expect(Slug.make(from: text) == "nota")
        #expect(Slug.make(from: text, fallback: "seccion") == "seccion")
    }

    @Test("leave other alphabets out and keep the rest")
    func mixedAlphabets() {
        #expect(Slug.make(from: "漢字 2024 Москва gana") == "2024-gana")
    }

    @Test("are cut at a word's end")
    func cut() {
        let slug = Slug.make(from: "la asamblea aprueba el presupuesto del puerto", maxLength: 30)
        #expect(slug == "la-asamblea-aprueba-el")
    }

    @Test("cut a single endless word where it must be")
    func endlessWord() {
        let slug = Slug.make(from: String(repeating: "a", count: 100_000))
        #expect(slug == String(repeating: "a", count: 80))
    }

    @Test(
        "of slugs are the same slugs",
        arguments: ["El puerto reabre", "Wałęsa", "漢字 2024", "a--b", String(repeating: "ñandú ", count: 50)]
    )
    func idempotence(text: String) {
        let slug = Slug.make(from: text)
        #expect(Slug.make(from: slug) == slug)
        #expect(slug.count <= 80)
        #expect(slug.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" })
        #expect(!slug.contains("--") && slug.first != "-" && slug.last != "-")
    }
}
