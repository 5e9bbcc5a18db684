import Foundation

/// Farms, forest and weather.
enum FieldScenes {
    static func coffeeHills(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 560, sun: Spot(1180, 270), disc: 50)
        d.stratus(9, light.cloud, from: 90, to: 330, opacity: 0.5)
        d.mountain(peak: Spot(380, 180), reach: 760, base: 640, light.far, light)
        d.hills(470, swing: 110, light.middle, foot: light.haze, depth: 190)
        d.stratus(9, light.cloud, from: 520, to: 580, opacity: 0.55)
        d.hills(650, swing: 90, "#3f7a4f", foot: "#24523c", depth: 420)
        for row in 0..<12 {
            let y = 660 + pow(Double(row) / 12, 1.5) * 380
            let size = 12 + Double(row) * 4.4
            for index in 0..<Int(1700 / (size * 1.55)) {
                let x = Double(index) * size * 1.55 - 20
                let lift = sin(x / 240 + Double(row) * 0.35) * 26
                d.oval(x, y + lift, size, size * 0.8, d.oneOf(["#2f6b43", "#3d8250", "#255a3a", "#4f9258"]))
                if row > 5, d.happens(0.7) {
                    d.oval(x + d.vary(-size, size) * 0.5, y + lift + d.vary(-5, 8), 3.5, 3.5, "#d3402f")
                }
            }
        }
        for x in [180.0, 860, 1430] { d.tree(x, 720, high: 190, "#3f7f4c", trunk: "#4a3526") }
        d.person(
            Figure(
                feet: Spot(1110, 1060),
                height: 390,
                pose: .reaching,
                side: -1,
                skin: "#7a4c33",
                top: "#c9432f",
                legs: "#2f4b6b",
                hat: "#e3c07a"
            )
        )
        d.oval(1140, 900, 62, 24, "#8c5a30")
        d.rect(1080, 900, 122, 74, d.gradient("#b57c43", "#6f4626"), round: 20)
        d.person(
            Figure(
                feet: Spot(520, 930),
                height: 260,
                pose: .carrying,
                skin: "#8d5a3c",
                top: "#f0e3c4",
                legs: "#5a3d5e",
                hat: "#d9b566",
                skirt: true
            )
        )
        d.finish()
        return d.svg()
    }

    static func llano(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 640, sun: Spot(760, 560), disc: 96)
        d.stratus(18, light.cloud, from: 100, to: 560)
        d.ground(638, light.middle.mixed("#a08a3f", 0.35), light.near)
        d.water(light, from: 700, to: 790, sun: 760)
        d.strokes(300, x: -40...1600, y: 650...1000, ["#c9a84f", light.near, light.middle], length: 80, opacity: 0.4)
        for (x, y, high) in [
            (180.0, 690.0, 330.0), (290, 676, 240), (1340, 684, 300), (1480, 700, 390), (1050, 660, 130),
        ] {
            d.palm(x, y, high: high, lean: d.vary(-24, 24), light.near)
        }
        for (x, y, size) in [
            (560.0, 880.0, 190.0), (830, 850, 160), (1040, 890, 200), (1260, 850, 150), (400, 830, 130),
        ] { cow(&d, x, y, size, light.near.lighter(0.05)) }
        rider(&d, 260, 980, light)
        d.grass(1080, [light.near, light.near.lighter(0.08), "#5f5327"], height: 110, count: 420, lean: 0.4)
        d.finish()
        return d.svg()
    }

    private static func cow(_ d: inout Drawing, _ x: Double, _ y: Double, _ s: Double, _ ink: Ink) {
        for leg in [-0.36, -0.26, 0.24, 0.34] {
            d.line(x + leg * s, y - s * 0.35, x + (leg + 0.02) * s, y, ink, width: s * 0.07)
        }
        d.rect(x - s * 0.46, y - s * 0.68, s * 0.9, s * 0.4, ink, round: s * 0.15)
        d.oval(x - s * 0.25, y - s * 0.69, s * 0.14, s * 0.1, ink)
        d.line(x + s * 0.38, y - s * 0.6, x + s * 0.56, y - s * 0.68, ink, width: s * 0.2)
        d.oval(x + s * 0.63, y - s * 0.68, s * 0.13, s * 0.085, ink, turn: 28)
        d.curve(
            "M \(x + s * 0.55) \(y - s * 0.74) q \(-s * 0.02) \(-s * 0.16) \(s * 0.12) \(-s * 0.17)",
            ink,
            width: s * 0.028
        )
        d.curve(
            "M \(x - s * 0.46) \(y - s * 0.6) q \(-s * 0.1) \(s * 0.1) \(-s * 0.07) \(s * 0.32)",
            ink,
            width: s * 0.025
        )
    }

    private static func rider(_ d: inout Drawing, _ x: Double, _ y: Double, _ light: Light) {
        cow(&d, x, y, 250, "#3a2419")
        d.polygon(
            [Spot(x + 120, y - 150), Spot(x + 176, y - 250), Spot(x + 206, y - 236), Spot(x + 166, y - 120)],
            "#3a2419"
        )
        d.oval(x + 206, y - 236, 44, 20, "#3a2419", turn: 30)
        d.person(
            Figure(
                feet: Spot(x - 30, y - 66),
                height: 250,
                pose: .sitting,
                top: "#efe6d2",
                legs: "#2f4b6b",
                hat: "#d9b566"
            )
        )
    }

    static func maize(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 520, sun: Spot(430, 250), disc: 64)
        d.cumulus(1130, 300, reach: 280, light)
        d.hills(480, swing: 40, light.far, foot: light.haze, depth: 60)
        d.ground(515, "#b9a546", "#4f5a2a")
        for row in 0..<11 {
            let near = pow(Double(row) / 10, 1.7)
            let y = 545 + near * 560
            let high = 34 + near * 420
            for index in 0..<Int(96 - near * 66) {
                let x = Double(index) / (96 - near * 66) * 1700 - 50 + d.vary(-9, 9)
                guard abs(x - 960 - near * 40) > 26 + near * 250 else { continue }
                stalk(&d, x, y, high * d.vary(0.85, 1.1), near)
            }
        }
        d.person(
            Figure(
                feet: Spot(980, 1000),
                height: 420,
                pose: .standing,
                side: -1,
                skin: "#7a4c33",
                top: "#3f6f8c",
                legs: "#4a3a2c",
                hat: "#e3c07a"
            )
        )
        d.finish()
        return d.svg()
    }

    private static func stalk(_ d: inout Drawing, _ x: Double, _ y: Double, _ high: Double, _ near: Double) {
        let green = d.oneOf(["#5f7f35", "#7d9440", "#4b6d33", "#93a04a"])
        d.line(x, y, x + 4, y - high, green.darker(0.2), width: 2 + near * 7)
        for leaf in 0..<4 {
            let from = y - high * (0.2 + Double(leaf) * 0.19)
            let side = leaf % 2 == 0 ? 1.0 : -1.0
            d.shape(
                "M \(x) \(from) q \(side * high * 0.14) \(-high * 0.17) \(side * high * 0.27) \(high * 0.02) q \(-side * high * 0.12) \(-high * 0.07) \(-side * high * 0.27) \(high * 0.03) Z",
                green
            )
        }
        d.oval(x + high * 0.03, y - high * 0.52, 2 + near * 10, 5 + near * 26, "#e8c25a")
        d.line(x + 4, y - high, x + 8, y - high * 1.1, "#cfa84a", width: 1.5 + near * 4)
    }

    static func forest(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#dfe7b8", "#2f6247"))
        d.oval(860, 300, 760, 520, d.glow("#fffbe0", strength: 0.95))
        for layer in 0..<4 {
            let near = Double(layer) / 3
            let ink = Ink("#a9c29a").mixed("#12291f", near)
            for _ in 0..<(20 - layer * 4) {
                let x = d.vary(-40, 1640)
                guard layer < 3 || abs(x - 820) > 330 else { continue }
                let wide = 12 + near * 84 * d.vary(0.7, 1.2)
                d.polygon(
                    [
                        Spot(x - wide, 1067), Spot(x - wide * 0.42, 620), Spot(x - wide * 0.36, -20),
                        Spot(x + wide * 0.36, -20), Spot(x + wide * 0.42, 620), Spot(x + wide, 1067),
                    ],
                    d.gradient([(0, ink.lighter(0.14), 1), (1, ink.darker(0.3), 1)], across: true)
                )
            }
            for _ in 0..<46 {
                d.oval(
                    d.vary(-40, 1640),
                    d.vary(-60, 190 - near * 90),
                    40 + near * 90,
                    24 + near * 40,
                    ink.mixed("#4f8a4a", 0.35),
                    opacity: 0.75
                )
            }
        }
        for index in 0..<5 {
            let x = 640 + Double(index) * 110
            d.polygon(
                [Spot(x, -10), Spot(x + 46, -10), Spot(x - 130, 1067), Spot(x - 330, 1067)],
                d.gradient([(0, "#fffbe0", 0.42), (1, "#fffbe0", 0)])
            )
        }
        for _ in 0..<190 {
            let x = d.vary(-20, 1620)
            let y = d.vary(900, 1080)
            d.curve(
                "M \(x) \(y) q \(d.vary(-40, 40)) \(-d.vary(40, 110)) \(d.vary(-80, 80)) \(-d.vary(20, 90))",
                d.oneOf(["#1d4a34", "#2f6a42", "#0f2c22", "#5c8f4a"]),
                width: d.vary(4, 11)
            )
        }
        d.person(Figure(feet: Spot(830, 960), height: 250, top: "#d8532f", legs: "#2b2f3a", hat: "#d9c08a"))
        d.finish()
        return d.svg()
    }
}
