import Testing

@testable import PortadaCore

@Suite("What is said of a picture")
struct PictureWordsTests {
    private let base = PictureWords(altText: "Un puerto", credit: "Ana")

    @Test("merges where two people wrote in different places")
    func merge() {
        let theirs = PictureWords(altText: "Un puerto de noche", credit: "Ana")
        let ours = PictureWords(altText: "Un puerto", credit: "Ana/El Faro")
        #expect(
            theirs.changed(from: base, to: ours) == PictureWords(altText: "Un puerto de noche", credit: "Ana/El Faro")
        )
        #expect(theirs.changed(from: base, to: theirs) == theirs)
    }

    @Test("is never overwritten where they wrote in the same")
    func conflict() {
        let theirs = PictureWords(altText: "Un puerto de noche", credit: "Ana")
        #expect(theirs.changed(from: base, to: PictureWords(altText: "Una bahía", credit: "Ana")) == nil)
    }
}
