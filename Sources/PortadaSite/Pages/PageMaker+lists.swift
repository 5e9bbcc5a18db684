import PortadaCore
import PortadaRendering
import PortadaStore

extension PageMaker {
    /// A section's front.
    func sectionPage(_ section: Section, number: Int) throws -> Answer {
        try listPage(
            ListPageContent(
                list: .section(section.id),
                address: .section(path: section.path),
                title: section.name,
                description: section.description,
                breadcrumb: breadcrumb(to: section.id),
                section: section
            ),
            number: number
        )
    }

    /// The page of an author, an agency or a tag.
    func namedListPage(_ address: SiteAddress.List, number: Int) throws -> Answer {
        guard let content = try content(of: address) else { return try formerList(address) { $0 } }
        if let moved = content.address, moved != address {
            return .moved(to: SiteAddress.list(moved, page: number).path)
        }
        return try listPage(content, number: number)
    }

    /// Where the list of a name went that was changed or merged.
    func formerList(_ address: SiteAddress.List, _ further: (String) -> String) throws -> Answer {
        if case .redirect(let target, _) = try reader.resolve(path: address.path) { return .moved(to: further(target)) }
        // The list whose slug has the same escapes in other letters.
        for alike in address.alike where try content(of: alike) != nil { return .moved(to: further(alike.path)) }
        return .nowhere
    }

    /// What a named list shows; nil when there is no such author, agency or tag.
    func content(of address: SiteAddress.List) throws -> ListPageContent? {
        switch address {
        case .author(let slug), .agency(let slug):
            guard let person = try reader.person(slug: slug) else { return nil }
            return ListPageContent(
                list: .person(person.id),
                address: person.listAddress,
                title: person.name,
                description: HTMLText.excerpt(person.biography, maxCharacters: 200),
                breadcrumb: breadcrumb(to: nil) + [LinkModel(label: person.name, path: person.listAddress.path)],
                person: person
            )
        case .tag(let slug):
            guard let tag = try reader.tag(slug: slug) else { return nil }
            return ListPageContent(
                list: .tag(tag.id),
                address: address,
                title: tag.name,
                description: tag.description,
                breadcrumb: breadcrumb(to: nil) + [LinkModel(label: tag.name, path: address.path)]
            )
        case .newspaper:
            return ListPageContent(
                list: .newspaper,
                address: .newspaper,
                title: settings.name,
                description: settings.description,
                breadcrumb: breadcrumb(to: nil)
            )
        case .section(let path):
            guard let section = sections.section(at: path) else { return nil }
            return ListPageContent(
                list: .section(section.id),
                address: address,
                title: section.name,
                description: section.description,
                breadcrumb: breadcrumb(to: section.id),
                section: section
            )
        }
    }

    /// The stories of a year, a month or a day, in the newspaper's time zone.
    func archivePage(year: Int, month: Int?, day: Int?, number: Int) throws -> Answer {
        guard let range = dates.range(year: year, month: month, day: day) else { return .nowhere }
        let title = period(year: year, month: month, day: day)
        let path = { (page: Int) in SiteAddress.archive(year: year, month: month, day: day, page: page).path }
        let content = ListPageContent(
            list: .period(range),
            path: path,
            title: language.text("page.archiveTitle", ["period": title]),
            description: "",
            breadcrumb: breadcrumb(to: nil) + [LinkModel(label: title, path: path(1))]
        )
        let answer = try listPage(content, number: number)
        // A month without stories is no page of the newspaper.
        if answer.isUnlisted { return .nowhere }
        // The old site may have had shorter pages.
        guard number > 1, answer.isNowhere, try !listPage(content, number: 1).isUnlisted else { return answer }
        return .moved(to: path(1))
    }

    private func period(year: Int, month: Int?, day: Int?) -> String {
        guard let month else { return "\(year)" }
        return day.map { dates.date(year: year, month: month, day: $0) } ?? dates.month(year: year, month: month)
    }

    /// A page of any list. The first page of a section has a lead story.
    func listPage(_ content: ListPageContent, number: Int) throws -> Answer {
        let found = try reader.page(number, of: content.list, length: settings.listLength)
        if found.stories.isEmpty, number > 1 { return .nowhere }
        let pagination = pagination(content, number: number, count: found.pageCount)
        var cards = try cards(found.stories)
        let hasLead = content.section != nil && number == 1 && cards.count > 2
        let lead = hasLead ? cards.removeFirst() : nil
        let heading =
            number > 1
            ? language.text("page.numbered", ["title": content.title, "number": String(number)]) : content.title
        var head = head(
            title: title(heading),
            description: content.description,
            path: content.path(page: number),
            feed: content.address,
            feedTitle: title(content.title),
            pagination: pagination,
            isUnlisted: found.stories.isEmpty,
            data: try listData(content, number: number)
        )
        if content.person != nil { head.socialType = "profile" }
        head.preload = lead?.picture
        let model = ListPageModel(
            site: siteModel,
            head: head,
            breadcrumb: content.breadcrumb,
            title: content.title,
            description: content.description,
            isSection: content.section != nil,
            person: try content.person.flatMap { try personCards([$0]).first },
            children: content.section.map { sections.children(of: $0.id) }.map { children in
                children.map { LinkModel(label: $0.name, path: $0.path) }
            } ?? [],
            feedPath: content.address.map { SiteAddress.feed($0).path } ?? "",
            lead: lead,
            stories: cards,
            isEmpty: found.stories.isEmpty,
            pagination: pagination
        )
        return try render(
            "list",
            model,
            isUnlisted: found.stories.isEmpty,
            masthead: .withoutSubsections,
            section: content.section?.id,
            listed: found.stories.map(\.id)
        )
    }

    private func listData(_ content: ListPageContent, number: Int) throws -> JSONText {
        let address = absolute(content.path(page: number))
        if let person = content.person {
            let portrait = try person.picture.flatMap { try reader.pictures([$0])[$0] }.flatMap(socialPicture)
            return structuredData.profile(
                .init(name: person.name, address: address, isOrganization: person.kind == .agency),
                description: HTMLText.plain(person.biography),
                picture: portrait?.address
            )
        }
        return structuredData.list(
            name: content.title,
            address: address,
            breadcrumb: content.breadcrumb.map { ($0.label, absolute($0.path)) }
        )
    }

    /// The links to a list's pages: the first, those around this one, the last.
    func pagination(_ content: ListPageContent, number: Int, count: Int) -> PaginationModel? {
        pagination(number: number, count: count) { content.path(page: $0) }
    }

    /// The same for any addresses.
    func pagination(number: Int, count: Int, path: (Int) -> String) -> PaginationModel? {
        guard count > 1 else { return nil }
        var pages: [PageLinkModel] = []
        var last = 0
        for page in Set([1, count] + (number - 2...number + 2)).sorted() where (1...count).contains(page) {
            if page > last + 1 { pages.append(PageLinkModel(isGap: true)) }
            pages.append(PageLinkModel(number: page, path: path(page), isCurrent: page == number))
            last = page
        }
        return PaginationModel(
            previousPath: number > 1 ? path(number - 1) : "",
            nextPath: number < count ? path(number + 1) : "",
            pages: pages
        )
    }
}
