import PortadaCore
import PortadaSite

/// One key of `portada.yaml`: the table that reading, checking and the documentation all follow.
struct ConfigurationKey: Sendable {
    /// What a value may be.
    enum Kind: Sendable, Hashable {
        /// Any text.
        case text
        /// A whole number in a range.
        case number(ClosedRange<Int64>)
        /// One of some words.
        case choice([String])
    }

    /// Its name in the file.
    let name: String
    /// What its value may be.
    let kind: Kind
    /// The value that counts when nobody gives one.
    let standard: String

    /// Its name in the environment: `maxConnections` is `PORTADA_MAX_CONNECTIONS`.
    var environmentName: String {
        "PORTADA_"
            + name.reduce(into: "") { text, letter in
                if letter.isUppercase { text.append("_") }
                text.append(contentsOf: letter.uppercased())
            }
    }

    /// Every key there is.
    static let all: [ConfigurationKey] = [
        ConfigurationKey(name: "host", kind: .text, standard: "127.0.0.1"),
        ConfigurationKey(name: "port", kind: .number(0...65_535), standard: "8080"),
        ConfigurationKey(name: "address", kind: .text, standard: ""),
        ConfigurationKey(name: "leadToAddress", kind: .choice(["yes", "no"]), standard: "no"),
        ConfigurationKey(
            name: "logLevel",
            kind: .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
            standard: "notice"
        ),
        ConfigurationKey(name: "logFormat", kind: .choice(["text", "json"]), standard: "text"),
        ConfigurationKey(name: "accessLog", kind: .text, standard: ""),
        ConfigurationKey(name: "maxConnections", kind: .number(16...100_000), standard: "4096"),
        ConfigurationKey(name: "maxConnectionsPerClient", kind: .number(0...100_000), standard: "256"),
        ConfigurationKey(name: "maxHeaderBytes", kind: .number(4096...1_048_576), standard: "32768"),
        ConfigurationKey(name: "requestSeconds", kind: .number(1...600), standard: "30"),
        ConfigurationKey(name: "trustedProxies", kind: .text, standard: "loopback"),
        ConfigurationKey(name: "cacheMegabytes", kind: .number(0...1_048_576), standard: "0"),
        ConfigurationKey(
            name: "sharedCache",
            kind: .choice(["none"] + SharedCache.Kind.allCases.map(\.rawValue)),
            standard: "none"
        ),
        ConfigurationKey(name: "sharedCacheAddress", kind: .text, standard: ""),
        ConfigurationKey(name: "sharedCacheToken", kind: .text, standard: ""),
        ConfigurationKey(name: "sharedCacheSeconds", kind: .number(1...31_536_000), standard: "86400"),
        ConfigurationKey(name: "tlsPort", kind: .number(0...65_535), standard: "8443"),
        ConfigurationKey(name: "tlsCertificate", kind: .text, standard: ""),
        ConfigurationKey(name: "tlsKey", kind: .text, standard: ""),
        ConfigurationKey(name: "acmeFolder", kind: .text, standard: ""),
        ConfigurationKey(name: "hstsSeconds", kind: .number(0...63_072_000), standard: "31536000"),
        ConfigurationKey(name: "hstsSubdomains", kind: .choice(["yes", "no"]), standard: "no"),
        ConfigurationKey(name: "hstsPreload", kind: .choice(["yes", "no"]), standard: "no"),
        ConfigurationKey(name: "monitorToken", kind: .text, standard: ""),
        ConfigurationKey(name: "maxPictureBytes", kind: .number(1_048_576...1_073_741_824), standard: "41943040"),
        ConfigurationKey(name: "maxPicturePixels", kind: .number(1_000_000...1_000_000_000), standard: "100000000"),
        ConfigurationKey(name: "apiReaders", kind: .choice(["yes", "no"]), standard: "yes"),
        ConfigurationKey(name: "apiReaderRequests", kind: .number(0...1_000_000), standard: "120"),
        ConfigurationKey(name: "apiProgramRequests", kind: .number(0...1_000_000), standard: "600"),
        ConfigurationKey(name: "apiOrigins", kind: .text, standard: "*"),
        ConfigurationKey(name: "webhookPrivateAddresses", kind: .choice(["yes", "no"]), standard: "no"),
    ]

    /// The key with this name.
    static func named(_ name: String) -> ConfigurationKey? { all.first { $0.name == name } }

    /// What is wrong with a value, as the end of a sentence; nil when it is right.
    func fault(in value: String) -> String? {
        switch kind {
        case .text: nil
        case .number(let range):
            NumberRange(range).read(value) != nil
                ? nil : "must be a whole number from \(range.lowerBound) to \(range.upperBound), not '\(value)'"
        case .choice(let words):
            words.contains(value) ? nil : "must be one of \(words.joined(separator: ", ")), not '\(value)'"
        }
    }
}
