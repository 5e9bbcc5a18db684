/// Rivers, beaches, trains and the night sky.
enum TravelScenes {
    static func ferry(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        let horizon = 500.0
        d.sky(light, horizon: horizon, sun: Spot(1230, 300), disc: 50)
        d.cumulus(420, 250, reach: 220, light)
        d.hills(440, swing: 90, light.far, foot: light.haze, depth: 90)
        for index in 0..<26 {
            d.tree(
                Double(index) * 66 + d.vary(-20, 20),
                horizon + 14,
                high: d.vary(90, 190),
                light.middle.mixed("#2f6a4a", 0.5),
                trunk: light.near
            )
        }
        d.water(light.tinted(waterFar: "#c9b58a", waterNear: "#5d6e52"), from: horizon)
        let hull: Ink = "#2b6c7a"
        d.shape(
            "M 210 650 L 1330 650 Q 1300 742 1240 760 L 300 760 Q 230 740 210 650 Z",
            d.gradient(hull, hull.darker(0.45))
        )
        d.rect(214, 640, 1112, 16, "#f3ead6")
        d.rect(330, 510, 820, 132, d.gradient("#f3ead6", "#c9bb9c"))
        d.rect(420, 400, 560, 112, d.gradient("#f3ead6", "#d6c8aa"))
        d.rect(310, 498, 860, 14, "#c9432f")
        d.rect(400, 388, 600, 14, "#c9432f")
        d.rect(760, 300, 66, 90, d.gradient("#c9432f", "#7d241c", across: true))
        d.rect(760, 318, 66, 14, "#f3ead6")
        for _ in 0..<14 {
            d.oval(720 - d.vary(0, 260), 270 - d.vary(0, 70), d.vary(30, 80), d.vary(14, 30), "#f3efe6", opacity: 0.2)
        }
        for index in 0..<11 {
            d.rect(352 + Double(index) * 72, 540, 46, 50, index % 3 == 0 ? "#35505c" : "#4f7480", round: 6)
        }
        for index in 0..<8 {
            d.person(
                Figure(
                    feet: Spot(450 + Double(index) * 68, 500),
                    height: 82,
                    side: index % 2 == 0 ? 1 : -1,
                    top: d.oneOf(["#c9432f", "#2f6fa3", "#e8b23e", "#3d8c70", "#7a3f5c"]),
                    legs: "#2b3346"
                )
            )
        }
        for index in 0..<60 {
            d.oval(
                240 + d.vary(0, 1080),
                772 + d.vary(0, 70),
                d.vary(20, 70),
                3,
                index % 2 == 0 ? "#f6f1e0" : hull,
                opacity: 0.35
            )
        }
        for (x, y) in [(120.0, 980.0), (1480, 960)] {
            d.palm(x, y + 120, high: 520, lean: x < 800 ? 60 : -70, light.near.mixed("#1f4a36", 0.3))
        }
        d.finish()
        return d.svg()
    }

    static func beach(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        let horizon = 470.0
        d.sky(light, horizon: horizon, sun: Spot(420, 220), disc: 58)
        d.cumulus(1060, 300, reach: 230, light)
        d.hills(horizon + 4, swing: 70, light.far, foot: light.haze, depth: 30)
        d.water(light, from: horizon, to: 800)
        d.shape("M 0 760 Q 420 700 820 760 T 1600 720 L 1600 1067 L 0 1067 Z", "#ffffff", opacity: 0.6)
        d.shape("M 0 786 Q 420 724 820 784 T 1600 746 L 1600 1067 L 0 1067 Z", d.gradient("#f2dcae", "#c9a066"))
        d.strokes(200, x: 0...1600, y: 820...1060, ["#fff0cc", "#b98a55"], length: 40, opacity: 0.3)
        for (x, y, size, paint) in [
            (360.0, 860.0, 110.0, Ink("#d9442f")), (640, 830, 80, "#2f8c9c"), (1030, 880, 120, "#e8a23e"),
        ] {
            d.oval(x + 40, y + size * 1.02, size * 1.1, 14, "#8a6136", opacity: 0.4)
            d.umbrella(x, y - size * 0.3, reach: size, paint)
            d.person(
                Figure(
                    feet: Spot(x + size * 0.5, y + size * 0.95),
                    height: size * 1.6,
                    pose: .sitting,
                    skin: "#9a6342",
                    top: paint.lighter(0.3),
                    legs: "#8d5a3c"
                )
            )
        }
        for (x, lean) in [(1330.0, -190.0), (1500, -80)] {
            d.palm(x, 1080, high: 800, lean: lean, "#3a2a20", leaf: "#1f5a3c")
        }
        d.person(
            Figure(feet: Spot(820, 790), height: 120, pose: .running, skin: "#8d5a3c", top: "#e8c25a", legs: "#2f6fa3")
        )
        d.fishingBoat(720, 560, size: 120, hull: "#c9432f", light: light)
        d.finish()
        return d.svg()
    }

