import PortadaCore
import Testing

@testable import PortadaRendering

@Suite("Spaces at which no line is broken")
struct FixedSpacesTests {
    /// The text with `_` for such spaces.
    private func shown(_ text: String) -> String { FixedSpaces.text(text).replacing("\u{A0}", with: "_") }

    @Test(
        "stand before units, behind currencies, in thousands",
        arguments: [
            ("sube un 1,1 % en mayo", "sube un 1,1_% en mayo"), ("el 80 %", "el 80_%"), ("a 40 km.", "a 40_km."),
            ("12 km² de mar", "12_km² de mar"), ("90 km/h", "90_km/h"), ("30 °C", "30_°C"), ("6:10 pm", "6:10_pm"),
            ("a las 6:10 p. m. de hoy", "a las 6:10_p._m. de hoy"), ("US$ 5 millones", "US$_5 millones"),
            ("Bs. 40 y Bs 3", "Bs._40 y Bs_3"), ("€ 7 o 7 €", "€_7 o 7_€"),
            ("2 000 000 de votos", "2_000_000 de votos"),
            ("5 ‰", "5_‰"),
        ]
    )
    func fixed(text: String, expected: String) { #expect(shown(text) == expected) }

    @Test(
        "and nowhere else",
        arguments: [
            "", " ", "%", "1", "1 ", " 1", "5 minutos", "11 mujeres", "2 mó", "3 a 1", "5 te", "en 2023 100 personas",
            "1 0000", "los 5 kmx", "ABs 4", "el % 5", "a km 5", "1  %", "99 tés", "ñ 5",
        ]
    )
    func plain(text: String) { #expect(FixedSpaces.text(text) == text) }

    @Test("in markup only in texts, also where a tag stands between a number and its unit")
    func markup() {
        let body = CleanHTML(
            vouchedFor: "<p title=\"1 %\">Un <b>80</b> % o 5 %</p><p>3 km</p><img alt=\"5 km\" sizes=\"1 m\"> m"
        )
        #expect(
            FixedSpaces.markup(body).markup.replacing("\u{A0}", with: "_")
                == "<p title=\"1 %\">Un <b>80</b>_% o 5_%</p><p>3_km</p><img alt=\"5 km\" sizes=\"1 m\"> m"
        )
        let plain = CleanHTML(vouchedFor: "<p>Nada</p>")
        #expect(FixedSpaces.markup(plain) == plain)
    }
}
