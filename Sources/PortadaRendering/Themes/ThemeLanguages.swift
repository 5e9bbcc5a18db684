/// The languages of a theme, checked against each other.
struct ThemeLanguages: Sendable {
    /// The language whose keys all others must have, when a theme has it.
    static let preferredReference = "es"

    /// By code.
    private(set) var byCode: [String: Language] = [:]
    /// The code of the language whose keys all others must have.
    private(set) var reference = ""
    /// What templates name `t`, by code; all of one shape.
    private(set) var texts: [String: Record] = [:]

    init(_ files: ThemeFiles, _ registry: TemplateRegistry, faults: inout FaultList) {
        var results: [String: LanguageReader.Result] = [:]
        for path in files.paths(in: "locales", ending: ".yaml") {
            guard let result = LanguageReader.read(path, files.files[path] ?? [], faults: &faults) else { continue }
            results[result.language.code] = result
            byCode[result.language.code] = result.language
        }
        let codes = results.keys.sorted()
        reference = codes.contains(Self.preferredReference) ? Self.preferredReference : codes.first ?? ""
        guard let standard = results[reference] else {
            faults.add(ThemeFault(file: "locales", message: "the theme has no language: write locales/es.yaml"))
            return
        }
        for code in codes {
            if let other = results[code] { Self.compare(other, with: standard, faults: &faults) }
        }
        Self.check(registry.texts, standard.language, faults: &faults)
        let group = TextGroup(standard.language)
        texts = byCode.mapValues { group.record($0) }
    }

    /// The language whose keys all others must have. A theme that was loaded has one.
    var standard: Language {
        byCode[reference] ?? Language(code: "", name: "", dates: .none, messages: [:])
    }

    /// Finds keys, places and plural forms that two languages don't share.
    private static func compare(
        _ other: LanguageReader.Result,
        with standard: LanguageReader.Result,
        faults: inout FaultList
    ) {
        let code = other.language.code
        let file = "locales/\(code).yaml"
        let known = standard.language.messages
        for key in known.keys.sorted() where !other.language.has(key) {
            let place = standard.places[key].map { ", which \($0.file):\($0.line) has" } ?? ""
            faults.add(ThemeFault(file: file, message: "the text \"\(key)\" is missing\(place)"))
        }
        for (key, message) in other.language.messages.sorted(by: { $0.key < $1.key }) {
            let place = other.places[key] ?? ThemeFault(file: file, message: "")
            if let fault = fault(in: message, key, known, code, standard.language.code) {
                faults.add(ThemeFault(file: file, line: place.line, column: place.column, message: fault))
            }
        }
    }

    private static func fault(
        in message: Message,
        _ key: String,
        _ known: [String: Message],
        _ code: String,
        _ reference: String
    ) -> String? {
        guard let standard = known[key] else {
            return
                "the text \"\(key)\" is not in \(reference).yaml\(NearestName.hint(for: key, among: known.keys.sorted()))"
        }
        if message.parameters != standard.parameters {
            let names = standard.parameters.sorted().map { "{\($0)}" }.joined(separator: ", ")
            return "the text \"\(key)\" must show \(names.isEmpty ? "no values" : names), as in \(reference).yaml"
        }
        if message.isPlural != standard.isPlural {
            return "the text \"\(key)\" must have plural forms in both languages, or in none"
        }
        guard case .plural(let forms, _) = message else { return nil }
        let missing = PluralForm.forms(in: code).subtracting(forms.keys).map(\.rawValue).sorted()
        return missing.isEmpty ? nil : "the text \"\(key)\" lacks the form \(missing.joined(separator: ", "))"
    }

    /// Finds texts that code asks for and the theme does not have.
    private static func check(_ texts: [String: [String]], _ language: Language, faults: inout FaultList) {
        let file = "locales/\(language.code).yaml"
        for (key, values) in texts.sorted(by: { $0.key < $1.key }) {
            guard let message = language.messages[key] else {
                let hint = NearestName.hint(for: key, among: language.messages.keys.sorted())
                faults.add(
                    ThemeFault(file: file, message: "the text \"\(key)\" is missing, which the program shows\(hint)")
                )
                continue
            }
            for name in message.parameters.subtracting(values).sorted() {
                let message = "the text \"\(key)\" shows {\(name)}, which the program does not fill in"
                faults.add(ThemeFault(file: file, message: message))
            }
        }
    }
}
