import PortadaCore
import PortadaRendering

/// A small theme in files, for tests.
enum SampleTheme {
    static let registry = TemplateRegistry(pages: ["article": SampleStory.template.shape])

    static let dates = """
        dates:
          months: [enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre]
          monthsShort: [ene., feb., mar., abr., may., jun., jul., ago., sept., oct., nov., dic.]
          weekdays: [lunes, martes, miércoles, jueves, viernes, sábado, domingo]
          periods: [am, pm]
          date: "{day} {month} {year}"
          dateShort: "{day} {monthShort} {year}"
          dateLong: "{weekday}, {day} de {month} de {year}"
          dayOfMonth: "{day} de {month}"
          month: "{month} {year}"
          time: "{hour12}:{minute} {period}"
          dateTime: "{date}, {time}"
          ago:
            now: hace un momento
            minutes: {one: "hace {count} minuto", other: "hace {count} minutos"}
            hours: {one: "hace {count} hora", other: "hace {count} horas"}

        """

    static let spanish =
        "language: es\nname: Español\n" + dates + """
            texts:
              readMore: Seguir leyendo
              page:
                by: por
                notes: {one: "{count} nota", other: "{count} notas"}
                found: "{count} resultados para «{query}»"

            """

    static let english =
        "language: en\nname: English\n" + dates + """
            texts:
              readMore: Read on
              page:
                by: by
                notes: {one: "{count} note", other: "{count} notes"}
                found: "{count} results for “{query}”"

            """

    /// The files of the theme, with some of them replaced or, by nil, taken away.
    static func files(_ changes: [String: String?] = [:]) -> ThemeFiles {
        var files: [String: String] = [
            "theme.yaml": "name: Prueba\naccent: \"#AA3300\"\n",
            "locales/es.yaml": spanish,
            "locales/en.yaml": english,
            "templates/article.mustache": "<h1>{{headline}}</h1>\n",
        ]
        for (path, text) in changes { files[path] = text }
        return ThemeFiles(files.mapValues { Array($0.utf8) })
    }

    /// The page of a story by a template.
    static func page(
        _ template: String,
        _ story: SampleStory = SampleStory(),
        others: [String: String?] = [:],
        language: String = "es"
    ) throws -> String {
        let changes = others.merging(["templates/article.mustache": template]) { _, page in page }
        let theme = try Theme.load(files: files(changes), registry: registry)
        return try theme.html("article", story, language: language).markup
    }

    /// What is wrong with a theme with these files.
    static func faults(_ changes: [String: String?]) -> [String] {
        ThemeCheck.run(files: files(changes), registry: registry).map(\.description)
    }

    /// What is wrong with an article template.
    static func faults(_ template: String) -> [String] {
        faults(["templates/article.mustache": template])
    }
}

extension Theme {
    /// A page as one text, with nothing but the style in its slots.
    func html(_ template: String, _ model: some TemplateModel, language: String) throws -> CleanHTML {
        var bytes: [UInt8] = []
        for cut in try render(template, model, language: language, into: &bytes).reversed() where cut.slot == .style {
            bytes.insert(contentsOf: criticalStyle.utf8, at: cut.offset)
        }
        return CleanHTML(vouchedFor: String(decoding: bytes, as: UTF8.self))
    }
}
