import Foundation
import PortadaCore

/// A theme, compiled and checked: makes pages from models.
public struct Theme: Sendable {
    /// What the theme says of itself.
    public private(set) var settings: ThemeSettings
    /// Text of one `<style>` element: the options as custom properties, then `styles/critical.css`.
    public private(set) var criticalStyle: String
    /// The source that lets the critical style through a Content-Security-Policy: `'sha256-…'`.
    public private(set) var criticalStyleSource: String
    /// Tells one load of a theme from another; copies of a theme share it.
    private final class Load: Sendable {}
    private let load = Load()
    private let programs: [String: Program]
    private let assetsByAddress: [String: ThemeAsset]
    private let assetAddresses: [String: String]
    private let languages: ThemeLanguages
    /// What every page may name beside its model, by language.
    private var surroundings: [String: Record]

    init(_ parts: ThemeLoader.Parts) {
        settings = parts.settings
        criticalStyle = parts.assets.criticalStyle
        criticalStyleSource = ThemeAssets.source(of: parts.assets.criticalStyle)
        programs = parts.programs
        assetsByAddress = parts.assets.byAddress
        assetAddresses = parts.assets.addresses
        languages = parts.languages
        surroundings = parts.surroundings
    }

    /// Compiles a theme.
    /// - Parameters:
    ///   - files: The whole theme.
    ///   - overrides: A folder whose files take the place of the theme's; one that is not there overrides nothing.
    ///   - registry: The templates and texts that the program needs.
    /// - Throws: `ThemeFaults` with everything that is wrong.
    public static func load(
        files: ThemeFiles,
        overrides: URL? = nil,
        registry: TemplateRegistry
    ) throws(ThemeFaults) -> Theme {
        let merged = if let overrides { files.replaced(by: try ThemeFiles(folder: overrides)) } else { files }
        return try ThemeLoader.load(merged, registry)
    }

    /// The theme with what a newspaper chose of its options.
    public func chosen(_ look: Look) -> Theme {
        let settings = settings.chosen(look)
        guard settings != self.settings else { return self }
        var theme = self
        theme.criticalStyle = settings.style + criticalStyle.dropFirst(self.settings.style.count)
        theme.criticalStyleSource = ThemeAssets.source(of: theme.criticalStyle)
        theme.surroundings = surroundings.mapValues { ThemeLoader.surrounding($0, with: settings) }
        theme.settings = settings
        return theme
    }

    /// Whether two are copies of one load, whatever was chosen of their options.
    public func isOfSameLoad(as other: Theme) -> Bool { load === other.load }

    /// Appends a page, UTF-8, to the buffer.
    /// - Returns: where its slots stand in the buffer, in order.
    /// - Throws: `RenderFault` when the template is not of the registry or was made for another model.
    @discardableResult
    @inlinable
    public func render<Model: TemplateModel>(
        _ template: String,
        _ model: Model,
        language: String,
        into buffer: inout [UInt8]
    ) throws(RenderFault) -> [TemplateCut] {
        try render(template, model.record(), language: language, into: &buffer)
    }

    @usableFromInline
    func render(
        _ template: String,
        _ record: Record,
        language: String,
        into buffer: inout [UInt8]
    ) throws(RenderFault) -> [TemplateCut] {
        guard let program = programs[template] else { throw .unknownTemplate(template) }
        guard program.roots.last === record.shape else {
            throw .otherModel(template: template, expected: program.roots.last?.name ?? "", found: record.shape.name)
        }
        let surrounding = surroundings[language] ?? surroundings[languages.reference]
        let records = (surrounding.map { [$0] } ?? []) + [record]
        guard let cuts = Renderer.render(program, records, into: &buffer) else { throw .tooLong(template: template) }
        return cuts
    }

    /// The texts of a language; of the theme's first when it does not have that one.
    public func language(_ code: String) -> Language {
        languages.byCode[code] ?? languages.standard
    }

    /// The codes of the theme's languages, sorted.
    public var languageCodes: [String] { languages.byCode.keys.sorted() }

    /// The file at an address, `/assets/…`.
    public func asset(at address: String) -> ThemeAsset? {
        assetsByAddress[address]
    }

    /// All files that browsers may load, by address.
    public var assets: [String: ThemeAsset] { assetsByAddress }

    /// The address of a file by its name in templates: `assetAddress("logo")` is what `{{assets.logo}}` shows.
    public func assetAddress(_ name: String) -> String? {
        assetAddresses[name]
    }

    /// The address of `images/logo.*`, when there is one.
    public var logoAddress: String? { assetAddress("logo") }

    /// The widths in which the theme shows pictures, in pixels, rising.
    public var pictureWidths: [Int] { settings.pictureWidths }
}
