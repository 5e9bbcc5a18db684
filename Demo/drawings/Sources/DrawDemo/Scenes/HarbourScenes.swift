/// The bay, the quays and what floats there.
enum HarbourScenes {
    static func harbour(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        let horizon = 560.0
        let sun = Spot(540, horizon - 70)
        d.sky(light, horizon: horizon, sun: sun, disc: 54)
        d.stratus(12, light.cloud, from: 90, to: 470)
        d.hills(horizon - 20, swing: 110, light.far, foot: light.haze, depth: 60)
        d.hills(horizon + 6, swing: 46, light.middle, foot: light.far, depth: 30)
        slope(&d, horizon, light)
        d.water(light, from: horizon, sun: sun.x)
        d.lighthouse(1330, horizon + 40, high: 330, light, beam: light.lit > 0.3)
        d.polygon(
            [Spot(1080, horizon + 62), Spot(1200, horizon + 26), Spot(1600, horizon + 20), Spot(1600, horizon + 84)],
            light.near
        )
        d.fishingBoat(420, 800, size: 520, hull: "#2f6f86", light: light)
        d.fishingBoat(1010, 700, size: 250, hull: "#b5482f", light: light)
        d.fishingBoat(1230, 674, size: 150, hull: "#d9a441", light: light)
        d.birds(9, around: Spot(760, 250), spread: 240, light.near)
        pier(&d, light)
        d.finish()
        return d.svg()
    }

    private static func slope(_ d: inout Drawing, _ horizon: Double, _ light: Light) {
        let hill = light.middle.mixed("#4f6b4f", 0.3)
        d.shape(
            "M 820 \(horizon + 4) Q 1010 \(horizon - 30) 1130 \(horizon - 100) T 1420 \(horizon - 190) T 1620 \(horizon - 170) L 1620 \(horizon + 4) Z",
            d.gradient(hill, hill.mixed(light.far, 0.5))
        )
        d.houses(34, x: 1120...1600, y: (horizon - 84)...(horizon + 4), size: 26, light)
        d.houses(16, x: 1380...1600, y: (horizon - 150)...(horizon - 60), size: 22, light)
    }

    private static func pier(_ d: inout Drawing, _ light: Light) {
        let wood = light.near.mixed("#5b3d2b", 0.35)
        for index in 0..<6 {
            let x = 930 + Double(index) * 130
            d.rect(x, 900, 24, 200, d.gradient(wood.lighter(0.08), wood.darker(0.5), across: true))
        }
        d.polygon(
            [Spot(860, 920), Spot(1600, 872), Spot(1600, 930), Spot(860, 962)],
            d.gradient(wood.lighter(0.18), wood)
        )
        d.person(Figure(feet: Spot(1180, 908), height: 190, side: -1, top: "#c7402f", legs: light.near, hat: "#d8b26a"))
        d.person(Figure(feet: Spot(1265, 902), height: 176, side: -1, top: "#e3d7b8", legs: "#3c4a63"))
    }

    static func containerPort(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        let horizon = 640.0
        d.sky(light, horizon: horizon, sun: Spot(330, 470), disc: 50)
        d.stratus(10, light.cloud, from: 80, to: 460)
        d.hills(horizon - 30, swing: 70, light.far, foot: light.haze, depth: 60)
        d.ship(980, horizon + 60, size: 980, hull: "#20405c", light: light, containers: true)
        d.water(light, from: horizon + 60, to: 860, sun: 330)
        d.rect(0, 846, 1600, 40, d.gradient("#8d8577", "#4a4b4f"))
        for x in [300.0, 760, 1230] { crane(&d, x, base: 880, high: x == 760 ? 720 : 560, light) }
        d.ground(868, "#4a4b4f", "#1d1f26")
        let paints: [Ink] = ["#c2452f", "#2c6e8f", "#e0a33a", "#3d7a5c", "#d9d2c2", "#7a3f5c"]
        for column in 0..<9 {
            let stack = column < 3 || column > 6 ? Int(d.vary(2, 4.9)) : 1
            for row in 0..<stack {
                container(&d, Double(column) * 182 - 20, 985 - Double(row) * 84, d.oneOf(paints))
            }
        }
        d.person(Figure(feet: Spot(690, 1030), height: 210, top: "#f08a24", legs: "#22304a", hat: "#f4c430"))
        d.person(
            Figure(feet: Spot(790, 1036), height: 220, pose: .reaching, top: "#f08a24", legs: "#22304a", hat: "#f6f1e4")
        )
        d.finish()
        return d.svg()
    }

