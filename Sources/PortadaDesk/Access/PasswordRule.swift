import PortadaCore

/// What a password must be: long, and nothing that is tried first or stands beside it (NIST SP 800-63B, section 5.1.1.2).
struct PasswordRule: Sendable {
    /// The fewest characters.
    static let minLength = 10
    /// So many characters more make a password of a word that stands beside it.
    private static let enoughMore = 7

    /// Why a password can't be used.
    enum Fault: String, Sendable {
        case tooShort, tooLong, repetitive, common, personal
    }

    /// What stands beside the password: parts of the name and the mail of whoever chooses it, and of the newspaper's.
    private let near: [String]

    /// - Parameters:
    ///   - newspaper: the newspaper's name.
    ///   - address: its address on the web.
    init(account: Account, newspaper: String, address: String) {
        let texts = [account.email, account.name, newspaper, address]
        let parts = texts.flatMap { CommonPasswords.folded($0).split { !$0.isLetter && !$0.isNumber }.map(String.init) }
        let whole = [account.name, newspaper].map { CommonPasswords.folded($0).filter { $0.isLetter || $0.isNumber } }
        near = (parts + whole).filter { $0.count >= 4 }
    }

    /// What is wrong with a password; nil when it may be used.
    func fault(in password: String) -> Fault? {
        guard password.count >= Self.minLength else { return .tooShort }
        guard password.utf8.count <= PasswordHash.maxBytes else { return .tooLong }
        guard Set(password).count >= 5 else { return .repetitive }
        let bare = CommonPasswords.folded(password)
        if CommonPasswords.contains(password) || Self.worst.contains(where: { Self.isHardlyMore(bare, than: $0) }) {
            return .common
        }
        let plain = bare.filter { $0.isLetter || $0.isNumber }
        return near.contains { Self.isHardlyMore(plain, than: $0) } ? .personal : nil
    }

    private static func isHardlyMore(_ password: String, than word: String) -> Bool {
        password.contains(word) && password.count < word.count + enoughMore
    }

    /// Words that help little even among other letters.
    private static let worst = [
        "password", "contrasena", "1234567890", "qwertyuiop", "qwerty12345", "abcdefghij", "periodico", "noticias",
        "redaccion", "administrador", "administrator", "venezuela", "caracas", "iloveyou", "tequiero", "bienvenido",
        "welcome",
    ]
}
