import Testing

@testable import PortadaStore

@Suite("Words that the index marked")
struct MarkedTextTests {
    @Test(
        "are marked whole, also those of which the index marks the last piece only",
        arguments: [
            ("El [puerto] abre", "El <mark>puerto</mark> abre"), ("EE.[UU]. y", "<mark>EE.UU</mark>. y"),
            ("de COVID-[19]", "de <mark>COVID-19</mark>"), ("1.234.[567] más", "<mark>1.234.567</mark> más"),
            ("12\u{A0}[000]", "<mark>12\u{A0}000</mark>"), ("P.D.V.S.[A]", "<mark>P.D.V.S.A</mark>"),
            ("Madrid 7-[8]", "Madrid 7-<mark>8</mark>"), ("Madrid-[Barcelona]", "Madrid-<mark>Barcelona</mark>"),
            ("fin.[de]", "fin.<mark>de</mark>"),
            ("en 2024 [300]", "en 2024 <mark>300</mark>"), ("R&D-[5]", "R&amp;<mark>D-5</mark>"),
            ("[a].[b]", "<mark>a</mark>.<mark>b</mark>"), ("x [y", "x <mark>y</mark>"),
        ]
    )
    func whole(text: String, markup: String) {
        let marked = text.replacing("[", with: MarkedText.start).replacing("]", with: MarkedText.end)
        #expect(MarkedText.html(marked).markup == markup)
    }
}
