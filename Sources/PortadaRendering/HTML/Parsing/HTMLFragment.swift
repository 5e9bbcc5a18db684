/// A text that was parsed: its tree, and the markup that its nodes point into.
final class HTMLFragment {
    private let tree: HTMLTree
    private let names: HTMLNames
    let bytes: [UInt8]

    /// Parses markup as the inside of a page's body.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        (tree, names) = HTMLTreeBuilder.tree(of: bytes)
    }

    subscript(node: Int32) -> HTMLNode { tree[node] }

    /// The first of the nodes that stand in none.
    var first: Int32 { tree[0].firstChild }

    /// The element with a number; nil when it is text.
    func element(_ node: Int32) -> HTMLElement? {
        tree[node].isElement ? HTMLElement(tree[node], of: self) : nil
    }

    /// The words of a node that is text.
    func text(_ node: Int32) -> String {
        HTMLReferences.text(of: bytes, tree[node].range, isAttribute: false)
    }

    func name(_ node: HTMLNode) -> String { names[node.name] }

    /// The nodes below one, in the order of the text, until `visit` says no.
    func walk(below node: HTMLNode, _ visit: (Int32) -> Bool) {
        var next = [node.firstChild]
        while let node = next.popLast() {
            guard node != HTMLNode.none else { continue }
            guard visit(node) else { return }
            next.append(tree[node].next)
            next.append(tree[node].firstChild)
        }
    }
}
