import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore
import PortadaSite
import PortadaStore

/// `portada verify`: whether the running server's pages are what the store says.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compare the running server's pages with fresh renders, byte for byte."
    )

    private static let maxBytes = 64 << 20

    @OptionGroup var place: SiteOption

    @Option(help: "How many stories from anywhere in the archive to look at, besides fronts, sections and feeds.")
    var sample = 200

    @Option(help: "Where the server answers, when that isn't the newspaper's host and port: http://127.0.0.1:8080.")
    var server: String?

    func run() async throws {
        let newspaper = try Newspaper.open(place.folder)
        defer { newspaper.store.close() }
        let settings = newspaper.configuration
        let base = server ?? settings.plainAddress(port: settings.port)
        let address = settings.address.isEmpty ? base : settings.address
        let verification = Verification(site: try newspaper.site(address: address)) { path, isCompressed in
            var request = HTTPClientRequest(url: base + path)
            request.headers.add(name: "Accept-Encoding", value: isCompressed ? "gzip" : "identity")
            let response = try await Self.client.execute(request, timeout: .seconds(30))
            let body = try await response.body.collect(upTo: Self.maxBytes)
            return (Int(response.status.code), Array(body.readableBytesView))
        }
        let paths = try await verification.paths(sample: sample)
        var differences = 0
        for (number, path) in paths.enumerated() {
            ProgressLine.show("\(number + 1) of \(paths.count) pages", isLast: number + 1 == paths.count)
            do {
                guard let difference = try await verification.difference(at: path) else { continue }
                differences += 1
                print("\(difference.path) \(difference.description)")
            } catch let error as StoreError {
                throw error
            } catch {
                throw CommandFailure.refused("No server answers at \(base). Start it, or say where it is by --server.")
            }
        }
        guard differences == 0 else {
            throw CommandFailure.refused("\(differences) of \(paths.count) pages are not what the store says.")
        }
        print("\(paths.count) pages are what the store says, as they are and compressed.")
    }

    /// Answers are compared after decompression; redirects are answers of their own.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.decompression = .enabled(limit: .size(maxBytes))
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()
}
