import PortadaCore

extension Reader {
    /// The number of the last change that the shared cache was told of; nil when it never was.
    public func purgedUpTo() throws -> Int64? {
        try connection.first("SELECT value FROM setting WHERE name = 'purged'") { NumberRange.counts.read($0.text(0)) }
            ?? nil
    }
}

extension Store {
    /// Remembers that a shared cache was told of every change up to a number. No page shows it, so it is no operation.
    public func keepPurged(upTo number: Int64) async throws {
        try await noting { try $0.set("purged", String(number)) }
    }
}
