import PortadaDesk
import PortadaSite

extension CacheState {
    /// What the site says of its cache.
    init(_ numbers: CacheNumbers) {
        self.init(
            pages: numbers.pages,
            bytes: numbers.bytes,
            budget: numbers.budget,
            hits: numbers.hits,
            misses: numbers.misses,
            failures: numbers.failures,
            purgeFailures: numbers.purgeFailures
        )
    }
}
