import HTTPTypes
import NIOCore

/// The headers that tell a browser what a page or a file may do: the same for every answer of its sort.
struct SecurityHeaders: Sendable {
    /// Names and values.
    let all: [(name: String, value: String)]
    /// The same as HTTP/1.1 writes them.
    let lines: ByteBuffer

    /// - Parameters:
    ///   - styleHashes: CSP hash sources (`'sha256-…'`) of the theme's own inline styles.
    ///   - frameHosts: hosts whose players a reader's click may load.
    ///   - strictTransport: how browsers insist on https; nil where readers come without.
    init(styleHashes: [String], frameHosts: [String], strictTransport: String?) {
        let policy = [
            "default-src 'none'", "script-src 'self'",
            (["style-src 'self'"] + styleHashes).joined(separator: " "),
            "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "media-src 'self' https:",
            "manifest-src 'self'",
            "frame-src " + (frameHosts.isEmpty ? "'none'" : frameHosts.map { "https://\($0)" }.joined(separator: " ")),
            "form-action 'self'", "base-uri 'none'", "frame-ancestors 'self'",
        ].joined(separator: "; ")
        self.init(
            [
                ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"),
                // For browsers that don't know `frame-ancestors`.
                ("X-Frame-Options", "SAMEORIGIN"),
                ("Referrer-Policy", "strict-origin-when-cross-origin"),
                (
                    "Permissions-Policy",
                    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
                ), ("Cross-Origin-Opener-Policy", "same-origin"),
            ],
            strictTransport: strictTransport
        )
    }

    /// Those of a file: nothing in one that is opened by itself, such as a drawing, may run or load anything. They are few,
    /// since a page brings twenty pictures.
    init(ofFilesWith strictTransport: String?) {
        self.init(
            [
                ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"),
                ("X-Content-Type-Options", "nosniff"),
            ],
            strictTransport: strictTransport
        )
    }

    private init(_ headers: [(name: String, value: String)], strictTransport: String?) {
        all = headers + (strictTransport.map { [("Strict-Transport-Security", $0)] } ?? [])
        lines = ByteBuffer(string: all.map { "\($0.name): \($0.value)\r\n" }.joined())
    }

    /// Adds them to an answer's headers.
    func add(to fields: inout HTTPFields) {
        for (name, value) in all {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
    }
}
