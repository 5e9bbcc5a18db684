import Foundation
import NIOPosix
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaSite
import PortadaStore

/// A newspaper opened for measuring.
struct Bench {
    let store: Store
    let site: Site

    /// - Parameter threads: how many make pages.
    init(theme folder: String, data path: String, address: String = "https://faro.example", threads: Int) throws {
        let theme = try Theme.load(
            files: try ThemeFiles(folder: URL(fileURLWithPath: folder, isDirectory: true)),
            registry: SiteTemplates.registry
        )
        let data = URL(fileURLWithPath: path, isDirectory: true)
        let originals = BlobStore(folder: data.appendingPathComponent("pictures"))
        let makers = NIOThreadPool(numberOfThreads: threads)
        makers.start()
        store = try Store.open(at: data)
        site = try Site(
            Site.Parts(
                store: store,
                theme: { theme },
                originals: originals,
                renditions: RenditionStore(
                    originals: originals,
                    folder: data.appendingPathComponent("renditions"),
                    makers: .renditions(threads)
                ),
                address: address,
                clock: { Timestamp.now },
                cacheBytes: ProcessInfo.processInfo.environment["PORTADA_BENCH_CACHE"].flatMap { Int($0) } ?? 256 << 20,
                makers: makers
            )
        )
    }
}
