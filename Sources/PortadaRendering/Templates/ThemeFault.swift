/// Something in a theme that its author has to put right.
public struct ThemeFault: Error, Sendable, Hashable {
    /// The file, relative to the theme's folder: `templates/article.mustache`.
    public let file: String
    /// The line, from 1; 0 when the fault is the whole file.
    public let line: Int
    /// The column in characters, from 1; 0 when the fault is the whole line.
    public let column: Int
    /// What is wrong and what would be right, in one sentence.
    public let message: String

    /// Makes a fault.
    public init(file: String, line: Int = 0, column: Int = 0, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }
}

extension ThemeFault: CustomStringConvertible {
    /// `file:line:column: message`, as editors and compilers write it.
    public var description: String {
        if line == 0 { return "\(file): \(message)" }
        return column == 0 ? "\(file):\(line): \(message)" : "\(file):\(line):\(column): \(message)"
    }
}
