import Foundation

extension Drawing {
    /// A coconut palm with a bent trunk.
    mutating func palm(_ x: Double, _ base: Double, high: Double, lean: Double, _ ink: Ink, leaf: Ink? = nil) {
        let top = Spot(x + lean, base - high)
        let trunk = high * 0.032
        let text = Self.text
        shape(
            "M \(text(x - trunk)) \(text(base)) Q \(text(x)) \(text(base - high * 0.5)) \(text(top.x - trunk * 0.4)) \(text(top.y))"
                + " L \(text(top.x + trunk * 0.5)) \(text(top.y)) Q \(text(x + trunk * 2)) \(text(base - high * 0.5)) \(text(x + trunk * 1.4)) \(text(base)) Z",
            ink
        )
        for index in 0..<11 {
            let angle = Double(index) / 10 * 3.9 + 2.75 + vary(-0.12, 0.12)
            frond(top, angle: angle, length: high * vary(0.34, 0.46), leaf ?? ink)
        }
        for _ in 0..<3 { oval(top.x + vary(-9, 9), top.y + vary(2, 13), high * 0.014, high * 0.016, ink.lighter(0.08)) }
    }

    private mutating func frond(_ root: Spot, angle: Double, length: Double, _ ink: Ink) {
        var upper: [Spot] = []
        var lower: [Spot] = []
        for index in 0...9 {
            let share = Double(index) / 9
            let x = root.x + cos(angle) * length * share
            let y = root.y + sin(angle) * length * share * 0.75 + share * share * length * 0.42
            let thick = sin(share * 3.0 + 0.14) * length * 0.075
            upper.append(Spot(x, y - thick * 0.4))
            lower.append(Spot(x - cos(angle) * 5, y + thick * (index % 2 == 0 ? 1.5 : 0.5)))
        }
        polygon(upper + lower.reversed(), ink)
    }

    /// A round tree of many leaves.
    mutating func tree(_ x: Double, _ base: Double, high: Double, _ leaf: Ink, trunk: Ink) {
        polygon(
            [
                Spot(x - high * 0.035, base), Spot(x - high * 0.018, base - high * 0.5),
                Spot(x + high * 0.018, base - high * 0.5), Spot(x + high * 0.04, base),
            ],
            trunk
        )
        for _ in 0..<22 {
            let angle = vary(0, 6.28)
            let reach = vary(0, 0.26) * high
            let y = base - high * 0.66 + sin(angle) * reach * 0.8
            let tone = y < base - high * 0.68 ? leaf.lighter(vary(0, 0.16)) : leaf.darker(vary(0.05, 0.28))
            oval(x + cos(angle) * reach * 1.15, y, high * vary(0.08, 0.15), high * vary(0.07, 0.12), tone)
        }
    }

    /// A tall cactus with arms.
    mutating func cardon(_ x: Double, _ base: Double, high: Double, _ ink: Ink, lit: Ink) {
        let thick = high * 0.085
        rect(x - thick / 2, base - high, thick, high, gradient(lit, ink, across: true), round: thick / 2)
        for side in [-1.0, 1.0] {
            let y = base - high * vary(0.35, 0.6)
            let out = x + side * high * vary(0.16, 0.24)
            let up = y - high * vary(0.22, 0.38)
            line(
                [Spot(x, y), Spot(out, y - 6), Spot(out, up)],
                side < 0 ? lit.mixed(ink, 0.35) : ink,
                width: thick * 0.72
            )
        }
        for index in 0..<3 {
            let at = x - thick * 0.26 + Double(index) * thick * 0.26
            line(at, base, at, base - high * 0.95, ink.darker(0.4), width: 1.6, opacity: 0.5)
        }
    }
}
