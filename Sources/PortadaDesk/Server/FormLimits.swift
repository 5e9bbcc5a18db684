import Foundation

/// What a form may cost.
struct FormLimits: Sendable {
    /// How large a form may be of somebody who is not signed in, in bytes: an address, a password, a code.
    static let unknownBytes = 64 << 10
    /// How large a form may be that holds no story, in bytes: a front with all its steps, a table of redirects.
    private static let plainBytes = 2 << 20

    /// How large a form without files may be at an address, in bytes.
    static func bytes(at path: String) -> Int { path.hasPrefix("/desk/stories/") ? Form.maxBytes : plainBytes }

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
