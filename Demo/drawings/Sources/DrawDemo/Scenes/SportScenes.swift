import Foundation

/// Baseball and football.
enum SportScenes {
    static func baseballNight(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 420)
        d.stars(60, down: 220)
        d.hills(330, swing: 60, light.far, foot: light.middle, depth: 200)
        stand(&d, light)
        for x in [150.0, 560, 1040, 1450] { floodlight(&d, x, light) }
        d.rect(0, 560, 1600, 507, d.gradient("#2f7d4a", "#124a33"))
        for index in 0..<9 {
            let y = 560 + pow(Double(index) / 9, 1.6) * 507
            d.rect(0, y, 1600, 22 + Double(index) * 5, index % 2 == 0 ? "#3f9457" : "#1f6340", opacity: 0.35)
        }
        d.polygon([Spot(800, 585), Spot(1500, 780), Spot(800, 1180), Spot(100, 780)], d.gradient("#c58a56", "#8a5230"))
        d.polygon([Spot(800, 628), Spot(1290, 775), Spot(800, 985), Spot(310, 775)], d.gradient("#378a50", "#1b5b3b"))
        d.oval(800, 762, 120, 30, "#b97c4a")
        d.line(800, 1150, 1640, 700, "#f3eee0", width: 6)
        d.line(800, 1150, -40, 700, "#f3eee0", width: 6)
        d.strokes(90, x: 120...1480, y: 780...1060, ["#e0a873", "#6f3f26"], length: 30, opacity: 0.25)
        players(&d)
        d.finish(edge: 0.5)
        return d.svg()
    }

    private static func stand(_ d: inout Drawing, _ light: Light) {
        d.polygon([Spot(0, 300), Spot(1600, 300), Spot(1600, 560), Spot(0, 560)], d.gradient("#1d2a4d", "#0e1730"))
        let shirts: [Ink] = ["#d9442f", "#f2e7cf", "#2f6fa3", "#e8b23e", "#7b3b52", "#3d8c70", "#15203c"]
        for row in 0..<15 {
            for column in 0..<100 where d.happens(0.88) {
                d.oval(
                    Double(column) * 16.2 + d.vary(-3, 3),
                    318 + Double(row) * 14.5,
                    5.4,
                    6.6,
                    d.oneOf(shirts),
                    opacity: 0.55 + Double(row) * 0.025
                )
            }
        }
        d.rect(0, 288, 1600, 18, "#0b1122")
        d.rect(0, 534, 1600, 42, d.gradient("#1f5b8c", "#123a63"))
        for index in 0..<8 {
            d.rect(60 + Double(index) * 200, 543, 130, 22, d.oneOf(["#f2e7cf", "#e8b23e", "#d9442f"]), opacity: 0.85)
        }
    }

    private static func floodlight(_ d: inout Drawing, _ x: Double, _ light: Light) {
        d.rect(x - 6, 110, 12, 190, "#0a0f1f")
        d.rect(x - 70, 60, 140, 70, "#0a0f1f")
        for row in 0..<3 {
            for column in 0..<6 { d.oval(x - 56 + Double(column) * 22.5, 74 + Double(row) * 21, 8.5, 8.5, "#fffbe8") }
        }
        d.oval(x, 95, 330, 330, d.glow("#eaf3ff", strength: 0.6))
        d.polygon(
            [Spot(x - 70, 130), Spot(x + 70, 130), Spot(x + 330, 800), Spot(x - 330, 800)],
            d.gradient([(0, "#eaf3ff", 0.16), (1, "#eaf3ff", 0)])
        )
    }

    private static func players(_ d: inout Drawing) {
        let home: Ink = "#f4efe2"
        let away: Ink = "#8b2f2a"
        for (x, y, size) in [(800.0, 640.0, 62.0), (470, 700, 76), (1110, 694, 76), (300, 640, 60), (1330, 642, 60)] {
            d.person(Figure(feet: Spot(x, y), height: size, top: away, legs: "#e6dcc8", cap: away))
        }
        d.person(
            Figure(feet: Spot(800, 770), height: 116, pose: .reaching, side: -1, top: away, legs: "#e6dcc8", cap: away)
        )
        d.person(
            Figure(feet: Spot(1240, 800), height: 150, pose: .running, side: -1, top: home, legs: home, cap: "#1f4f86")
        )
        d.person(
            Figure(feet: Spot(690, 1040), height: 300, pose: .batting, side: 1, top: home, legs: home, cap: "#1f4f86")
        )
        d.line(640, 790, 590, 660, "#d8a765", width: 13)
        d.person(
            Figure(
                feet: Spot(930, 1090),
                height: 250,
                pose: .sitting,
                side: -1,
                top: "#27304a",
                legs: "#e6dcc8",
                cap: "#8b2f2a"
            )
        )
    }

    static func batter(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 760, sun: Spot(1080, 420), disc: 210)
        d.stratus(10, light.cloud, from: 120, to: 620, opacity: 0.35)
        d.hills(740, swing: 70, light.middle, foot: light.haze, depth: 90)
        for x in [130.0, 1480] {
            d.rect(x - 5, 330, 10, 480, light.near)
            d.rect(x - 60, 300, 120, 50, light.near)
        }
        d.ground(800, "#a86c42", "#4f2c20")
        d.strokes(220, x: 0...1600, y: 820...1060, ["#d79a66", "#6d3f28"], length: 70, opacity: 0.3)
        d.person(
            Figure(
                feet: Spot(1000, 985),
                height: 720,
                pose: .batting,
                skin: "#5f3a28",
                top: "#efe6d2",
                legs: "#efe6d2",
                cap: "#1c3f6e"
            )
        )
        d.line(868, 385, 720, 110, "#b07f44", width: 30)
        d.line(868, 385, 884, 415, "#3a2a1d", width: 22)
        d.oval(380, 470, 26, 26, "#fffaf0")
        d.curve("M 364 456 q 14 14 4 34", "#c0392b", width: 3)
        d.line(60, 430, 320, 464, "#fffaf0", width: 14, opacity: 0.25)
        d.finish()
        return d.svg()
    }

    static func football(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 420, sun: Spot(1250, 250), disc: 44)
        d.stratus(8, light.cloud, from: 60, to: 300, opacity: 0.45)
        d.mountain(peak: Spot(430, 150), reach: 620, base: 460, light.far, light)
        d.hills(400, swing: 60, light.middle, foot: light.haze, depth: 90)
        for index in 0..<16 {
            d.tree(
                Double(index) * 108 + d.vary(-30, 30),
                470,
                high: d.vary(80, 140),
                light.middle.mixed("#2f6a4a", 0.5),
                trunk: light.near
            )
        }
        d.ground(450, "#7fae56", "#245c3c")
        for index in 0..<8 {
            let y = 450 + pow(Double(index) / 8, 1.7) * 617
            d.rect(0, y, 1600, 24 + Double(index) * 9, index % 2 == 0 ? "#8fbc62" : "#316b43", opacity: 0.3)
        }
        d.line([Spot(-20, 640), Spot(520, 470), Spot(1640, 560)], "#f4f1e4", width: 5, opacity: 0.8)
        goal(&d)
        match(&d)
        d.finish()
        return d.svg()
    }

    private static func goal(_ d: inout Drawing) {
        for index in 0..<14 {
            d.line(1130 + Double(index) * 24, 310, 1180 + Double(index) * 22, 520, "#f7f4e9", width: 1.2, opacity: 0.5)
            d.line(1130, 320 + Double(index) * 14, 1470, 344 + Double(index) * 15, "#f7f4e9", width: 1.2, opacity: 0.5)
        }
        d.line([Spot(1120, 530), Spot(1120, 306), Spot(1480, 330), Spot(1480, 575)], "#fffdf4", width: 9)
    }

    private static func match(_ d: inout Drawing) {
        let blue: Ink = "#1f5fa8"
        let red: Ink = "#c9402c"
        let skins: [Ink] = ["#8d5a3c", "#5f3a28", "#b57b54"]
        for (x, y, size, own) in [
            (330.0, 560.0, 110.0, false), (720, 540, 100, true), (1000, 560, 108, false), (1300, 545, 104, true),
        ] {
            d.person(
                Figure(
                    feet: Spot(x, y),
                    height: size,
                    pose: .running,
                    side: own ? -1 : 1,
                    skin: d.oneOf(skins),
                    top: own ? blue : red,
                    legs: own ? "#f1ece0" : "#2a2430"
                )
            )
        }
        d.person(
            Figure(
                feet: Spot(1010, 850),
                height: 400,
                pose: .running,
                side: -1,
                skin: "#5f3a28",
                top: red,
                legs: "#2a2430"
            )
        )
        d.person(
            Figure(
                feet: Spot(610, 930),
                height: 480,
                pose: .kicking,
                side: 1,
                skin: "#8d5a3c",
                top: blue,
                legs: "#f1ece0"
            )
        )
        d.oval(862, 958, 60, 12, "#0c2a1c", opacity: 0.4)
        d.oval(862, 905, 40, 40, d.gradient("#ffffff", "#b8bcc2"))
        for (x, y) in [(862.0, 902.0), (838, 884), (886, 886), (846, 930), (882, 930)] {
            d.oval(x, y, 8.5, 7.5, "#22262e")
        }
        d.grass(1075, ["#1c4f33", "#2d6b3f", "#4d8a49"], height: 46, count: 240)
    }

    static func cyclists(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 560, sun: Spot(300, 280), disc: 50)
        d.cumulus(1180, 300, reach: 240, light)
        d.mountain(peak: Spot(1000, 170), reach: 800, base: 640, light.far, light)
        d.hills(560, swing: 100, light.middle, foot: light.haze, depth: 220)
        d.polygon([Spot(0, 780), Spot(1600, 640), Spot(1600, 1067), Spot(0, 1067)], d.gradient("#8b8880", "#3c3c42"))
        d.line(0, 800, 1600, 660, "#efe5c8", width: 7)
        for index in 0..<4 {
            let x = 1330 - Double(index) * 330
            let size = 200 + Double(index) * 46
            cyclist(&d, x, 860 + Double(index) * 46, size, d.oneOf(["#d9442f", "#2f6fa3", "#e8b23e", "#3d8c70"]))
        }
        d.grass(1080, ["#2d4a33", "#486b3f", "#7d8a49"], height: 60, count: 120)
        d.finish()
        return d.svg()
    }

    private static func cyclist(_ d: inout Drawing, _ x: Double, _ y: Double, _ size: Double, _ shirt: Ink) {
        for wheel in [-0.5, 0.5] {
            d.curve(
                "M \(x + wheel * size - size * 0.28) \(y - size * 0.28) a \(size * 0.28) \(size * 0.28) 0 1 0 \(size * 0.56) 0 a \(size * 0.28) \(size * 0.28) 0 1 0 \(-size * 0.56) 0",
                "#15181f",
                width: size * 0.026
            )
        }
        let crank = Spot(x - size * 0.05, y - size * 0.25)
        let seat = Spot(x - size * 0.2, y - size * 0.66)
        let bar = Spot(x + size * 0.36, y - size * 0.68)
        d.line(
            [Spot(x - size * 0.5, y - size * 0.28), crank, bar, seat, crank],
            shirt.darker(0.35),
            width: size * 0.028
        )
        d.line([bar, Spot(x + size * 0.5, y - size * 0.28)], shirt.darker(0.35), width: size * 0.028)
        d.line(
            [seat, Spot(x + size * 0.06, y - size * 0.5), Spot(crank.x + size * 0.04, crank.y + size * 0.12)],
            "#8d5a3c",
            width: size * 0.085
        )
        d.line([Spot(seat.x, seat.y - size * 0.06), Spot(x + size * 0.14, y - size * 0.98)], shirt, width: size * 0.17)
        d.line(
            [Spot(x + size * 0.13, y - size * 0.95), Spot(x + size * 0.27, y - size * 0.78), bar],
            "#8d5a3c",
            width: size * 0.06
        )
        d.oval(x + size * 0.26, y - size * 1.1, size * 0.085, size * 0.1, "#8d5a3c")
        d.shape(
            "M \(x + size * 0.15) \(y - size * 1.1) q \(size * 0.1) \(-size * 0.16) \(size * 0.24) 0 Z",
            shirt.darker(0.2)
        )
    }
}
