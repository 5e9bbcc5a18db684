import PortadaCore
import PortadaRendering
import PortadaStore

/// A story's page up to the moment before it is rendered, for measuring the rendering alone.
package struct ArticleRendering: Sendable {
    private let model: ArticlePageModel
    private let theme: Theme
    private let language: String

    /// Asks the store for all that the page of the story at a path shows; nil when there is no such story.
    package static func prepare(_ path: String, of site: Site) throws -> ArticleRendering? {
        try site.parts.store.readNow { reader in
            let page = site.press.pageMaker(reader, try site.press.frame(reader))
            guard let article = try page.reader.story(at: path) else { return nil }
            return ArticleRendering(
                model: try page.articleModel(article).model,
                theme: page.theme,
                language: page.language.code
            )
        }
    }

    /// Renders the page.
    package func render(into bytes: inout [UInt8]) throws {
        try theme.render("article", model, language: language, into: &bytes)
    }
}