    private static func container(_ d: inout Drawing, _ x: Double, _ y: Double, _ paint: Ink) {
        d.rect(x, y - 82, 178, 82, d.gradient(paint.lighter(0.08), paint.darker(0.28)))
        for index in 0..<11 {
            d.rect(x + 8 + Double(index) * 15.5, y - 76, 5, 70, paint.darker(0.4), opacity: 0.35)
        }
        d.rect(x, y - 82, 178, 5, paint.lighter(0.25))
    }

    private static func crane(_ d: inout Drawing, _ x: Double, base: Double, high: Double, _ light: Light) {
        let steel: Ink = high > 600 ? "#d4562b" : light.middle.mixed("#8a4b2d", 0.3)
        let top = base - high
        for leg in [-62.0, 62] {
            d.line(x + leg, base, x + leg * 0.72, top + 60, steel, width: 15)
        }
        d.line(x - 58, base - high * 0.34, x + 58, base - high * 0.34, steel, width: 11)
        d.line(x - 58, base - high * 0.34, x + 50, base - high * 0.62, steel, width: 6)
        d.line(x - 150, top + 70, x + 340, top + 70, steel, width: 17)
        d.line(x, top + 66, x, top - 74, steel, width: 12)
        d.line([Spot(x - 140, top + 64), Spot(x, top - 70), Spot(x + 300, top + 64)], steel.darker(0.2), width: 5)
        d.rect(x + 60, top + 78, 40, 34, steel.darker(0.35))
        d.line(x + 200, top + 76, x + 200, top + 190, steel.darker(0.4), width: 2.5)
        d.line(x + 230, top + 76, x + 230, top + 190, steel.darker(0.4), width: 2.5)
        d.rect(x + 168, top + 190, 96, 42, high > 600 ? "#e8b23e" : "#2f6f86")
    }

    static func tanker(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        let horizon = 520.0
        d.sky(light, horizon: horizon, sun: Spot(1180, horizon - 90), disc: 60)
        d.stratus(14, light.cloud, from: 120, to: 480)
        d.water(light, from: horizon, sun: 1180)
        d.ship(1320, horizon + 22, size: 330, hull: light.middle, light: light, containers: false)
        d.ship(700, 690, size: 1060, hull: "#6d2b27", light: light, containers: false)
        d.birds(12, around: Spot(420, 300), spread: 260, light.near)
        d.fishingBoat(1180, 920, size: 330, hull: "#e0b84a", light: light)
        d.finish()
        return d.svg()
    }

    static func fishingBoats(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        let horizon = 430.0
        d.sky(light, horizon: horizon, sun: Spot(1100, horizon - 60), disc: 50)
        d.stratus(11, light.cloud, from: 60, to: 380)
        d.hills(horizon + 4, swing: 80, light.far, foot: light.haze, depth: 40)
        d.water(light, from: horizon, to: 900, sun: 1100)
        d.fishingBoat(1290, 520, size: 190, hull: "#c0533a", light: light)
        d.fishingBoat(930, 560, size: 240, hull: "#3e7f93", light: light)
        d.fishingBoat(420, 690, size: 560, hull: "#d6a23c", light: light)
        d.polygon(
            [Spot(0, 880), Spot(500, 822), Spot(1000, 842), Spot(1600, 790), Spot(1600, 1067), Spot(0, 1067)],
            d.gradient("#d9b98b", "#7a5c44")
        )
        d.strokes(
            260,
            x: 0...1600,
            y: 860...1060,
            ["#f0d8ad", "#8b6a4c", "#5f4636"],
            length: 60,
            slope: -0.04,
            opacity: 0.3
        )
        net(&d, light)
        d.person(
            Figure(
                feet: Spot(900, 960),
                height: 300,
                pose: .carrying,
                side: -1,
                top: "#e6dcc3",
                legs: "#34506b",
                hat: "#d9b566"
            )
        )
        d.person(Figure(feet: Spot(1090, 985), height: 310, pose: .carrying, top: "#3d7a78", legs: "#2b2f3f"))
        d.person(
            Figure(
                feet: Spot(1330, 1000),
                height: 315,
                pose: .walking,
                side: -1,
                top: "#b8452f",
                legs: "#46372f",
                hat: "#efe3c8"
            )
        )
        d.finish()
        return d.svg()
    }

    private static func net(_ d: inout Drawing, _ light: Light) {
        for index in 0..<13 {
            let x = 900 + Double(index) * 34
            d.curve(
                "M \(x) \(760 + index % 3 * 4) q 20 \(110 + index * 4) 46 \(190)",
                light.near,
                width: 2,
                opacity: 0.6
            )
            d.curve("M 880 \(790 + index * 13) q 220 \(40 - index) 440 6", light.near, width: 1.6, opacity: 0.5)
        }
    }
}
