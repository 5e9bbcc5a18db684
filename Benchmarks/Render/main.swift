// Renders the page of one story again and again by the standard theme, and tells how long one takes.
// usage: portada-bench-render THEME NEWSPAPER/data PATH

import Foundation
import NIOPosix
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaSite
import PortadaStore

let pages = 2000
let arguments = CommandLine.arguments
guard arguments.count == 4 else {
    print("usage: portada-bench-render THEME NEWSPAPER/data PATH")
    exit(2)
}
let theme = try Theme.load(
    files: try ThemeFiles(folder: URL(fileURLWithPath: arguments[1], isDirectory: true)),
    registry: SiteTemplates.registry
)
let data = URL(fileURLWithPath: arguments[2], isDirectory: true)
let originals = BlobStore(folder: data.appendingPathComponent("pictures"))
let site = try Site(
    Site.Parts(
        store: try Store.open(at: data),
        theme: { theme },
        originals: originals,
        renditions: RenditionStore(
            originals: originals,
            folder: data.appendingPathComponent("renditions"),
            makers: .singleton
        ),
        address: "https://faro.example",
        clock: { Timestamp(seconds: 1_700_000_000) }
    )
)
guard let rendering = try await ArticleRendering.prepare(arguments[3], of: site) else {
    print("there is no story \(arguments[3])")
    exit(1)
}
var bytes: [UInt8] = []
bytes.reserveCapacity(256 * 1024)
var rounds: [Double] = []
for _ in 0..<9 {
    let start = ContinuousClock.now
    for _ in 0..<pages {
        bytes.removeAll(keepingCapacity: true)
        try rendering.render(into: &bytes)
    }
    rounds.append(Double(start.duration(to: .now) / .microseconds(1)) / Double(pages))
}
print("\(Int(rounds.sorted()[4])) µs for a page of \(bytes.count) bytes (median of 9 rounds of \(pages))")
