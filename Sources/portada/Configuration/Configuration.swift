import Foundation
import PortadaCore
import PortadaDesk
import PortadaSite
import Yams

/// What the operator decides about one newspaper's server: `portada.yaml`, then the environment, then flags.
struct Configuration: Sendable, Hashable {
    /// The name of the file in the newspaper's folder.
    static let fileName = "portada.yaml"

    /// The address to listen on.
    var host: String
    /// The port to listen on; 0 for a free one.
    var port: Int
    /// The address by which readers reach the site, without slash at the end; empty means host and port.
    var address: String
    /// Whether those who ask by another name or without https are led to the address.
    var leadsToAddress: Bool
    /// How much the log says.
    var logLevel: String
    /// Whether the log is lines of JSON.
    var writesLogAsJSON: Bool
    /// Where what was asked for is written down; empty for nowhere.
    var accessLog: String
    /// How many connections may be open at once.
    var maxConnections: Int
    /// How many of them one client may have; 0 means any number.
    var maxConnectionsPerClient: Int
    /// How large the head of a request may be, in bytes.
    var maxHeaderBytes: Int
    /// How long a request may take to arrive, in seconds.
    var requestSeconds: Int
    /// The proxies that say for whom they ask.
    var trustedProxies: TrustedProxies
    /// How much memory cached pages may take, in MiB; 0 means a quarter of the machine's, 1 GiB at most.
    var cacheMegabytes: Int
    /// The cache between the site and its readers that is told of changes; nil when there is none.
    var sharedCache: SharedCache?
    /// Where readers are served by HTTPS as well; nil when they aren't.
    var tls: SiteServer.TLS?
    /// Where a program that fetches certificates answers the authority; empty for nowhere.
    var acmeFolder: String
    /// How browsers insist on https.
    var strictTransport: StrictTransport
    /// What programs send that watch this one from other machines; empty when none may.
    var monitorToken: String
    /// How large a picture's file may be, in bytes.
    var maxPictureBytes: Int
    /// How many pixels a picture may have.
    var maxPicturePixels: Int
    /// What programs may do.
    var api: APIRules

    /// The absolute address of the site, without slash at the end.
    var siteAddress: String { address.isEmpty ? plainAddress(port: port) : address }

    /// The address at which the program itself answers without TLS; a host that is an address of version 6 stands in brackets
    /// (RFC 3986, section 3.2.2).
    func plainAddress(port: Int) -> String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// Reads the configuration of the newspaper in a folder. Fails with one sentence that names file and line, or the
    /// variable, or the flag, and says what would be right.
    static func load(
        folder: URL,
        environment: [String: String],
        flags: [String: String] = [:]
    ) throws(CommandFailure) -> Configuration {
        let file = folder.appendingPathComponent(fileName)
        let text: String
        do {
            text = try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw .unopened(unreadable(folder, file))
        }
        return try Configuration(file: text, environment: environment, flags: flags)
    }

    /// Reads the text of a configuration file, with the environment's and the flags' values over it.
    init(file: String, environment: [String: String], flags: [String: String] = [:]) throws(CommandFailure) {
        var values = Dictionary(uniqueKeysWithValues: ConfigurationKey.all.map { ($0.name, $0.standard) })
        values.merge(try Self.values(inFile: file)) { $1 }
        for key in ConfigurationKey.all {
            if let value = environment[key.environmentName] {
                if let fault = key.fault(in: value) { throw .unopened("\(key.environmentName) \(fault).") }
                values[key.name] = value
            }
            if let value = flags[key.name] {
                if let fault = key.fault(in: value) { throw .usage("--\(key.name) \(fault).") }
                values[key.name] = value
            }
        }
        func text(_ name: String) -> String { values[name] ?? "" }
        func number(_ name: String) -> Int { NumberRange.counts.readInt(text(name)) ?? 0 }
        host = text("host")
        port = number("port")
        address = text("address")
        leadsToAddress = text("leadToAddress") == "yes"
        logLevel = text("logLevel")
        writesLogAsJSON = text("logFormat") == "json"
        accessLog = text("accessLog")
        maxConnections = number("maxConnections")
        maxConnectionsPerClient = number("maxConnectionsPerClient")
        maxHeaderBytes = number("maxHeaderBytes")
        requestSeconds = number("requestSeconds")
        trustedProxies = try Self.proxies(text("trustedProxies"))
        cacheMegabytes = number("cacheMegabytes")
        sharedCache = SharedCache.Kind(rawValue: text("sharedCache")).map { kind in
            SharedCache(
                kind: kind,
                address: text("sharedCacheAddress"),
                token: text("sharedCacheToken"),
                seconds: number("sharedCacheSeconds")
            )
        }
        if !text("tlsCertificate").isEmpty || !text("tlsKey").isEmpty {
            tls = SiteServer.TLS(port: number("tlsPort"), certificate: text("tlsCertificate"), key: text("tlsKey"))
        }
        acmeFolder = text("acmeFolder")
        strictTransport = StrictTransport(
            seconds: number("hstsSeconds"),
            coversSubdomains: text("hstsSubdomains") == "yes",
            mayBePreloaded: text("hstsPreload") == "yes"
        )
        monitorToken = text("monitorToken")
        maxPictureBytes = number("maxPictureBytes")
        maxPicturePixels = number("maxPicturePixels")
        api = APIRules(
            isOpenToReaders: text("apiReaders") == "yes",
            readerRequests: number("apiReaderRequests"),
            programRequests: number("apiProgramRequests"),
            origins: try Self.origins(text("apiOrigins")),
            reachesPrivateAddresses: text("webhookPrivateAddresses") == "yes"
        )
        while address.hasSuffix("/") { address.removeLast() }
        try Self.check(sharedCache)
        try Self.check(tls)
        guard strictTransport.isSound else {
            throw .unopened("'hstsPreload' needs 'hstsSubdomains: yes' and 'hstsSeconds' of a year (31536000) or more.")
        }
        guard monitorToken.isEmpty || monitorToken.utf8.count >= 16 else {
            throw .unopened("'monitorToken' needs 16 characters or more, such as 'openssl rand -hex 16' makes.")
        }
        guard !leadsToAddress || !address.isEmpty else {
            throw .unopened("'leadToAddress' needs the 'address' that it leads to.")
        }
        guard address.isEmpty || Self.isSiteAddress(address) else {
            throw .unopened("'address' must be like https://www.example.org, without a path, not '\(address)'.")
        }
    }