    static func stiltHouses(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        let horizon = 520.0
        d.sky(light, horizon: horizon, sun: Spot(1020, 430), disc: 64)
        d.stratus(13, light.cloud, from: 80, to: 420)
        d.hills(horizon + 4, swing: 60, light.far, foot: light.haze, depth: 30)
        d.water(light, from: horizon, sun: 1020)
        for (x, y, s) in [(1330.0, 590.0, 150.0), (860, 585, 120), (640, 620, 190), (1140, 640, 200), (260, 700, 360)] {
            for index in 0..<5 {
                d.line(
                    x - s * 0.5 + Double(index) * s * 0.25,
                    y - s * 0.1,
                    x - s * 0.5 + Double(index) * s * 0.25,
                    y + s * 0.3,
                    light.near,
                    width: s * 0.03
                )
            }
            let wall = d.oneOf(["#2f8c9c", "#d9694a", "#e9b44c", "#a9c27d"]).mixed(light.near, 0.2)
            d.rect(x - s * 0.5, y - s * 0.55, s, s * 0.46, d.gradient(wall, wall.darker(0.3)))
            d.rect(x - s * 0.6, y - s * 0.1, s * 1.2, s * 0.05, "#5a4030")
            d.polygon(
                [
                    Spot(x - s * 0.64, y - s * 0.53), Spot(x - s * 0.3, y - s * 0.85), Spot(x + s * 0.3, y - s * 0.85),
                    Spot(x + s * 0.64, y - s * 0.53),
                ],
                d.gradient("#b98a55", "#6b4a30")
            )
            d.rect(x - s * 0.1, y - s * 0.42, s * 0.2, s * 0.33, light.near)
            d.rect(x + s * 0.2, y - s * 0.42, s * 0.16, s * 0.16, light.lamp)
            d.reflection(wall, x: x, from: y + s * 0.32, length: s * 0.6, width: s * 0.3)
        }
        d.shape("M 820 900 Q 1080 960 1380 880 Q 1330 950 1260 952 L 930 956 Q 860 940 820 900 Z", light.near)
        d.person(
            Figure(
                feet: Spot(1080, 930),
                height: 250,
                pose: .reaching,
                side: -1,
                top: "#d8532f",
                legs: "#2b2f3f",
                hat: "#d9b566"
            )
        )
        d.line(990, 650, 930, 1010, "#2b211b", width: 8)
        d.finish()
        return d.svg()
    }

