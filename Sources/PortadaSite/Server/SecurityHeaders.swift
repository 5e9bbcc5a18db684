import HTTPTypes

/// The headers that tell a browser what a page may do: the same for every answer.
struct SecurityHeaders: Sendable {
    private let contentSecurityPolicy: String
    private let strictTransportSecurity: String?

    /// - Parameters:
    ///   - styleHashes: CSP hash sources (`'sha256-…'`) of the theme's own inline styles.
    ///   - frameHosts: hosts whose players a reader's click may load.
    ///   - isSecure: whether readers reach the site by https, so that they may be told to insist on it.
    init(styleHashes: [String], frameHosts: [String], isSecure: Bool) {
        contentSecurityPolicy = [
            "default-src 'none'", "script-src 'self'",
            (["style-src 'self'"] + styleHashes).joined(separator: " "),
            "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "media-src 'self' https:",
            "manifest-src 'self'",
            "frame-src " + (frameHosts.isEmpty ? "'none'" : frameHosts.map { "https://\($0)" }.joined(separator: " ")),
            "form-action 'self'", "base-uri 'none'", "frame-ancestors 'self'",
        ].joined(separator: "; ")
        strictTransportSecurity = isSecure ? "max-age=31536000; includeSubDomains" : nil
    }

    /// Adds them to an answer's headers.
    func add(to fields: inout HTTPFields) {
        fields[.contentSecurityPolicy] = contentSecurityPolicy
        fields[.xContentTypeOptions] = "nosniff"
        fields[Self.referrerPolicy] = "strict-origin-when-cross-origin"
        fields[Self.permissionsPolicy] =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
        fields[Self.openerPolicy] = "same-origin"
        if let strictTransportSecurity { fields[.strictTransportSecurity] = strictTransportSecurity }
    }

    // The names are literals that satisfy the field-name grammar, so `init?` can't fail; a nil would leave them out.
    private static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .xContentTypeOptions
    private static let permissionsPolicy = HTTPField.Name("Permissions-Policy") ?? .xContentTypeOptions
    private static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy") ?? .xContentTypeOptions
}
