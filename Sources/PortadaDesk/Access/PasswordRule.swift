import PortadaCore

/// What a password must be: long, and nothing that stands beside it (NIST SP 800-63B, section 5.1.1.2).
enum PasswordRule {
    /// The fewest characters.
    static let minLength = 10

    /// Why a password can't be used.
    enum Fault: String, Sendable {
        case tooShort, tooLong, repetitive, common, personal
    }

    /// What is wrong with a password; nil when it may be used.
    static func fault(in password: String, of account: Account) -> Fault? {
        guard password.count >= minLength else { return .tooShort }
        guard password.utf8.count <= PasswordHash.maxBytes else { return .tooLong }
        guard Set(password).count >= 5 else { return .repetitive }
        let bare = password.lowercased()
        if common.contains(where: { bare.contains($0) && bare.count < $0.count + 7 }) { return .common }
        let own =
            account.email.split(separator: "@").map(String.init)
            + account.name.lowercased().split(separator: " ")
            .map(String.init)
        if own.contains(where: { $0.count >= 4 && bare.contains($0) && bare.count < $0.count + 7 }) {
            return .personal
        }
        return nil
    }

    /// Beginnings of those that are tried first.
    private static let common = [
        "password", "contraseña", "contrasena", "1234567890", "qwertyuiop", "qwerty12345", "abcdefghij", "periodico",
        "noticias", "redaccion", "administrador", "administrator", "venezuela", "caracas", "iloveyou", "tequiero",
        "bienvenido", "welcome",
    ]
}
