/// What the cache of readers' pages holds, for the health page; the site tells it.
public struct CacheState: Sendable, Hashable {
    /// Pages that are kept.
    public var pages: Int
    /// Bytes that they take.
    public var bytes: Int
    /// Bytes that they may take.
    public var budget: Int
    /// Answers that needed no work.
    public var hits: Int
    /// Answers that had to be made.
    public var misses: Int
    /// Pages that could not be made.
    public var failures: Int
    /// Times that a cache before the site could not be told of changes.
    public var purgeFailures: Int

    /// Tells what the cache holds.
    public init(
        pages: Int,
        bytes: Int,
        budget: Int,
        hits: Int,
        misses: Int,
        failures: Int,
        purgeFailures: Int
    ) {
        self.pages = pages
        self.bytes = bytes
        self.budget = budget
        self.hits = hits
        self.misses = misses
        self.failures = failures
        self.purgeFailures = purgeFailures
    }
}
