import Yams

/// Reads how a language writes dates, from the `dates` of its file.
struct DateWordsReader {
    /// The patterns and the values that each may show.
    private static let patterns = [
        "date": dayValues, "dateShort": dayValues, "dateLong": dayValues, "dayOfMonth": dayValues,
        "month": ["month", "monthShort", "year"], "time": ["hour", "hour12", "minute", "period"],
        "dateTime": ["date", "time"],
    ]
    private static let dayValues = ["weekday", "day", "month", "monthShort", "monthNumber", "year"]

    private let yaml: ThemeYAML
    private let node: Node

    /// The words; nil, and faults, when one is missing.
    static func read(_ yaml: ThemeYAML, language: String, faults: inout FaultList) -> DateWords? {
        guard let node = yaml.root["dates"], node.mapping != nil else {
            faults.add(yaml.fault(yaml.root["dates"], "the language has no \"dates\": see locales/es.yaml"))
            return nil
        }
        let reader = DateWordsReader(yaml: yaml, node: node)
        let lists = ["months", "monthsShort", "weekdays", "periods"]
        yaml.reportUnknown(in: node, known: lists + patterns.keys.sorted() + ["ago"], faults: &faults)
        return reader.read(faults: &faults)
    }

    private func read(faults: inout FaultList) -> DateWords? {
        let months = words("months", count: 12, faults: &faults)
        let monthsShort = words("monthsShort", count: 12, faults: &faults)
        let weekdays = words("weekdays", count: 7, faults: &faults)
        let periods = words("periods", count: 2, faults: &faults)
        var patterns: [String: MessagePattern] = [:]
        for (key, known) in Self.patterns.sorted(by: { $0.key < $1.key }) {
            patterns[key] = pattern(key, known: known, faults: &faults)
        }
        guard let months, let monthsShort, let weekdays, let periods, patterns.count == Self.patterns.count,
            case .plain(let now) = ago("now", faults: &faults),
            let minutes = ago("minutes", faults: &faults), let hours = ago("hours", faults: &faults)
        else { return nil }
        return DateWords(
            months: months,
            monthsShort: monthsShort,
            weekdays: weekdays,
            periods: periods,
            patterns: patterns,
            agoNow: now,
            agoMinutes: minutes,
            agoHours: hours
        )
    }

    private func words(_ key: String, count: Int, faults: inout FaultList) -> [String]? {
        let words = node[key]?.sequence?.compactMap { $0.scalar?.string } ?? []
        if words.count == count { return words }
        faults.add(yaml.fault(node[key] ?? node, "\"dates.\(key)\" must list \(count) words"))
        return nil
    }

    private func pattern(_ key: String, known: [String], faults: inout FaultList) -> MessagePattern? {
        guard let text = node[key]?.scalar?.string, let pattern = MessagePattern(text) else {
            faults.add(yaml.fault(node[key] ?? node, "\"dates.\(key)\" must be a pattern, such as \"{day} {month}\""))
            return nil
        }
        for name in pattern.parameters.sorted() where !known.contains(name) {
            let hint = NearestName.hint(for: name, among: known)
            faults.add(yaml.fault(node[key], "\"dates.\(key)\" has no {\(name)}\(hint)"))
        }
        return pattern
    }

    private func ago(_ key: String, faults: inout FaultList) -> Message? {
        guard let value = node["ago"]?[key] else {
            faults.add(yaml.fault(node["ago"] ?? node, "\"dates.ago.\(key)\" is missing"))
            return nil
        }
        return MessageReader.read(value, "dates.ago.\(key)", yaml, faults: &faults)
    }
}
