import Foundation
import PortadaCore
import Testing

@testable import PortadaStore

@Suite("The search finds words as people write them")
struct SearchTests {
    private let newspaper: TemporaryNewspaper

    init() throws {
        newspaper = try TemporaryNewspaper()
    }

    private func publish(_ headlines: String...) async throws {
        for (number, headline) in headlines.enumerated() {
            _ = try await newspaper.publish(headline, minutes: Int64(-number))
        }
    }

    private func find(_ text: String) async throws -> [String] {
        try await newspaper.store.read { try $0.search(SearchQuery(text: text, sort: .newest)) }
            .hits.map(\.article.headline)
    }

    @Test(
        "whatever their case and accents",
        arguments: [
            "reconstrucción", "reconstruccion", "RECONSTRUCCIÓN", "Reconstruccio\u{301}n", "ávila", "Avila", "AVILA",
            "pingüino", "pinguino", "PINGÜINO", "pingu\u{308}ino", "françois", "francois", "dončić", "doncic", "walesa",
        ]
    )
    func accents(text: String) async throws {
        try await publish("La reconstrucción del Ávila: pingüino, François, Dončić, Wałęsa")
        #expect(try await find(text).count == 1)
    }

    @Test(
        "also in stories whose accents are characters of their own",
        arguments: ["reconstrucción", "reconstruccion", "peña"]
    )
    func decomposedStories(text: String) async throws {
        try await publish("La reconstruccio\u{301}n de la pen\u{303}a")
        #expect(try await find(text).count == 1)
        #expect(try await find("pena").isEmpty)
    }

    @Test(
        "also where nobody sees what stands between their letters",
        arguments: [
            ("La zafar\u{AD}ran\u{AD}cho", "zafarrancho"), ("Al\u{200B}mohada", "almohada"),
            ("\u{FEFF}Bisutería", "bisuteria"),
            ("Quincalla\u{200B}verbena", "quincalla"), ("Quincalla\u{200B}verbena", "verbena"),
            ("Quincalla\u{200B}verbena", "quincallaverbena"),
            ("\u{200B}Fin\u{200B} de\u{200B}\u{200B}plazo\u{200B}", "plazo fin"),
            ("La o\u{FB01}cina", "oficina"), ("La oficina", "o\u{FB01}cina"), ("La oficina", "ofi\u{AD}cina"),
            ("\u{FF30}\u{FF33}\u{FF36} gana", "psv"), ("Cigüeña\u{200E} vuelve", "cigueña"),
            ("Pantano\u{A0}seco", "seco"),
            ("Agua «cigüen\u{303}a»…", "agua cigüeña"),
        ]
    )
    func unseenLetters(headline: String, text: String) async throws {
        try await publish(headline, "Otra cosa")
        #expect(try await find(text) == [headline])
        let article = try await newspaper.store.read { try $0.search(SearchQuery(text: text)) }.hits.first?.article.id
        // An index forgets by the words that it knew a text by.
        _ = try await newspaper.store.newsroom.unpublish(
            #require(article),
            by: newspaper.editor,
            at: TemporaryNewspaper.noon
        )
        #expect(try await find(text).isEmpty)
    }

    @Test(
        "in all the ways that they are written in",
        arguments: [
            ("EE.UU. acusa al Reino", "eeuu"), ("EE. UU. acusa al Reino", "EEUU"), ("EE UU acusa al Reino", "eeuu"),
            ("EEUU acusa al Reino", "EE.UU."), ("EEUU acusa al Reino", "EE. UU."), ("EE.UU. acusa al Reino", "ee.uu."),
            ("La O.N.U. avisa", "onu"), ("La ONU avisa", "o.n.u."), ("PDVSA y P.D.V.S.A. son una", "pdvsa"),
            ("Casos de COVID-19", "covid19"), ("Casos de covid19", "COVID-19"), ("Casos de COVID\u{2011}19", "covid19"),
            ("Casos de covid 19", "covid-19"), ("Un F-16 cae", "f16"), ("Un F16 cae", "F-16"),
            ("Gana la sub-20", "sub20"), ("El ex-presidente habla", "expresidente"),
            ("Unas 2.000 personas", "2000"), ("Unas 2000 personas", "2.000"), ("Unas 12 000 personas", "12000"),
            ("Unas 12\u{202F}000 personas", "12000"), ("Unas 1.234.567 personas", "1234567"),
            ("Unas 2,000 personas", "2000"), ("EE.UU. acusa al Reino", "\"EE UU acusa\""),
            ("EE.UU. acusa al Reino", "\"EEUU acusa\""), ("A las 5 p.m. cierra", "pm"),
        ]
    )
    func spellings(headline: String, text: String) async throws {
        try await publish(headline, "Otra cosa")
        #expect(try await find(text) == [headline])
        let suggested = try await newspaper.store.read { try $0.suggest(text, limit: 5).map(\.headline) }
        #expect(suggested == [headline])
    }

