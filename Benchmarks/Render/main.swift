// Makes the pages of stories again and again by the standard theme, and tells what one takes: the rendering of one page
// alone, and the making of pages that nobody asked for before, from the store to the answer.
// usage: portada-bench-render THEME NEWSPAPER/data < paths, a line each

import Dispatch
import Foundation
import NIOPosix
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaSite
import PortadaStore

/// The processor time of this process so far, in microseconds: neighbours on the machine don't count.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

/// The median of nine rounds.
func median(_ round: () throws -> Double) rethrows -> Int {
    Int(try (0..<9).map { _ in try round() }.sorted()[4])
}

let arguments = CommandLine.arguments
let paths = Array(sequence(state: ()) { _ in readLine() })
guard arguments.count == 3, let first = paths.first else {
    print("usage: portada-bench-render THEME NEWSPAPER/data < paths")
    exit(2)
}
let theme = try Theme.load(
    files: try ThemeFiles(folder: URL(fileURLWithPath: arguments[1], isDirectory: true)),
    registry: SiteTemplates.registry
)
let data = URL(fileURLWithPath: arguments[2], isDirectory: true)
let originals = BlobStore(folder: data.appendingPathComponent("pictures"))
let makers = NIOThreadPool(numberOfThreads: 1)
makers.start()
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
        clock: { Timestamp(seconds: 1_700_000_000) },
        makers: makers
    )
)
guard let rendering = try ArticleRendering.prepare(first, of: site) else {
    print("there is no story \(first)")
    exit(1)
}
var bytes: [UInt8] = []
bytes.reserveCapacity(256 * 1024)
let rendered = try median {
    let start = processorTime()
    for _ in 0..<1000 {
        bytes.removeAll(keepingCapacity: true)
        try rendering.render(into: &bytes)
    }
    return (processorTime() - start) / 1000
}
print("render \(rendered) µs for a page of \(bytes.count) bytes")
var size = 0
let made = median {
    let start = processorTime()
    size = PageMaking.make(paths, of: site)
    return (processorTime() - start) / Double(paths.count)
}
print("make \(made) µs for one of \(paths.count) pages of \(size / paths.count) bytes")
