import PortadaRendering

extension Language {
    /// Who did something, as people read it: a colleague's name, or what program.
    /// - Parameter description: as it is kept with what was done; `program:` and `token:` stand before a program's name.
    func actor(_ description: String) -> String {
        guard let kind = ["program: ", "token: "].first(where: description.hasPrefix) else { return description }
        let name = String(description.dropFirst(kind.count))
        // Some are no programs to whoever reads this.
        if ["readers", "scheduler", "stranger"].contains(name) { return text("audit.\(name)") }
        return text("audit.program", ["name": name])
    }
}
