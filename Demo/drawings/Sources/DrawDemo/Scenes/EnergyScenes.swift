/// Oil, wires, wind and sun.
enum EnergyScenes {
    static func refinery(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        let base = 830.0
        d.sky(light, horizon: base, sun: Spot(300, 560), disc: 56)
        d.stratus(14, light.cloud, from: 100, to: 600)
        d.hills(base - 60, swing: 60, light.far, foot: light.haze, depth: 80)
        let steel = light.near.mixed(light.haze, 0.24)
        for index in 0..<12 {
            let x = 480 + Double(index) * 92 + d.vary(-14, 14)
            let high = d.vary(170, 470)
            let wide = d.vary(30, 58)
            d.rect(
                x,
                base - high,
                wide,
                high,
                d.gradient([(0, steel.lighter(0.25), 1), (0.4, steel, 1), (1, steel.darker(0.5), 1)], across: true),
                round: 9
            )
            for ring in 1..<5 { d.rect(x - 5, base - high * Double(ring) / 5, wide + 10, 5, steel.darker(0.4)) }
            d.line(x + wide + 8, base, x + wide + 8, base - high * 0.9, steel.darker(0.3), width: 4)
            for lamp in 0..<4 where d.happens(0.75) {
                d.oval(x + wide / 2, base - high * (0.2 + Double(lamp) * 0.2) - 8, 4.5, 4.5, light.lamp)
            }
        }
        for index in 0..<9 {
            let y = base - 30 - Double(index) * 17
            d.line(
                [
                    Spot(430, y), Spot(700 + Double(index) * 40, y), Spot(700 + Double(index) * 40, y - 60),
                    Spot(1560, y - 60),
                ],
                steel.darker(0.15 + Double(index % 3) * 0.1),
                width: 7
            )
        }
        for index in 0..<3 { tank(&d, 70 + Double(index) * 165, base + 26 + Double(index % 2) * 22, steel) }
        flare(&d, 1420, base, light)
        d.ground(base + 20, light.near.mixed("#6a4a36", 0.4), light.near)
        d.water(light, from: 930, sun: 300)
        for index in 0..<14 {
            d.reflection(light.lamp, x: 500 + Double(index) * 80, from: 936, length: d.vary(50, 120))
        }
        d.reflection("#ff9b4a", x: 1420, from: 936, length: 130, width: 14)
        d.finish()
        return d.svg()
    }

    private static func tank(_ d: inout Drawing, _ x: Double, _ y: Double, _ steel: Ink) {
        d.rect(
            x - 70,
            y - 130,
            140,
            130,
            d.gradient(
                [(0, steel.lighter(0.5), 1), (0.4, steel.lighter(0.3), 1), (1, steel.darker(0.3), 1)],
                across: true
            )
        )
        d.oval(x, y - 130, 70, 15, steel.lighter(0.4))
        d.line([Spot(x - 66, y), Spot(x - 20, y - 64), Spot(x + 40, y - 128)], steel.darker(0.4), width: 4)
    }

    private static func flare(_ d: inout Drawing, _ x: Double, _ base: Double, _ light: Light) {
        d.line([Spot(x - 40, base), Spot(x, base - 610), Spot(x + 40, base)], light.near, width: 5)
        for level in 1..<9 {
            let y = base - Double(level) * 66
            let half = 40 * (1 - Double(level) * 66 / 610)
            d.line(x - half, y, x + half, y - 22, light.near, width: 3)
        }
        d.oval(x + 16, base - 668, 300, 300, d.glow("#ffb04a", strength: 0.9))
        d.shape(
            "M \(x - 12) \(base - 606) C \(x - 40) \(base - 670) \(x + 8) \(base - 700) \(x + 66) \(base - 748) C \(x + 50) \(base - 700) \(x + 66) \(base - 660) \(x + 14) \(base - 606) Z",
            "#ff8a3a"
        )
        d.shape(
            "M \(x - 6) \(base - 606) C \(x - 16) \(base - 650) \(x + 10) \(base - 672) \(x + 36) \(base - 704) C \(x + 30) \(base - 664) \(x + 34) \(base - 640) \(x + 8) \(base - 606) Z",
            "#fff0b8"
        )
    }

