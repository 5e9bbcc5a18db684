import PortadaCore

extension BlobStore {
    /// Works with the store on the threads for files: its calls block.
    public func onThread<Result: Sendable>(
        _ work: @escaping @Sendable (BlobStore) throws -> Result
    ) async throws -> Result {
        try await BlockingThreads.files.run { try work(self) }
    }
}