    /// A story with these words in its text alone: what only its headline held, another index would find.
    private func publish(text: String) async throws {
        _ = try await newspaper.publish("Nota") { $0.body = CleanHTML(vouchedFor: "<p>\(text)</p>") }
    }

    @Test(
        "in all these ways in texts, too, also where the pieces are words that the index leaves out",
        arguments: [
            ("Zarpa EE.UU. a puerto", "eeuu", "EE.UU"), ("Zarpa EEUU a puerto", "EE.UU.", "EEUU"),
            ("La U.E. aprueba", "ue", "U.E"), ("La crisis de la U.E. aprueba", "U.E.", "U.E"),
            ("La UE aprueba", "u.e.", "UE"), ("La O.E.A. crisis avisa", "oea", "O.E.A"),
            ("La U.E. aprueba", "aprueba", "aprueba"), ("Casos de COVID-19", "covid19", "COVID-19"),
            ("Unas 2.000 personas", "2000", "2.000"),
        ]
    )
    func spellingsInTexts(text: String, question: String, marked: String) async throws {
        try await publish(text: text)
        let found = try await newspaper.store.read { try $0.search(SearchQuery(text: question)) }
        #expect(found.hits.map(\.passage.markup) == [text.replacing(marked, with: "<mark>\(marked)</mark>")])
    }

