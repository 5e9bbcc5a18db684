import PortadaCore

/// Puts a theme together from its files.
struct ThemeLoader {
    /// What a theme consists of.
    struct Parts {
        let settings: ThemeSettings
        let assets: ThemeAssets
        let languages: ThemeLanguages
        let programs: [String: Program]
        let surroundings: [String: Record]
        /// The templates that no page shows.
        let unused: [TemplateSource]
    }

    private static let templateEnding = ".mustache"

    /// The theme.
    /// - Throws: Everything that is wrong with it.
    static func load(_ files: ThemeFiles, _ registry: TemplateRegistry) throws(ThemeFaults) -> Theme {
        let (parts, faults) = read(files, registry)
        guard faults.isEmpty else { throw ThemeFaults(faults: faults) }
        return Theme(parts)
    }

    /// Reads all there is, and all that is wrong with it.
    static func read(_ files: ThemeFiles, _ registry: TemplateRegistry) -> (parts: Parts, faults: [ThemeFault]) {
        var faults = FaultList()
        let settings = ThemeSettings.read(files, faults: &faults)
        let assets = ThemeAssets(files, settings, folder: registry.assetFolder, faults: &faults)
        let languages = ThemeLanguages(files, registry, faults: &faults)
        let surroundings = surroundings(settings, assets, languages)
        let sources = sources(files, faults: &faults)
        let library = TemplateLibrary(sources, .theme, faults: &faults)
        let shape = surroundings[languages.reference]?.shape ?? Shape(name: "the theme", fields: [])
        var programs: [String: Program] = [:]
        var used: Set<String> = []
        for (name, page) in registry.pages.sorted(by: { $0.key < $1.key }) {
            guard library.find(name) != nil else {
                faults.add(ThemeFault(file: "templates/\(name)\(templateEnding)", message: "the template is missing"))
                continue
            }
            programs[name] = TemplateCompiler.compile(
                name,
                roots: [shape, page],
                from: library,
                faults: &faults,
                used: &used
            )
        }
        let parts = Parts(
            settings: settings,
            assets: assets,
            languages: languages,
            programs: programs,
            surroundings: surroundings,
            unused: sources.filter { !used.contains($0.name) }
        )
        return (parts, faults.faults)
    }

    private static func sources(_ files: ThemeFiles, faults: inout FaultList) -> [TemplateSource] {
        var sources: [TemplateSource] = []
        for path in files.paths(in: "templates", ending: templateEnding) {
            let bytes = files.files[path] ?? []
            if String(validating: bytes, as: UTF8.self) == nil {
                faults.add(ThemeFault(file: path, message: "the file is not UTF-8"))
            }
            let name = path.dropFirst("templates/".count).dropLast(templateEnding.count)
            sources.append(TemplateSource(name: String(name), file: path, bytes: bytes))
        }
        return sources
    }

    /// What every page may name beside its model: texts, assets, the theme's options, the language.
    private static func surroundings(
        _ settings: ThemeSettings,
        _ assets: ThemeAssets,
        _ languages: ThemeLanguages
    ) -> [String: Record] {
        let theme = options(settings)
        let assets = assets.record
        let language = Shape(name: "language", fields: ["code", "name"].map { ShapeField(name: $0, kind: .text) })
        guard let texts = languages.texts[languages.reference] else { return [:] }
        let names = [("t", texts.shape), ("assets", assets.shape), ("theme", theme.shape), ("language", language)]
        let fields = names.map { name, shape in ShapeField(name: name, kind: .record { shape }) }
        let shape = Shape(name: "the theme", fields: fields)
        var records: [String: Record] = [:]
        for (code, texts) in languages.texts {
            let own = Record(shape: language, values: [.text(code), .text(languages.byCode[code]?.name ?? code)])
            let values = [texts, assets, theme, own].map { Value.record($0) }
            records[code] = Record(shape: shape, values: values)
        }
        return records
    }

    /// What templates name `theme`.
    private static func options(_ settings: ThemeSettings) -> Record {
        record(
            "theme options",
            [
                ("name", settings.name), ("author", settings.author), ("accent", settings.accent),
                ("accentDark", settings.accentDark), ("lettering", settings.lettering), ("layout", settings.layout),
            ]
        )
    }

    /// What every page may name beside its model, with other options of the theme.
    static func surrounding(_ record: Record, with settings: ThemeSettings) -> Record {
        Record(
            shape: record.shape,
            values: zip(record.shape.fields, record.values).map { field, value in
                field.name == "theme" ? .record(options(settings)) : value
            }
        )
    }

    private static func record(_ name: String, _ values: [(name: String, text: String)]) -> Record {
        Record(
            shape: Shape(name: name, fields: values.map { ShapeField(name: $0.name, kind: .text) }),
            values: values.map { .text($0.text) }
        )
    }
}
