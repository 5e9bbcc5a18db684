import Foundation
import Testing

@testable import PortadaDesk

@Suite("Forms, byte by byte")
struct FormReaderTests {
    @Test(
        "are read as browsers write them",
        arguments: [
            ("a=1&b=2", ["a": ["1"], "b": ["2"]]), ("a=1&a=2", ["a": ["1", "2"]]), ("a", ["a": [""]]),
            ("a=", ["a": [""]]), ("=1", ["": ["1"]]), ("&&a=1&&", ["a": ["1"]]), ("", [:]),
            ("a=b=c", ["a": ["b=c"]]), ("a+b=c+d", ["a b": ["c d"]]), ("a=%C3%B1%2B%26", ["a": ["ñ+&"]]),
            ("a=%c3%b1", ["a": ["ñ"]]), ("a=100%&b=%4&c=%zz", ["a": ["100%"], "b": ["%4"], "c": ["%zz"]]),
            ("a=%FF", ["a": ["\u{FFFD}"]]),
        ] as [(String, [String: [String]])]
    )
    func reading(text: String, fields: [String: [String]]) throws {
        let form = try Form(Array(text.utf8))
        #expect(form.fields(Set(fields.keys)) == fields)
    }

    @Test("have their line breaks of one kind and no spaces around them")
    func lines() throws {
        let form = try Form(Array("a=+%0D%0Auno%0D%0Ados%0Dtres%0D%0D%0A+".utf8))
        #expect(form["a"] == "uno\ndos\rtres")
        #expect(form["b"].isEmpty)
    }

    @Test("with more fields than ours are refused, and empty ones are none")
    func many() throws {
        #expect(throws: FormReader.TooManyFields.self) { try Form(Array(String(repeating: "a&", count: 5_001).utf8)) }
        #expect(try Form(Array(String(repeating: "a&", count: 5_000).utf8)).all("a").count == 5_000)
        #expect(try Form(Array(String(repeating: "&", count: 100_000).utf8)).all("").isEmpty)
    }

    @Test("name the field whose number can't be")
    func numbers() throws {
        let form = try Form(Array("a=12&b=x&c=&d=9223372036854775807".utf8))
        #expect(try form.number("a") == 12)
        #expect(try form.numberIfAny("c") == nil)
        for name in ["b", "c", "d", "e"] {
            let fault = #expect(throws: DeskFault.self) { try form.number(name) }
            guard case .number(let field) = fault else { continue }
            #expect(field == name)
        }
        #expect(throws: DeskFault.self) { try form.numberIfAny("d") }
    }
}
