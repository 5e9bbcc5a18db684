import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Writes the front's page: slots, candidates, history.
struct FrontBoardWriter {
    let board: FrontBoard
    let language: Language
    let dates: DateWriter
    let now: Timestamp

    /// How long a new strip is shown unless somebody says otherwise, in seconds.
    private static let stripSeconds: Int64 = 2 * 3_600

    /// The page.
    func model(_ frame: FrameModel, _ told: FrontPages.Told) -> FrontDeskModel {
        let fields = board.draft.fields
        let slots = board.front.slots.map(slot)
        func part(_ part: FrontLayout.Part) -> [FrontSlotModel] {
            zip(board.front.slots, slots).filter { $0.0.place.part == part }.map(\.1)
        }
        let isLast = told.published == board.current.number
        return FrontDeskModel(
            frame: frame,
            notice: told.notice,
            fault: told.fault,
            base: "\(board.draft.base)",
            arrangement: fields.arrangement,
            past: fields.past,
            future: fields.future,
            words: board.words,
            isChanged: !board.draft.arrangement.isSame(as: board.current.arrangement),
            top: part(.top),
            blocks: part(.blocks),
            rail: part(.rail),
            slots: board.layout.places.map {
                ChoiceModel(value: $0.slot.rawValue, label: label($0.slot), isChosen: $0.slot == .lead)
            },
            candidates: board.candidates.map(candidate),
            history: history.map { version($0, isCurrent: $0.number == board.current.number) },
            conflict: told.conflict.map(conflict),
            published: isLast ? told.published.map(String.init) ?? "" : "",
            strip: strip(told.strip),
            timeZone: board.timeZone
        )
    }

    // MARK: Slots

    /// What a slot is called.
    func label(_ slot: FrontSlot) -> String {
        FrontSlotNames(language: language, sections: board.sections, titles: board.blocks.mapValues(\.title))[slot]
    }

    private func slot(_ filled: Front.Slot) -> FrontSlotModel {
        let place = filled.place
        return FrontSlotModel(
            slot: place.slot.rawValue,
            label: label(place.slot),
            mayRepeat: board.draft.arrangement.repeating.contains(place.slot),
            cells: (0..<place.count).map { position in
                guard filled.stories.indices.contains(position) else { return empty(place.slot, position) }
                return cell(filled.stories[position], in: place.slot, at: position)
            }
        )
    }

    private func empty(_ slot: FrontSlot, _ position: Int) -> FrontCellModel {
        FrontCellModel(slot: slot.rawValue, slotLabel: label(slot), position: "\(position)")
    }

    private func cell(_ shown: Front.Story, in slot: FrontSlot, at position: Int) -> FrontCellModel {
        guard let story = board.stories[shown.id] else { return empty(slot, position) }
        var cell = candidate(story)
        (cell.slot, cell.slotLabel, cell.position) = (slot.rawValue, label(slot), "\(position)")
        cell.earlier = act(story.id, place(before: slot, position))
        cell.later = act(story.id, place(after: slot, position))
        guard let pin = shown.pin else { return cell }
        cell.isPinned = true
        cell.by = pin.by
        cell.until = pin.until.map(moment) ?? ""
        cell.endName = FrontBoard.endField(pin)
        cell.endValue = pin.until.map(dates.field) ?? ""
        cell.repeats = pin.repeats
        return cell
    }

    /// A story as one may pick it.
    private func candidate(_ story: ArticleSummary) -> FrontCellModel {
        FrontCellModel(
            story: "\(story.id)",
            headline: story.headline,
            path: story.path,
            picture: story.picture.flatMap { board.pictures[$0.picture] }.flatMap(thumbnail) ?? "",
            section: story.section.flatMap { board.sections[$0]?.name } ?? "",
            age: dates.ago(story.published, now: now) ?? dates.dateShort(story.published),
            isShown: board.front.slots.contains { $0.stories.contains { $0.id == story.id } }
        )
    }

    private func thumbnail(_ picture: Picture) -> String? {
        picture.hash.map {
            MediaAddress(hash: $0, slug: picture.slug, spec: RenditionSpec(width: 240, height: 160, format: .jpeg)).path
        }
    }

