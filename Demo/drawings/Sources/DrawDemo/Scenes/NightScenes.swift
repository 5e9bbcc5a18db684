/// The sky after dark, and those who look at it.
enum NightScenes {
    static func turtle(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 440, sun: Spot(1180, 190), disc: 62)
        d.stars(170, down: 400)
        d.water(light, from: 440, to: 720, sun: 1180)
        d.shape("M 0 690 Q 520 640 980 712 T 1600 680 L 1600 1067 L 0 1067 Z", d.gradient("#8b8a92", "#3a3a4c"))
        d.strokes(320, x: 0...1600, y: 740...1060, ["#b9b6b4", "#2b2b3c"], length: 36, opacity: 0.3)
        for index in 0..<16 {
            for side in [-1.0, 1.0] {
                d.oval(
                    860 + Double(index) * 44,
                    820 - Double(index) * 8 + side * 62,
                    22,
                    9,
                    "#24243a",
                    opacity: 0.5,
                    turn: side * 30
                )
            }
        }
        d.group("transform=\"translate(640 850) rotate(-8)\"") { d in
            for (x, y, turn) in [(-150.0, -96.0, -50.0), (-150, 96, 50), (150, -90, 30), (150, 90, -30)] {
                d.oval(x, y, 116, 36, d.gradient("#4f5a4a", "#242b2c"), turn: turn)
            }
            d.oval(-258, 0, 70, 48, d.gradient("#5d6a55", "#2b3432"))
            d.oval(-280, -16, 8, 8, "#0a0d10")
            d.oval(0, 0, 230, 146, d.gradient("#6f7d5c", "#28332f"))
            for row in -2...2 {
                d.curve(
                    "M -210 \(Double(row) * 42) Q 0 \(Double(row) * 64) 214 \(Double(row) * 36)",
                    "#1c2422",
                    width: 5,
                    opacity: 0.6
                )
            }
            for column in -2...2 {
                d.curve(
                    "M \(Double(column) * 76) -126 q \(Double(column) * 12) 126 0 252",
                    "#1c2422",
                    width: 4,
                    opacity: 0.5
                )
            }
            d.oval(-60, -70, 120, 40, "#dfe6c9", opacity: 0.22)
        }
        for index in 0..<3 {
            d.person(
                Figure(
                    feet: Spot(1280 + Double(index) * 92, 800 + Double(index) * 18),
                    height: 250 - Double(index % 2) * 70,
                    side: -1,
                    top: "#2a3350",
                    legs: "#1a2036"
                )
            )
        }
        d.oval(1270, 690, 90, 90, d.glow("#ff5a3a", strength: 0.7))
        d.finish(edge: 0.5)
        return d.svg()
    }

    static func comet(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 900)
        d.oval(300, 930, 1100, 420, d.glow("#e8875a", strength: 0.55))
        d.stars(420, down: 860)
        for index in 0..<80 {
            let share = Double(index) / 80
            d.oval(
                560 + share * 720,
                610 - share * 470,
                9 + share * 95,
                5 + share * 34,
                "#f3f0dc",
                opacity: 0.05 * (1.2 - share),
                turn: -33
            )
        }
        d.polygon(
            [Spot(552, 606), Spot(1420, -60), Spot(1560, 70), Spot(566, 622)],
            d.gradient([(0, "#f3f0dc", 0.5), (1, "#cfe2ff", 0.05)], across: true),
            opacity: 0.45
        )
        d.line(560, 612, 1180, 60, "#9fd0ff", width: 5, opacity: 0.35)
        d.oval(560, 612, 90, 90, d.glow("#fffbe6"))
        d.oval(560, 612, 12, 12, "#ffffff")
        d.hills(860, swing: 60, light.middle, foot: light.near, depth: 220)
        d.hills(950, swing: 40, light.near, foot: "#04070f", depth: 160)
        for (x, high, side) in [(960.0, 170.0, -1.0), (1040, 110, -1), (1130, 160, -1)] {
            d.person(
                Figure(
                    feet: Spot(x, 955),
                    height: high,
                    side: side,
                    skin: light.near,
                    hair: light.near,
                    top: light.near,
                    legs: light.near
                )
            )
        }
        d.line([Spot(1270, 960), Spot(1310, 870), Spot(1350, 960)], "#05070d", width: 5)
        d.line(1266, 838, 1352, 896, "#05070d", width: 20)
        d.person(
            Figure(
                feet: Spot(1400, 962),
                height: 168,
                pose: .reaching,
                side: -1,
                skin: "#05070d",
                hair: "#05070d",
                top: "#05070d",
                legs: "#05070d"
            )
        )
        d.finish()
        return d.svg()
    }

    static func observatory(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 980)
        d.stars(380, down: 900)
        for _ in 0..<120 {
            let share = d.vary(0, 1)
            d.oval(
                160 + share * 1300,
                900 - share * 860 + d.vary(-70, 70),
                d.vary(30, 110),
                d.vary(14, 44),
                d.oneOf(["#8fb0e0", "#c7b6d8", "#f0dcc0"]),
                opacity: 0.05,
                turn: -34
            )
        }
        d.stars(160, down: 900)
        d.hills(900, swing: 50, light.middle, foot: light.near, depth: 180)
        let wall = d.gradient([(0, "#d7c8ae", 1), (0.5, "#9c8d7a", 1), (1, "#3d3b48", 1)], across: true)
        d.rect(760, 700, 460, 290, wall)
        d.rect(744, 684, 492, 26, "#b3a48c")
        let shell = d.gradient([(0, "#e9dfcc", 1), (0.45, "#b0a694", 1), (1, "#3a3c4d", 1)], across: true)
        d.shape("M 764 688 A 226 236 0 0 1 1216 688 Z", shell)
        d.shape("M 936 686 L 908 466 Q 950 446 1000 452 L 1010 686 Z", "#12172b")
        d.line(968, 660, 930, 470, "#cfd6e6", width: 22)
        d.rect(950, 850, 80, 140, "#2b2330")
        d.oval(990, 880, 110, 110, d.glow("#ffb45a", strength: 0.6))
        for index in 0..<5 { d.rect(800 + Double(index) * 84, 760, 30, 50, index == 1 ? light.lamp : "#3a3a4c") }
        d.ground(985, light.near, "#04070f")
        d.finish()
        return d.svg()
    }

    static func antenna(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 820, sun: Spot(1330, 690), disc: 40)
        d.stars(130, down: 420)
        d.stratus(10, light.cloud, from: 300, to: 700, opacity: 0.3)
        d.hills(720, swing: 90, light.far, foot: light.haze, depth: 140)
        d.hills(850, swing: 60, light.middle, foot: light.near, depth: 240)
        for (x, y, s) in [(1330.0, 830.0, 120.0), (980, 860, 210), (430, 930, 430)] {
            d.line([Spot(x - s * 0.25, y), Spot(x, y - s * 0.6), Spot(x + s * 0.25, y)], light.near, width: s * 0.05)
            d.line(x, y - s * 0.6, x, y, light.near, width: s * 0.07)
            d.group("transform=\"rotate(-34 \(x) \(y - s * 0.75))\"") { d in
                d.shape(
                    "M \(x - s * 0.62) \(y - s * 0.8) A \(s * 0.62) \(s * 0.42) 0 0 0 \(x + s * 0.62) \(y - s * 0.8) Z",
                    d.gradient([(0, "#cfd3dc", 1), (0.5, "#8d93a8", 1), (1, "#3c4260", 1)], across: true)
                )
                d.oval(x, y - s * 0.8, s * 0.62, s * 0.13, d.gradient("#e9e6e2", "#8a8fa3", across: true))
                d.line(
                    [Spot(x - s * 0.3, y - s * 0.8), Spot(x, y - s * 1.16), Spot(x + s * 0.3, y - s * 0.8)],
                    "#2b2f48",
                    width: s * 0.02
                )
                d.oval(x, y - s * 1.16, s * 0.05, s * 0.05, "#d9442f")
            }
        }
        d.ground(1000, light.near, "#04070f")
        d.person(Figure(feet: Spot(800, 1020), height: 210, top: "#d8532f", legs: "#1a2036", hat: "#e8c25a"))
        d.finish()
        return d.svg()
    }
}