    private static func proxies(_ text: String) throws(CommandFailure) -> TrustedProxies {
        guard let proxies = TrustedProxies(text) else {
            throw .unopened(
                "'trustedProxies' must be addresses or ranges with commas between, such as 'loopback, 10.0.0.0/8, "
                    + "2001:db8::/32', not '\(text)'."
            )
        }
        return proxies
    }

    private static func origins(_ text: String) throws(CommandFailure) -> CrossOrigin {
        guard let origins = CrossOrigin(text) else {
            throw .unopened(
                "'apiOrigins' must be * and origins with commas between, such as '*, https://app.example.org', "
                    + "not '\(text)'."
            )
        }
        return origins
    }

    private static func check(_ cache: SharedCache?) throws(CommandFailure) {
        guard let cache else { return }
        if let fault = cache.fault { throw .unopened(fault) }
    }

    private static func check(_ tls: SiteServer.TLS?) throws(CommandFailure) {
        if let tls, tls.certificate.isEmpty || tls.key.isEmpty {
            throw .unopened("HTTPS needs both: 'tlsCertificate' and 'tlsKey' name PEM files.")
        }
    }

    private static func isSiteAddress(_ text: String) -> Bool {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme, let host = parts.host else {
            return false
        }
        return ["http", "https"].contains(scheme) && !host.isEmpty && parts.path.isEmpty && parts.query == nil
            && parts.user == nil && parts.fragment == nil
    }

    /// The keys and values of a file: `key: value` lines, checked one by one.
    private static func values(inFile text: String) throws(CommandFailure) -> [String: String] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw .unopened("\(fileName) is not valid YAML: \(firstLine(of: error))")
        }
        guard let root else { return [:] }
        guard case .mapping(let mapping) = root else {
            throw .unopened("\(fileName) must consist of lines like 'port: 8080'.")
        }
        var values: [String: String] = [:]
        for (name, value) in mapping {
            let line = name.mark.map { " line \($0.line)" } ?? ""
            guard let name = name.string, let key = ConfigurationKey.named(name) else {
                throw .unopened("\(fileName)\(line): \(unknown(name.string ?? "")).")
            }
            guard let scalar = value.scalar?.string else {
                throw .unopened("\(fileName)\(line): '\(name)' must have one value.")
            }
            if let fault = key.fault(in: scalar) { throw .unopened("\(fileName)\(line): '\(name)' \(fault).") }
            values[name] = scalar
        }
        return values
    }

    private static func unknown(_ name: String) -> String {
        let nearest = ConfigurationKey.all.map(\.name).min { distance($0, name) < distance($1, name) } ?? ""
        return "there is no key '\(name)'" + (distance(nearest, name) <= 3 ? "; did you mean '\(nearest)'?" : "")
    }

    /// How many letters differ (Levenshtein distance).
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right.lowercased())
        var row = Array(0...right.count)
        for (i, letter) in left.lowercased().enumerated() {
            var previous = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let cost = letter == other ? previous : min(previous, row[j], row[j + 1]) + 1
                previous = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[right.count]
    }

    private static func firstLine(of error: any Error) -> String {
        "\(error)".split(separator: "\n").prefix(2).joined(separator: " ")
    }

    private static func unreadable(_ folder: URL, _ file: URL) -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
            return "There is no folder \(folder.path). 'portada new DIR --name NAME' makes a newspaper."
        }
        guard FileManager.default.fileExists(atPath: file.path) else {
            return "There is no newspaper in \(folder.path): it has no \(fileName). "
                + "'portada new DIR --name NAME' makes one; --site DIR names another folder."
        }
        return "\(file.path) can't be read: check who owns it and that it is UTF-8 text."
    }
}
