import HTTPTypes

/// Finds the route of a request: by the form of its path, then by its method.
struct APIRouteTable: Sendable {
    /// Every route, in order.
    let all: [APIRoute]
    private let byLength: [Int: [(parts: [Substring], routes: [APIRoute])]]

    init(_ routes: [APIRoute]) {
        all = routes
        var table: [Int: [(parts: [Substring], routes: [APIRoute])]] = [:]
        for route in routes {
            var entries = table[route.parts.count] ?? []
            if let index = entries.firstIndex(where: { $0.parts == route.parts }) {
                entries[index].routes.append(route)
            } else {
                entries.append((route.parts, [route]))
            }
            // Words before names: `/articles/search` is no story's number.
            table[route.parts.count] = entries.sorted { Self.names($0.parts) < Self.names($1.parts) }
        }
        byLength = table
    }

    private static func names(_ parts: [Substring]) -> Int { parts.count { $0.hasPrefix("{") } }

    /// The routes at a path below `/api/v1`, with what stands at the names of the path.
    func routes(at path: Substring) -> (routes: [APIRoute], parameters: [String: String])? {
        let parts = path.split(separator: "/")
        for entry in byLength[parts.count] ?? [] {
            var parameters: [String: String] = [:]
            let fits = zip(entry.parts, parts).allSatisfy { pattern, part in
                guard pattern.hasPrefix("{") else { return pattern == part }
                guard let text = part.removingPercentEncoding else { return false }
                parameters[String(pattern.dropFirst().dropLast())] = text
                return true
            }
            if fits { return (entry.routes, parameters) }
        }
        return nil
    }
}

extension [APIRoute] {
    /// The methods that an address takes.
    var methods: [HTTPRequest.Method] {
        let own = map(\.method)
        return own.contains(.get) ? own + [.head] : own
    }

    /// The same for `Allow`.
    var allowed: String { (methods + [.options]).map(\.rawValue).joined(separator: ", ") }
}
