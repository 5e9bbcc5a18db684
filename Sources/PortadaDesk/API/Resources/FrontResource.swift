import PortadaCore
import PortadaStore

/// The front page: its slots as they are filled, and what the newsroom holds in them.
enum FrontResource {
    private static let slot = APISchema.text(min: 4, max: 60, pattern: .key)

    private static let pin = [
        APIProperty("article", .id, required: true),
        APIProperty("slot", slot, required: true, "A slot's name, as the front lists them."),
        APIProperty("position", .whole(0...99), required: true, "From 0."),
        APIProperty("until", .optional(.moment), "When it ends by itself."),
        APIProperty("repeats", .flag, "Whether the story may stand elsewhere on the front too."),
    ]

    /// The front.
    static let schema = APISchema.object([
        APIProperty("version", .whole(0...9_007_199_254_740_991), required: true),
        APIProperty(
            "slots",
            .list(
                .object([
                    APIProperty("name", .markup, required: true),
                    APIProperty("holds", .whole(0...1000), required: true),
                    APIProperty(
                        "articles",
                        .list(.id, max: 1000),
                        required: true,
                        "In order; held ones and those the rule chose."
                    ),
                ]),
                max: 1000
            ),
            required: true
        ),
        APIProperty("pins", .list(.object(pin), max: 1000), "What is held; only with the scope read."),
    ])

    private static let breakingProperties = [
        APIProperty("text", .name(max: BreakingNews.maxLength), required: true, "Plain text."),
        APIProperty("article", .optional(.id), "The story that it leads to."),
        APIProperty("until", .moment, required: true, "When it ends by itself."),
    ]

    /// The strip above every page.
    static let breakingSchema = APISchema.object([
        APIProperty("text", .markup, required: true), APIProperty("article", .optional(.id), required: true),
        APIProperty("until", .moment, required: true),
    ])

    static let routes: [APIRoute] = [
        .get("/front", "readFront", "The front page's slots with their stories.", gives: .named("Front"), shown),
        .change(
            .put,
            "/front",
            "arrangeFront",
            "Holds stories in slots; what is not held, the slots' rules fill.",
            scope: .site,
            takes: .json(.object([APIProperty("pins", .list(.object(pin), max: 200), required: true)])),
            gives: .named("Front"),
            arrange
        ),
        .get(
            "/front/breaking",
            "readBreaking",
            "The strip above every page.",
            gives: .named("Breaking")
        ) { call in
            guard let news = try await call.store.read({ try $0.breakingNews() }) else { throw APIFault(.missing) }
            return answer(news)
        },
        .change(
            .put,
            "/front/breaking",
            "setBreaking",
            "Shows a strip above every page, in the place of the one before.",
            scope: .site,
            takes: .json(.object(breakingProperties)),
            gives: .named("Breaking"),
            announce
        ),
        .change(
            .delete,
            "/front/breaking",
            "endBreaking",
            "Takes the strip away.",
            scope: .site,
            gives: nil
        ) { call in
            guard let news = try await call.store.read({ try $0.breakingNews() }) else { throw APIFault(.missing) }
            try call.require(tag(news))
            try await call.newsroom(.breaking(news)).setBreaking(nil, by: call.actor(), at: call.now)
            return .empty
        },
    ]

    private static func shown(_ call: APICall) async throws -> APIAnswer {
        let (version, front) = try await call.store.read { (try $0.frontVersion(), try $0.front()) }
        var members: [JSONValue.Member] = [
            .init(name: "version", value: .whole(version.number)),
            .init(name: "slots", value: .list(front.slots.map(shape))),
        ]
        if call.seesAll { members.append(.init(name: "pins", value: .list(version.arrangement.pins.map(shape)))) }
        return APIAnswer(.object(members), tag: EntityTag(version: version.number, showing: .object(members)))
    }

    private static func shape(_ slot: Front.Slot) -> JSONValue {
        .members([
            "name": .text(slot.place.slot.rawValue), "holds": .whole(Int64(slot.place.count)),
            "articles": .list(slot.stories.map { .whole($0.id.rawValue) }),
        ])
    }

    private static func shape(_ pin: FrontPin) -> JSONValue {
        .members([
            "article": .whole(pin.story.rawValue), "slot": .text(pin.slot.rawValue),
            "position": .whole(Int64(pin.position)), "until": .optional(pin.until?.rfc3339),
            "repeats": .flag(pin.repeats),
        ])
    }

    private static func arrange(_ call: APICall) async throws -> APIAnswer {
        let (version, layout) = try await call.store.read { (try $0.frontVersion(), try $0.frontLayout()) }
        try call.require(EntityTag(version: version.number, showing: .null))
        let wishes = call.body["pins"]?.items ?? []
        let pins = try wishes.enumerated().map { index, wish in
            guard let slot = FrontSlot(rawValue: wish["slot"]?.string ?? ""),
                layout.places.contains(where: { $0.slot == slot })
            else { throw APIFault.conflict("/pins/\(index)/slot") }
            return FrontPin(
                story: Identifier(wish["article"]?.number ?? 0),
                slot: slot,
                position: Int(wish["position"]?.number ?? 0),
                until: wish["until"]?.string.flatMap { Timestamp(rfc3339: $0) },
                repeats: wish["repeats"]?.bool ?? false
            )
        }
        let known = Set(try await call.store.read { try $0.articles(pins.map(\.story)).map(\.id) })
        if let index = pins.firstIndex(where: { !known.contains($0.story) }) {
            throw APIFault.conflict("/pins/\(index)/article")
        }
        let arrangement = FrontArrangement(pins: pins, repeating: version.arrangement.repeating)
        let outcome = try await call.newsroom().arrangeFront(
            arrangement,
            base: version.number,
            by: call.actor(),
            at: call.now
        )
        guard case .arranged = outcome else { throw Seen.Stale() }
        return try await shown(call)
    }

    private static func announce(_ call: APICall) async throws -> APIAnswer {
        let former = try await call.store.read { try $0.breakingNews() }
        try call.require(former.map(tag))
        guard let end = call.body["until"]?.string.flatMap({ Timestamp(rfc3339: $0) }), end > call.now else {
            throw APIFault.conflict("/until")
        }
        var target = BreakingNews.Target.none
        if let number = call.body["article"]?.number {
            let story = Identifier<Article>(number)
            guard try await !call.store.read({ try $0.articles([story]) }).isEmpty else {
                throw APIFault.conflict("/article")
            }
            target = .article(story)
        }
        let news = BreakingNews(text: TypedText.line(call.body["text"]?.string ?? ""), target: target, until: end)
        try await call.newsroom(.breaking(former)).setBreaking(news, by: call.actor(), at: call.now)
        return answer(news)
    }

    private static func answer(_ news: BreakingNews) -> APIAnswer { APIAnswer(shape(news), tag: tag(news)) }

    private static func tag(_ news: BreakingNews) -> EntityTag { EntityTag(showing: shape(news)) }

    private static func shape(_ news: BreakingNews) -> JSONValue {
        let article: JSONValue = if case .article(let id) = news.target { .whole(id.rawValue) } else { .null }
        return .members(["text": .text(news.text), "article": article, "until": .text(news.until.rfc3339)])
    }
}
