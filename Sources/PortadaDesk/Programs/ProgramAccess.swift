import PortadaCore
import PortadaStore

/// Letting programs in, from the desk and by command.
public enum ProgramAccess {
    /// Makes a token. Its secret is given once, and kept nowhere.
    public static func make(
        _ token: ProgramToken,
        in store: Store,
        by actor: Actor,
        at time: Timestamp
    ) async throws -> (token: ProgramToken, secret: String) {
        let secret = Token()
        let made = try await store.newsroom.addToken(token, digest: secret.digest, by: actor, at: time)
        return (made, secret.text)
    }

    /// A name as it is kept; nil for what can't be one.
    public static func name(_ text: String) -> String? {
        let name = TypedText.line(text)
        return (1...ProgramToken.maxName).contains(name.count) ? name : nil
    }

    /// When a token ends: at the end of a day (UTC), or after a number of days; nil for what is no moment to come.
    public static func end(_ text: String, from now: Timestamp) -> Timestamp? {
        if text.hasSuffix("d"), let days = NumberRange(1...36_500).read(text.dropLast()) {
            return now.advanced(bySeconds: days * 86_400)
        }
        guard text.utf8.count == 10, let end = Timestamp(rfc3339: "\(text)T23:59:59Z"), end > now else { return nil }
        return end
    }

    /// The day of a moment in UTC: `2026-11-25`.
    public static func day(_ moment: Timestamp) -> String { String(moment.rfc3339.prefix(10)) }
}
