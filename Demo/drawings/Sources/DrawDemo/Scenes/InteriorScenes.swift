import Foundation

/// Rooms where people learn, heal and look things up.
enum InteriorScenes {
    static func hospital(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.room(back: (620, 330, 980, 700), wall: "#cfe0da", floor: "#b9cfc6", ceiling: "#eef4ee")
        d.oval(800, 500, 420, 330, d.glow("#fffef2", strength: 0.9))
        for index in 0..<5 {
            let near = pow(Double(index) / 4, 1.6)
            let y = 318 - near * 300
            let half = 34 + near * 170
            d.polygon(
                [
                    Spot(800 - half * 0.85, y), Spot(800 + half * 0.85, y), Spot(800 + half, y - 12 - near * 30),
                    Spot(800 - half, y - 12 - near * 30),
                ],
                "#ffffff"
            )
            for side in [-1.0, 1.0] {
                let x = 800 + side * (220 + near * 500)
                let wide = 40 + near * 120
                let foot = 716 + near * 290
                let high = 230 + near * 420
                d.polygon(
                    [
                        Spot(x, foot), Spot(x, foot - high), Spot(x + side * wide, foot - high * 1.16),
                        Spot(x + side * wide, foot + wide * 0.6),
                    ],
                    d.gradient("#7fb3a8", "#3f7a78")
                )
                d.oval(x + side * wide * 0.2, foot - high * 0.45, 4 + near * 7, 4 + near * 7, "#f2e7c4")
            }
        }
        d.polygon([Spot(0, 800), Spot(620, 600), Spot(620, 612), Spot(0, 836)], "#d98a6a", opacity: 0.8)
        d.polygon([Spot(1600, 800), Spot(980, 600), Spot(980, 612), Spot(1600, 836)], "#d98a6a", opacity: 0.8)
        d.polygon([Spot(690, 705), Spot(910, 705), Spot(1180, 1067), Spot(420, 1067)], "#ffffff", opacity: 0.22)
        d.person(Figure(feet: Spot(800, 730), height: 250, pose: .walking, top: "#f6fbf8", legs: "#2f6f78"))
        d.person(
            Figure(
                feet: Spot(1010, 960),
                height: 560,
                pose: .walking,
                side: -1,
                skin: "#7a4c33",
                top: "#3d9a98",
                legs: "#2f7a80"
            )
        )
        d.person(
            Figure(
                feet: Spot(600, 1010),
                height: 600,
                pose: .carrying,
                skin: "#c08a62",
                hair: "#3b2317",
                top: "#fbfdfb",
                legs: "#34506b"
            )
        )
        d.rect(748, 580, 74, 96, "#d9a441", turn: -8)
        d.finish()
        return d.svg()
    }

    static func library(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#4a2f22", "#2a1a14"))
        for (left, right) in [(20.0, 330.0), (350, 640), (1010, 1290), (1310, 1590)] {
            d.rect(left - 12, 0, right - left + 24, 930, "#5b3a26")
            for row in 0..<7 { d.books(from: left, to: right, shelf: 120 + Double(row) * 130, high: 116, dim: 0.1) }
        }
        d.rect(660, 60, 330, 690, "#5b3a26")
        d.rect(684, 84, 282, 640, d.gradient("#bfe0ea", "#fbe6b5"))
        d.skyline(from: 690, to: 960, base: 720, heights: 40...170, "#8fa9b8", .dawn, lit: 0)
        for x in [778.0, 872] { d.line(x, 84, x, 724, "#5b3a26", width: 8) }
        for y in [280.0, 500] { d.line(684, y, 966, y, "#5b3a26", width: 8) }
        d.rect(960, 84, 6, 640, "#3a2418")
        d.ground(900, "#7a4c2f", "#3a2216")
        d.beam(Spot(800, 90), Spot(500, 1067), width: 330, "#ffe9b0", strength: 0.5)
        d.polygon([Spot(180, 880), Spot(1180, 880), Spot(1260, 950), Spot(110, 950)], d.gradient("#a8683c", "#6b3f24"))
        d.rect(200, 950, 34, 130, "#4a2a1a")
        d.rect(1120, 950, 34, 130, "#4a2a1a")
        for index in 0..<5 {
            d.rect(
                330 + d.vary(-8, 8),
                862 - Double(index) * 22,
                170,
                20,
                d.oneOf(["#8b2f2a", "#2f4f6b", "#c9983c", "#3d5a48"])
            )
        }
        d.person(
            Figure(
                feet: Spot(690, 1075),
                height: 560,
                pose: .sitting,
                skin: "#9a6342",
                hair: "#d9d2c6",
                top: "#8b2f4a",
                legs: "#2b2f3a"
            )
        )
        d.polygon([Spot(830, 836), Spot(930, 862), Spot(930, 884), Spot(830, 862)], "#fbf3dc")
        d.polygon([Spot(930, 862), Spot(1030, 836), Spot(1030, 862), Spot(930, 884)], "#e8dcbc")
        d.rect(1070, 700, 10, 180, "#b98a3c")
        d.shape("M 1010 716 Q 1076 640 1142 716 Z", "#2f6f4a")
        d.oval(1076, 770, 170, 130, d.glow("#ffdf8a", strength: 0.6))
        d.finish()
        return d.svg()
    }

