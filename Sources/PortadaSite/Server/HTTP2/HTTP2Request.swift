import HTTPTypes
import NIOCore
import PortadaCore

/// A request of HTTP/2 as its fields come in.
struct HTTP2Request {
    private var method = ""
    private var scheme = ""
    private var authority: String?
    private var target = ""
    private var fields = HTTPFields()
    private var bytes = 0
    private let maxBytes: Int
    /// Whether its fields are larger than is allowed: those that came later are not kept.
    private(set) var isTooLarge = false
    /// Whether one of them can't be one.
    private(set) var isMalformed = false
    /// Whether the client says how urgent the answer is.
    private(set) var isPrioritized = false
    /// Whether the client waits to be told before it sends the body.
    private(set) var expectsContinue = false

    init(maxBytes: Int) {
        self.maxBytes = maxBytes
    }

    /// What a field counts besides its bytes (RFC 9113, section 6.5.2).
    private static let overhead = 32

    /// Takes a field.
    /// - Returns: whether more of them are wanted: those of a request that is refused are read for a while, so that it is told.
    mutating func take(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes += name.count + value.count + Self.overhead
        guard bytes <= maxBytes else {
            isTooLarge = true
            return bytes <= 4 * maxBytes
        }
        keep(name, value)
        return true
    }

    private mutating func keep(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
        let text = String(decoding: value, as: UTF8.self)
        switch String(decoding: name, as: UTF8.self) {
        case ":method": method = text
        case ":scheme": scheme = text
        case ":authority": authority = text
        case ":path": target = text
        case let name:
            if name == "priority" { isPrioritized = true }
            if name == "expect" { expectsContinue = text.lowercased() == "100-continue" }
            guard let name = HTTPField.Name(name) else { return isMalformed = true }
            fields.append(HTTPField(name: name, value: text))
        }
    }

    /// The request as those behind take it; nil when it can't be one. A `Host` that says the same as `:authority` says
    /// nothing new (RFC 9113, section 8.3.1).
    var head: HTTPRequest? {
        guard let method = HTTPRequest.Method(method), !isMalformed else { return nil }
        var fields = fields
        let host = fields.first { $0.name.canonicalName == "host" }?.value
        let authority = authority ?? host
        fields.removeAll { $0.name.canonicalName == "host" && $0.value == authority }
        return HTTPRequest(method: method, scheme: scheme, authority: authority, path: target, headerFields: fields)
    }

    /// The request as the caches take it; nil for one that they don't answer.
    func plain(_ rules: FrontRules) -> PlainRequest? {
        guard method == "GET" || method == "HEAD", let authority, RequestTarget.isHost(authority), !authority.isEmpty,
            rules.oneAddress?.isNamed(by: authority.utf8) ?? true,
            PlainRequest.isTarget(target), !fields.contains(where: { $0.name.canonicalName == "host" })
        else { return nil }
        var request = PlainRequest()
        request.isHead = method == "HEAD"
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        request.path = String(parts[0])
        request.hasQuery = parts.count > 1
        request.fields.takesGzip = Gzip.isAccepted(by: fields[.acceptEncoding])
        request.fields.conditions = Conditions(of: fields)
        if let staffCookie = rules.staffCookie {
            request.fields.isFromStaff = fields[values: .cookie].contains { $0.contains(staffCookie + "=") }
        }
        if rules.keepsForwarded, let name = HTTPField.Name("X-Forwarded-For") {
            request.fields.forwarded = fields[values: name]
        }
        return request
    }
}
