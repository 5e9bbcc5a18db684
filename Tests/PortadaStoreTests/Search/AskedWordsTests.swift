import Testing

@testable import PortadaStore

@Suite("Marks in what a search finds")
struct AskedWordsTests {
    @Test(
        "are not on words that differ from those asked for in gender alone",
        arguments: [
            ("puerto", "La [puerta] del [puerto]", "La puerta del [puerto]"),
            ("puertos", "[Puertas] y [puerto]", "Puertas y [puerto]"),
            ("puerta", "El [Puerto]", "El Puerto"), ("puerto puerta", "[puerto], [puerta]", "[puerto], [puerta]"),
            ("elección", "las [elecciones]", "las [elecciones]"), ("votar", "[votaron]", "[votaron]"),
            ("puerto cabello", "[Puerto] [Cabello]", "[Puerto] [Cabello]"), ("nadie", "[otra]", "[otra]"),
            ("\"puerto\"", "una [puerta", "una [puerta"), ("", "[a]", "[a]"),
        ]
    )
    func gender(asked: String, found: String, shown: String) {
        func marked(_ text: String) -> String {
            text.replacing("[", with: MarkedText.start).replacing("]", with: MarkedText.end)
        }
        #expect(AskedWords(asked).mark(marked(found)) == marked(shown))
    }
}
