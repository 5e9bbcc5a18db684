import ArgumentParser
import Foundation
import PortadaMigration

/// `portada import wordpress`: a WordPress export.
struct ImportWordPressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wordpress", abstract: "Bring a WordPress export in: stories, pages, people, pictures, comments.")

    @OptionGroup var place: SiteOption

    @Argument(help: "The export: a file that WordPress wrote by Tools, Export.")
    var file: String

    @Flag(help: "Print what the export holds, as JSON, and write nothing.")
    var dryRun = false

    func run() async throws {
        let file = URL(fileURLWithPath: file)
        if dryRun { return try dryRun(file) }
    }

    private func dryRun(_ file: URL) throws {
        let output = FileHandle.standardOutput
        let faults: Int
        do {
            faults = try WXRDryRun.run(file) { try? output.write(contentsOf: Data($0.utf8)) }
        } catch {
            print("{\"items\":[],\"errors\":[{\"line\":0,\"item\":\"file\",\"message\":\(Self.quoted("\(error)"))}]}")
            throw CommandFailure.refused("\(error)")
        }
        if faults > 0 {
            throw CommandFailure.refused("\(faults) \(faults == 1 ? "thing" : "things") could not be read; see errors.")
        }
    }

    private static func quoted(_ text: String) -> String {
        let encoded = (try? JSONEncoder().encode(text)) ?? Data("\"\"".utf8)
        return String(decoding: encoded, as: UTF8.self)
    }
}
