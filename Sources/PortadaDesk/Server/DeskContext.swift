import Hummingbird
import Logging
import PortadaCore
import PortadaStore

/// What a request to the desk brings besides its bytes.
struct DeskSource: RequestContextSource {
    let logger: Logger
    /// The network address that it came from.
    let place: String
}

/// What is known of a request on its way through the desk.
struct DeskContext: RequestContext {
    typealias Source = DeskSource

    var coreContext: CoreRequestContextStorage
    /// The network address that it came from.
    let place: String
    /// What the browser calls itself.
    var userAgent = ""
    /// Who is signed in.
    var visitor: Visitor?
    /// The browser's own token, for forms before the sign-in and for knowing it again.
    var device: Token?
    /// What a form brought; empty for other requests.
    var form = Form()
    /// What an act is based on: the state of things in which whoever acts saw them.
    var seen = Seen()
    /// What the page that is made shows, for its forms to carry.
    var shown = Seen()

    init(source: DeskSource) {
        coreContext = CoreRequestContextStorage(source: source)
        place = source.place
    }

    /// Who is signed in; addresses behind the gate are reached by nobody else.
    func requireVisitor() throws -> Visitor {
        guard let visitor else { throw DeskFault.signedOut }
        return visitor
    }

    /// The same for a page that also shows these things, as they were just read.
    func showing(_ seen: Seen) -> DeskContext {
        var context = self
        context.shown.merge(seen)
        return context
    }

    /// A number in the address.
    func id<Entity>(_ name: String = "id") throws -> Identifier<Entity> {
        guard let id = parameters.get(name).flatMap({ Identifier<Entity>(reading: $0) }) else {
            throw DeskFault.notFound
        }
        return id
    }
}

/// Somebody who is signed in.
struct Visitor: Sendable {
    let account: Account
    let session: Session
    let token: Token
    /// The network address of this request.
    let place: String

    /// What their forms carry.
    var formKey: String { token.formKey }
    /// As whom they perform operations.
    var actor: Actor { Actor(account: account, place: place) }

    func may(_ permission: Permission) -> Bool { account.role.may(permission) }

    /// Whether they see stories in a state.
    func maySee(_ status: ArticleStatus) -> Bool { account.role.maySee(status) }
}

/// Why the desk does not do what a request asks.
enum DeskFault: Error, Sendable {
    /// Nobody is signed in, or no longer.
    case signedOut
    /// The form is not ours, or of an earlier session.
    case foreignForm
    /// Nothing has this address.
    case notFound
    /// The role doesn't allow it.
    case forbidden
    /// What was sent can't be read.
    case unreadable
    /// A field holds no number, or one that can't be.
    case number(field: String)
    /// What was sent is larger than so many bytes.
    case tooLarge(limit: Int)
    /// The password must be given anew before this.
    case unconfirmed(returnTo: String)
    /// The link was used, has ended, or never was one.
    case invitationOver
    /// Too many try at once.
    case busy
}
