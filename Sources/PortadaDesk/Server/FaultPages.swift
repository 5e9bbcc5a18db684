import Foundation
import HTTPTypes
import Hummingbird
import Logging
import PortadaCore
import PortadaStore

/// Makes pages of what goes wrong, in the visitor's language, each saying what to do.
struct FaultPages: RouterMiddleware {
    typealias Context = DeskContext

    let desk: Desk

    func handle(
        _ request: Request,
        context: DeskContext,
        next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let fault as DeskFault {
            return try await told(fault, request, context)
        } catch let stale as Seen.Stale {
            return try await ChangedPage(desk: desk, request: request, context: context, stale: stale).answer()
        } catch let error as StoreError {
            return try await answer(error, request, context)
        } catch is BlockingThreads.Full, is CancellationError {
            return try await told(.busy, request, context)
        } catch let refusal as FormRefusal {
            return try await page("invalid", .unprocessableContent, request, context, help: refusal.text)
        } catch let error as HTTPError {
            return try await page(error.status == .notFound ? "notFound" : "unreadable", error.status, request, context)
        } catch let error where StoreError.isFullDisk(error) {
            return try await diskFull(request, context)
        } catch {
            return try await failure(error, request, context)
        }
    }

    private func told(_ fault: DeskFault, _ request: Request, _ context: DeskContext) async throws -> Response {
        var response = try await answer(fault, request, context)
        // What was not read of the request would be taken for the next one.
        if !Gate.isSafe(request.method) { response.headers[.connection] = "close" }
        if case .busy = fault { response.headers[.retryAfter] = "5" }
        return response
    }

    private func answer(_ fault: DeskFault, _ request: Request, _ context: DeskContext) async throws -> Response {
        switch fault {
        case .signedOut:
            if Self.wantsJSON(request) { return try await page("signedOut", .unauthorized, request, context) }
            return desk.redirect(to: Desk.door("/desk/sign-in/", leadingTo: Self.target(request)))
        case .unconfirmed(let target):
            if Self.wantsJSON(request) { return try await page("unconfirmed", .forbidden, request, context) }
            return desk.redirect(to: Desk.door("/desk/confirm/", leadingTo: target))
        case .needsSecondFactor:
            if Self.wantsJSON(request) { return try await page("needsSecondFactor", .forbidden, request, context) }
            return desk.redirect(to: Desk.door("/desk/account/second-factor/", leadingTo: Self.target(request)))
        case .foreignForm: return try await page("foreignForm", .forbidden, request, context)
        case .notFound: return try await page("notFound", .notFound, request, context)
        case .forbidden: return try await page("forbidden", .forbidden, request, context)
        case .unreadable: return try await page("unreadable", .badRequest, request, context)
        case .number(let field):
            return try await page("number", .unprocessableContent, request, context, values: ["field": field])
        case .tooLarge(let limit):
            let values = ["limit": FileSize.text(limit)]
            return try await page("tooLarge", .contentTooLarge, request, context, values: values)
        case .invitationOver: return try await page("invitationOver", .gone, request, context)
        case .busy: return try await page("busy", .serviceUnavailable, request, context)
        }
    }

    private func answer(_ error: StoreError, _ request: Request, _ context: DeskContext) async throws -> Response {
        switch error.code {
        case .forbidden: try await page("forbidden", .forbidden, request, context)
        case .notFound: try await page("notFound", .notFound, request, context)
        case .conflict: try await page("conflict", .conflict, request, context)
        case .addressTaken: try await page("addressTaken", .conflict, request, context)
        case .wrongState: try await page("wrongState", .conflict, request, context)
        case .embargoed: try await page("embargoed", .conflict, request, context)
        case .invalid: try await page("invalid", .unprocessableContent, request, context)
        case .locked, .overloaded, .interrupted: try await page("busy", .serviceUnavailable, request, context)
        case .tooSlow: try await page("tooSlow", .serviceUnavailable, request, context)
        case .diskFull: try await diskFull(request, context)
        case .unreadable, .notADatabase, .newerVersion, .corrupt: try await failure(error, request, context)
        }
    }

    /// The log is told once, by whoever listens to the room on the disk.
    private func diskFull(_ request: Request, _ context: DeskContext) async throws -> Response {
        desk.store.room.filled()
        return try await page("diskFull", .init(code: 507, reasonPhrase: "Insufficient Storage"), request, context)
    }

    private func failure(_ error: any Error, _ request: Request, _ context: DeskContext) async throws -> Response {
        let incident = Incident().description
        desk.logger.error(
            "desk",
            metadata: ["incident": "\(incident)", "path": "\(request.loggedPath)", "error": "\(error)"]
        )
        return try await page("failed", .internalServerError, request, context, incident: incident)
    }

    private func page(
        _ key: String,
        _ status: HTTPResponse.Status,
        _ request: Request,
        _ context: DeskContext,
        values: [String: String] = [:],
        help: String? = nil,
        incident: String = ""
    ) async throws -> Response {
        let language = try await desk.language(of: context)
        let (title, text) = (language.text("fault.\(key)"), help ?? language.text("fault.\(key)Help", values))
        if Self.wantsJSON(request) {
            return desk.json(FaultMessage(fault: key, title: title, help: text, incident: incident), status: status)
        }
        return try await desk.page(
            "message",
            context,
            title: title,
            status: status
        ) { MessageModel(frame: $0, title: title, text: text, incident: incident) }
    }

    /// Where somebody goes on who was kept from a page, or from sending a form.
    private static func target(_ request: Request) -> String {
        Gate.isSafe(request.method) ? request.uri.string : pageBefore(request)
    }

    /// The page of the desk that a form was sent from, without its query; the home when that isn't known (RFC 9110,
    /// section 10.1.3).
    static func pageBefore(_ request: Request) -> String {
        guard let referer = request.headers[.referer], let page = URLComponents(string: referer),
            let authority = request.head.authority, referer.contains("://\(authority)/"), page.path.hasPrefix("/desk/")
        else { return "/desk/" }
        return page.percentEncodedPath
    }

    /// Whether a script asks, which wants to read the answer.
    static func wantsJSON(_ request: Request) -> Bool {
        request.headers[.accept]?.hasPrefix("application/json") == true
    }
}

/// A fault as scripts read it.
struct FaultMessage: Encodable {
    let fault: String
    let title: String
    let help: String
    let incident: String
    /// What the same act is to be based on to be done all the same; nil where that is no way.
    var version: String?
}
