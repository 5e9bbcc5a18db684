import PortadaCore

/// Counts in the text of a body.
enum BodyText {
    /// How many words a reader reads in a minute (a common estimate for Spanish prose).
    private static let wordsPerMinute = 220

    /// How many words there are between the tags.
    static func wordCount(of body: CleanHTML) -> Int {
        body.markup.utf8.withContiguousStorageIfAvailable { wordCount(of: $0) } ?? wordCount(of: body.markup.utf8)
    }

    private static func wordCount(of bytes: some Sequence<UInt8>) -> Int {
        var count = 0
        var isInTag = false
        var isInWord = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "<"):
                isInTag = true
                isInWord = false
            case UInt8(ascii: ">") where isInTag:
                isInTag = false
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"):
                isInWord = false
            default:
                if !isInTag, !isInWord {
                    isInWord = true
                    count += 1
                }
            }
        }
        return count
    }

    /// How many minutes so many words take to read, 1 at least.
    static func minutes(words: Int) -> Int {
        max(1, (words + wordsPerMinute / 2) / wordsPerMinute)
    }
}
