import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaRendering

/// A page of the readers' site, made for somebody at the desk to look at.
public struct PagePreview: Sendable {
    /// The page, UTF-8.
    public var html: [UInt8]
    /// What a browser may do with it (Content Security Policy).
    public var policy: String

    /// Brings both together.
    public init(html: [UInt8], policy: String) {
        (self.html, self.policy) = (html, policy)
    }
}

/// What the desk asks the readers' site to show: the two don't know each other, whoever serves both joins them.
public struct PagePreviews: Sendable {
    /// The options that the theme has by itself.
    public var options: @Sendable () throws -> ThemeSettings
    /// The front page with other options of the theme.
    public var front: @Sendable (Look) async throws -> PagePreview

    /// Brings them together.
    public init(
        options: @escaping @Sendable () throws -> ThemeSettings,
        front: @escaping @Sendable (Look) async throws -> PagePreview
    ) {
        self.options = options
        self.front = front
    }
}

extension Desk {
    /// A page of the readers' site in a frame of the desk's.
    static func preview(_ page: PagePreview) -> Response {
        var fields: HTTPFields = [.contentType: "text/html; charset=utf-8"]
        HTTPField.Name("Content-Security-Policy").map { fields[$0] = page.policy }
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.html)))
    }
}
