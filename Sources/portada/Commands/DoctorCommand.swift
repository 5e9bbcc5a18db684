import ArgumentParser
import Foundation
import PortadaDesk
import PortadaMedia
import PortadaStore

/// `portada doctor`: whether the newspaper is sound, and what an editor should look at.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say whether the newspaper is sound, and what an editor should look at."
    )

    @OptionGroup var place: SiteOption

    @Flag(help: "Read every picture, and compare it with what it is known by.")
    var deep = false

    @Flag(help: "Say nothing when the operator has nothing to do; for cron.")
    var quiet = false

    /// So many of a kind are named.
    private static let mostNamed = 20

    func run() async throws {
        _ = try Configuration.load(folder: place.folder, environment: ProcessInfo.processInfo.environment)
        let store = try Newspaper.openStore(in: place.folder)
        defer { store.close() }
        let faults = try await store.damage()
        for fault in faults { print("damaged    \(fault)") }
        guard faults.isEmpty else {
            throw CommandFailure.refused("The database is damaged. Bring back the last backup.")
        }
        let pictures = try await lookAtPictures(store)
        let openFiles = FolderModes.faults(in: place.folder)
        for fault in openFiles { print("open       \(fault)") }
        let lostKey = try await keyFault(store)
        if let lostKey { print("key        \(lostKey)") }
        if !quiet { try await tellEditors(store, pictures.extra) }
        try refuse(pictures)
        guard openFiles.isEmpty, lostKey == nil else {
            throw CommandFailure(status: .attention, message: "The newspaper is sound; see to what is named above.")
        }
        if !quiet { print("All is sound.") }
    }

    private func lookAtPictures(_ store: Store) async throws -> PictureSurvey.Result {
        let survey = PictureSurvey(folder: originals, store: store, isDeep: deep) {
            ProgressLine.show("  \($0)", isLast: $1)
        }
        let result = try await survey.run()
        Self.name(result.missing, "missing")
        Self.name(result.damaged, "damaged")
        return result
    }

    private var originals: URL { NewspaperFolder.pictures(in: place.folder) }

    private func refuse(_ pictures: PictureSurvey.Result) throws(CommandFailure) {
        guard !pictures.missing.isEmpty || !pictures.damaged.isEmpty else { return }
        throw .refused(
            "The files of \(pictures.missing.count) pictures are gone from \(originals.path), "
                + "those of \(pictures.damaged.count) are damaged. Bring them back from a backup."
        )
    }

    /// What is wrong with the key of second factors; nil when it opens all of them.
    private func keyFault(_ store: Store) async throws -> String? {
        let file = NewspaperFolder.key(in: place.folder)
        let sealed = try await store.read { try $0.secondFactors() }
        guard !sealed.isEmpty else { return nil }
        let way = "people enter with recovery codes, or by 'portada user invite EMAIL --without-second-factor'"
        guard FileManager.default.fileExists(atPath: file.path) else {
            return "\(file.path) is gone: bring back its copy. Without it, \(sealed.count) \(way)"
        }
        let unreadable = try NewspaperFolder.secrets(in: place.folder).unreadable(of: sealed)
        return unreadable.isEmpty
            ? nil : "\(file.path) is another key: bring back its copy. Without it, \(unreadable.count) \(way)"
    }

    private func tellEditors(_ store: Store, _ extra: [String]) async throws {
        for finding in try await store.read({ try $0.findings(now: .now) }) {
            print("\(Self.words(finding.kind, count: finding.count))")
            for example in finding.examples { print("           \(example)") }
            if finding.count > finding.examples.count {
                print("           and \(finding.count - finding.examples.count) more")
            }
        }
        Self.name(extra, "extra", "no picture has it; it may be removed")
    }

    private static func name(_ files: [String], _ what: String, _ words: String? = nil) {
        let word = what + String(repeating: " ", count: max(1, 11 - what.count))
        for file in files.prefix(mostNamed) { print("\(word)\(file)\(words.map { ": \($0)" } ?? "")") }
        if files.count > mostNamed { print("           and \(files.count - mostNamed) more") }
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
