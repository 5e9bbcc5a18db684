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

        init(theme: Theme, settings: NewspaperSettings, sections: SectionTree, language: Language, dates: DateWriter) {
            self.theme = theme
            self.settings = settings
            self.sections = sections
            self.language = language
            self.dates = dates
        }
    }

    let parts: Site.Parts
    private let dates = Mutex<[String: DateWriter]>([:])
    private let headers = Mutex<(style: String, headers: SecurityHeaders)?>(nil)

    init(_ parts: Site.Parts) {
        self.parts = parts
    }

    /// Whether readers reach the site by https.
    private var isSecure: Bool { parts.address.hasPrefix("https://") }

    /// Reads the frame.
    func frame(_ reader: Reader) throws -> Frame {
        let theme = try parts.theme()
        let settings = try reader.settings()
        let language = theme.language(settings.language)
        return Frame(
            theme: theme,
            settings: settings,
            sections: try reader.sectionTree(),
            language: language,
            dates: dates(language: language, timeZone: settings.timeZone)
        )
    }

    /// What makes pages from a snapshot.
    func pageMaker(_ reader: Reader, _ frame: Frame) -> PageMaker {
        PageMaker(reader: reader, frame: frame, now: parts.clock(), site: parts.address)
    }

    /// What browsers are told of every answer, for the theme that counts now.
    func securityHeaders() -> SecurityHeaders {
        // A theme that can't be read any more has no styles; the answer is the page of a failure.
        let theme = try? parts.theme()
        let style = theme?.criticalStyleSource ?? ""
        return headers.withLock { kept in
            if let kept, kept.style == style { return kept.headers }
            let made = SecurityHeaders(
                styleHashes: theme?.styleHashes ?? [],
                frameHosts: EmbedProvider.playerHosts,
                isSecure: isSecure
            )
            kept = (style, made)
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
