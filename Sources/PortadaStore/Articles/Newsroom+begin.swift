import PortadaCore

extension Newsroom {
    /// Begins a draft with everything that it shall have; its address comes from its slug or its headline, and gets a
    /// number behind it where it is taken.
    public func begin(with content: ArticleContent, by actor: Actor, at time: Timestamp) async throws -> Article {
        try await perform(.create, by: actor, at: time) { operation in
            var article = Article(
                id: Identifier(0),
                headline: "",
                slug: "",
                path: "",
                times: ArticleTimes(created: time),
                owner: actor.account
            )
            content.apply(to: &article)
            article.bodyPictures = try operation.reader.pictures(shownIn: article.body)
            let hasSlug = !content.slug.isEmpty
            let words = hasSlug ? content.slug : content.headline
            let isNameless = words.allSatisfy(\.isWhitespace)
            let wish =
                isNameless
                ? "\(Slug.make(from: ""))-\(time.rawValue)"
                : Slug.make(from: words, maxLength: hasSlug ? TextLimit.slug.characters : Slug.standardLength)
            try operation.giveAddress(to: &article, wish: wish)
            let created = try ArticleWriter(operation).insert(article)
            try operation.audit("create", "article", created.id.rawValue)
            return created
        }
    }
}
