/// The capital between the bay and the mountain.
enum CityScenes {
    static func mountainCity(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        backdrop(&d, light)
        d.skyline(from: -30, to: 1640, base: 830, heights: 120...300, light.middle.mixed(light.far, 0.4), light)
        d.skyline(from: -30, to: 1640, base: 900, heights: 110...370, light.middle, light)
        d.ground(890, light.middle.mixed("#6f5a40", 0.4), light.near)
        d.houses(130, x: -40...1600, y: 880...1040, size: 54, light, night: light.lit > 0.4)
        for index in 0..<7 {
            d.tree(
                Double(index) * 260 + d.vary(-60, 60),
                1090,
                high: d.vary(150, 230),
                light.near.mixed("#2f6a4a", 0.4),
                trunk: light.near
            )
        }
        d.finish()
        return d.svg()
    }

    private static func backdrop(_ d: inout Drawing, _ light: Light) {
        d.sky(light, horizon: 760, sun: Spot(1260, light.lit > 0.4 ? 190 : 330), disc: light.lit > 0.4 ? 38 : 44)
        if light.lit > 0.45 {
            d.stars(150, down: 380)
        } else {
            d.stratus(9, light.cloud, from: 90, to: 340, opacity: 0.5)
        }
        d.mountain(peak: Spot(1180, 300), reach: 760, base: 800, light.far.mixed(light.haze, 0.3), light)
        d.mountain(peak: Spot(520, 210), reach: 860, base: 830, light.far, light)
        d.hills(640, swing: 90, light.middle.mixed(light.far, 0.5), foot: light.haze, depth: 230)
    }

    static func cableCar(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        backdrop(&d, light)
        d.skyline(from: -30, to: 1640, base: 1000, heights: 90...260, light.middle, light)
        d.ground(950, light.middle.mixed("#6f5a40", 0.4), light.near)
        d.houses(170, x: -40...1600, y: 890...1067, size: 50, light, night: light.lit > 0.4)
        d.line(0, 190, 1600, 560, light.near, width: 4)
        d.line(0, 214, 1600, 584, light.near, width: 3)
        cabin(&d, 430, 312, size: 1.75, paint: "#cf3f2c", light)
        cabin(&d, 1130, 466, size: 0.85, paint: "#e8b23e", light)
        cabin(&d, 1440, 532, size: 0.6, paint: "#cf3f2c", light)
        d.line([Spot(860, 1067), Spot(884, 402), Spot(908, 1067)], light.near, width: 12)
        d.line(840, 410, 930, 430, light.near, width: 14)
        d.finish()
        return d.svg()
    }

    private static func cabin(_ d: inout Drawing, _ x: Double, _ y: Double, size: Double, paint: Ink, _ light: Light) {
        d.line(
            [Spot(x, y - 22 * size), Spot(x + 8 * size, y + 20 * size), Spot(x, y + 58 * size)],
            light.near,
            width: 6 * size
        )
        d.rect(
            x - 92 * size,
            y + 56 * size,
            184 * size,
            128 * size,
            d.gradient(paint.lighter(0.14), paint.darker(0.3)),
            round: 26 * size
        )
        for pane in 0..<3 {
            let left = x - 78 * size + Double(pane) * 54 * size
            d.rect(
                left,
                y + 74 * size,
                48 * size,
                56 * size,
                d.gradient(light.sky[1].lighter(0.35), light.lamp),
                round: 9 * size
            )
            d.oval(left + 24 * size, y + 106 * size, 10 * size, 12 * size, light.near)
            d.rect(left + 8 * size, y + 116 * size, 32 * size, 14 * size, light.near, round: 7 * size)
        }
        d.rect(x - 92 * size, y + 146 * size, 184 * size, 9 * size, "#f3e6cd", opacity: 0.9)
    }

    static func bridge(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        let horizon = 600.0
        d.sky(light, horizon: horizon, sun: Spot(820, horizon - 120), disc: 62)
        d.stratus(13, light.cloud, from: 100, to: 500)
        d.hills(horizon - 10, swing: 90, light.far, foot: light.haze, depth: 60)
        d.skyline(from: 980, to: 1640, base: horizon + 4, heights: 30...120, light.middle, light)
        d.water(light, from: horizon, sun: 820)
        let steel = light.near.mixed("#8e3b2c", 0.35)
        d.line(-40, 640, 1640, 560, steel, width: 22)
        d.line(-40, 664, 1640, 580, steel.darker(0.3), width: 9)
        for (x, reach) in [(360.0, 1.0), (1180.0, 0.78)] {
            pylon(&d, x, deck: 640 - (x + 40) / 1680 * 80, reach: reach, steel)
        }
        d.ship(760, 742, size: 260, hull: light.near, light: light, containers: false)
        d.birds(8, around: Spot(1180, 220), spread: 200, light.near)
        d.finish()
        return d.svg()
    }

