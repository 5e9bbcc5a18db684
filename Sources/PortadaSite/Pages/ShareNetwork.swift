/// The ways to share a story: plain links that work without a script.
enum ShareNetwork: String, CaseIterable {
    case whatsapp, facebook, x, telegram, email

    /// Its name for readers; nil when the page's language has a word for it.
    var label: String? {
        switch self {
        case .whatsapp: "WhatsApp"
        case .facebook: "Facebook"
        case .x: "X"
        case .telegram: "Telegram"
        case .email: nil
        }
    }

    /// The link that opens the network with the story; both parts are percent-encoded.
    func link(to url: String, headline text: String) -> String {
        switch self {
        case .whatsapp: "https://wa.me/?text=\(text)%20\(url)"
        case .facebook: "https://www.facebook.com/sharer/sharer.php?u=\(url)"
        case .x: "https://x.com/intent/post?text=\(text)&url=\(url)"
        case .telegram: "https://t.me/share/url?url=\(url)&text=\(text)"
        case .email: "mailto:?subject=\(text)&body=\(url)"
        }
    }
}
