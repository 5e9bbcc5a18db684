import HTTPTypes
import Hummingbird

/// Tells the browser which of its forms arrived: a form that a script sends carries a name (`_sent`), and the answer to one that
/// did what it asked for sets a cookie with that name. Until the script finds it there it keeps what was typed, whatever else
/// may have answered in the newspaper's place.
struct Arrivals: RouterMiddleware {
    typealias Context = DeskContext

    /// How many names the cookie holds, and how long.
    private static let (maxNames, seconds) = (8, 24 * 3600)

    let cookies: DeskCookies

    func handle(
        _ request: Request,
        context: DeskContext,
        next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        let name = context.form.verbatim("_sent")
        guard response.status.code < 400, Self.isName(name) else { return response }
        let earlier = cookies.arrived(request).filter(Self.isName).suffix(Self.maxNames - 1)
        let value = cookies.setting(arrived: earlier + [name], seconds: Self.seconds)
        response.headers.append(HTTPField(name: .setCookie, value: value))
        return response
    }

    /// Letters and digits, which need no quoting in a cookie.
    private static func isName(_ text: some StringProtocol) -> Bool {
        (8...24).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
    }
}
