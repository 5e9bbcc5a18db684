/// How large a file is, for people to read.
enum FileSize {
    /// `40 MB`, `2.5 MB`, `310 KB`; in steps of 1024.
    static func text(_ bytes: Int) -> String {
        guard bytes >= 1 << 20 else { return "\(max(1, bytes >> 10)) KB" }
        let tenths = (bytes * 10) >> 20
        return tenths % 10 == 0 || tenths >= 100 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
    }
}
