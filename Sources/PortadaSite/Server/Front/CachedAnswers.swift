import PortadaCore

/// What readers get from the caches, on whatever way they ask.
struct CachedAnswers: Sendable {
    /// How a request is answered.
    enum Reply {
        /// With what is there.
        case ready(PreparedAnswer)
        /// With what is made or read now, by whoever is given.
        case waits(ask: (@escaping PageCache.Deliver) -> Void)
        /// By those behind: nothing that is kept.
        case behind
    }

    let site: Site

    /// Says how a request is answered.
    func reply(to request: PlainRequest) -> Reply {
        let encoding: ContentEncoding = request.fields.takesGzip ? .gzip : .identity
        if FileCache.holds(request.path) {
            if let answer = site.files.ready(request.path, encoding) { return .ready(answer) }
            if SiteRouter.route(path: request.path, query: .none).isFile {
                return .waits { [site] in site.files.answer(request.path, encoding, deliver: $0) }
            }
        }
        // These pages depend on the query string; sessions and challenges are looked at by those behind.
        if request.fields.isFromStaff || Challenges.holds(request.path) || request.hasQuery && Self.readsQuery(request)
        {
            return .behind
        }
        if let answer = site.pages.ready(request.path, encoding) {
            // What leads elsewhere may take the query string along.
            return request.hasQuery && answer.status == 301 ? .behind : .ready(answer)
        }
        if request.hasQuery { return .behind }
        let route = SiteRouter.route(path: request.path, query: .none)
        guard let key = RequestTarget.cacheKey(request.path, route) else { return .behind }
        return .waits { [site] in site.pages.answer(key, route, encoding, deliver: $0) }
    }

    private static func readsQuery(_ request: PlainRequest) -> Bool {
        request.path == "/" || request.path.hasPrefix("/search")
    }
}
