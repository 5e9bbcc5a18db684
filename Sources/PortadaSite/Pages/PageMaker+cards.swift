import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// The widest picture of a card, in pixels.
    static let cardWidth = 960
    /// The same of a small card, beside its words.
    static let smallCardWidth = 640

    /// Stories as cards. People and pictures are asked for once for all of them.
    func cards(_ stories: [ArticleSummary], width: Int = cardWidth) throws -> [StoryCardModel] {
        guard !stories.isEmpty else { return [] }
        let people = try people(Set(stories.flatMap(\.bylines)))
        let pictures = try reader.pictures(Set(stories.compactMap { $0.picture?.picture }))
        let columnists = stories.filter { $0.kind == .opinion }.flatMap(\.bylines).compactMap { people[$0] }
        let portraits = try portraits(of: columnists)
        return stories.map { card($0, people: people, pictures: pictures, portraits: portraits, width: width) }
    }

    private func card(
        _ story: ArticleSummary,
        people: [Identifier<Person>: Person],
        pictures: [Identifier<Picture>: Picture],
        portraits: [Identifier<Person>: PictureModel],
        width: Int
    ) -> StoryCardModel {
        StoryCardModel(
            headline: FixedSpaces.text(story.headline),
            path: story.path,
            kicker: kicker(story.kicker, kind: story.kind),
            summary: FixedSpaces.text(story.summary),
            section: story.section.flatMap { sections[$0] }.map { LinkModel(label: $0.name, path: $0.path) },
            published: date(story.published),
            picture: story.picture.flatMap { use in
                pictures[use.picture].flatMap { picture($0, use: use, upTo: width) }
            },
            bylines: bylines(story.bylines, people: people),
            portrait: story.kind == .opinion ? story.bylines.lazy.compactMap { portraits[$0] }.first : nil,
            kindLabel: kindLabel(story.kind),
            isOpinion: story.kind == .opinion,
            isLive: story.kind == .live,
            isGallery: story.kind == .gallery
        )
    }

    /// The people with these numbers.
    func people(_ ids: Set<Identifier<Person>>) throws -> [Identifier<Person>: Person] {
        guard !ids.isEmpty else { return [:] }
        let found = try directory.people(ids)
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The faces of people, as they stand beside their names, which say who it is.
    func portraits(of people: [Person]) throws -> [Identifier<Person>: PictureModel] {
        guard people.contains(where: { $0.picture != nil }) else { return [:] }
        let pictures = try directory.pictures(Set(people.compactMap(\.picture)))
        let faces: [(Identifier<Person>, PictureModel)] = people.compactMap { person in
            guard let picture = person.picture.flatMap({ pictures[$0] }),
                var face = self.picture(picture, upTo: Self.smallCardWidth)
            else { return nil }
            face.alt = ""
            return (person.id, face)
        }
        return Dictionary(faces, uniquingKeysWith: { first, _ in first })
    }

    /// Bylines in their order, with what stands between them.
    func bylines(_ ids: [Identifier<Person>], people: [Identifier<Person>: Person]) -> [BylineModel] {
        let signers = ids.compactMap { people[$0] }
        return signers.enumerated().map { index, person in
            let separator =
                index == 0 ? "" : (index == signers.count - 1 ? language.text("page.bylineAnd") : ", ")
            return BylineModel(
                name: person.name,
                path: person.listAddress.path,
                isAgency: person.kind == .agency,
                separator: separator
            )
        }
    }

    /// The label of a story that isn't plain news; empty for news and pages.
    func kindLabel(_ kind: ArticleKind) -> String {
        switch kind {
        case .news, .page: ""
        case .opinion: language.text("page.kindOpinion")
        case .analysis: language.text("page.kindAnalysis")
        case .interview: language.text("page.kindInterview")
        case .gallery: language.text("page.kindGallery")
        case .live: language.text("page.kindLive")
        }
    }

    /// The line above the headline; empty when it says what the kind's label says already.
    func kicker(_ kicker: String, kind: ArticleKind) -> String {
        kicker.lowercased() == kindLabel(kind).lowercased() ? "" : FixedSpaces.text(kicker)
    }

    /// A moment for people and programs; a script shows a young one as "5 minutes ago" instead.
    func date(_ moment: Timestamp) -> DateModel {
        DateModel(
            text: dates.date(moment),
            hour: FixedSpaces.text(dates.time(moment)),
            iso: dates.iso8601(moment)
        )
    }

    /// The same with the time of day.
    func dateAndTime(_ moment: Timestamp) -> DateModel {
        DateModel(text: FixedSpaces.text(dates.dateTime(moment)), iso: dates.iso8601(moment))
    }
}
