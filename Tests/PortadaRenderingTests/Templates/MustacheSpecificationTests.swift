import Testing

@testable import PortadaRendering

/// The behaviour that the public Mustache specification (v1.4, all modules but lambdas) asks for, in cases of our own.
@Suite("Mustache specification")
struct MustacheSpecificationTests {
    @Test("variables", arguments: MustacheCase.variables)
    func variables(_ sample: MustacheCase) throws {
        #expect(try sample.render() == sample.expected)
    }

    @Test("sections", arguments: MustacheCase.sections)
    func sections(_ sample: MustacheCase) throws {
        #expect(try sample.render() == sample.expected)
    }

    @Test("inverted sections", arguments: MustacheCase.inverted)
    func inverted(_ sample: MustacheCase) throws {
        #expect(try sample.render() == sample.expected)
    }

    @Test("comments", arguments: MustacheCase.comments)
    func comments(_ sample: MustacheCase) throws {
        #expect(try sample.render() == sample.expected)
    }

    @Test("delimiters", arguments: MustacheCase.delimiters)
    func delimiters(_ sample: MustacheCase) throws {
        #expect(try sample.render() == sample.expected)
    }

    @Test("partials", arguments: MustacheCase.partials)
    func partials(_ sample: MustacheCase) throws {
        #expect(try sample.render() == sample.expected)
    }

    @Test("inheritance", arguments: MustacheCase.inheritance)
    func inheritance(_ sample: MustacheCase) throws {
        #expect(try sample.render() == sample.expected)
    }

    @Test("dynamic names", arguments: MustacheCase.dynamicNames)
    func dynamicNames(_ sample: MustacheCase) throws {
        #expect(try sample.render() == sample.expected)
    }
}
