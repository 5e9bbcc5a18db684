/// Where the compiler stands: in which file, below which shapes, filled with which blocks.
struct CompilerContext {
    /// The file that the nodes come from.
    var source: TemplateSource
    /// What names are looked up in.
    var scopes: ScopeStack
    /// What blocks are filled with, from the outermost child.
    var blocks: [String: TemplateBlock] = [:]
    /// How many blank bytes a line loses at its start.
    var dedent = 0
    /// What each line then begins with.
    var indentation: [UInt8] = []
    /// How many records were entered since the page: a template that includes itself must enter one in between.
    var entered = 0
    /// How many partials and parents are open.
    var depth = 0
    /// The file, and the byte in it, that brought this one in; nil in a page's own file.
    var origin: (source: TemplateSource, offset: Int)?

    /// Says where this file was brought in, for messages.
    var inclusion: String {
        origin.map { " (included from \($0.source.file):\($0.source.line(at: $0.offset)))" } ?? ""
    }

    /// The given blank text as it stands in the output here.
    func placed(_ blank: [UInt8]) -> [UInt8] {
        indentation + blank.dropFirst(dedent)
    }
}
