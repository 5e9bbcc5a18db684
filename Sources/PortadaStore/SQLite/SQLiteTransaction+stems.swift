import CSearch
import GRDB

extension SQLiteTransaction {
    /// The stems that the index knows a text by; empty when it consists of stop words.
    func stems(of text: String, language: String) throws -> [String] {
        guard let handle = database.sqliteConnection else { return [] }
        let bytes = Array(text.utf8)
        var tokens = [CChar](repeating: 0, count: bytes.count * 2 + 64)
        let used = bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in
                text.baseAddress.map {
                    portada_search_tokens(
                        handle,
                        language,
                        $0,
                        Int32(clamping: bytes.count),
                        &tokens,
                        Int32(clamping: tokens.count)
                    )
                } ?? 0
            }
        }
        guard used >= 0 else { throw StoreError(.corrupt, "The search can't read words.") }
        return tokens.prefix(Int(used)).split(separator: 0).map {
            String(decoding: $0.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
