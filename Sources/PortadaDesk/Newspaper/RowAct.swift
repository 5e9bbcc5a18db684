import PortadaCore

/// What a button beside a row of a form asks: rows are put in order without scripts, and saved when they are right.
enum RowAct: Hashable {
    case save
    case add
    case up(Int)
    case down(Int)
    case remove(Int)

    /// Reads a button's value, such as `up-3`.
    init(_ text: String) {
        let sides = text.split(separator: "-", maxSplits: 1)
        let row = sides.count > 1 ? NumberRange.counts.readInt(sides[1]) : nil
        switch (sides.first, row) {
        case ("add", nil): self = .add
        case ("up", let row?): self = .up(row)
        case ("down", let row?): self = .down(row)
        case ("remove", let row?): self = .remove(row)
        default: self = .save
        }
    }

    /// Does it to the rows; saving leaves them as they are.
    func apply<Row>(to rows: inout [Row], new: Row) {
        switch self {
        case .save: break
        case .add: rows.append(new)
        case .up(let row) where rows.indices.contains(row) && row > 0: rows.swapAt(row, row - 1)
        case .down(let row) where rows.indices.contains(row) && row + 1 < rows.count: rows.swapAt(row, row + 1)
        case .remove(let row) where rows.indices.contains(row): rows.remove(at: row)
        case .up, .down, .remove: break
        }
    }
}
