import Foundation

/// Still lifes: food, books, things in the hand.
enum TableScenes {
    static func arepas(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        wood(&d, "#8a5a38")
        d.oval(630, 560, 520, 486, "#120c0a", opacity: 0.45)
        d.oval(610, 530, 516, 480, d.gradient("#3a3a3e", "#17171b"))
        d.oval(610, 524, 470, 434, d.gradient("#2a2a2e", "#3d3b3c"))
        d.rect(1080, 470, 330, 74, d.gradient("#3a3a3e", "#17171b"), round: 34, turn: 10)
        for (x, y) in [(440.0, 380.0), (760, 360), (610, 570), (380, 660), (840, 640), (620, 790)] {
            arepa(&d, x, y, 118)
        }
        d.oval(1340, 300, 190, 182, "#1d120c", opacity: 0.35)
        d.oval(1326, 282, 188, 180, d.gradient("#f6efdf", "#c9bda4"))
        d.oval(1326, 282, 150, 142, "#2f1a14")
        for _ in 0..<90 {
            d.oval(
                1326 + d.vary(-112, 112),
                282 + d.vary(-104, 104),
                15,
                11,
                d.oneOf(["#1d0f0c", "#3a2018", "#4a2a20"]),
                turn: d.vary(0, 180)
            )
        }
        d.oval(1350, 800, 200, 190, "#1d120c", opacity: 0.35)
        d.oval(1336, 780, 196, 188, d.gradient("#3d8c9c", "#1f5460"))
        d.oval(1336, 780, 154, 146, "#f3ead0")
        for _ in 0..<120 {
            d.rect(
                1336 + d.vary(-118, 104),
                780 + d.vary(-108, 100),
                34,
                8,
                d.oneOf(["#fffaf0", "#efe0b0", "#f6eccb"]),
                round: 4,
                turn: d.vary(0, 180)
            )
        }
        d.shape("M 90 900 q 70 -130 190 -110 q 60 90 -30 180 q -110 40 -160 -70 Z", d.gradient("#7fae4a", "#3f6f34"))
        d.oval(196, 900, 46, 42, "#7a4a2c")
        d.finish()
        return d.svg()
    }

    private static func arepa(_ d: inout Drawing, _ x: Double, _ y: Double, _ r: Double) {
        d.oval(x + 8, y + 14, r, r * 0.95, "#0b0807", opacity: 0.5)
        d.oval(x, y, r, r * 0.95, d.gradient("#fbeecb", "#d9b878"))
        d.oval(x - 3, y - 6, r * 0.88, r * 0.82, "#f6e3b4")
        for _ in 0..<26 {
            let angle = d.vary(0, 6.28)
            let reach = d.vary(0, 0.72) * r
            d.oval(
                x + cos(angle) * reach,
                y + sin(angle) * reach * 0.92,
                d.vary(4, 20),
                d.vary(3, 12),
                d.oneOf(["#b9783a", "#8a4f24", "#d9a45a", "#5f3318"]),
                opacity: d.vary(0.3, 0.75),
                turn: d.vary(0, 180)
            )
        }
    }

    private static func wood(_ d: inout Drawing, _ tone: Ink) {
        d.rect(0, 0, 1600, 1067, tone)
        for plank in 0..<6 {
            let y = Double(plank) * 180
            d.rect(0, y, 1600, 176, d.gradient(tone.lighter(d.vary(0, 0.12)), tone.darker(d.vary(0.05, 0.22))))
            d.strokes(
                40,
                x: -100...1500,
                y: (y + 8)...(y + 168),
                [tone.darker(0.35), tone.lighter(0.18)],
                length: 260,
                weight: 3,
                opacity: 0.35
            )
        }
    }

    static func seafood(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#3f7f92", "#235566"))
        d.strokes(120, x: -60...1600, y: 0...1060, ["#5fa0b0", "#1f4a5a"], length: 300, opacity: 0.22)
        for (x, y, r) in [(560.0, 540.0, 430.0), (1270, 320, 240), (1290, 800, 220)] {
            d.oval(x + 16, y + 24, r, r * 0.97, "#0c2630", opacity: 0.45)
            d.oval(x, y, r, r * 0.97, d.gradient("#fdf8ec", "#d3c8b2"))
            d.oval(x, y, r * 0.78, r * 0.75, "#f4ead4")
        }
        d.oval(540, 560, 300, 104, d.gradient("#d97a4f", "#8f3f2a"), turn: -16)
        d.polygon([Spot(790, 470), Spot(930, 380), Spot(900, 560)], "#a84f34")
        for index in 0..<9 {
            d.line(
                360 + Double(index) * 44,
                640 - Double(index) * 13,
                396 + Double(index) * 44,
                540 - Double(index) * 13,
                "#5f2418",
                width: 8,
                opacity: 0.6
            )
        }
        d.oval(306, 616, 11, 11, "#15100c")
        for index in 0..<6 { lime(&d, 420 + Double(index) * 76, 790 - Double(index) * 18, 44) }
        for index in 0..<11 {
            let angle = Double(index) * 0.57
            let x = 1270 + cos(angle) * 96
            let y = 320 + sin(angle) * 92
            d.curve("M \(x - 34) \(y + 10) q 10 -52 52 -36 q 30 26 4 44", "#f08a5f", width: 21)
            d.curve("M \(x - 34) \(y + 10) q 10 -52 52 -36", "#fbc9a4", width: 5)
        }
        for _ in 0..<90 {
            d.oval(
                1290 + d.vary(-120, 120),
                800 + d.vary(-110, 110),
                13,
                7,
                d.oneOf(["#fffaf0", "#f0e6c9", "#e9c25a"]),
                turn: d.vary(0, 180)
            )
        }
        for _ in 0..<46 { d.oval(d.vary(240, 900), d.vary(300, 860), 6, 4, "#4f8a3c", turn: d.vary(0, 180)) }
        d.rect(1010, 240, 16, 640, d.gradient("#e9eef0", "#8b9aa3", across: true), round: 8)
        d.finish()
        return d.svg()
    }

