import ArgumentParser
import Foundation
import PortadaMedia
import PortadaStore

/// `portada doctor`: whether the newspaper is sound, and what an editor should look at.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say whether the newspaper is sound, and what an editor should look at."
    )

    @OptionGroup var place: SiteOption

    func run() async throws {
        _ = try Configuration.load(folder: place.folder, environment: ProcessInfo.processInfo.environment)
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        let faults = try await store.integrityFaults()
        for fault in faults { print("damaged    \(fault)") }
        let openFiles = FolderModes.faults(in: place.folder)
        for fault in openFiles { print("open       \(fault)") }
        let findings = try await store.read { try $0.findings(now: .now) }
        for finding in findings {
            print("\(Self.words(finding.kind, count: finding.count))")
            for example in finding.examples { print("           \(example)") }
            if finding.count > finding.examples.count {
                print("           and \(finding.count - finding.examples.count) more")
            }
        }
        guard faults.isEmpty else {
            throw CommandFailure.refused("The database is damaged. Bring back the last backup.")
        }
        let lost = try await lostPictures(store)
        guard lost == 0 else {
            throw CommandFailure.refused(
                "The files of \(lost) pictures are gone from \(NewspaperFolder.pictures(in: place.folder).path). "
                    + "Bring them back from a backup."
            )
        }
        print(findings.isEmpty && openFiles.isEmpty ? "All is well." : "The database is sound.")
    }

    /// How many pictures have lost their file.
    private func lostPictures(_ store: Store) async throws -> Int {
        let originals = BlobStore(folder: NewspaperFolder.pictures(in: place.folder))
        return try await store.read { try $0.pictureFiles() }.count { !originals.holds($0) }
    }

    private static func words(_ kind: Finding.Kind, count: Int) -> String {
        let words =
            switch kind {
            case .withoutSection: "published without a section, so no list shows them:"
            case .withoutByline: "published that nobody signs:"
            case .empty: "published without text and picture:"
            case .missingPictures:
                "pictures whose files are missing (import again with --pictures DIR or URL):"
            case .withoutAltText: "lead pictures without a text for those who don't see them:"
            case .withoutCredit: "lead pictures that name nobody:"
            case .overdue: "scheduled stories whose time has passed:"
            case .pendingComments: "comments that wait for a decision, under:"
            case .keptData: "things of the old site that were not understood and are kept in the database:"
            }
        let number = "\(count)"
        return number + String(repeating: " ", count: max(1, 11 - number.count)) + words
    }
}
