import Yams

/// Reads a locale file.
struct LanguageReader {
    /// How deep groups of texts may nest.
    private static let maxDepth = 4
    /// How many texts a language may have.
    private static let maxMessages = 5_000

    private let yaml: ThemeYAML
    private let code: String
    private var messages: [String: Message] = [:]
    /// The lines of the keys, for faults that are found later.
    private(set) var places: [String: ThemeFault] = [:]

    /// A language and where its keys stand.
    struct Result {
        let language: Language
        /// For each key a fault without words, at its line.
        let places: [String: ThemeFault]
    }

    /// Reads a file; nil when nothing of it can be used.
    static func read(_ file: String, _ bytes: [UInt8], faults: inout FaultList) -> Result? {
        guard let yaml = ThemeYAML(file: file, bytes: bytes, faults: &faults) else { return nil }
        var reader = LanguageReader(yaml)
        return reader.read(faults: &faults)
    }

    private init(_ yaml: ThemeYAML) {
        self.yaml = yaml
        code = yaml.file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
    }

    private mutating func read(faults: inout FaultList) -> Result? {
        yaml.reportUnknown(in: yaml.root, known: ["language", "name", "dates", "texts"], faults: &faults)
        if yaml.root["language"]?.string != code {
            faults.add(yaml.fault(yaml.root["language"], "\"language\" must be \"\(code)\", like the file's name"))
        }
        let dates = DateWordsReader.read(yaml, language: code, faults: &faults)
        if let texts = yaml.root["texts"], texts.mapping != nil {
            readGroup(texts, prefix: "", depth: 1, faults: &faults)
        } else {
            faults.add(yaml.fault(yaml.root["texts"], "the language has no \"texts\""))
        }
        guard let dates else { return nil }
        let name = yaml.root["name"]?.string ?? code
        return Result(
            language: Language(code: code, name: name, dates: dates, messages: messages),
            places: places
        )
    }

    private mutating func readGroup(_ node: Node, prefix: String, depth: Int, faults: inout FaultList) {
        for entry in ThemeYAML.entries(node) {
            let key = prefix + entry.key
            if entry.key.isEmpty || !entry.key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
                faults.add(yaml.fault(entry.keyNode, "\"\(key)\" is no key: use letters and digits"))
            } else if messages.count >= Self.maxMessages {
                faults.add(yaml.fault(entry.keyNode, "a language has at most \(Self.maxMessages) texts"))
                return
            } else if let message = MessageReader.read(entry.value, key, yaml, faults: &faults) {
                messages[key] = message
                places[key] = yaml.fault(entry.keyNode, "")
            } else if entry.value.mapping != nil, !MessageReader.isPlural(entry.value) {
                guard depth < Self.maxDepth else {
                    faults.add(yaml.fault(entry.keyNode, "groups nest deeper than \(Self.maxDepth)"))
                    continue
                }
                readGroup(entry.value, prefix: key + ".", depth: depth + 1, faults: &faults)
            }
        }
    }
}
