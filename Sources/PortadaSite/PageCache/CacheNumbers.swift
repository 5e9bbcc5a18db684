/// What the cache holds and has done since the program started.
public struct CacheNumbers: Sendable, Hashable {
    /// Pages that are kept.
    public let pages: Int
    /// Bytes that pages and blocks take.
    public let bytes: Int
    /// Bytes that they may take.
    public let budget: Int
    /// Answers that needed no work.
    public let hits: Int
    /// Answers that had to be made or put together.
    public let misses: Int
    /// Pages that could not be made.
    public let failures: Int
    /// Times that a cache before the site could not be told of changes.
    public let purgeFailures: Int

    init(of cache: PageCache) {
        (pages, bytes, budget) = cache.inspect { ($0.pageCount, $0.cost, $0.budget) }
        hits = cache.numbers.hitCount
        misses = cache.numbers.missCount
        failures = cache.numbers.failureCount
        purgeFailures = cache.numbers.purgeCounts.failed
    }
}
