import Foundation

/// Tells whoever started the program as a service how it is, such as systemd (sd_notify(3)).
enum ServiceManager {
    /// What there is to tell.
    enum News: String {
        /// It answers.
        case ready = "READY=1"
        /// It was told to stop, and does.
        case stopping = "STOPPING=1"
    }

    /// Whether somebody wants to be told.
    static var listens: Bool { address != nil }

    /// Tells it. Nothing depends on whether it is heard.
    static func tell(_ news: News) {
        guard var address else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let text = Array(news.rawValue.utf8)
        withUnsafePointer(to: &address.name) { name in
            name.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = sendto(descriptor, text, text.count, Int32(MSG_NOSIGNAL), $0, address.length)
            }
        }
    }

    /// Where to: a path, or a name in no folder, which begins with `@`.
    private static var address: (name: sockaddr_un, length: socklen_t)? {
        guard let text = ProcessInfo.processInfo.environment["NOTIFY_SOCKET"],
            text.hasPrefix("/") || text.hasPrefix("@")
        else { return nil }
        var path = Array(text.utf8)
        if text.hasPrefix("@") { path[0] = 0 }
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        guard path.count < MemoryLayout.size(ofValue: name.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path) }
        return (name, socklen_t(MemoryLayout<sa_family_t>.size + path.count))
    }
}
