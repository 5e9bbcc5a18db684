extension Drawing {
    /// A row of buildings with lit windows, between two edges.
    mutating func skyline(
        from left: Double,
        to right: Double,
        base: Double,
        heights: ClosedRange<Double>,
        _ ink: Ink,
        _ light: Light,
        lit: Double? = nil
    ) {
        var x = left
        while x < right {
            let wide = vary(46, 118)
            let high = vary(heights.lowerBound, heights.upperBound)
            let tone = ink.mixed(light.haze, vary(0, 0.22))
            tower(x, base, wide: wide, high: high, tone, light, lit: lit ?? light.lit)
            x += wide + vary(-6, 14)
        }
    }

    /// One building, with a roof of one of several kinds.
    mutating func tower(
        _ x: Double,
        _ base: Double,
        wide: Double,
        high: Double,
        _ ink: Ink,
        _ light: Light,
        lit: Double
    ) {
        rect(x, base - high, wide, high, gradient(ink, ink.mixed(light.haze, 0.35)))
        rect(x + wide * 0.68, base - high, wide * 0.32, high, ink.darker(0.5), opacity: 0.25)
        switch Int(vary(0, 4)) {
        case 0: rect(x + wide * 0.2, base - high - 16, wide * 0.5, 16, ink)
        case 1: line(x + wide * 0.5, base - high, x + wide * 0.5, base - high - vary(24, 60), ink, width: 3)
        case 2: rect(x - 3, base - high - 6, wide + 6, 8, ink.darker(0.2))
        default: break
        }
        let columns = max(2, Int(wide / 17))
        let rows = max(1, Int(high / 23))
        let cell = wide / Double(columns)
        for row in 0..<rows {
            for column in 0..<columns {
                let bright = happens(lit)
                guard bright || happens(0.6) else { continue }
                let pane =
                    bright
                    ? oneOf([light.lamp, light.lamp.mixed("#ff9d5c", 0.35), light.lamp.lighter(0.3)])
                    : ink.mixed(light.sky.last ?? ink, 0.28)
                rect(
                    x + Double(column) * cell + cell * 0.24,
                    base - high + 10 + Double(row) * 23,
                    cell * 0.52,
                    12,
                    pane,
                    opacity: bright ? vary(0.65, 1) : 0.5
                )
            }
        }
    }

    /// Low houses stacked on a slope, in the colours of the coast.
    mutating func houses(
        _ count: Int,
        x: ClosedRange<Double>,
        y: ClosedRange<Double>,
        size: Double,
        _ light: Light,
        night: Bool = false
    ) {
        let paints: [Ink] = ["#d9694a", "#e9b44c", "#5fa8a0", "#c94f5d", "#e8d3a7", "#7f9fc4", "#a9c27d", "#efe6d6"]
        let places = (0..<count).map { _ in Spot(vary(x.lowerBound, x.upperBound), vary(y.lowerBound, y.upperBound)) }
        for place in places.sorted(by: { $0.y < $1.y }) {
            let share = (place.y - y.lowerBound) / max(y.upperBound - y.lowerBound, 1)
            let wide = size * vary(0.8, 1.5) * (0.55 + share * 0.6)
            let high = wide * vary(0.65, 1.1)
            let paint = oneOf(paints).mixed(light.haze, 0.55 - share * 0.4).mixed(light.near, night ? 0.62 : 0.08)
            rect(place.x, place.y - high, wide, high, gradient(paint, paint.darker(0.22)))
            rect(
                place.x - 2,
                place.y - high - 5,
                wide + 4,
                7,
                oneOf(["#8c4a36", "#6d3f34", "#a2563b"]).mixed(light.near, night ? 0.5 : 0.15)
            )
            rect(place.x + wide * 0.62, place.y - high * 0.55, wide * 0.2, high * 0.55, paint.darker(0.55))
            let bright = happens(light.lit)
            rect(
                place.x + wide * 0.16,
                place.y - high * 0.68,
                wide * 0.26,
                high * 0.3,
                bright ? light.lamp : paint.darker(0.6)
            )
        }
    }

    /// A classical facade: steps, columns, pediment.
    mutating func temple(
        x: Double,
        base: Double,
        wide: Double,
        high: Double,
        columns: Int,
        _ stone: Ink,
        inside: Ink
    ) {
        let steps = 6
        for index in 0..<steps {
            let inset = Double(steps - index) * 9
            rect(
                x - 60 + inset,
                base - Double(index + 1) * 9,
                wide + 120 - inset * 2,
                9,
                stone.darker(0.1 + Double(index % 2) * 0.12)
            )
        }
        let floor = base - Double(steps) * 9
        let top = floor - high
        rect(x + 10, top, wide - 20, high, gradient(inside.darker(0.25), inside))
        let gap = wide / Double(columns)
        for index in 0..<columns {
            let left = x + Double(index) * gap + gap * 0.27
            let thick = gap * 0.46
            let shaft = gradient(
                [(0, stone.darker(0.35), 1), (0.35, stone.lighter(0.35), 1), (1, stone.darker(0.5), 1)],
                across: true
            )
            rect(left, top + 18, thick, high - 18, shaft)
            rect(left - 6, top + 8, thick + 12, 14, stone)
            rect(left - 6, floor - 12, thick + 12, 12, stone.darker(0.1))
        }
        rect(x - 14, top - 34, wide + 28, 44, gradient(stone.lighter(0.2), stone.darker(0.15)))
        polygon(
            [Spot(x - 30, top - 34), Spot(x + wide / 2, top - 34 - wide * 0.17), Spot(x + wide + 30, top - 34)],
            gradient(stone, stone.darker(0.25))
        )
        polygon(
            [Spot(x + 50, top - 46), Spot(x + wide / 2, top - 40 - wide * 0.125), Spot(x + wide - 50, top - 46)],
            stone.darker(0.38)
        )
    }
}
