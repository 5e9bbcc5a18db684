import HTTPTypes

/// What can go wrong with a request; each has an address that explains it and a status.
enum ProblemKind: String, Sendable, CaseIterable {
    case malformed, invalid, unauthorized, forbidden, scope, missing, method, unacceptable, conflict
    case addressTaken = "address-taken"
    case wrongState = "wrong-state"
    case inUse = "in-use"
    case redirected
    case embargoed, stale
    case tooLarge = "too-large"
    case mediaType = "media-type"
    case keyReused = "key-reused"
    case unconditional
    case tooMany = "too-many"
    case failed, busy
    case diskFull = "disk-full"
    case tooSlow = "too-slow"

    /// The status of answers about it.
    var status: HTTPResponse.Status {
        switch self {
        case .malformed: .badRequest
        case .invalid, .keyReused: .unprocessableContent
        case .unauthorized: .unauthorized
        case .forbidden, .scope: .forbidden
        case .missing: .notFound
        case .method: .methodNotAllowed
        case .unacceptable: .notAcceptable
        case .conflict, .addressTaken, .wrongState, .inUse, .redirected, .embargoed: .conflict
        case .stale: .preconditionFailed
        case .tooLarge: .contentTooLarge
        case .mediaType: .unsupportedMediaType
        case .unconditional: .preconditionRequired
        case .tooMany: .tooManyRequests
        case .failed: .internalServerError
        case .busy, .tooSlow: .serviceUnavailable
        case .diskFull: .init(code: 507, reasonPhrase: "Insufficient Storage")
        }
    }

    /// Its name among the texts of the locale.
    var key: String { rawValue.replacing("-", with: "") }
}

/// Why a request is not done.
struct APIFault: Error, Sendable {
    /// What went wrong.
    var kind: ProblemKind
    /// Where in what was sent.
    var mistakes: [APIMistake] = []
    /// What the answer says in its head, such as the version that counts now.
    var fields: [HTTPField] = []
    /// What more it tells programs, such as the number of the story that has the name.
    var members: [JSONValue.Member] = []
    /// The short name under which the log tells more; empty when it doesn't.
    var incident = ""

    /// A fault of a kind.
    init(_ kind: ProblemKind, _ mistakes: [APIMistake] = [], fields: [HTTPField] = []) {
        self.kind = kind
        self.mistakes = mistakes
        self.fields = fields
    }

    /// A file that is not taken, for what it is itself.
    static func file(_ mistake: APIMistake.Kind) -> APIFault {
        APIFault(.invalid, [APIMistake(pointer: "/file", kind: mistake)])
    }

    /// One place of the body that can't be as it is, for a reason that only the newspaper knows.
    static func conflict(_ pointer: String) -> APIFault {
        APIFault(.conflict, [APIMistake(pointer: pointer, kind: .unacceptable)])
    }
}