    static func powerLines(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 760, sun: Spot(1010, 610), disc: 84)
        d.stratus(16, light.cloud, from: 120, to: 620)
        d.hills(700, swing: 90, light.far, foot: light.haze, depth: 120)
        d.hills(790, swing: 70, light.middle, foot: light.near, depth: 280)
        let towers = [(250.0, 940.0, 780.0), (800, 850, 440), (1120, 812, 270), (1310, 792, 170), (1430, 780, 110)]
        for pair in zip(towers, towers.dropFirst()) { wires(&d, pair.0, pair.1, light.near) }
        for (x, y, high) in towers { pylon(&d, x, y, high, light.near) }
        d.curve("M -20 260 Q 60 330 118 346", light.near, width: 3)
        d.grass(1080, [light.near, light.near.lighter(0.06), light.middle.darker(0.4)], height: 130, count: 420)
        d.birds(7, around: Spot(640, 300), spread: 160, light.near)
        d.finish()
        return d.svg()
    }

    private static func pylon(_ d: inout Drawing, _ x: Double, _ base: Double, _ high: Double, _ ink: Ink) {
        let thick = max(2, high * 0.013)
        d.line(
            [
                Spot(x - high * 0.13, base), Spot(x - high * 0.03, base - high * 0.6), Spot(x, base - high),
                Spot(x + high * 0.03, base - high * 0.6), Spot(x + high * 0.13, base),
            ],
            ink,
            width: thick
        )
        for level in 0..<6 {
            let low = high * 0.1 * Double(level)
            let half = high * (0.13 - 0.0165 * Double(level))
            let next = half - high * 0.0165
            d.line(
                [
                    Spot(x - half, base - low), Spot(x + next, base - low - high * 0.1),
                    Spot(x - next, base - low - high * 0.1), Spot(x + half, base - low),
                ],
                ink,
                width: thick * 0.6
            )
        }
        for level in [0.66, 0.78, 0.9] {
            let reach = high * (level == 0.78 ? 0.22 : 0.17)
            d.line(
                [
                    Spot(x - reach, base - high * level), Spot(x, base - high * (level + 0.035)),
                    Spot(x + reach, base - high * level), Spot(x - reach, base - high * level),
                ],
                ink,
                width: thick * 0.8
            )
        }
    }

    private static func wires(
        _ d: inout Drawing,
        _ a: (Double, Double, Double),
        _ b: (Double, Double, Double),
        _ ink: Ink
    ) {
        for level in [0.66, 0.78, 0.9] {
            for side in [-1.0, 1.0] {
                let reach = level == 0.78 ? 0.22 : 0.17
                let from = Spot(a.0 + side * reach * a.2, a.1 - a.2 * level)
                let to = Spot(b.0 + side * reach * b.2, b.1 - b.2 * level)
                let sag = (to.x - from.x) * 0.14
                d.curve(
                    "M \(from.x) \(from.y) Q \((from.x + to.x) / 2) \((from.y + to.y) / 2 + sag) \(to.x) \(to.y)",
                    ink,
                    width: 2,
                    opacity: 0.8
                )
            }
        }
    }

    static func windTurbines(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 700, sun: Spot(380, 380), disc: 60)
        d.cumulus(1180, 330, reach: 230, light)
        d.stratus(8, light.cloud, from: 100, to: 420)
        d.hills(640, swing: 60, light.far, foot: light.haze, depth: 90)
        d.water(light, from: 660, to: 800, sun: 380)
        for (x, y, size) in [(1420.0, 700.0, 190.0), (1220, 712, 240), (960, 736, 330), (1530, 740, 300)] {
            turbine(&d, x, y, size, light)
        }
        d.hills(800, swing: 50, light.middle.mixed("#8a8f4a", 0.35), foot: light.near, depth: 280)
        turbine(&d, 560, 900, 760, light)
        d.grass(1078, [light.near, "#5d6b3a", "#8f8a4a"], height: 90, count: 360, lean: 0.6)
        d.person(Figure(feet: Spot(700, 980), height: 120, top: "#d9442f", legs: light.near))
        d.finish()
        return d.svg()
    }

    private static func turbine(_ d: inout Drawing, _ x: Double, _ base: Double, _ size: Double, _ light: Light) {
        let white: Ink = "#f6f2e8"
        let top = base - size * 0.72
        d.polygon(
            [
                Spot(x - size * 0.02, base), Spot(x - size * 0.01, top), Spot(x + size * 0.01, top),
                Spot(x + size * 0.02, base),
            ],
            d.gradient(white, white.darker(0.35), across: true)
        )
        let turn = d.vary(0, 120)
        for blade in 0..<3 {
            d.group("transform=\"rotate(\(turn + Double(blade) * 120) \(x) \(top))\"") { d in
                d.shape(
                    "M \(x - size * 0.008) \(top) Q \(x + size * 0.035) \(top - size * 0.12) \(x) \(top - size * 0.4) Q \(x - size * 0.014) \(top - size * 0.1) \(x - size * 0.008) \(top) Z",
                    white.darker(Double(blade) * 0.1)
                )
            }
        }
        d.oval(x, top, size * 0.018, size * 0.018, white.darker(0.25))
    }

    static func solarField(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 520, sun: Spot(1200, 230), disc: 70)
        d.cumulus(360, 260, reach: 220, light)
        d.hills(480, swing: 80, light.far, foot: light.haze, depth: 80)
        d.ground(520, "#cdb37c", "#6d5b3a")
        for row in 0..<6 {
            let near = Double(row) / 5
            let y = 560 + near * near * 420
            let high = 34 + near * 120
            for index in -3..<9 {
                let wide = 150 + near * 290
                let x = Double(index) * (wide + 14) - near * 330
                let panel = d.gradient("#2f5f93", "#122a4e")
                d.polygon(
                    [
                        Spot(x + high * 0.5, y - high), Spot(x + wide + high * 0.5, y - high), Spot(x + wide, y),
                        Spot(x, y),
                    ],
                    panel
                )
                for cell in 1..<5 {
                    let at = x + wide * Double(cell) / 5
                    d.line(at + high * 0.5, y - high, at, y, "#9fc3dd", width: 1.2 + near, opacity: 0.5)
                }
                d.line(
                    x + high * 0.25,
                    y - high / 2,
                    x + wide + high * 0.25,
                    y - high / 2,
                    "#9fc3dd",
                    width: 1.2 + near,
                    opacity: 0.5
                )
                d.line(x + wide * 0.5, y, x + wide * 0.5, y + high * 0.3, "#4b4a4c", width: 3 + near * 5)
            }
        }
        d.person(
            Figure(
                feet: Spot(1180, 850),
                height: 290,
                pose: .walking,
                side: -1,
                top: "#e8862f",
                legs: "#2b3650",
                hat: "#f6f1e4"
            )
        )
        d.finish()
        return d.svg()
    }
}
