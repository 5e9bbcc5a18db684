import Foundation
import Testing

@testable import PortadaRendering

/// One case of the Mustache specification: data, templates, and the page that must come out.
struct MustacheCase: Sendable, CustomTestStringConvertible {
    let name: String
    let data: String
    let template: String
    let expected: String
    let partials: [String: String]

    init(_ name: String, _ data: String, _ template: String, _ expected: String, _ partials: [String: String] = [:]) {
        self.name = name
        self.data = data
        self.template = template
        self.expected = expected
        self.partials = partials
    }

    var testDescription: String { name }

    /// Compiles and renders the case.
    func render() throws -> String {
        let data = try JSONDecoder().decode(SampleData.self, from: Data(data.utf8))
        let sample = SampleShape([data])
        var faults = FaultList()
        let texts = partials.merging(["the page": template]) { _, page in page }
        let sources = texts.map { TemplateSource(name: $0.key, file: $0.key, bytes: Array($0.value.utf8)) }
        let library = TemplateLibrary(sources, .specification, faults: &faults)
        var used: Set<String> = []
        let compiled = TemplateCompiler.compile(
            "the page",
            roots: [sample.shape],
            from: library,
            faults: &faults,
            used: &used
        )
        let program = try #require(compiled)
        #expect(faults.faults.isEmpty)
        var page: [UInt8] = []
        #expect(Renderer.render(program, [sample.record(data)], into: &page) != nil)
        return String(decoding: page, as: UTF8.self)
    }
}
