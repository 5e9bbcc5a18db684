import PortadaRendering

/// What the body editor must know from the server, for `partials/story-editor`.
struct EditorModel: TemplateModel {
    private struct ProviderModel: TemplateModel {
        let provider: EmbedProvider

        static let template = TemplateShape<ProviderModel>(
            .text("name") { $0.provider.name },
            .text("title") { $0.provider.title },
            .text("hosts") { $0.provider.hosts.joined(separator: " ") }
        )
    }

    /// The newspaper's hosts: links to them are not marked as leading elsewhere.
    let ownHosts: Set<String>

    static let template = TemplateShape<EditorModel>(
        .text("hosts") { $0.ownHosts.sorted().joined(separator: " ") },
        .list("providers") { _ in EmbedProvider.all.map(ProviderModel.init) }
    )
}
