import PortadaCore

/// Finds the pictures that a body shows, by their addresses in it: a body's markup is what counts, not what somebody says
/// of it.
struct BodyPictureFinder {
    let reader: Reader

    /// The pictures, in the order of the body. Those of `former` whose files are missing have no address and stay.
    func pictures(in body: CleanHTML, former: [Identifier<Picture>]) throws -> [Identifier<Picture>] {
        let known = try reader.pictures(Set(former))
        let missing = former.filter { known[$0]?.hash == nil }
        var found: [Identifier<Picture>] = []
        for prefix in body.pictureHashes {
            // Several pictures may have the same file: the one that stood here before is meant.
            let same = former.first { known[$0]?.hash?.hasPrefix(prefix) == true }
            guard let id = try same ?? reader.picture(hashPrefix: prefix)?.id, !found.contains(id) else { continue }
            found.append(id)
        }
        return found + missing
    }
}
