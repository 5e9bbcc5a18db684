import PortadaRendering

/// Text for markup.
enum Escaped {
    /// The text with the characters escaped that mean something in HTML.
    static func text(_ text: String) -> String { HTMLText.escape(text) }
}