    private func act(_ story: Identifier<Article>, _ place: (FrontSlot, Int)?) -> String {
        place.map { "put \(story) \($0.0) \($0.1)" } ?? ""
    }

    private func place(before slot: FrontSlot, _ position: Int) -> (FrontSlot, Int)? {
        if position > 0 { return (slot, position - 1) }
        guard let index = board.layout.places.firstIndex(where: { $0.slot == slot }), index > 0 else { return nil }
        let former = board.layout.places[index - 1]
        return (former.slot, former.count - 1)
    }

    private func place(after slot: FrontSlot, _ position: Int) -> (FrontSlot, Int)? {
        let places = board.layout.places
        guard let index = places.firstIndex(where: { $0.slot == slot }) else { return nil }
        if position + 1 < places[index].count { return (slot, position + 1) }
        return index + 1 < places.count ? (places[index + 1].slot, 0) : nil
    }

    /// A time of today, or a whole date.
    private func moment(_ time: Timestamp) -> String {
        dates.isoDay(time) == dates.isoDay(now) ? dates.time(time) : dates.dateTime(time)
    }

    // MARK: What happened

    private var history: ArraySlice<FrontVersion> { board.history.prefix(FrontBoard.historyLength) }

    private func version(_ version: FrontVersion, isCurrent: Bool) -> FrontVersionModel {
        let former = board.history.first { $0.number == version.number - 1 }?.arrangement
        let isWhole = former != nil || version.number == 1
        return FrontVersionModel(
            number: "\(version.number)",
            who: version.account == nil ? language.text("front.program") : version.actor,
            time: moment(version.time),
            isCurrent: isCurrent,
            changes: cause(version.cause)
                + (isWhole ? version.arrangement.changes(from: former ?? .empty).map(line) : [])
        )
    }

    private func cause(_ cause: FrontVersion.Cause) -> [String] {
        switch cause {
        case .arranged: []
        case .restored(let number): [language.text("front.change.restored", ["number": "\(number)"])]
        case .ended: [language.text("front.change.ended")]
        case .left: [language.text("front.change.left")]
        }
    }

    private func line(_ change: FrontChange) -> String {
        func text(_ key: String, _ pin: FrontPin, _ more: [String: String] = [:]) -> String {
            let headline = board.headlines[pin.story] ?? language.text("front.gone")
            let values = ["headline": headline, "slot": label(pin.slot)].merging(more) { first, _ in first }
            return language.text("front.change.\(key)", values)
        }
        switch change {
        case .pinned(let pin): return text("pinned", pin)
        case .released(let pin): return text("released", pin)
        case .moved(let pin, let from):
            return pin.slot == from.slot ? text("reordered", pin) : text("moved", pin, ["from": label(from.slot)])
        case .changed(let pin):
            return pin.until.map { text("until", pin, ["time": moment($0)]) } ?? text("changed", pin)
        case .repeating(let slot, let may):
            return language.text(may ? "front.change.repeats" : "front.change.single", ["slot": label(slot)])
        }
    }

    private func conflict(_ conflict: FrontBoard.Conflict) -> FrontConflictModel {
        FrontConflictModel(
            number: "\(conflict.current.number)",
            slots: board.layout.places.map(\.slot).filter(conflict.slots.contains).map(label).joined(separator: ", "),
            since: conflict.since.map { version($0, isCurrent: false) }
        )
    }

    // MARK: The strip

    private func strip(_ form: Form?) -> StripModel {
        let link: String =
            switch board.breaking?.target {
            case .address(let address): address
            case .article(let id): board.stripPath[id] ?? ""
            case nil, .some(.none): ""
            }
        let end = board.breaking?.until ?? now.advanced(bySeconds: Self.stripSeconds)
        return StripModel(
            isShown: board.breaking != nil,
            line: board.breaking?.text ?? "",
            by: board.breaking?.by ?? "",
            end: board.breaking.map { moment($0.until) } ?? "",
            text: form?["text"] ?? board.breaking?.text ?? "",
            link: form?["link"] ?? link,
            until: form?["until"] ?? dates.field(end)
        )
    }
}
