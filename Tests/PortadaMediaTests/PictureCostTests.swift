import Foundation
import Testing

@testable import PortadaMedia

@Suite("Pictures that are made to cost memory or time")
struct PictureCostTests {
    /// A lossless WebP of one colour: a head of 30 bytes names any size (RFC 9649, section 3.4).
    private static func webp(width: Int, height: Int) -> [UInt8] {
        let size = (width - 1) | (height - 1) << 14
        let chunk = [0x2F] + (0..<4).map { UInt8(size >> (8 * $0) & 0xFF) } + [0x88, 0x88, 0x08, 0, 0, 0, 0, 0]
        return riff([("VP8L", chunk + [UInt8](repeating: 0, count: chunk.count % 2))])
    }

    private static func riff(_ chunks: [(String, [UInt8])]) -> [UInt8] {
        let body = chunks.flatMap { Array($0.0.utf8) + number($0.1.count) + $0.1 }
        return Array("RIFF".utf8) + number(body.count + 4) + Array("WEBP".utf8) + body
    }

    private static func number(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) } }

    @Test(
        "are refused by what their head says, before they are decoded",
        arguments: [(10_000, 10_000), (16_384, 3_000)]
    )
    func heads(width: Int, height: Int) throws {
        let before = PixelBudget.shared.peak
        #expect(throws: PictureIntake.Refusal.self) {
            try PictureIntake().accept(Self.webp(width: width, height: height))
        }
        #expect(PixelBudget.shared.peak == before || before >= width * height)
    }

    @Test("are those of many pixels in few bytes; small ones of one colour are pictures")
    func plausible() {
        #expect(PictureCost.isPlausible(pixels: 16_000_000, bytes: 38))
        #expect(!PictureCost.isPlausible(pixels: 49_000_000, bytes: 38))
        #expect(PictureCost.isPlausible(pixels: 49_000_000, bytes: 2_000_000))
        #expect(PictureCost.isPlausible(pixels: 100_000_000, bytes: 50_000))
    }

    @Test("have more scans or frames than pictures have")
    func parts() {
        let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0]
        let scan: [UInt8] = [0xFF, 0xDA, 0x00, 0xFF, 0x00, 0xDA]
        #expect(!PictureCost.hasTooManyParts(jpeg + Array(repeating: scan, count: 100).flatMap { $0 }))
        #expect(PictureCost.hasTooManyParts(jpeg + Array(repeating: scan, count: 101).flatMap { $0 }))
        let frames = {
            Self.riff([("VP8X", [UInt8](repeating: 0, count: 10))] + Array(repeating: ("ANMF", [1, 2]), count: $0))
        }
        #expect(!PictureCost.hasTooManyParts(frames(1_000)))
        #expect(PictureCost.hasTooManyParts(frames(1_001)))
    }

    @Test("never lie decoded beside one another beyond the budget")
    func budget() async {
        let budget = PixelBudget(most: 10)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    await withCheckedContinuation { done in
                        Thread.detachNewThread {
                            _ = budget.spend([3, 7, 25][number % 3]) { () throws(Never) in usleep(200) }
                            done.resume()
                        }
                    }
                }
            }
        }
        #expect(budget.peak == 10)
    }
}
