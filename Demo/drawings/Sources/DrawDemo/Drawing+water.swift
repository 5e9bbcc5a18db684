extension Drawing {
    /// Water from the horizon down, with the sun's road on it.
    mutating func water(_ light: Light, from top: Double, to bottom: Double? = nil, sun: Double? = nil) {
        let end = bottom ?? height
        rect(0, top, width, end - top, gradient(light.waterFar, light.waterNear))
        ripples(light, from: top, to: end)
        if let sun { sunRoad(light.sun, at: sun, from: top, to: end) }
    }

    /// The broken light of the sun, a lamp or the moon on water.
    mutating func sunRoad(_ ink: Ink, at x: Double, from top: Double, to bottom: Double, spread: Double = 1) {
        let count = Int((bottom - top) / 4)
        for index in 0..<max(count, 1) {
            let share = Double(index) / Double(max(count, 1))
            let y = top + 3 + share * share * (bottom - top) * 0.95 + share * 12
            let reach = (14 + share * 95) * spread
            let length = vary(0.25, 1) * reach
            oval(
                x + vary(-reach, reach) * 0.55,
                y,
                length,
                1.2 + share * 3.4,
                ink,
                opacity: vary(0.25, 0.85) * (1 - share * 0.55)
            )
        }
    }

    /// Waves as thin strokes that widen towards the reader.
    mutating func ripples(_ light: Light, from top: Double, to bottom: Double, count: Int = 260) {
        for _ in 0..<count {
            let share = vary(0, 1)
            let y = top + share * share * (bottom - top)
            let length = 12 + share * 110 * vary(0.4, 1)
            let ink = happens(0.5) ? light.waterFar.lighter(0.25) : light.waterNear.darker(0.25)
            oval(vary(0, width), y, length, 0.8 + share * 2.6, ink, opacity: vary(0.12, 0.4))
        }
    }

    /// The long reflection of a lamp.
    mutating func reflection(_ ink: Ink, x: Double, from top: Double, length: Double, width reach: Double = 7) {
        var y = top
        while y < top + length {
            let share = (y - top) / length
            oval(
                x + vary(-reach, reach) * 0.7,
                y,
                reach * vary(0.6, 1.5),
                vary(1.4, 3.2),
                ink,
                opacity: 0.7 * (1 - share)
            )
            y += vary(4, 9)
        }
    }
}
