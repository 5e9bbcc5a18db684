import Yams

/// Reads one text of a locale file.
enum MessageReader {
    /// The text, or nil when the value is a group; what can't be read is reported and nil too.
    static func read(_ node: Node, _ key: String, _ yaml: ThemeYAML, faults: inout FaultList) -> Message? {
        if isPlural(node) { return readPlural(node, key, yaml, faults: &faults) }
        guard node.mapping == nil else { return nil }
        return pattern(node, key, yaml, faults: &faults).map(Message.plain)
    }

    /// Whether the value is a mapping of plural forms.
    static func isPlural(_ node: Node) -> Bool {
        let keys = ThemeYAML.entries(node).map(\.key)
        return !keys.isEmpty && keys.allSatisfy { PluralForm(rawValue: $0) != nil }
    }

    private static func readPlural(
        _ node: Node,
        _ key: String,
        _ yaml: ThemeYAML,
        faults: inout FaultList
    ) -> Message? {
        var forms: [PluralForm: MessagePattern] = [:]
        for entry in ThemeYAML.entries(node) {
            guard let form = PluralForm(rawValue: entry.key) else { continue }
            forms[form] = pattern(entry.value, key, yaml, faults: &faults)
        }
        guard let other = forms[.other] else {
            faults.add(yaml.fault(node, "\"\(key)\" has no form \"other\""))
            return nil
        }
        return .plural(forms, other: other)
    }

    private static func pattern(
        _ node: Node,
        _ key: String,
        _ yaml: ThemeYAML,
        faults: inout FaultList
    ) -> MessagePattern? {
        guard let text = node.scalar?.string, let pattern = MessagePattern(text) else {
            let message = "\"\(key)\" must be text; braces hold the name of a value, such as {count}"
            faults.add(yaml.fault(node, message))
            return nil
        }
        return pattern
    }
}
