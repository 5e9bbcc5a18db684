import Hummingbird
import PortadaCore
import PortadaStore

/// Who asks.
enum APICaller: Sendable {
    /// Anybody, without a token.
    case reader
    /// A program with a token.
    case program(ProgramToken)

    /// The token; nil for readers.
    var token: ProgramToken? {
        if case .program(let token) = self { token } else { nil }
    }
}

/// A request that was let through and checked.
struct APICall: Sendable {
    let api: API
    let caller: APICaller
    /// The network address that it came from.
    let place: String
    /// The request itself, with its body where that is a file.
    let request: Request
    /// The names of the path with what stands there.
    let parameters: [String: String]
    /// The parameters of the query, checked.
    let query: [String: JSONValue]
    /// The body, checked; null where there is none.
    let body: JSONValue
    /// By what the request is known again.
    let key: ProgramRequest.Key?

    var store: Store { api.desk.store }
    var now: Timestamp { api.desk.clock() }

    /// Whose requests share a budget of memory and disk for their bodies.
    var holder: String { caller.token.map { "token \($0.id)" } ?? place }

    /// As whom operations are done. Readers do none: their routes only read.
    func actor() throws -> Actor {
        guard let token = caller.token else { throw APIFault(.unauthorized) }
        return Actor(token: token, place: place)
    }

    /// The operations, on the request's conditions.
    func newsroom(_ seen: Seen? = nil, externalID: String = "") -> Newsroom {
        store.newsroom.on(ProgramRequest(expecting: seen, key: key, externalID: externalID))
    }

    /// The number in the path.
    func id<Entity>(_ name: String = "id") throws -> Identifier<Entity> {
        guard let id = parameters[name].flatMap({ Identifier<Entity>(reading: $0) }) else { throw APIFault(.missing) }
        return id
    }

    /// Whether the caller sees what readers don't.
    var seesAll: Bool { caller.token?.scopes.contains(.read) ?? false }

    /// Whether the caller sees a story: readers see it, or the caller may read what they don't.
    func mayBeShown(_ story: Article) -> Bool { story.status == .published || seesAll && maySee(story.status) }

    /// Whether the caller's role sees stories in a state.
    func maySee(_ status: ArticleStatus) -> Bool { caller.token?.role.maySee(status) ?? (status == .published) }

    /// Whether the caller's role has a permission.
    func may(_ permission: Permission) -> Bool { caller.token?.role.may(permission) ?? false }

    /// Fails unless one of the versions that the request names (`If-Match`) counts now.
    /// - Parameter tag: nil where there is nothing yet, which only `*` names.
    func require(_ tag: EntityTag?) throws {
        guard let header = request.headers[.ifMatch] else { return }
        guard let tag else {
            if !EntityTag.isAny(header) { throw APIFault(.stale) }
            return
        }
        if !tag.isNamed(in: header) { throw APIFault(.stale, fields: [.init(name: .eTag, value: tag.text)]) }
    }

    /// How many items a page of a list has.
    var limit: Int { Int(query["limit"]?.number ?? 20) }

    /// A page of a list: its items, and the address of what comes after them where there may be more.
    func page<Item>(
        _ items: [Item],
        _ write: (Item) throws -> JSONValue,
        cursor: (Item) -> APICursor
    ) rethrows -> APIAnswer {
        let shown = items.prefix(limit)
        let next = items.count > limit ? shown.last.map(cursor) : nil
        return APIAnswer(
            .members(["items": .list(try shown.map(write)), "next": .optional(next.map { address(after: $0) })]),
            next: next.map { address(after: $0) }
        )
    }

    /// Something that counts no versions, as it is now; what was just made (201) says where it is.
    func answer(_ value: JSONValue, at path: String, status: Int) -> APIAnswer {
        let location = status == 201 ? api.address + API.path + path : nil
        return APIAnswer(value, status: status, tag: EntityTag(showing: value), location: location)
    }

    /// The slug that the body wishes; where it wishes none and there was none, the name gives it.
    /// - Parameter fallback: what a name gives that has no Latin letters.
    func slug(over former: String, name: String, fallback: String = "nota") -> String {
        guard body["slug"] != nil || former.isEmpty else { return former }
        let wish = body["slug"]?.string ?? ""
        return wish.isEmpty ? Slug.make(from: name, fallback: fallback) : wish
    }

    /// The address of this list from a place on.
    func address(after cursor: APICursor) -> String {
        let pairs = APIQuery(request.uri.query ?? "")?.pairs ?? []
        let others = pairs.filter { $0.name != "cursor" }.map { "\(Desk.encode($0.name))=\(Desk.encode($0.value))" }
        return api.address + request.uri.path + "?" + (others + ["cursor=\(cursor.text)"]).joined(separator: "&")
    }

    /// The place in a list at which the request wants to go on.
    /// - Parameter count: how many numbers order the list.
    func cursor(of count: Int = 1) throws -> APICursor? {
        guard let text = query["cursor"]?.string else { return nil }
        guard let cursor = APICursor(text), cursor.numbers.count == count else {
            throw APIFault(.invalid, [APIMistake(pointer: "?cursor", kind: .unacceptable)])
        }
        return cursor
    }
}

/// What a request is answered with.
struct APIAnswer: Sendable {
    var status = 200
    /// The body; nil for none.
    var value: JSONValue?
    /// The version that the body shows.
    var tag: EntityTag?
    /// The address of what was made.
    var location: String?
    /// The address of the next page.
    var next: String?

    /// An answer with a body.
    init(_ value: JSONValue?, status: Int = 200, tag: EntityTag? = nil, location: String? = nil, next: String? = nil) {
        self.value = value
        self.status = status
        self.tag = tag
        self.location = location
        self.next = next
    }

    /// Done, with nothing to say.
    static let empty = APIAnswer(nil, status: 204)
}
