import PortadaCore

/// Counts in the text of a body.
enum BodyText {
    /// How many words a reader reads in a minute (a common estimate for Spanish prose).
    private static let wordsPerMinute = 220

    /// How many words there are between the tags.
    static func wordCount(of body: CleanHTML) -> Int {
        var count = 0
        var isInTag = false
        var isInWord = false
        for byte in body.markup.utf8 {
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

    /// How many minutes it takes to read, 1 at least.
    static func minutes(of body: CleanHTML) -> Int {
        max(1, (wordCount(of: body) + wordsPerMinute / 2) / wordsPerMinute)
    }
}