    @Test("but what only stands side by side is not one word, in no story and in no question")
    func sideBySide() async throws {
        try await publish("En 2024 100 personas y 2,50 de 7-8 con A B. Casa 3 4567")
        for text in ["2024100", "250", "78", "ab", "bcasa", "34567"] { #expect(try await find(text).isEmpty) }
        #expect(try await find("covid-19 eeuu").isEmpty)
        try await publish("Hay 31 casas, 55 calles, 25 plazas, 310 bancos y 12345 hojas")
        for text in ["3-1", "5.5", "1.234,5", "a.5"] { #expect(try await find(text).isEmpty, "\(text)") }
        // A number that may go on, but not without its comma.
        #expect(try await find("2,5") == ["En 2024 100 personas y 2,50 de 7-8 con A B. Casa 3 4567"])
    }

    @Test("and one that no story has in one way weighs what it weighs in the other")
    func weights() async throws {
        try await publish("EEUU acusa", "Otra cosa")
        #expect(try await find("EE.UU. zarandajas") == ["EEUU acusa"])
        #expect(try await find("acusa -EE.UU.").isEmpty)
    }

    @Test("but ñ is a letter of its own")
    func eñe() async throws {
        try await publish("La peña celebra", "La pena capital")
        for text in ["peña", "PEÑA", "pen\u{303}a"] { #expect(try await find(text) == ["La peña celebra"]) }
        #expect(try await find("pena") == ["La pena capital"])
    }

    @Test(
        "in every form",
        arguments: [
            ("barcos", "El barco zarpa"), ("barco", "Zarpan los barcos"), ("elección", "Las elecciones de mayo"),
            ("eleccion", "Las elecciones de mayo"), ("trabajadora", "Los trabajadores marchan"),
            ("lenta", "Crece lentamente"), ("pesquera", "Acuerdo pesquero"),
        ]
    )
    func stems(text: String, headline: String) async throws {
        try await publish(headline, "Otra cosa")
        #expect(try await find(text) == [headline])
    }

    @Test(
        "and of stop words alone, or words that aren't finished, what the suggestions show",
        arguments: [
            ("el", 1), ("de la", 1), ("los que no", 0), ("\"de la\"", 1), ("y", 0), ("ciud", 1), ("puerto ci", 1),
        ]
    )
    func onlyStopWords(text: String, count: Int) async throws {
        try await publish("El puerto de la ciudad")
        let (results, suggested) = try await newspaper.store.read { reader in
            (try reader.search(SearchQuery(text: text)), try reader.suggest(text, limit: 6))
        }
        #expect(results.total == count && results.hits.count == count && results.pageCount == count)
        #expect(results.hits.map(\.article) == suggested)
    }

    @Test("and passes stop words over between the others")
    func stopWords() async throws {
        try await publish("El puerto de la ciudad")
        #expect(try await find("un puerto para las ciudades").count == 1)
    }

    @Test("all of them, unless no story has all")
    func relaxation() async throws {
        try await publish("El puerto reabre", "El puerto cierra", "El mercado cierra")
        #expect(try await find("puerto cierra") == ["El puerto cierra"])
        let relaxed = try await newspaper.store.read { try $0.search(SearchQuery(text: "puerto jirafa")) }
        #expect(relaxed.isRelaxed && relaxed.total == 2)
        // A word that was unknown then is known as soon as a story has it.
        try await publish("La jirafa")
        #expect(try await find("jirafa volcán") == ["La jirafa"])
        let exact = try await newspaper.store.read { try $0.search(SearchQuery(text: "jirafa")) }
        #expect(!exact.isRelaxed && exact.total == 1)
        #expect(try await find("nadaquever").isEmpty)
    }

    @Test(
        "side by side in a phrase",
        arguments: ["\"puerto libre\"", "“puerto libre”", "«puerto libre»", "\"puertos libres", "puerto-libre"]
    )
    func phrases(text: String) async throws {
        try await publish("Un puerto libre", "Libre el puerto", "El puerto sigue libre")
        #expect(try await find(text) == ["Un puerto libre"])
    }

    @Test("without those that are excluded")
    func exclusion() async throws {
        try await publish("Huelga general en el puerto", "Huelga en el puerto", "El general visita el puerto")
        #expect(try await find("puerto -huelga") == ["El general visita el puerto"])
        #expect(try await find("puerto -\"huelga general\"").count == 2)
        #expect(try await find("puerto -general -huelgas").isEmpty)
        #expect(try await find("puerto -el").count == 3)
        #expect(try await find("-huelga").isEmpty)
        #expect(try await find("- puerto").count == 3)
    }

    @Test("in headline, summary, body, byline and agency, not in kicker and markup")
    func places() async throws {
        let ana = try await newspaper.person("Amaya Arnaut")
        _ = try await newspaper.publish("Titular") { article in
            article.summary = "Resumen"
            article.kicker = "Antetítulo"
            article.body = CleanHTML(vouchedFor: "<p>Cuerpo con <a href=\"/enlace/\">ancla</a> &amp; más</p>")
            article.bylines = [ana]
            article.agencyCredit = "Atlas"
        }
        for text in ["titular", "resumen", "cuerpo", "ancla", "arnaut", "atlas"] {
            #expect(try await find(text).count == 1, "\(text)")
        }
        for text in ["antetítulo", "enlace", "href", "amp", "s1"] { #expect(try await find(text).isEmpty, "\(text)") }
    }

    @Test("only in what readers may see, as it is now")
    func state() async throws {
        let editor = newspaper.editor
        _ = try await newspaper.create("Borrador del puerto")
        _ = try await newspaper.publish("Página del puerto") { $0.kind = .page }
        var story = try await newspaper.publish("Nota del puerto")
        #expect(try await find("puerto") == ["Nota del puerto"])
        story.headline = "Nota del muelle"
        let renamed = story
        story = try await newspaper.newsroom.save(renamed, by: editor, at: TemporaryNewspaper.noon)
        #expect(try await find("puerto").isEmpty)
        #expect(try await find("muelle") == ["Nota del muelle"])
        _ = try await newspaper.newsroom.withdraw(story.id, by: editor, at: TemporaryNewspaper.noon)
        #expect(try await find("muelle").isEmpty)
        _ = try await newspaper.newsroom.publish(story.id, by: editor, at: TemporaryNewspaper.noon)
        #expect(try await find("muelle") == ["Nota del muelle"])
        #expect(try await newspaper.contradictions().isEmpty)
    }

    @Test("in the newspaper's language, old stories too")
    func english() async throws {
        try await publish("The running of the boats", "Los barcos")
        #expect(try await find("runs").isEmpty)
        for (language, text, headline) in [
            ("en", "runs", "The running of the boats"), ("es", "barco", "Los barcos"),
        ] {
            let settings = NewspaperSettings(name: "The Beacon", language: language)
            try await newspaper.newsroom.saveSettings(settings, by: newspaper.editor, at: TemporaryNewspaper.noon)
            #expect(try await find(text) == [headline])
            #expect(try await newspaper.contradictions().isEmpty)
        }
        #expect(try await find("the").count == 1)
    }
}
