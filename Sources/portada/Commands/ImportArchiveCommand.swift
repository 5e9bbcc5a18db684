import ArgumentParser
import Foundation
import PortadaCore
import PortadaStore

/// `portada import archive FILE`: what `portada export` wrote, into an empty newspaper.
struct ImportArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Bring an archive that 'portada export' wrote into an empty newspaper."
    )

    @OptionGroup var place: SiteOption

    @Argument(help: "The archive.")
    var file: String

    func run() async throws {
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw CommandFailure.refused("\(file) can't be read, or is not there.")
        }
        let store = try Newspaper.openStore(in: place.folder, .alone)
        defer { store.close() }
        let work = ArchiveImport(file: URL(fileURLWithPath: file), folder: place.folder, store: store) { text, isLast in
            ProgressLine.show("  \(text)", isLast: isLast)
        }
        let result = try await Interruption.cancelling(
            "Interrupted. The same command goes on where this one stopped.",
            failing: { [file] in "\(file) did not come in: \($0)" },
            work.run
        )
        tell(result)
    }

    private func tell(_ result: ArchiveImport.Result) {
        print("\(result.stories) stories and \(result.pictures) pictures came in, the same as in the archive.")
        if result.cleaned > 0 {
            print("\(result.cleaned) texts held markup that no page may hold; it was taken out of them.")
        }
        if result.lostPictures > 0 {
            print("The files of \(result.lostPictures) pictures were gone when the archive was written.")
        }
        if result.keptConfiguration {
            print("Your portada.yaml stays; the archive's lies beside it as portada.yaml.archive.")
        }
        if result.accounts > 0 {
            print(
                "Passwords are in no archive: 'portada user invite EMAIL' lets each of \(result.accounts) people choose one. "
                    + "Tokens and webhooks are made anew."
            )
        }
    }
}
