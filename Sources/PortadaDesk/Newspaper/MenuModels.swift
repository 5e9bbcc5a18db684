import PortadaRendering

/// A menu while it is arranged.
struct MenusModel: TemplateModel {
    var frame: FrameModel
    var newspaper: NewspaperFrame
    var place: String
    var places: [TabModel]
    var rows: [MenuRowModel]
    /// Whether what is shown has not been saved yet.
    var isUnsaved: Bool

    static let template = TemplateShape<MenusModel>(
        .record("frame") { $0.frame },
        .record("newspaper") { $0.newspaper },
        .text("place") { $0.place },
        .list("places") { $0.places },
        .list("rows") { $0.rows },
        .flag("isEmpty") { $0.rows.isEmpty },
        .flag("isUnsaved") { $0.isUnsaved }
    )
}

/// A line of a menu.
struct MenuRowModel: TemplateModel {
    var index: Int
    var label: String
    var address: String
    var isBelow: Bool
    var targets: [ChoiceModel]

    static let template = TemplateShape<MenuRowModel>(
        .text("index") { "\($0.index)" },
        .text("number") { "\($0.index + 1)" },
        .text("label") { $0.label },
        .text("address") { $0.address },
        .flag("isBelow") { $0.isBelow },
        .list("targets") { $0.targets }
    )
}

/// The blocks of a zone while they are arranged.
struct BlocksModel: TemplateModel {
    var frame: FrameModel
    var newspaper: NewspaperFrame
    var zone: String
    var zones: [TabModel]
    var rows: [BlockRowModel]
    /// Whether what is shown has not been saved yet.
    var isUnsaved: Bool

    static let template = TemplateShape<BlocksModel>(
        .record("frame") { $0.frame },
        .record("newspaper") { $0.newspaper },
        .text("zone") { $0.zone },
        .list("zones") { $0.zones },
        .list("rows") { $0.rows },
        .flag("isEmpty") { $0.rows.isEmpty },
        .flag("isUnsaved") { $0.isUnsaved }
    )
}

/// A block in its zone.
struct BlockRowModel: TemplateModel {
    var index: Int
    var title: String
    var count: Int
    var sources: [ChoiceModel]

    static let template = TemplateShape<BlockRowModel>(
        .text("index") { "\($0.index)" },
        .text("number") { "\($0.index + 1)" },
        .text("title") { $0.title },
        .text("count") { "\($0.count)" },
        .list("sources") { $0.sources }
    )
}
