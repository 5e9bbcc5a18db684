import CAssets

/// The program's version.
enum Version {
    static let current = "0.1.0"

    /// The version and the commit that this program was built from.
    static let full = describe(commit: String(cString: portada_commit))

    /// The version with a commit, as `Tools/name-commit` prints it; empty for a build that knows none.
    static func describe(commit: String) -> String {
        if commit.isEmpty { return "\(current) (commit unknown)" }
        guard commit.hasSuffix("+") else { return "\(current) (commit \(commit))" }
        return "\(current) (commit \(commit.dropLast()), with changes)"
    }
}
