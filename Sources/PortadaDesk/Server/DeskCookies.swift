import HTTPTypes
import Hummingbird

/// The desk's two cookies: the session's, and the browser's own.
struct DeskCookies: Sendable {
    /// How long a browser is known, in seconds.
    static let deviceSeconds = 400 * 24 * 3600
    /// How long a session lasts that nobody uses, in seconds.
    static let sessionSeconds = 14 * 24 * 3600

    /// Whether readers reach the newspaper by https: then the cookies never travel without, and belong to this host alone
    /// (RFC 6265bis, section 4.1.3.2).
    let isSecure: Bool

    private var prefix: String { isSecure ? "__Host-" : "" }
    /// The name of the one that scripts read; it says nothing but that forms arrived.
    private static let arrivedName = "portada-arrived"
    /// The session's name.
    var sessionName: String { "\(prefix)portada-desk" }
    private var deviceName: String { "\(prefix)portada-browser" }

    /// The session's token.
    func session(of request: Request) -> Token? { token(sessionName, request) }

    /// The browser's token.
    func device(of request: Request) -> Token? { token(deviceName, request) }

    /// Header values that set them, or (nil) take the session's away.
    func setting(session: Token?) -> String {
        line(sessionName, session?.text ?? "", seconds: session == nil ? 0 : Self.sessionSeconds)
    }

    /// The header value that sets the browser's.
    func setting(device: Token) -> String { line(deviceName, device.text, seconds: Self.deviceSeconds) }

    /// The names of the forms that arrived last.
    func arrived(_ request: Request) -> [String] {
        value(Self.arrivedName, request)?.split(separator: ".").map(String.init) ?? []
    }

    /// The header value that tells the browser's scripts which forms arrived.
    func setting(arrived names: [String], seconds: Int) -> String {
        "\(Self.arrivedName)=\(names.joined(separator: ".")); Path=/desk/; Max-Age=\(seconds); SameSite=Strict"
            + (isSecure ? "; Secure" : "")
    }

    private func line(_ name: String, _ value: String, seconds: Int) -> String {
        "\(name)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }

    private func token(_ name: String, _ request: Request) -> Token? { value(name, request).flatMap { Token($0) } }

    private func value(_ name: String, _ request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let sides = pair.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
                if sides.count == 2, sides[0] == name { return String(sides[1]) }
            }
        }
        return nil
    }
}
