import Testing

@testable import PortadaDemo
@testable import portada

@Suite("The demo newspaper")
struct DemoTests {
    @Test("Its files follow their format, and there are enough of them")
    func files() throws {
        let demo = try Demo(files: EmbeddedAssets.files(in: "Demo"))
        #expect(demo.storyCount >= 44)
    }

    @Test("Every drawing draws", arguments: DrawingCatalogue.ids)
    func drawings(id: String) {
        #expect(DrawingCatalogue.svg(id: id)?.hasPrefix("<svg") == true)
    }
}
