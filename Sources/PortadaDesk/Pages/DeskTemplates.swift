import PortadaCore
import PortadaRendering

/// What the desk asks of its folder of templates and texts. Each part of the desk lists its own, beside its pages.
public enum DeskTemplates {
    /// The templates that a part of the desk renders, and the texts that its code writes.
    struct Part: Sendable {
        /// The templates, with the shape of each one's model.
        var pages: [String: Shape] = [:]
        /// The texts, with the values that are filled in.
        var texts: [String: [String]] = [:]
    }

    private static let parts = [
        frame,
        access,
        stories,
        writing,
        publication,
        audit,
        calendar,
        health,
        pictures,
        comments,
        newspaper,
        programs,
        front,
        changed,
    ]

    /// For loading and checking the desk's folder.
    public static let registry = TemplateRegistry(
        pages: parts.reduce(into: [:]) { $0.merge($1.pages) { first, _ in first } },
        texts: parts.reduce(into: [:]) { $0.merge($1.texts) { first, _ in first } },
        assetFolder: "/desk/assets/"
    )
}
