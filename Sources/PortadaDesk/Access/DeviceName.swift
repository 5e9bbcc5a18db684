/// What a browser and its system are called, from its User-Agent: enough to know one's own again.
enum DeviceName {
    private static let browsers = [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ]
    private static let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]

    /// `Firefox, Android`; what neither names is called as it calls itself, cut short.
    static func of(_ userAgent: String) -> String {
        let names = [browsers, systems].compactMap { list in list.first { userAgent.contains($0.0) }?.1 }
        return names.isEmpty ? String(userAgent.prefix(60)) : names.joined(separator: ", ")
    }
}
