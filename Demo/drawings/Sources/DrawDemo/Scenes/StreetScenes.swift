/// Stalls, kiosks and counters.
enum StreetScenes {
    static func market(_ light: Light, fish: Bool, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 640, sun: Spot(1240, 160), disc: 0)
        d.skyline(from: -20, to: 1640, base: 600, heights: 120...330, "#d9a878", light, lit: 0.05)
        d.rect(0, 520, 1600, 320, d.gradient("#5b4436", "#33261f"))
        let cloths: [Ink] = ["#c9432f", "#f2e7cf", "#2f8c9c", "#f2e7cf", "#e8a23e", "#f2e7cf"]
        for index in 0..<3 {
            let x = -60 + Double(index) * 590
            for stripe in 0..<9 {
                let left = x + Double(stripe) * 62
                let ink: Ink = stripe % 2 == 0 ? cloths[index * 2] : "#f6eeda"
                d.polygon(
                    [Spot(left + 30, 350), Spot(left + 84, 350), Spot(left + 62, 486), Spot(left, 486)],
                    d.gradient(ink, ink.darker(0.18))
                )
                d.oval(left + 31, 486, 31, 17, ink.darker(0.14))
            }
            d.line(x + 16, 480, x + 16, 900, "#4a2f20", width: 13)
        }
        for index in 0..<5 {
            d.person(
                Figure(
                    feet: Spot(150 + Double(index) * 330, 900),
                    height: 420,
                    pose: index % 2 == 0 ? .carrying : .reaching,
                    side: index % 2 == 0 ? 1 : -1,
                    skin: d.oneOf(["#7a4c33", "#8d5a3c", "#5f3a28"]),
                    top: d.oneOf(["#e8c25a", "#3d8c70", "#d8532f", "#7f9fc4"]),
                    legs: "#2b3346",
                    hat: index % 2 == 0 ? "#e3c07a" : nil
                )
            )
        }
        d.rect(0, 826, 1600, 150, d.gradient("#33261f", "#1d1512"))
        for index in 0..<7 {
            fish ? crateOfFish(&d, Double(index) * 240 - 40) : crateOfFruit(&d, Double(index) * 240 - 40)
        }
        d.ground(960, "#8a6a4c", "#3d2c22")
        d.person(
            Figure(
                feet: Spot(1190, 1120),
                height: 560,
                pose: .reaching,
                side: -1,
                skin: "#8d5a3c",
                hair: "#2a1a14",
                top: "#8b2f4a",
                legs: "#34506b",
                skirt: true
            )
        )
        d.person(
            Figure(
                feet: Spot(420, 1140),
                height: 590,
                pose: .walking,
                side: 1,
                skin: "#5f3a28",
                top: "#f0e3c4",
                legs: "#3d4a3c",
                hat: "#d9b566"
            )
        )
        d.finish()
        return d.svg()
    }

    private static func crateOfFruit(_ d: inout Drawing, _ x: Double) {
        let fruit = d.oneOf(["#e8862f", "#d3402f", "#7fae3c", "#f2c23e", "#8b3f5c", "#a9c24a"])
        for row in 0..<4 {
            for column in 0..<8 {
                d.oval(
                    x + 26 + Double(column) * 25 + Double(row % 2) * 10,
                    846 - Double(row) * 19 + d.vary(-3, 3),
                    17,
                    16,
                    fruit.mixed(d.happens(0.5) ? "#fff3c4" : "#5b2a1a", d.vary(0, 0.24))
                )
            }
        }
        d.polygon(
            [Spot(x, 850), Spot(x + 226, 850), Spot(x + 214, 962), Spot(x + 12, 962)],
            d.gradient("#b9834a", "#6f4726")
        )
        for slat in 0..<3 {
            d.line(x + 8, 880 + Double(slat) * 28, x + 218, 880 + Double(slat) * 28, "#4f3019", width: 4, opacity: 0.6)
        }
    }

    private static func crateOfFish(_ d: inout Drawing, _ x: Double) {
        d.polygon(
            [Spot(x, 840), Spot(x + 226, 840), Spot(x + 214, 962), Spot(x + 12, 962)],
            d.gradient("#dfeaec", "#8fa9b0")
        )
        for index in 0..<12 {
            let at = Spot(x + 40 + Double(index % 4) * 46, 836 - Double(index / 4) * 15 + d.vary(-4, 4))
            let ink = d.oneOf(["#9fb3bd", "#d97a5f", "#b9c4c0", "#6f8894"])
            d.oval(at.x, at.y, 38, 12, d.gradient(ink.darker(0.2), ink.lighter(0.4)), turn: -8)
            d.polygon(
                [Spot(at.x + 32, at.y - 4), Spot(at.x + 54, at.y - 18), Spot(at.x + 50, at.y + 8)],
                ink.darker(0.25)
            )
            d.oval(at.x - 26, at.y + 1, 3, 3, "#15181f")
        }
        for _ in 0..<16 {
            d.rect(x + d.vary(10, 200), 826 + d.vary(0, 24), 13, 10, "#ffffff", opacity: 0.7, turn: d.vary(0, 60))
        }
    }

    static func kiosk(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 700, sun: Spot(260, 300), disc: 0)
        d.skyline(from: -20, to: 1640, base: 860, heights: 380...720, light.far.mixed("#c9a078", 0.4), light)
        for x in [90.0, 1490] { d.tree(x, 900, high: 640, light.middle.mixed("#4f8a4a", 0.5), trunk: "#4a3526") }
        d.ground(850, "#c9b596", "#5f5347")
        d.strokes(130, x: 0...1600, y: 870...1060, ["#e3d3b6", "#7a6a56"], length: 120, opacity: 0.35)
        d.rect(470, 330, 640, 580, d.gradient("#2f6a58", "#173a33"))
        d.polygon([Spot(410, 340), Spot(1170, 340), Spot(1090, 220), Spot(490, 220)], d.gradient("#3d8a70", "#20524a"))
        d.shape("M 640 222 Q 790 130 940 222 Z", "#2f6a58")
        d.rect(560, 262, 460, 52, "#f3e6c4")
        for index in 0..<7 { d.rect(604 + Double(index) * 56, 276, 34, 24, "#2a2a2e", round: 3) }
        d.rect(510, 400, 560, 250, d.gradient("#ffe2a0", "#d99a4a"))
        d.person(
            Figure(feet: Spot(790, 930), height: 470, skin: "#8d5a3c", hair: "#cfc8bc", top: "#8b2f2a", legs: "#2b2f3a")
        )
        for row in 0..<2 { for index in 0..<9 { paper(&d, 490 + Double(index) * 68, 660 + Double(row) * 110) } }
        for index in 0..<4 { paper(&d, 486 + Double(index % 2) * 512, 400 + Double(index / 2) * 110) }
        d.rect(450, 880, 680, 40, "#122d28")
        d.person(
            Figure(
                feet: Spot(390, 1030),
                height: 600,
                pose: .carrying,
                side: 1,
                skin: "#c08a62",
                hair: "#8b8680",
                top: "#4a5a7a",
                legs: "#2b2f3a",
                hat: "#5a4a3c"
            )
        )
        d.polygon([Spot(500, 600), Spot(610, 570), Spot(640, 740), Spot(520, 760)], "#f6f0de")
        d.rect(520, 610, 80, 12, "#2a2a2e", turn: -10)
        d.person(
            Figure(
                feet: Spot(1280, 1020),
                height: 560,
                pose: .walking,
                side: -1,
                top: "#d8733a",
                legs: "#34506b",
                skirt: true
            )
        )
        d.finish()
        return d.svg()
    }

    private static func paper(_ d: inout Drawing, _ x: Double, _ y: Double) {
        d.rect(x, y, 58, 92, "#f6f0de")
        d.rect(x + 6, y + 7, 46, 9, d.oneOf(["#8b2f2a", "#2a2a2e", "#2f4f6b"]))
        d.rect(x + 6, y + 22, 46, 30, d.oneOf(["#d9a441", "#5fa8a0", "#c9694a", "#7f9fc4"]))
        for row in 0..<4 { d.rect(x + 6, y + 58 + Double(row) * 8, 46, 3, "#8b8680") }
    }

    static func bakery(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#3d2418", "#1d100b"))
        for row in 0..<9 {
            for index in 0..<18 {
                d.rect(
                    Double(index) * 96 - Double(row % 2) * 48,
                    Double(row) * 66,
                    90,
                    60,
                    d.oneOf(["#7a4228", "#8a4d2f", "#6b3822", "#5f301d"]),
                    round: 5
                )
            }
        }
        d.shape("M 560 640 L 560 420 A 300 280 0 0 1 1160 420 L 1160 640 Z", "#2a150d")
        d.shape("M 610 640 L 610 430 A 250 230 0 0 1 1110 430 L 1110 640 Z", d.gradient("#5a1f0c", "#ff9a3a"))
        d.oval(860, 600, 560, 420, d.glow("#ff9a3a", strength: 0.8))
        for index in 0..<24 {
            d.shape(
                "M \(630 + Double(index) * 20) 640 q \(d.vary(-16, 0)) \(-d.vary(40, 130)) \(d.vary(4, 18)) \(-d.vary(80, 170)) q 22 60 14 170 Z",
                d.oneOf(["#ffc24a", "#ff8a2e", "#ffe59a"]),
                opacity: 0.8
            )
        }
        for index in 0..<4 { loaf(&d, 690 + Double(index) * 112, 622, 0.6) }
        d.person(
            Figure(
                feet: Spot(380, 1180),
                height: 800,
                pose: .carrying,
                side: 1,
                skin: "#7a4c33",
                top: "#f3ead6",
                legs: "#d9ccb0",
                hat: "#fbf6e8"
            )
        )
        d.line(450, 690, 900, 600, "#b98a55", width: 18)
        d.polygon([Spot(0, 860), Spot(1600, 830), Spot(1600, 1067), Spot(0, 1067)], d.gradient("#b98a55", "#5c3b22"))
        for row in 0..<2 {
            for index in 0..<9 {
                loaf(&d, 620 + Double(index) * 118 - Double(row) * 50, 880 + Double(row) * 90, 1 + Double(row) * 0.3)
            }
        }
        d.oval(330, 980, 210, 30, "#f6efdf", opacity: 0.6)
        d.finish(edge: 0.5)
        return d.svg()
    }

    private static func loaf(_ d: inout Drawing, _ x: Double, _ y: Double, _ s: Double) {
        d.oval(x, y + 22 * s, 58 * s, 10 * s, "#2a150d", opacity: 0.4)
        d.oval(x, y, 58 * s, 30 * s, d.gradient("#f0b866", "#9a5526"), turn: -8)
        for cut in -1...1 {
            d.line(
                x + Double(cut) * 26 * s - 8 * s,
                y + 6 * s,
                x + Double(cut) * 26 * s + 8 * s,
                y - 16 * s,
                "#fbe6b8",
                width: 5 * s
            )
        }
    }
}
