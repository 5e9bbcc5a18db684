import Foundation
import Testing

@testable import portada

@Suite("Configuration")
struct ConfigurationTests {
    @Test("The file counts, then the environment, then flags")
    func order() throws {
        let file = "port: 9000\nhost: 0.0.0.0\n"
        #expect(try Configuration(file: file, environment: [:]).port == 9000)
        #expect(try Configuration(file: file, environment: ["PORTADA_PORT": "9001"]).port == 9001)
        #expect(
            try Configuration(file: file, environment: ["PORTADA_PORT": "9001"], flags: ["port": "9002"]).port == 9002
        )
        #expect(try Configuration(file: file, environment: [:]).host == "0.0.0.0")
        #expect(try Configuration(file: "", environment: [:]).port == 8080)
    }

    @Test(
        "What is wrong is said with the line and what would be right",
        arguments: [
            ("port: eighty\n", ["1", "port", "65535"]), ("host: x\nprot: 80\n", ["2", "prot", "port"]),
            ("host: [1, 2\n", ["portada.yaml"]), ("- a\n", ["portada.yaml"]),
        ]
    )
    func faults(file: String, words: [String]) {
        let failure = #expect(throws: CommandFailure.self) { try Configuration(file: file, environment: [:]) }
        for word in words { #expect(failure?.message.contains(word) == true, "\(failure?.message ?? "")") }
        #expect(failure?.status == .unopened)
    }

    @Test("Every key is documented with its type, default and range")
    func documented() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
        let lines = page.split(separator: "\n")
        for key in ConfigurationKey.all {
            let line = try #require(lines.first { $0.hasPrefix("| `\(key.name)` |") }, "\(key.name) is not documented")
            #expect(line.contains("`\(key.environmentName)`"), "\(key.name): its name in the environment")
            if !key.standard.isEmpty { #expect(line.contains("`\(key.standard)`"), "\(key.name): its default") }
            if case .number(let range) = key.kind {
                #expect(
                    line.contains("\(range.lowerBound)") && line.contains("\(range.upperBound)"),
                    "\(key.name): its range"
                )
            }
        }
    }

    @Test("The theme and the demo travel inside the program")
    func assets() {
        #expect(EmbeddedAssets.files(in: "Themes/portada")["theme.yaml"] != nil)
        #expect(EmbeddedAssets.files(in: "Demo")["newspaper.yaml"] != nil)
    }
}
