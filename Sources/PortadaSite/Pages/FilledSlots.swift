import PortadaCore

/// The rendered blocks of a page, and which stories they show.
struct FilledSlots {
    /// The blocks.
    var model = SlotsModel()
    /// The stories in them.
    var shown: Set<Identifier<Article>> = []
}