    static func classroom(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#f0ddb0", "#d9b880"))
        d.rect(0, 690, 1600, 140, "#5f9a94")
        d.rect(380, 140, 840, 400, "#7a5233")
        d.rect(400, 160, 800, 360, d.gradient("#2f5f50", "#1f4438"))
        for row in 0..<4 {
            d.curve("M 450 \(230 + row * 68) q 60 -16 120 0 t 130 0 t 110 -4", "#f3f0e4", width: 5, opacity: 0.75)
        }
        d.curve("M 960 440 L 1060 260 L 1150 440 Z", "#f5d98a", width: 6, opacity: 0.9)
        d.rect(70, 150, 230, 340, d.gradient("#8fd0e0", "#e8f3e4"))
        d.tree(190, 500, high: 230, "#4f9a54", trunk: "#6b4a30")
        for x in [70.0, 185, 292] { d.rect(x, 140, 10, 360, "#fbf6e8") }
        d.beam(Spot(190, 160), Spot(760, 1067), width: 380, "#fff3c4", strength: 0.4)
        d.rect(1290, 180, 240, 180, "#a9d3dc")
        d.oval(1370, 260, 54, 40, "#5f9a5c")
        d.oval(1460, 290, 36, 46, "#5f9a5c")
        d.person(
            Figure(
                feet: Spot(800, 830),
                height: 470,
                pose: .reaching,
                side: 1,
                skin: "#7a4c33",
                top: "#c9533c",
                legs: "#34506b",
                skirt: true
            )
        )
        let shirts: [Ink] = ["#f6f1e4", "#f6f1e4", "#e4ecf2"]
        for row in 0..<2 {
            let near = Double(row)
            for index in 0..<(6 - row) {
                let x = 160 + Double(index) * (250 + near * 60) + near * 60
                let y = 870 + near * 190
                let s = 1 + near * 0.35
                d.rect(x - 90 * s, y - 40 * s, 180 * s, 22 * s, "#b9783f")
                d.oval(x, y - 150 * s, 46 * s, 54 * s, d.oneOf(["#1d1513", "#3b2317", "#2a1a14"]))
                if d.happens(0.5) { d.oval(x + 46 * s, y - 130 * s, 18 * s, 40 * s, "#2a1a14") }
                d.rect(x - 74 * s, y - 100 * s, 148 * s, 130 * s, d.gradient(d.oneOf(shirts), "#b9c4c8"), round: 44 * s)
                if index == 1 + row * 2 {
                    d.line(
                        [Spot(x + 60 * s, y - 60 * s), Spot(x + 84 * s, y - 150 * s), Spot(x + 82 * s, y - 240 * s)],
                        "#8d5a3c",
                        width: 26 * s
                    )
                }
            }
        }
        d.finish()
        return d.svg()
    }

    static func laboratory(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#17324a", "#2a5a70"))
        d.oval(560, 380, 760, 520, d.glow("#7fd0d8", strength: 0.5))
        for row in 0..<3 {
            let y = 210 + Double(row) * 150
            d.rect(60, y, 1480, 14, "#0f2436")
            for index in 0..<20 { flask(&d, 110 + Double(index) * 74, y, d.vary(44, 96)) }
        }
        d.person(
            Figure(
                feet: Spot(560, 1250),
                height: 900,
                pose: .carrying,
                side: 1,
                skin: "#b57b54",
                hair: "#2a1a14",
                top: "#eef4f4",
                legs: "#eef4f4"
            )
        )
        d.rect(0, 880, 1600, 200, d.gradient("#dfe9ea", "#7f9aa3"))
        microscope(&d, 960, 890)
        for (x, ink) in [(1210.0, Ink("#e8733a")), (1330, "#4fc0a0"), (1440, "#e8c23e")] {
            d.shape(
                "M \(x - 18) 690 L \(x + 18) 690 L \(x + 18) 760 L \(x + 60) 880 L \(x - 60) 880 L \(x - 18) 760 Z",
                "#e3f4f5",
                opacity: 0.6
            )
            d.shape("M \(x - 38) 820 L \(x + 38) 820 L \(x + 60) 880 L \(x - 60) 880 Z", ink)
            d.rect(x - 24, 680, 48, 14, "#f6fbfb")
        }
        for index in 0..<6 {
            d.rect(
                170 + Double(index) * 40,
                790,
                22,
                110,
                d.oneOf(["#e8733a", "#4fc0a0", "#9fd8e0", "#c94f7a"]),
                opacity: 0.85,
                round: 10
            )
        }
        d.rect(150, 830, 260, 60, "#b98a55")
        d.finish()
        return d.svg()
    }

    private static func flask(_ d: inout Drawing, _ x: Double, _ y: Double, _ high: Double) {
        let ink = d.oneOf(["#4fc0a0", "#e8733a", "#9fd8e0", "#c9b04a", "#7f6fc0", "#bfe4e8"])
        d.rect(x - 20, y - high, 40, high, ink.darker(0.35), opacity: 0.8, round: 7)
        d.rect(x - 20, y - high * 0.6, 40, high * 0.6, ink, opacity: 0.75, round: 7)
        d.rect(x - 13, y - high - 13, 26, 15, "#e3f4f5", opacity: 0.8)
    }

    private static func microscope(_ d: inout Drawing, _ x: Double, _ y: Double) {
        d.rect(x - 130, y - 26, 230, 34, "#1a2530", round: 10)
        d.shape(
            "M \(x + 60) \(y - 20) Q \(x + 140) \(y - 190) \(x + 10) \(y - 330) L \(x - 24) \(y - 300) Q \(x + 70) \(y - 180) \(x + 10) \(y - 20) Z",
            d.gradient("#3d4f60", "#1a2530")
        )
        d.rect(x - 100, y - 120, 150, 16, "#27343f")
        d.rect(x - 66, y - 380, 56, 200, d.gradient("#e9eef0", "#8b9aa3", across: true), turn: -24)
        d.rect(x - 118, y - 425, 46, 70, "#1a2530", turn: -24)
        d.rect(x - 34, y - 190, 30, 66, "#b98a3c", turn: -24)
        d.oval(x - 30, y - 112, 70, 34, d.glow("#fff3b0"))
    }
}