    static func snowSquare(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 760)
        d.mountain(peak: Spot(1260, 120), reach: 640, base: 720, "#c9d3dc", light)
        d.mountain(peak: Spot(300, 200), reach: 600, base: 720, "#b9c6d2", light)
        for index in 0..<8 { gable(&d, -20 + Double(index) * 206, 800, d.vary(150, 200), d.vary(240, 380), light) }
        d.rect(700, 300, 130, 500, d.gradient("#b58d6a", "#6b5344", across: true))
        d.polygon([Spot(680, 304), Spot(765, 60), Spot(850, 304)], d.gradient("#4c6f73", "#2a4348"))
        d.oval(765, 380, 44, 44, "#f6efdc")
        d.line([Spot(765, 348), Spot(765, 380), Spot(788, 394)], "#2a2a30", width: 5)
        d.ground(796, "#f2f4f5", "#aebccb")
        d.strokes(150, x: 0...1600, y: 810...1060, ["#ffffff", "#93a7bb"], length: 90, opacity: 0.4)
        for index in 0..<12 {
            d.person(
                Figure(
                    feet: Spot(90 + Double(index) * 128 + d.vary(-30, 30), d.vary(850, 1010)),
                    height: d.vary(150, 240),
                    pose: .walking,
                    side: d.happens(0.5) ? 1 : -1,
                    skin: "#d9a986",
                    hair: "#5a3d2c",
                    top: d.oneOf(["#8b2f2a", "#2f4a6b", "#3d5a48", "#5c4a6b", "#c98f3c"]),
                    legs: "#262a36",
                    hat: d.happens(0.4) ? "#30343f" : nil
                )
            )
        }
        for _ in 0..<420 {
            d.oval(d.vary(0, 1600), d.vary(0, 1060), d.vary(1.4, 4), d.vary(1.4, 4), "#ffffff", opacity: d.vary(0.5, 1))
        }
        d.finish()
        return d.svg()
    }

    private static func gable(
        _ d: inout Drawing,
        _ x: Double,
        _ base: Double,
        _ wide: Double,
        _ high: Double,
        _ light: Light
    ) {
        let wall = d.oneOf(["#c98f5c", "#a8584a", "#d9c08a", "#7f8fa0", "#8c6a5a"])
        d.polygon(
            [
                Spot(x, base), Spot(x, base - high), Spot(x + wide / 2, base - high - wide * 0.75),
                Spot(x + wide, base - high), Spot(x + wide, base),
            ],
            d.gradient(wall, wall.darker(0.35))
        )
        d.line(
            [
                Spot(x - 10, base - high + 8), Spot(x + wide / 2, base - high - wide * 0.75),
                Spot(x + wide + 10, base - high + 8),
            ],
            "#f6f8fa",
            width: 17
        )
        for row in 0..<Int(high / 74) {
            for column in 0..<3 {
                d.rect(
                    x + wide * (0.14 + Double(column) * 0.27),
                    base - high + 16 + Double(row) * 74,
                    wide * 0.16,
                    42,
                    d.happens(0.55) ? light.lamp : "#3a4250"
                )
            }
        }
    }

    static func train(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 700, sun: Spot(1200, 330), disc: 56)
        if light.lit > 0.4 { d.stars(120, down: 360) }
        d.mountain(peak: Spot(560, 130), reach: 800, base: 720, light.far, light)
        d.mountain(peak: Spot(1300, 250), reach: 560, base: 720, light.far.mixed(light.haze, 0.3), light)
        d.hills(640, swing: 80, light.middle, foot: light.haze, depth: 230)
        let stone = light.near.mixed("#9c7a5a", 0.45)
        d.rect(-10, 640, 1620, 40, stone.lighter(0.14))
        for index in 0..<7 {
            let x = Double(index) * 250 - 80
            d.shape(
                "M \(x) 680 L \(x + 250) 680 L \(x + 250) 1067 L \(x + 222) 1067 L \(x + 222) 800 A 97 100 0 0 0 \(x + 28) 800 L \(x + 28) 1067 L \(x) 1067 Z",
                d.gradient(stone, stone.darker(0.45))
            )
        }
        for index in 0..<4 {
            let x = -120 + Double(index) * 400
            let body = d.gradient([(0, "#e8e1d0", 1), (0.45, "#e8e1d0", 1), (0.46, "#b23a2c", 1), (1, "#6b211b", 1)])
            if index < 3 {
                d.rect(x, 500, 392, 132, body, round: 12)
            } else {
                d.shape(
                    "M \(x) 500 L \(x + 240) 500 Q \(x + 350) 520 \(x + 386) 600 L \(x + 386) 632 L \(x) 632 Z",
                    body
                )
            }
            for pane in 0..<6 where index < 3 || pane < 4 {
                d.rect(x + 24 + Double(pane) * 60, 522, 44, 40, light.lit > 0.3 ? light.lamp : "#3f5a6b", round: 5)
            }
            for wheel in [70.0, 120, 280, 330] { d.oval(x + wheel, 634, 17, 17, "#16181f") }
        }
        d.line(-10, 470, 1610, 470, light.near, width: 2.5)
        for index in 0..<5 {
            d.line(
                [
                    Spot(150 + Double(index) * 340, 640), Spot(150 + Double(index) * 340, 450),
                    Spot(200 + Double(index) * 340, 462),
                ],
                light.near,
                width: 6
            )
        }
        d.grass(1078, [light.near, light.middle.darker(0.3), light.middle], height: 90, count: 260)
        d.finish()
        return d.svg()
    }
}
