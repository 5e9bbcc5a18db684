import PortadaCore
import PortadaRendering

/// Reads an export's stories and makes drafts of them, a batch at a time, aside from the task that writes.
actor StoryBatches {
    /// What one batch of the file held.
    struct Batch: Sendable {
        var drafts: [StoryDraft] = []
        /// Items that nobody understands, as JSON by number.
        var kept: [(id: String, data: String)] = []
        var skipped: [(reason: String, example: String)] = []
        var failed: [WXRFault] = []
        var read = 0
        var mended = 0
        /// How far the file is read, 0 to 1.
        var fraction = 0.0
    }

    private var reader: WXRReader
    private let mapping: StoryMapping
    private let size: Int
    private var seen: [String: Int] = [:]

    /// Types that are brought in elsewhere.
    private static let elsewhere: Set<String> = ["attachment", "nav_menu_item", "guest-author", "wp_block"]
    /// Types that WordPress keeps for itself.
    private static let housekeeping: Set<String> = [
        "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_template",
        "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face", "scheduled-action",
    ]

    init(reader: WXRReader, mapping: StoryMapping, size: Int) {
        self.reader = reader
        self.mapping = mapping
        self.size = size
    }

    /// The next batch; nil at the end of the file.
    func next() throws -> Batch? {
        var batch = Batch()
        let mended = reader.mendedCount
        while batch.drafts.count + batch.kept.count < size, let event = try reader.next() {
            switch event {
            case .item(let item, let fingerprint):
                batch.read += 1
                take(item, fingerprint, &batch)
            case .fault(let fault): batch.failed.append(fault)
            default: break
            }
        }
        batch.mended = reader.mendedCount - mended
        batch.fraction = reader.progress
        return batch.read == 0 && batch.failed.isEmpty ? nil : batch
    }

    private func take(_ item: WXRItem, _ fingerprint: Int64, _ batch: inout Batch) {
        let label = "\(item.postType) \(item.postID) \"\(item.title.prefix(120))\""
        switch item.postType {
        case "post", "page":
            guard item.status != "auto-draft", item.status != "inherit" else {
                batch.skipped.append(("A draft that WordPress made by itself.", label))
                return
            }
            let number = seen[item.postID, default: 0] + 1
            seen[item.postID] = number
            // One file may give a number twice: both stay.
            let id = number == 1 ? item.postID : "\(item.postID)#\(number)"
            batch.drafts.append(mapping.draft(item, originID: id, fingerprint: fingerprint))
        case _ where Self.elsewhere.contains(item.postType): break
        case _ where Self.housekeeping.contains(item.postType):
            batch.skipped.append(("WordPress' own housekeeping (\(item.postType)).", label))
        default:
            let reason = "The type \"\(item.postType)\" is not known: kept in the database, not shown."
            batch.skipped.append((reason, label))
            batch.kept.append((item.postID, Self.json(item)))
        }
    }

    private static func json(_ item: WXRItem) -> String {
        JSONText.object([
            ("type", .string(item.postType)), ("status", .string(item.status)), ("title", .string(item.title)),
            ("name", .string(item.postName)), ("link", .string(item.link)), ("date", .string(item.postDateGMT)),
            ("content", .string(item.content)), ("excerpt", .string(item.excerpt)),
            ("meta", .array(item.meta.map { .array([.string($0.key), .string($0.value)]) })),
            (
                "terms",
                .array(item.terms.map { .array([.string($0.domain), .string($0.slug), .string($0.name)]) })
            ),
        ]).text
    }
}

extension ImportReport {
    /// Takes in what reading a batch found.
    mutating func take(_ batch: StoryBatches.Batch) {
        read += batch.read
        mended += batch.mended
        failed += batch.failed
        for (reason, example) in batch.skipped { skip(reason, example) }
    }
}
