/// One node of a parsed text: an element, or a run of text. 28 bytes; what it says stays in the markup.
struct HTMLNode {
    enum Kind: UInt8 { case html, svg, mathML, text }

    static let none: Int32 = -1

    let kind: Kind
    let tag: HTMLTag
    /// Tells elements apart, those without a tag of their own too.
    let name: UInt16
    /// Where the start tag or the text stands in the markup; empty for an element that was supplied.
    let start: Int32
    let end: Int32
    fileprivate(set) var parent = HTMLNode.none
    fileprivate(set) var firstChild = HTMLNode.none
    /// What stands before it in its parent; of a first child, the last one.
    fileprivate(set) var previous = HTMLNode.none
    fileprivate(set) var next = HTMLNode.none

    init(_ kind: Kind, tag: HTMLTag = .other, name: UInt16 = 0, range: Range<Int>) {
        self.kind = kind
        self.tag = tag
        self.name = name
        start = Int32(truncatingIfNeeded: range.lowerBound)
        end = Int32(truncatingIfNeeded: range.upperBound)
    }

    var range: Range<Int> { Int(start)..<Int(end) }
    var isElement: Bool { kind != .text }
    /// Whether it is HTML's element of a name.
    func isHTML(_ sought: HTMLTag) -> Bool { tag == sought && kind == .html }
    func isHTML(_ sought: HTMLTagSet) -> Bool { kind == .html && sought.contains(tag) }
}

/// The nodes of a text, linked by their numbers.
///
/// They are kept in pieces: one list that grows by doubling would take three times its room while it does.
struct HTMLTree {
    private static let pieceBits = 10
    private static let pieceSize = 1 << pieceBits

    private var pieces: [[HTMLNode]] = []
    /// How many nodes there are.
    private(set) var count = 0

    private(set) subscript(node: Int32) -> HTMLNode {
        get { pieces[Int(node) >> Self.pieceBits][Int(node) & (Self.pieceSize - 1)] }
        set { pieces[Int(node) >> Self.pieceBits][Int(node) & (Self.pieceSize - 1)] = newValue }
    }

    /// Adds a node that stands nowhere yet.
    mutating func add(_ node: HTMLNode) -> Int32 {
        if count & (Self.pieceSize - 1) == 0 {
            pieces.append([])
            if count > 0 { pieces[pieces.count - 1].reserveCapacity(Self.pieceSize) }
        }
        pieces[pieces.count - 1].append(node)
        count += 1
        return Int32(truncatingIfNeeded: count - 1)
    }

    /// Puts a node, which must stand nowhere, into a parent: before a child of it, or at the end.
    mutating func insert(_ node: Int32, into parent: Int32, before next: Int32 = HTMLNode.none) {
        let first = self[parent].firstChild
        self[node].parent = parent
        self[node].next = next
        guard first != HTMLNode.none else {
            self[parent].firstChild = node
            self[node].previous = node
            return
        }
        // Of the first child, it is the last one: where a child that is put before it stands, or at the end.
        let neighbour = next == HTMLNode.none ? first : next
        let previous = self[neighbour].previous
        self[node].previous = previous
        self[neighbour].previous = node
        if next == first { self[parent].firstChild = node } else { self[previous].next = node }
    }

    /// Takes a node from where it stands.
    mutating func remove(_ node: Int32) {
        let (parent, previous, next) = (self[node].parent, self[node].previous, self[node].next)
        guard parent != HTMLNode.none else { return }
        let first = self[parent].firstChild
        if node == first { self[parent].firstChild = next } else { self[previous].next = next }
        let neighbour = next == HTMLNode.none ? self[parent].firstChild : next
        if neighbour != HTMLNode.none { self[neighbour].previous = previous }
        self[node].parent = HTMLNode.none
        self[node].previous = HTMLNode.none
        self[node].next = HTMLNode.none
    }

    /// Moves all children of a node into another, which has none.
    mutating func moveChildren(of node: Int32, into other: Int32) {
        var child = self[node].firstChild
        self[other].firstChild = child
        self[node].firstChild = HTMLNode.none
        while child != HTMLNode.none {
            self[child].parent = other
            child = self[child].next
        }
    }
}
