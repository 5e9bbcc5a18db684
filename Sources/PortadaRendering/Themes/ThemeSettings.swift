import PortadaCore
import Yams

/// What a theme says of itself in `theme.yaml`.
public struct ThemeSettings: Sendable, Hashable {
    /// The file's path in the theme.
    static let file = "theme.yaml"

    /// The theme's name.
    public var name = ""
    /// Who made it.
    public var author = ""
    /// The accent colour, `#rrggbb`.
    public var accent = "#8a1c1c"
    /// The accent colour on dark ground, `#rrggbb`.
    public var accentDark = "#ff9a8a"
    /// The font of the newspaper's name, as a list for CSS.
    public var lettering = "Georgia, \"Times New Roman\", Times, serif"
    /// A word that templates and styles may take up; may be empty.
    public var layout = ""
    /// The words for `layout` that the newspaper may choose among.
    public var layouts: [String] = []
    /// The widths in which the theme shows pictures, in pixels, rising.
    public var pictureWidths = [320, 640, 960, 1280, 1600]

    private static let keys = [
        "name", "author", "accent", "accentDark", "lettering", "layout", "layouts", "pictureWidths",
    ]

    /// Reads the file; what is wrong in it is reported and keeps its default.
    static func read(_ files: ThemeFiles, faults: inout FaultList) -> ThemeSettings {
        var settings = ThemeSettings()
        guard let bytes = files.files[file] else {
            faults.add(ThemeFault(file: file, message: "the file is missing: a theme has at least a name"))
            return settings
        }
        guard let yaml = ThemeYAML(file: file, bytes: bytes, faults: &faults) else { return settings }
        yaml.reportUnknown(in: yaml.root, known: keys, faults: &faults)
        for entry in ThemeYAML.entries(yaml.root) {
            if let fault = settings.set(entry.key, entry.value) { faults.add(yaml.fault(entry.value, fault)) }
        }
        if settings.name.isEmpty { faults.add(yaml.fault(nil, "the theme has no \"name\"")) }
        return settings
    }

    /// The options as CSS custom properties, for all of the theme's styles.
    var style: String {
        ":root{--accent:\(accent);--accent-dark:\(accentDark);--lettering:\(lettering)}"
    }

    /// Sets one key; says what is wrong, if something is.
    private mutating func set(_ key: String, _ value: Node) -> String? {
        switch key {
        case "name": return Self.set(&name, value) { $0.isEmpty || $0.count > 100 ? nil : $0 }
        case "author": return Self.set(&author, value) { $0.count > 200 ? nil : $0 }
        case "accent": return Self.set(&accent, value, Self.color)
        case "accentDark": return Self.set(&accentDark, value, Self.color)
        case "lettering": return Self.set(&lettering, value, Lettering.list)
        case "layout": return Self.set(&layout, value, Self.word)
        case "layouts": return setLayouts(value)
        case "pictureWidths": return setWidths(value)
        default: return nil
        }
    }

    private static func set(_ place: inout String, _ value: Node, _ check: (String) -> String?) -> String? {
        guard let text = value.scalar?.string, let checked = check(text) else {
            return "can't be used: write text such as \(place.isEmpty ? "a name" : place)"
        }
        place = checked
        return nil
    }

    private static func color(_ text: String) -> String? {
        let digits = text.dropFirst()
        let isColor = text.first == "#" && digits.count == 6 && digits.allSatisfy { $0.isASCII && $0.isHexDigit }
        return isColor ? text.lowercased() : nil
    }

    private static func word(_ text: String) -> String? {
        let isWord = text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        return isWord && text.count <= 40 ? text : nil
    }

    private mutating func setLayouts(_ value: Node) -> String? {
        let words = value.sequence?.compactMap { $0.scalar.flatMap { Self.word($0.string) } } ?? []
        guard (1...12).contains(words.count), words.count == value.sequence?.count else {
            return "can't be used: write 1 to 12 words of small letters, such as [classic, wide]"
        }
        layouts = words
        return nil
    }

    /// These settings as a newspaper chose them. What can't be used, such as a layout of another theme, is left out.
    func chosen(_ look: Look) -> ThemeSettings {
        var settings = self
        if let accent = look.accent.flatMap(Self.color) { settings.accent = accent }
        if let accent = look.accentDark.flatMap(Self.color) { settings.accentDark = accent }
        if let fonts = look.lettering.flatMap({ Lettering.presets[$0] }) { settings.lettering = fonts }
        if let layout = look.layout, layouts.contains(layout) { settings.layout = layout }
        return settings
    }

    /// The words for fonts of the newspaper's name, sorted.
    public static var letterings: [String] { Lettering.presets.keys.sorted() }

    private mutating func setWidths(_ value: Node) -> String? {
        let widths = value.sequence?.map { $0.int ?? 0 } ?? []
        guard (1...12).contains(widths.count), widths.allSatisfy((16...4096).contains) else {
            return "can't be used: write 1 to 12 widths from 16 to 4096 pixels, such as [320, 640, 1280]"
        }
        pictureWidths = Set(widths).sorted()
        return nil
    }
}
