import PortadaCore
import PortadaRendering
import PortadaStore
import Synchronization

/// What pages are made with: the theme that counts now, the settings, the sections.
final class Press: Sendable {
    /// What every page needs of the newspaper, and hardly ever changes.
    final class Frame: Sendable {
        let theme: Theme
        let settings: NewspaperSettings
        let sections: SectionTree
        let language: Language
        let dates: DateWriter
        let structuredData: StructuredData

        init(
            theme: Theme,
            settings: NewspaperSettings,
            sections: SectionTree,
            dates: DateWriter,
            site: String
        ) {
            self.theme = theme
            self.settings = settings
            self.sections = sections
            self.dates = dates
            language = theme.language(settings.language)
            structuredData = StructuredData(
                publisher: StructuredData.Publisher(
                    name: settings.name,
                    site: site,
                    logo: theme.logoAddress.map { site + $0 } ?? "",
                    description: settings.description,
                    profiles: settings.profiles,
                    email: settings.contactEmail,
                    language: settings.language
                )
            )
        }
    }

    let parts: Site.Parts
    private let dates = Mutex<[String: DateWriter]>([:])
    private let chosen = Mutex<Chosen?>(nil)
    private let headers = Mutex<(styles: [String], headers: SecurityHeaders)?>(nil)

    /// The theme as the newspaper chose it.
    private struct Chosen {
        let look: Look
        let theme: Theme
        /// Styles that pages had before: one that was made from an older snapshot still gets its own.
        var formerStyles: [String]
    }

    /// What browsers are told of pictures and the theme's files.
    let fileSecurityHeaders: SecurityHeaders

    init(_ parts: Site.Parts) {
        self.parts = parts
        fileSecurityHeaders = SecurityHeaders(ofFilesWith: parts.strictTransport.value(for: parts.address))
    }

    /// How browsers insist on https; nil where readers come without.
    var strictTransport: String? { parts.strictTransport.value(for: parts.address) }

    /// Reads the frame.
    /// - Parameter look: a choice among the theme's options that nobody has made yet; nil for the newspaper's.
    func frame(_ reader: Reader, look: Look? = nil) throws -> Frame {
        let own = try parts.theme()
        let theme = try look.map { own.chosen($0) } ?? theme(try reader.look(), of: own)
        let settings = try reader.settings()
        return Frame(
            theme: theme,
            settings: settings,
            sections: try reader.sectionTree(),
            dates: dates(language: theme.language(settings.language), timeZone: settings.timeZone),
            site: parts.address
        )
    }

    /// What makes pages from a snapshot.
    /// - Parameter directory: the people and tags that pages name; nil asks the store for each.
    func pageMaker(_ reader: Reader, _ frame: Frame, _ directory: Directory? = nil) -> PageMaker {
        PageMaker(
            reader: reader,
            frame: frame,
            directory: directory ?? Directory(reader),
            now: parts.clock(),
            site: parts.address
        )
    }

    /// The theme with the newspaper's choice, which hardly ever changes.
    private func theme(_ look: Look, of theme: Theme) -> Theme {
        chosen.withLock { chosen in
            if let chosen, chosen.look == look, chosen.theme.isOfSameLoad(as: theme) { return chosen.theme }
            let made = theme.chosen(look)
            let former = (chosen?.formerStyles ?? []) + (chosen.map { [$0.theme.criticalStyleSource] } ?? [])
            chosen = Chosen(
                look: look,
                theme: made,
                formerStyles: former.suffix(Self.formerStyles).filter { $0 != made.criticalStyleSource }
            )
            return made
        }
    }

    /// How many styles are let in besides the one that counts now.
    private static let formerStyles = 3

    /// What browsers are told of every answer, for the theme that counts now.
    func securityHeaders() -> SecurityHeaders {
        // Before the first page, or when the theme can't be read any more, there are no styles.
        let styles = chosen.withLock { chosen in
            chosen.map { [$0.theme.criticalStyleSource] + $0.formerStyles } ?? []
        }
        return headers.withLock { kept in
            if let kept, kept.styles == styles { return kept.headers }
            let made = SecurityHeaders(
                styleHashes: styles,
                frameHosts: EmbedProvider.playerHosts,
                strictTransport: strictTransport
            )
            kept = (styles, made)
            return made
        }
    }

    /// What answers carry besides their own headers, now.
    func envelope() -> Envelope { Envelope(security: securityHeaders(), sharedCache: parts.sharedCache) }

    private func dates(language: Language, timeZone: String) -> DateWriter {
        let key = language.code + " " + timeZone
        if let known = dates.withLock({ $0[key] }) { return known }
        let made = DateWriter(language: language, timeZone: timeZone)
        dates.withLock { $0[key] = made }
        return made
    }
}
