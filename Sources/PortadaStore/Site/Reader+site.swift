import PortadaCore

extension Reader {
    /// The newspaper's settings; those of a new newspaper when none were saved.
    public func settings() throws -> NewspaperSettings {
        trace.note(.settings)
        let text = try connection.first("SELECT value FROM setting WHERE name = 'newspaper'") { $0.text(0) }
        guard let text else { return NewspaperSettings(name: "Portada") }
        return try StoredJSON.decode(NewspaperSettings.self, from: text)
    }

    /// What the newspaper chose of its theme's options.
    public func look() throws -> Look {
        trace.note(.settings)
        let text = try connection.first("SELECT value FROM setting WHERE name = 'look'") { $0.text(0) }
        return try text.map { try StoredJSON.decode(Look.self, from: $0) } ?? Look()
    }

    /// A menu; empty when the newspaper arranged none.
    public func menu(_ place: Menu.Place) throws -> Menu {
        trace.note(.menu(place))
        let text = try connection.first("SELECT entries FROM menu WHERE place = ?", [.text(place.rawValue)]) {
            $0.text(0)
        }
        return try text.map { try StoredJSON.decode(Menu.self, from: $0) } ?? Menu()
    }

    /// The blocks of a zone, in order.
    public func blocks(_ zone: Block.Zone) throws -> [Block] {
        trace.note(.blocks(zone))
        let text = try connection.first("SELECT blocks FROM zone WHERE name = ?", [.text(zone.rawValue)]) {
            $0.text(0)
        }
        return try text.map { try StoredJSON.decode([Block].self, from: $0) } ?? []
    }
}
