import PortadaCore

extension Importer {
    /// Another address of something that came in; one that is taken stays with its owner, and one about which the newsroom
    /// had the last word stays as it is, or gone.
    /// - Parameter isCertain: whether the address can be nothing else's, such as a number's: what an import only guessed before
    ///   gives way.
    public func redirect(_ path: String, to target: ImportedTarget, isCertain: Bool = false) throws {
        let (column, value): (String, SQLValue) =
            switch target {
            case .article(let id): ("article_id", .id(id))
            case .section(let id): ("section_id", .id(id))
            case .person(let id): ("person_id", .id(id))
            case .tag(let id): ("tag_id", .id(id))
            case .picture(let id): ("picture_id", .id(id))
            case .address(let address): ("target", .text(address))
            }
        guard try !isOwn(path) else { return try noteOwn(path, column, value, target) }
        if isCertain {
            try operation.connection.execute(
                "DELETE FROM redirect WHERE path = ? AND \(column) IS DISTINCT FROM ?",
                [.text(path), value]
            )
        }
        try operation.connection.execute(
            "INSERT INTO redirect (path, \(column)) VALUES (?, ?) ON CONFLICT (path) DO NOTHING",
            [.text(path), value]
        )
        operation.touch([.address(of: path)])
    }

    private func isOwn(_ path: String) throws -> Bool {
        try operation.connection.first("SELECT 1 FROM own_redirect WHERE path = ?", [.text(path)]) { _ in true }
            ?? false
    }

    private func noteOwn(_ path: String, _ column: String, _ value: SQLValue, _ target: ImportedTarget) throws {
        let isSame: Bool? = try operation.connection.first(
            "SELECT COALESCE(\(column) = ?, FALSE) FROM redirect WHERE path = ?",
            [value, .text(path)]
        ) { $0.int(0) != 0 }
        guard isSame != true else { return }
        let wanted =
            switch target {
            case .article(let id): "article \(id)"
            case .section(let id): "section \(id)"
            case .person(let id): "person \(id)"
            case .tag(let id): "tag \(id)"
            case .picture(let id): "picture \(id)"
            case .address(let address): address
            }
        let here =
            switch try operation.reader.redirect(path: path) {
            case .redirect(let to, _): to
            case .article(let id): "article \(id)"
            case .section(let id): "section \(id)"
            case .picture(let id): "picture \(id)"
            case .gone, .unknown: ""
            }
        differences.note(
            KeptDifference(
                kind: "redirect",
                item: path,
                name: path,
                detail: isSame == nil ? "removed" : "target",
                here: here,
                export: wanted
            )
        )
    }
}

extension Operation {
    /// The newsroom had the last word about an old address: imports leave it as it is from then on.
    func ownRedirect(_ path: String) throws {
        try connection.execute(
            "INSERT INTO own_redirect (path) VALUES (?) ON CONFLICT (path) DO NOTHING",
            [.text(path)]
        )
    }
}
