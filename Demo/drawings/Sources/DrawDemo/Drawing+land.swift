import Foundation

extension Drawing {
    /// A ridge from the left edge to the right: waves of chance around a height.
    mutating func ridge(_ base: Double, swing: Double, rough: Double = 0.25, step: Double = 16) -> [Spot] {
        let phases = (0..<4).map { _ in vary(0, 6.28) }
        let lengths = [vary(900, 1500), vary(420, 640), vary(170, 260), vary(60, 95)]
        var spots: [Spot] = []
        var x = -20.0
        while x <= width + 20 {
            var lift = sin(x / lengths[0] * 6.28 + phases[0]) * 0.6
            lift += sin(x / lengths[1] * 6.28 + phases[1]) * 0.4
            lift += sin(x / lengths[2] * 6.28 + phases[2]) * rough * 0.5
            lift += sin(x / lengths[3] * 6.28 + phases[3]) * rough * 0.22
            spots.append(Spot(x, base - lift * swing + vary(-1, 1) * rough * swing * 0.08))
            x += step
        }
        return spots
    }

    /// Hills down to the lower edge, fading into haze at their feet.
    mutating func hills(
        _ base: Double,
        swing: Double,
        _ ink: Ink,
        foot: Ink,
        depth: Double = 260,
        rough: Double = 0.25
    ) {
        let spots = ridge(base, swing: swing, rough: rough)
        let bottom = base + depth
        polygon(spots + [Spot(width + 20, bottom), Spot(-20, bottom)], gradient(ink, foot))
    }

    /// A mountain with a lit and a shaded side.
    mutating func mountain(peak: Spot, reach: Double, base: Double, _ ink: Ink, _ light: Light) {
        var outline: [Spot] = []
        var shade: [Spot] = [peak]
        let steps = 26
        for index in 0...steps {
            let share = Double(index) / Double(steps)
            let across = share * 2 - 1
            let fall = pow(abs(across), 0.82)
            let jag = index == steps / 2 ? 0 : vary(-1, 1) * (base - peak.y) * 0.035
            let spot = Spot(peak.x + across * reach, peak.y + (base - peak.y) * fall + jag)
            outline.append(spot)
            if across > 0 { shade.append(spot) }
        }
        polygon(outline, gradient(ink, ink.mixed(light.haze, 0.75)))
        shade.append(Spot(peak.x + reach * 0.32, base))
        shade.append(Spot(peak.x + reach * 0.1, peak.y + (base - peak.y) * 0.55))
        shade.append(Spot(peak.x + reach * 0.14, peak.y + (base - peak.y) * 0.3))
        let dark = ink.darker(0.4)
        polygon(shade, gradient([(0, dark, 0.5), (1, dark, 0.05)]))
        for _ in 0..<9 {
            let x = peak.x - vary(0.05, 0.7) * reach
            let y = peak.y + pow((peak.x - x) / reach, 0.82) * (base - peak.y) + 14
            let drop = vary(40, 130)
            line(
                [Spot(x, y), Spot(x + drop * 0.25, y + drop * 0.6), Spot(x + drop * 0.1, y + drop)],
                dark,
                width: vary(2, 6),
                opacity: 0.16
            )
        }
    }

    /// Brush strokes that give an area its grain.
    mutating func strokes(
        _ count: Int,
        x: ClosedRange<Double>,
        y: ClosedRange<Double>,
        _ inks: [Ink],
        length: Double = 40,
        slope: Double = 0,
        weight: Double = 3,
        opacity: Double = 0.3
    ) {
        for _ in 0..<count {
            let from = Spot(vary(x.lowerBound, x.upperBound), vary(y.lowerBound, y.upperBound))
            let reach = length * vary(0.4, 1.4)
            let to = Spot(from.x + reach, from.y + reach * slope + vary(-2, 2))
            line([from, to], oneOf(inks), width: weight * vary(0.4, 1.3), opacity: opacity * vary(0.4, 1))
        }
    }

    /// Grass along a line: blades that lean.
    mutating func grass(_ y: Double, _ inks: [Ink], height: Double = 60, count: Int = 260, lean: Double = 0.2) {
        for _ in 0..<count {
            let x = vary(-10, width + 10)
            let lift = height * vary(0.35, 1.2)
            let tip = Spot(x + lift * (lean + vary(-0.25, 0.25)), y - lift)
            polygon([Spot(x - 4, y + 12), tip, Spot(x + 4, y + 12)], oneOf(inks))
        }
    }

    /// The floor of the picture.
    mutating func ground(_ top: Double, _ from: Ink, _ to: Ink) {
        rect(0, top, width, height - top, gradient(from, to))
    }
}
