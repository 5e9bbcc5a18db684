/// The comments of a story that come in, and what is said of the others.
struct ReadersComments {
    private(set) var comments: [WXRItem.Comment] = []
    private(set) var notes: [DraftNote] = []

    private static let types: Set<String> = ["", "comment", "review"]

    init(_ item: WXRItem) {
        var (machines, others, binned, reviews, withStory, timeless) = (0, 0, 0, 0, 0, 0)
        for comment in item.comments {
            if comment.type == "pingback" || comment.type == "trackback" {
                machines += 1
            } else if !Self.types.contains(comment.type) {
                others += 1
            } else if comment.approved == "trash" {
                binned += 1
            } else {
                comments.append(comment)
                reviews += comment.type == "review" ? 1 : 0
                withStory += comment.approved == "post-trashed" ? 1 : 0
                timeless += [comment.dateGMT, comment.date].contains(where: WordPressTime.isImpossible) ? 1 : 0
            }
        }
        lose("Pingbacks and trackbacks, which machines wrote.", machines)
        lose("Comments of a type that newspapers here don't have.", others)
        lose("Comments that lay in the bin.", binned)
        change("Reviews are comments here.", reviews)
        change("Comments that went to the bin with their story wait for approval.", withStory)
        change("A date that no calendar has was not taken.", timeless)
    }

    private mutating func lose(_ reason: String, _ count: Int) {
        if count > 0 { notes.append(DraftNote(reason: reason, detail: "\(count)", count: count, isLost: true)) }
    }

    private mutating func change(_ reason: String, _ count: Int) {
        if count > 0 { notes.append(DraftNote(reason: reason, detail: "\(count) comments")) }
    }
}
