import Crypto
import Foundation
import PortadaCore

/// Encrypts the secrets that the newspaper must be able to read itself, so that a copy of the database alone is of no use:
/// AES-256 in Galois/Counter mode (NIST SP 800-38D), bound to what each is for. The key lies in a file beside the
/// database that only the program's user may read.
public struct SecretBox: Sendable, CustomStringConvertible {
    /// The name of the key's file, in the folder of the database.
    public static let fileName = "portada.key"
    /// What stands before an encrypted secret.
    private static let mark = "sealed:"

    /// Why there is no key.
    public struct Fault: Error, CustomStringConvertible {
        /// What to do, in a sentence.
        public let description: String
    }

    private let key: SymmetricKey

    /// Without the key.
    public var description: String { "SecretBox" }

    init(key: SymmetricKey = SymmetricKey(size: .bits256)) { self.key = key }

    /// With a key that ends with the program: for a newspaper that ends with it, too.
    public static var passing: SecretBox { SecretBox() }

    /// Reads the key of a folder; makes one when there is none.
    public static func open(in folder: URL) throws(Fault) -> SecretBox {
        let file = folder.appendingPathComponent(fileName)
        let descriptor = Foundation.open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            let key = SymmetricKey(size: .bits256)
            try write(key.withUnsafeBytes { Data($0).base64EncodedString() } + "\n", to: descriptor, file)
            return SecretBox(key: key)
        }
        guard errno == EEXIST else { throw fault("can't be made", file) }
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { throw fault("can't be read", file) }
        guard let bytes = Data(base64Encoded: text.trimmingCharacters(in: .whitespacesAndNewlines)), bytes.count == 32
        else {
            throw Fault(
                description:
                    "\(file.path) is damaged: bring back its copy. Without it, remove the file: second factors "
                    + "must be set up anew then ('portada user invite EMAIL --without-second-factor')."
            )
        }
        chmod(file.path, 0o600)
        return SecretBox(key: SymmetricKey(data: bytes))
    }

    private static func write(_ text: String, to descriptor: Int32, _ file: URL) throws(Fault) {
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(text.utf8))
            try handle.synchronize()
        } catch {
            unlink(file.path)
            throw Fault(description: "\(file.path) can't be written: \(error.localizedDescription)")
        }
    }

    private static func fault(_ what: String, _ file: URL) -> Fault {
        Fault(description: "\(file.path) \(what): \(String(cString: strerror(errno)))")
    }

    /// Whether a text is encrypted.
    static func isSealed(_ text: String) -> Bool { text.hasPrefix(mark) }

    /// Encrypts a secret.
    /// - Parameter purpose: what it is for, and whose: for anything else it can't be read.
    func seal(_ secret: String, for purpose: String) throws -> String {
        let box = try AES.GCM.seal(Data(secret.utf8), using: key, authenticating: Data(purpose.utf8))
        return Self.mark + (box.combined?.base64EncodedString() ?? "")
    }

    /// Reads a secret; nil when it was encrypted with another key, or for something else.
    func open(_ text: String, for purpose: String) -> String? {
        guard Self.isSealed(text), let bytes = Data(base64Encoded: String(text.dropFirst(Self.mark.count))),
            let box = try? AES.GCM.SealedBox(combined: bytes),
            let secret = try? AES.GCM.open(box, using: key, authenticating: Data(purpose.utf8))
        else { return nil }
        return String(decoding: secret, as: UTF8.self)
    }
}

extension SecretBox {
    private static func purpose(_ account: Identifier<Account>) -> String { "second factor of account \(account)" }

    /// Encrypts the second factor of an account.
    func seal(_ factor: SecondFactor, of account: Identifier<Account>) throws -> String {
        try seal(factor.secret, for: Self.purpose(account))
    }

    /// The accounts whose second factor was encrypted with another key.
    /// - Parameter factors: as the store keeps them; those of an older program are in clear.
    public func unreadable(
        of factors: [(account: Identifier<Account>, secret: String)]
    ) -> [Identifier<Account>] {
        factors.filter { Self.isSealed($0.secret) && secondFactor($0.secret, of: $0.account) == nil }.map(\.account)
    }

    /// The second factor of an account; nil when it can't be read.
    func secondFactor(_ sealed: String, of account: Identifier<Account>) -> SecondFactor? {
        open(sealed, for: Self.purpose(account)).map { SecondFactor(secret: $0) }
    }
}