    private static func pylon(_ d: inout Drawing, _ x: Double, deck: Double, reach: Double, _ steel: Ink) {
        let top = deck - 430 * reach
        for cable in 0..<11 {
            let out = (60 + Double(cable) * 46) * reach
            d.line(x, top + Double(cable) * 10, x - out, deck + 4 + out * 0.047, steel, width: 2.4, opacity: 0.85)
            d.line(x, top + Double(cable) * 10, x + out, deck - 2 - out * 0.047, steel, width: 2.4, opacity: 0.85)
        }
        d.polygon(
            [
                Spot(x - 24 * reach, deck + 190 * reach), Spot(x - 8, top - 12), Spot(x + 8, top - 12),
                Spot(x + 24 * reach, deck + 190 * reach),
            ],
            d.gradient(steel.lighter(0.15), steel.darker(0.3), across: true)
        )
        d.rect(x - 40 * reach, deck + 176 * reach, 80 * reach, 26 * reach, steel.darker(0.4))
    }

    static func rainStreet(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 700)
        let wall: [Ink] = ["#7c4a3f", "#4e6470", "#8c7147", "#5b4a66", "#3f5f5a"]
        for side in [-1.0, 1.0] {
            for index in 0..<5 {
                facade(
                    &d,
                    index: index,
                    side: side,
                    d.oneOf(wall).mixed(light.middle, 0.3 + Double(4 - index) * 0.02),
                    light
                )
            }
        }
        d.polygon(
            [Spot(640, 640), Spot(960, 640), Spot(1700, 1067), Spot(-100, 1067)],
            d.gradient(light.haze.mixed("#3b454f", 0.35), "#141a24")
        )
        d.strokes(240, x: 0...1600, y: 760...1060, [light.haze, light.lamp, "#2c3642"], length: 90, opacity: 0.22)
        for (x, y, size) in [(520.0, 820.0, 1.0), (1120.0, 860.0, 1.25), (690.0, 700.0, 0.55), (930.0, 706.0, 0.6)] {
            lamppost(&d, x, y, size, light)
        }
        walkers(&d, light)
        d.rain(420, "#e9eef0")
        d.finish()
        return d.svg()
    }

    private static func facade(_ d: inout Drawing, index: Int, side: Double, _ wall: Ink, _ light: Light) {
        let near = Double(index) / 5
        let far = Double(index + 1) / 5
        let at = { (share: Double) -> Double in 800 + side * (820 - 680 * share.squareRoot()) }
        let top = { (share: Double) -> Double in 60 + 470 * share.squareRoot() }
        let foot = { (share: Double) -> Double in 1080 - 430 * share.squareRoot() }
        let a = at(near)
        let b = at(far)
        d.polygon(
            [Spot(a, top(near)), Spot(b, top(far)), Spot(b, foot(far)), Spot(a, foot(near))],
            d.gradient(wall.lighter(0.1), wall.darker(0.45))
        )
        for row in 0..<4 {
            for column in 0..<3 {
                let share = near + (far - near) * (Double(column) + 0.3) / 3
                let next = near + (far - near) * (Double(column) + 0.75) / 3
                let high = { (s: Double, level: Double) -> Double in top(s) + (foot(s) - top(s)) * level }
                let level = 0.08 + Double(row) * 0.22
                let bright = d.happens(row == 3 ? 0.8 : 0.35)
                d.polygon(
                    [
                        Spot(at(share), high(share, level)), Spot(at(next), high(next, level)),
                        Spot(at(next), high(next, level + 0.14)), Spot(at(share), high(share, level + 0.14)),
                    ],
                    bright ? light.lamp : wall.darker(0.6),
                    opacity: bright ? 0.9 : 0.7
                )
            }
        }
    }

    private static func lamppost(_ d: inout Drawing, _ x: Double, _ y: Double, _ size: Double, _ light: Light) {
        d.line(x, y, x, y - 360 * size, "#15181f", width: 9 * size)
        d.line(
            [Spot(x, y - 360 * size), Spot(x + 26 * size, y - 384 * size), Spot(x + 56 * size, y - 372 * size)],
            "#15181f",
            width: 6 * size
        )
        d.oval(x + 60 * size, y - 356 * size, 190 * size, 190 * size, d.glow(light.lamp, strength: 0.85))
        d.oval(x + 60 * size, y - 358 * size, 17 * size, 13 * size, light.lamp.lighter(0.4))
        d.reflection(light.lamp, x: x + 60 * size, from: y + 10, length: 210 * size, width: 16 * size)
    }

    private static func walkers(_ d: inout Drawing, _ light: Light) {
        let people: [(Double, Double, Double, Ink, Ink, Double)] = [
            (770, 742, 120, "#3b6f86", "#22272f", 1), (850, 760, 140, "#d8a43f", "#2b3140", -1),
            (610, 880, 260, "#2e8c84", "#2c2733", 1), (990, 985, 370, "#cc3d2e", "#1f2533", -1),
        ]
        for (x, y, high, paint, cloth, side) in people {
            d.reflection(paint, x: x, from: y + 6, length: high * 0.5, width: high * 0.1)
            d.person(
                Figure(
                    feet: Spot(x, y),
                    height: high,
                    pose: .walking,
                    side: side,
                    top: cloth.lighter(0.12),
                    legs: cloth
                )
            )
            d.umbrella(x + 0.03 * high * side, y - high * 1.02, reach: high * 0.36, paint)
        }
    }
}
