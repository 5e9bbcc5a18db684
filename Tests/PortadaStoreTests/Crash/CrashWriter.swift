import Foundation

/// The program that writes stories until it is killed: `portada-crash-writer`, built beside the tests.
struct CrashWriter: Sendable {
    /// Why it can't be used.
    struct Missing: Error, CustomStringConvertible {
        let places: [String]
        var description: String {
            "There is no portada-crash-writer in \(places.joined(separator: ", ")). Build it with `swift build`."
        }
    }

    let executable: URL

    /// Finds the program beside the running tests.
    init() throws {
        let own = [CommandLine.arguments.first, Bundle.main.executablePath, try? Self.link("/proc/self/exe")]
        let folders = own.compactMap { $0.map { URL(fileURLWithPath: $0).deletingLastPathComponent() } }
        let candidates = folders.map { $0.appendingPathComponent("portada-crash-writer") }
        guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw Missing(places: folders.map(\.path))
        }
        executable = found
    }

    private static func link(_ path: String) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: path)
    }

    /// Lets it write into a folder, kills it after so many acknowledgements and a little while, and gives all that it
    /// acknowledged: the last version of each story.
    func run(in folder: URL, round: Int, killAfter count: Int, while turns: Int) async throws -> [Int64: Int64] {
        try await withCheckedThrowingContinuation { continuation in
            // Reading waits, so it does on a thread that nothing else waits for.
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result { try runWaiting(in: folder, round: round, killAfter: count, while: turns) }
                )
            }
        }
    }

    private func runWaiting(in folder: URL, round: Int, killAfter count: Int, while turns: Int) throws -> [Int64: Int64]
    {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = executable
        process.arguments = [folder.path, String(round)]
        process.standardOutput = pipe
        try process.run()
        var output = Data()
        var lines = 0
        // The first line says that it begins; each further one is a commit.
        while lines <= count {
            let part = pipe.fileHandleForReading.availableData
            guard !part.isEmpty else { break }
            output += part
            lines += part.count { $0 == UInt8(ascii: "\n") }
        }
        var turn = 0
        while turn < turns { turn += 1 }
        kill(process.processIdentifier, SIGKILL)
        output += try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try pipe.fileHandleForReading.close()
        guard process.terminationReason == .uncaughtSignal else { throw Ended(status: process.terminationStatus) }
        return Self.acknowledged(String(decoding: output, as: UTF8.self))
    }

    /// It ended by itself, which it never should.
    struct Ended: Error {
        let status: Int32
    }

    /// A line that was cut off says nothing.
    private static func acknowledged(_ output: String) -> [Int64: Int64] {
        var versions: [Int64: Int64] = [:]
        for line in output.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let numbers = line.split(separator: " ").compactMap { Int64($0) }
            if numbers.count == 2 { versions[numbers[0]] = numbers[1] }
        }
        return versions
    }
}
