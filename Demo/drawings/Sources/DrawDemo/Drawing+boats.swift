extension Drawing {
    /// A fishing boat with a cabin and a mast; `size` is its length.
    mutating func fishingBoat(_ x: Double, _ waterline: Double, size: Double, hull: Ink, light: Light) {
        let text = Self.text
        line(
            x - size * 0.05,
            waterline - size * 0.2,
            x - size * 0.05,
            waterline - size * 0.78,
            "#2a2320",
            width: size * 0.014
        )
        line(
            x - size * 0.05,
            waterline - size * 0.74,
            x + size * 0.4,
            waterline - size * 0.2,
            "#2a2320",
            width: size * 0.006
        )
        line(
            x - size * 0.05,
            waterline - size * 0.74,
            x - size * 0.46,
            waterline - size * 0.2,
            "#2a2320",
            width: size * 0.006
        )
        rect(x - size * 0.3, waterline - size * 0.36, size * 0.25, size * 0.22, gradient("#f1e9da", "#b9ab97"))
        rect(x - size * 0.33, waterline - size * 0.39, size * 0.31, size * 0.04, hull.darker(0.25))
        for pane in 0..<2 {
            rect(
                x - size * 0.27 + Double(pane) * size * 0.11,
                waterline - size * 0.31,
                size * 0.075,
                size * 0.07,
                light.lit > 0.3 ? light.lamp : "#4b6a7a"
            )
        }
        shape(
            "M \(text(x - size * 0.5)) \(text(waterline - size * 0.2)) Q \(text(x)) \(text(waterline - size * 0.09)) \(text(x + size * 0.54)) \(text(waterline - size * 0.25))"
                + " Q \(text(x + size * 0.46)) \(text(waterline)) \(text(x + size * 0.36)) \(text(waterline + size * 0.03)) L \(text(x - size * 0.42)) \(text(waterline + size * 0.03)) Z",
            gradient(hull.lighter(0.12), hull.darker(0.4))
        )
        curve(
            "M \(text(x - size * 0.49)) \(text(waterline - size * 0.17)) Q \(text(x)) \(text(waterline - size * 0.06)) \(text(x + size * 0.52)) \(text(waterline - size * 0.21))",
            "#f4ead2",
            width: size * 0.02
        )
        for _ in 0..<26 {
            let drop = vary(0, size * 0.3)
            oval(
                x + vary(-0.42, 0.4) * size,
                waterline + size * 0.05 + drop,
                size * vary(0.03, 0.12),
                2.4,
                happens(0.5) ? hull : light.waterNear.darker(0.4),
                opacity: 0.4 * (1 - drop / (size * 0.34))
            )
        }
    }

    /// A cargo ship; `size` is its length.
    mutating func ship(_ x: Double, _ waterline: Double, size: Double, hull: Ink, light: Light, containers: Bool) {
        let deck = waterline - size * 0.1
        if containers {
            let paints: [Ink] = ["#c2452f", "#2c6e8f", "#e0a33a", "#3d7a5c", "#d8d2c4", "#7a3f5c"]
            for column in 0..<17 {
                for row in 0..<Int(vary(3, 7)) {
                    let paint = oneOf(paints).mixed(light.haze, 0.2)
                    rect(
                        x - size * 0.3 + Double(column) * size * 0.043,
                        deck - Double(row + 1) * size * 0.026,
                        size * 0.041,
                        size * 0.024,
                        paint
                    )
                }
            }
        } else {
            for index in 0..<4 {
                rect(
                    x - size * 0.2 + Double(index) * size * 0.16,
                    deck - size * 0.025,
                    size * 0.08,
                    size * 0.025,
                    hull.lighter(0.2)
                )
            }
            line(
                x - size * 0.25,
                deck - size * 0.03,
                x + size * 0.42,
                deck - size * 0.03,
                hull.lighter(0.25),
                width: size * 0.006
            )
        }
        let house: Ink = light.lit > 0.3 ? "#c9b8a4" : "#e9e2d2"
        rect(
            x - size * 0.44,
            deck - size * 0.17,
            size * 0.1,
            size * 0.17,
            gradient(house.darker(0.1), house.darker(0.35))
        )
        rect(x - size * 0.46, deck - size * 0.185, size * 0.14, size * 0.02, house)
        rect(x - size * 0.41, deck - size * 0.22, size * 0.04, size * 0.05, "#b8452f")
        for row in 0..<4 {
            for column in 0..<5 {
                rect(
                    x - size * 0.43 + Double(column) * size * 0.018,
                    deck - size * 0.15 + Double(row) * size * 0.032,
                    size * 0.01,
                    size * 0.014,
                    light.lit > 0.3 ? light.lamp : "#51687a"
                )
            }
        }
        polygon(
            [
                Spot(x - size * 0.5, deck), Spot(x + size * 0.53, deck - size * 0.012),
                Spot(x + size * 0.47, waterline + 4),
                Spot(x - size * 0.47, waterline + 4),
            ],
            gradient(hull, hull.darker(0.35))
        )
        rect(x - size * 0.475, waterline - size * 0.02, size * 0.95, size * 0.022, "#8e2f25", opacity: 0.9)
        for _ in 0..<40 {
            oval(
                x + vary(-0.47, 0.47) * size,
                waterline + vary(4, size * 0.08),
                size * vary(0.02, 0.07),
                2.2,
                hull.darker(0.2),
                opacity: 0.25
            )
        }
    }

    /// A lighthouse with its beam.
    mutating func lighthouse(_ x: Double, _ base: Double, high: Double, _ light: Light, beam: Bool) {
        let wide = high * 0.15
        if beam {
            let ray = gradient([(0, light.lamp, 0), (1, light.lamp, 0.5)], across: true)
            polygon(
                [Spot(x, base - high * 0.93), Spot(x - 900, base - high * 1.5), Spot(x - 900, base - high * 1.05)],
                ray
            )
        }
        let wall = gradient([(0, "#f7efe0", 1), (0.5, "#e9dcc6", 1), (1, "#8f7f74", 1)], across: true)
        polygon(
            [
                Spot(x - wide * 0.5, base), Spot(x - wide * 0.32, base - high * 0.84),
                Spot(x + wide * 0.32, base - high * 0.84), Spot(x + wide * 0.5, base),
            ],
            wall
        )
        for band in [0.18, 0.5] {
            let half = wide * (0.5 - band * 0.21)
            let upper = wide * (0.5 - (band + 0.16) * 0.21)
            polygon(
                [
                    Spot(x - half, base - high * band), Spot(x - upper, base - high * (band + 0.16)),
                    Spot(x + upper, base - high * (band + 0.16)), Spot(x + half, base - high * band),
                ],
                gradient("#c0402f", "#7f2320", across: true)
            )
        }
        rect(x - wide * 0.46, base - high * 0.865, wide * 0.92, high * 0.025, "#2b2a30")
        rect(x - wide * 0.24, base - high * 0.95, wide * 0.48, high * 0.09, light.lamp.lighter(0.3))
        line(x, base - high * 0.86, x, base - high * 0.95, "#2b2a30", width: 3)
        polygon(
            [
                Spot(x - wide * 0.34, base - high * 0.95), Spot(x, base - high * 1.03),
                Spot(x + wide * 0.34, base - high * 0.95),
            ],
            "#8e2b25"
        )
        if beam { oval(x, base - high * 0.91, high * 0.42, high * 0.42, glow(light.lamp, strength: 0.9)) }
    }
}
