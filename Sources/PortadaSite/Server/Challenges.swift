import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore

/// The files by which a program that fetches certificates proves whose the site is (RFC 8555, section 8.3). It writes them
/// below a folder; certificate authorities ask for them without https.
struct Challenges: Sendable {
    /// Where they are asked for.
    private static let path = "/.well-known/acme-challenge/"
    /// Longer than any of them, in bytes.
    private static let maxBytes = 4096

    /// The folder; `.well-known/acme-challenge` is in it.
    let folder: URL

    /// Nil for no folder.
    init?(folder: String) {
        guard !folder.isEmpty else { return nil }
        self.folder = URL(fileURLWithPath: folder, isDirectory: true).appendingPathComponent(
            ".well-known/acme-challenge",
            isDirectory: true
        )
    }

    /// Whether an address may be that of such a file.
    static func holds(_ path: String) -> Bool { path.hasPrefix(Self.path) }

    /// The answer to a request for one; nil for any other address.
    func answer(_ request: Request, _ path: String) async throws -> Response? {
        guard Self.holds(path), request.method == .get || request.method == .head else { return nil }
        let token = path.dropFirst(Self.path.count)
        guard !token.isEmpty, token.utf8.count <= 200, token.utf8.allSatisfy(Self.isOfToken) else { return nil }
        let file = folder.appendingPathComponent(String(token))
        let bytes = try await BlockingThreads.files.run(abandoning: true) {
            let handle = try? FileHandle(forReadingFrom: file)
            defer { try? handle?.close() }
            return try? handle?.read(upToCount: Self.maxBytes)
        }
        guard let bytes else { return nil }
        let response = Response(
            status: .ok,
            headers: [.contentType: "application/octet-stream", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// What tokens are made of (base64url).
    private static func isOfToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
