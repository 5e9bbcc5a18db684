/// What a program asks of a theme: the templates that it renders, with what each may name, and the texts it writes.
public struct TemplateRegistry: Sendable {
    /// The templates that code renders, with the shape of each one's model.
    public let pages: [String: Shape]
    /// The texts that code asks a language for, with the parameters that it fills in.
    public let texts: [String: [String]]
    /// Below which address browsers load the files that pages name.
    public let assetFolder: String

    /// Makes a registry.
    public init(pages: [String: Shape], texts: [String: [String]] = [:], assetFolder: String = "/assets/") {
        self.pages = pages
        self.texts = texts
        self.assetFolder = assetFolder
    }
}