    private static func lime(_ d: inout Drawing, _ x: Double, _ y: Double, _ r: Double) {
        d.oval(x, y, r, r, "#5f8f2f")
        d.oval(x, y, r * 0.86, r * 0.86, "#dcea9a")
        for slice in 0..<8 {
            let angle = Double(slice) * 0.785
            d.line(x, y, x + cos(angle) * r * 0.8, y + sin(angle) * r * 0.8, "#8fb84a", width: 4)
        }
    }

    static func books(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#8a6a52", "#5b4436"))
        d.rect(640, 0, 860, 720, "#3d2c22")
        d.group("transform=\"translate(670 0) scale(.5 .66)\"") { d in
            d.sky(light, horizon: 700, sun: Spot(1000, 560), disc: 70)
            d.hills(680, swing: 70, light.far, foot: light.haze, depth: 60)
            d.water(light, from: 700, sun: 1000)
            d.fishingBoat(520, 860, size: 240, hull: "#c9432f", light: light)
        }
        d.rect(1052, 0, 18, 710, "#3d2c22")
        d.rect(1480, 0, 120, 1067, d.gradient("#6b5242", "#3d2c22", across: true))
        d.rect(0, 0, 640, 860, d.gradient("#7a5c48", "#a88464", across: true))
        d.beam(Spot(1060, 30), Spot(420, 1067), width: 420, light.sun, strength: 0.35)
        d.ground(800, "#a8683c", "#5c3620")
        d.strokes(90, x: 0...1600, y: 820...1060, ["#c98a55", "#6b3f24"], length: 260, opacity: 0.3)
        var y = 880.0
        for (index, ink) in ([Ink("#8b2f2a"), "#e3d3a8", "#2f4f6b", "#c9983c", "#3d5a48", "#5c3f5e"] as [Ink])
            .enumerated()
        {
            let wide = 470 - Double(index) * 30
            let x = 210 + d.vary(-24, 24) + Double(index) * 14
            let thick = d.vary(44, 66)
            d.rect(x, y - thick, wide, thick, d.gradient(ink.lighter(0.1), ink.darker(0.3)), round: 5)
            d.rect(x + wide - 30, y - thick + 6, 28, thick - 12, "#f3e9cf")
            d.rect(x + 44, y - thick * 0.6, wide * 0.4, thick * 0.2, "#f0e0b4", opacity: 0.7)
            y -= thick
        }
        d.oval(930, 908, 130, 20, "#2a160d", opacity: 0.4)
        d.shape(
            "M 830 720 L 1030 720 Q 1020 900 930 904 Q 840 900 830 720 Z",
            d.gradient([(0, "#f6f0e0", 1), (1, "#b9ab90", 1)], across: true)
        )
        d.curve("M 1026 750 q 70 10 50 70 q -20 40 -64 34", "#d9cdb4", width: 17)
        d.oval(930, 721, 100, 18, "#3a2016")
        for index in 0..<3 {
            d.curve("M \(890 + index * 42) 700 q -26 -50 6 -96 t 4 -100", "#fffaf0", width: 9, opacity: 0.28)
        }
        d.polygon([Spot(1130, 930), Spot(1330, 890), Spot(1540, 950), Spot(1330, 1010)], "#fbf3dc")
        d.line(1330, 892, 1330, 1008, "#c9b98f", width: 4)
        d.finish()
        return d.svg()
    }

    static func phone(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 1067)
        for _ in 0..<70 {
            d.oval(
                d.vary(0, 1600),
                d.vary(200, 1000),
                d.vary(20, 74),
                d.vary(20, 74),
                d.oneOf([light.lamp, "#ff7a5a", "#5fb0d0", "#ffd9a0"]),
                opacity: d.vary(0.1, 0.34)
            )
        }
        d.skyline(from: -20, to: 1640, base: 1080, heights: 140...430, light.near, light, lit: 0.25)
        d.oval(800, 520, 560, 560, d.glow("#cfe8ff", strength: 0.5))
        d.shape(
            "M 620 1100 Q 560 820 600 640 L 560 520 Q 600 480 640 540 L 700 700 L 1010 700 Q 1090 760 1060 900 L 1090 1100 Z",
            d.gradient("#a06a48", "#5f3a28")
        )
        d.group("transform=\"rotate(6 800 520)\"") { d in
            d.rect(610, 150, 390, 740, "#0d1018", round: 48)
            d.rect(628, 172, 354, 696, d.gradient("#f6f3ea", "#dfe6ea"), round: 34)
            d.rect(660, 216, 290, 26, "#8b2f2a")
            d.rect(660, 262, 290, 180, d.gradient("#e9a25f", "#3f5f8a"))
            d.oval(840, 380, 34, 34, "#fff0c0")
            for row in 0..<4 { d.rect(660, 466 + Double(row) * 30, row == 3 ? 170 : 290, 15, "#2a2f3a") }
            for row in 0..<7 { d.rect(660, 606 + Double(row) * 26, row == 6 ? 120 : 290, 9, "#9aa3ad") }
        }
        for index in 0..<4 {
            d.shape(
                "M \(1010 + index * 4) \(560 + index * 84) q 70 -20 84 26 q -10 42 -100 34 Z",
                d.gradient("#b57b54", "#8d5a3c", across: true)
            )
        }
        d.shape("M 560 520 Q 590 460 640 520 L 720 690 Q 700 740 640 720 Z", "#b57b54")
        d.finish()
        return d.svg()
    }
}
