import Foundation

/// What a form with files may cost.
struct FormLimits: Sendable {
    /// The largest file, in bytes.
    var fileBytes: Int
    /// The largest form with all its files, in bytes.
    var totalBytes: Int
    /// Where files lie until they are looked at.
    var folder: URL

    /// Takes files up to a size, and at once as much as `count` of the largest.
    init(fileBytes: Int, count: Int = 10, folder: URL) {
        self.fileBytes = fileBytes
        totalBytes = fileBytes * count + Form.maxBytes
        self.folder = folder
    }
}
