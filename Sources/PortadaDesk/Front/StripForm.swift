import Foundation
import PortadaCore
import PortadaRendering
import PortadaStore

/// The form by which a strip is announced.
struct StripForm {
    /// What is wrong with it; the last part of the text that says so.
    enum Fault: String, Error, CaseIterable {
        /// There are no words, or too many.
        case text = "noText"
        /// It does not end, or in the past.
        case end = "noEnd"
        /// The address is none that readers could follow.
        case address = "noAddress"
        /// Readers don't see the story.
        case story = "noStory"
    }

    private let form: Form
    private let site: String
    private let now: Timestamp

    init(_ form: Form, site: String, now: Timestamp) {
        self.form = form
        self.site = site
        self.now = now
    }

    /// What it announces.
    /// - Parameters:
    ///   - dates: what reads times, in the newspaper's time zone.
    ///   - end: when the strip ends that stands.
    func read(_ store: Store, _ dates: DateWriter, over end: Timestamp?) async throws(Fault) -> BreakingNews {
        let text = form["text"].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !text.isEmpty, text.count <= BreakingNews.maxLength else { throw .text }
        let address = try link(form["link"])
        let target: BreakingNews.Target
        do {
            target = try await store.read { try Self.target(address, $0) }
        } catch { throw .address }
        guard case .moment(let end) = TypedMoment(form["until"], over: end, dates), end > now else { throw .end }
        return BreakingNews(text: text, target: target, until: end)
    }

    /// A path of the site, a whole address, or nothing.
    private func link(_ text: String) throws(Fault) -> String? {
        if text.isEmpty { return nil }
        let own = text.hasPrefix(site + "/") ? String(text.dropFirst(site.count)) : text
        let isBounded = own.utf8.count <= 2_000 && !own.contains { $0.isWhitespace || $0 == "\\" }
        guard isBounded, let parts = URLComponents(string: own) else { throw .address }
        if own.hasPrefix("/"), !own.hasPrefix("//") { return own }
        guard ["https", "http"].contains(parts.scheme?.lowercased()), parts.host?.isEmpty == false, parts.user == nil
        else { throw .address }
        return own
    }

    /// A story of ours is followed wherever it moves.
    private static func target(_ address: String?, _ reader: Reader) throws -> BreakingNews.Target {
        guard let address else { return .none }
        guard address.hasPrefix("/"), case .article(let id) = try reader.resolve(path: address) else {
            return .address(address)
        }
        return .article(id)
    }
}
