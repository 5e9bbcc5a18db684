import CArgon2
import NIOPosix

/// Passwords as the store keeps them: argon2id (RFC 9106), in the notation that names its parameters.
struct PasswordHash: Sendable {
    /// Passes over the memory, and its size in KiB: a quarter of a second and 64 MiB for each try.
    private static let passes: UInt32 = 3
    private static let memory: UInt32 = 64 * 1024
    private static let saltLength = 16
    private static let hashLength = 32
    /// How long a password may be, in bytes; a longer one only costs time.
    static let maxBytes = 1024

    /// The hash of a password that nobody has: what an unknown name is tried against, so that it takes as long.
    static let ofNobody = make("\(UInt64.random(in: .min ... .max))-\(UInt64.random(in: .min ... .max))")

    /// The hash of a password; takes a quarter of a second of the thread that calls. Nil only when memory is out.
    static func make(_ password: String) -> String? {
        let salt = (0..<saltLength).map { _ in UInt8.random(in: .min ... .max) }
        let bytes = Array(password.utf8)
        var text = [CChar](
            repeating: 0,
            count: argon2_encodedlen(passes, memory, 1, UInt32(saltLength), UInt32(hashLength), Argon2_id)
        )
        let length = text.count
        let code = argon2id_hash_encoded(
            passes,
            memory,
            1,
            bytes,
            bytes.count,
            salt,
            salt.count,
            hashLength,
            &text,
            length
        )
        guard code == ARGON2_OK.rawValue else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether a password is the one; takes a quarter of a second of the thread that calls.
    static func verify(_ password: String, against hash: String) -> Bool {
        let bytes = Array(password.utf8)
        guard bytes.count <= maxBytes else { return false }
        return argon2id_verify(hash, bytes, bytes.count) == ARGON2_OK.rawValue
    }
}

/// Makes and checks hashes on threads of its own, a bounded number at once.
public struct PasswordWork: Sendable {
    /// More waiting than this are sent away: each takes 64 MiB for a quarter of a second.
    private static let maxWaiting = 40

    /// Too many sign in at this moment.
    struct Busy: Error {}

    private let threads: NIOThreadPool
    private let waiting = WaitingCount()

    /// Starts its threads.
    public init() {
        threads = NIOThreadPool(numberOfThreads: 1)
        threads.start()
    }

    /// The hash of a password.
    public func hash(_ password: String) async throws -> String {
        guard let hash = try await run({ PasswordHash.make(password) }) else { throw Busy() }
        return hash
    }

    /// Whether a password is the one of a hash; nil stands for that of nobody.
    func verify(_ password: String, against hash: String?) async throws -> Bool {
        try await run {
            guard let other = hash ?? PasswordHash.ofNobody else { return false }
            return PasswordHash.verify(password, against: other) && hash != nil
        }
    }

    private func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async throws -> Result {
        guard await waiting.enter(below: Self.maxWaiting) else { throw Busy() }
        do {
            let result = try await threads.runIfActive(work)
            await waiting.leave()
            return result
        } catch {
            await waiting.leave()
            throw error
        }
    }
}

/// Counts who waits.
private actor WaitingCount {
    private var count = 0

    func enter(below limit: Int) -> Bool {
        guard count < limit else { return false }
        count += 1
        return true
    }

    func leave() { count -= 1 }
}
