import Foundation
import PortadaCore
import PortadaStore

/// Compares what a running server gives its readers with fresh renders from the store, byte for byte.
public struct Verification: Sendable {
    /// A page that is not what it should be.
    public struct Difference: Sendable {
        /// Its path.
        public let path: String
        /// What differs, in one or more lines.
        public let description: String
    }

    /// Gives what readers get at a path: status and body, decoded. `isCompressed` says how it should travel.
    public typealias Fetch = @Sendable (_ path: String, _ isCompressed: Bool) async throws -> (Int, [UInt8])

    /// A newsroom may publish between the two: so often both are read again.
    private static let attempts = 4

    private let site: Site
    private let fetch: Fetch

    /// - Parameter site: one with the address of the server's.
    public init(site: Site, fetch: @escaping Fetch) {
        self.site = site
        self.fetch = fetch
    }

    /// The addresses to look at: the front, sections, feeds, sitemaps, and so many stories from anywhere in the archive.
    public func paths(sample: Int) async throws -> [String] {
        try await site.parts.store.read(.upkeep) { reader in
            let sections = try reader.sectionTree().byID.values.map(\.path).sorted()
            let newest = try reader.latest(.newspaper, limit: 20).map(\.path)
            let any = try reader.samplePaths(sample)
            let fixed = ["/", "/feed/", "/feed/atom/", "/feed/json/", "/sitemap.xml", "/sitemap-pages.xml"]
            var seen: Set<String> = []
            return (fixed + sections + newest + any).filter { seen.insert($0).inserted }
        }
    }

    /// Compares one page, as it is and compressed; nil when both are right.
    public func difference(at path: String) async throws -> Difference? {
        for isCompressed in [false, true] {
            var found: Difference?
            for attempt in 0..<Self.attempts {
                if attempt > 0 { try await Task.sleep(for: .milliseconds(200)) }
                found = try await compare(path, isCompressed)
                if found == nil { break }
            }
            if let found { return found }
        }
        return nil
    }

    private func compare(_ path: String, _ isCompressed: Bool) async throws -> Difference? {
        let (status, bytes) = try await fetch(path, isCompressed)
        let answer = try await site.answer(SiteRouter.route(path: path, query: .none), query: .none)
        guard status == answer.status else {
            return Difference(path: path, description: "answers \(status), should answer \(answer.status)")
        }
        guard case .bytes(let fresh) = answer.body, status == 200, fresh != bytes else { return nil }
        return Difference(path: path, description: Self.firstDifference(bytes, fresh))
    }

    private static func firstDifference(_ served: [UInt8], _ fresh: [UInt8]) -> String {
        let place = zip(served, fresh).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let start = max(0, (place ?? min(served.count, fresh.count)) - 40)
        func part(_ bytes: [UInt8]) -> String {
            String(decoding: bytes[min(start, bytes.count)..<min(start + 120, bytes.count)], as: UTF8.self)
        }
        return
            "differs from byte \(place ?? min(served.count, fresh.count)) on\n  served: \(part(served).debugDescription)\n"
            + "  fresh:  \(part(fresh).debugDescription)"
    }
}
