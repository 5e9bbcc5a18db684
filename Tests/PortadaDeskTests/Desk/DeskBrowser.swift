import Foundation
import HTTPTypes
import PortadaCore
import PortadaStore

@testable import PortadaDesk

/// What a browser gets from the desk.
struct DeskAnswer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    var location: String { headers[.location] ?? "" }
    var cookies: [String] { headers[values: .setCookie] }

    /// An answer for scripts, read.
    func json<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}

/// Somebody who is signed in, in a browser.
struct DeskBrowser: Sendable {
    let desk: TemporaryDesk
    let account: Account
    let token: Token

    /// What scripts say that they want.
    static let json = "application/json"

    func get(_ path: String, wants type: String = "text/html") async throws -> DeskAnswer {
        try await desk.answer(.get, path, [.accept: type, .cookie: cookie])
    }

    /// Sends a form with its key.
    func post(
        _ path: String,
        _ fields: [(String, String)] = [],
        wants type: String = "text/html",
        from page: String = "",
        besides other: String = ""
    ) async throws -> DeskAnswer {
        let sent = ([("_csrf", token.formKey)] + fields).map { "\(Self.encoded($0))=\(Self.encoded($1))" }
        var headers: HTTPFields = [
            .accept: type, .contentType: "application/x-www-form-urlencoded",
            .cookie: other.isEmpty ? cookie : "\(cookie); \(other)",
        ]
        if !page.isEmpty { headers[.referer] = "http://faro.invalid\(page)" }
        return try await desk.answer(.post, path, headers, body: sent.joined(separator: "&"))
    }

    private var cookie: String { "portada-desk=\(token.text)" }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
