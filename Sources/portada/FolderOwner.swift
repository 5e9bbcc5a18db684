import Foundation

/// To whom a newspaper's folder belongs. What root writes into that of somebody else, such as the user of a service, that
/// one can't open afterwards.
enum FolderOwner {
    /// Refuses root where a folder belongs to another user.
    static func require(_ folder: URL) throws(CommandFailure) {
        guard geteuid() == 0 else { return }
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder.path)
        guard let number = (attributes?[.ownerAccountID] as? NSNumber)?.intValue, number != 0 else { return }
        let name = attributes?[.ownerAccountName] as? String ?? "#\(number)"
        throw .unopened(
            "\(folder.path) belongs to the user \(name), who could not open what root writes there. "
                + "Run this as that user:  runuser -u \(name) -- portada …"
        )
    }
}
