import Logging
import PortadaCore
import PortadaStore

extension Desk {
    /// Encrypts the secrets that an earlier program kept as they are, and says when some can't be read with this key.
    public func sealSecrets() async throws {
        let factors = try await store.read { try $0.secondFactors() }
        for (account, secret) in factors where !SecretBox.isSealed(secret) {
            let sealed = try parts.secrets.seal(SecondFactor(secret: secret), of: account)
            try await store.replaceSecondFactor(of: account, secret, by: sealed)
        }
        let unreadable = parts.secrets.unreadable(of: factors)
        guard !unreadable.isEmpty else { return }
        logger.warning(
            """
            second factors were set up with another key: bring back the copy of \(SecretBox.fileName), or let their \
            owners enter with recovery codes and set up new ones
            """,
            metadata: ["accounts": "\(unreadable.count)"]
        )
    }
}
