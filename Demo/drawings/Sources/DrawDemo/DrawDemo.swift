import CPaint
import Foundation

/// `draw-demo FOLDER`: draws every picture of the catalogue into a folder, and removes from it what is no longer drawn.
@main
struct DrawDemo {
    /// WebP's quality. All pictures have 3.3 MB at 76, and 6.3 MB at 84, where they look the same.
    private static let quality: Int32 = 76

    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            throw Fault("usage: draw-demo FOLDER")
        }
        guard demo_paint_start() == 0 else { throw Fault(String(cString: demo_paint_error())) }
        let folder = URL(fileURLWithPath: CommandLine.arguments[1], isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for id in DrawingCatalogue.ids {
            try paint(id, into: folder)
        }
        let drawn = Set(DrawingCatalogue.ids.map { $0 + ".webp" })
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !drawn.contains(name) {
            try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }

    private static func paint(_ id: String, into folder: URL) throws {
        let svg = Array((DrawingCatalogue.svg(id: id) ?? "").utf8)
        let file = folder.appendingPathComponent(id + ".webp").path
        guard demo_paint(svg, svg.count, quality, file) == 0 else {
            throw Fault("\(id): \(String(cString: demo_paint_error()))")
        }
    }
}

/// Why nothing more was drawn.
struct Fault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
