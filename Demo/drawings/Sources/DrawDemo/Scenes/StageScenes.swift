/// Screens and stages.
enum StageScenes {
    static func cinema(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#1a0f1e", "#07050b"))
        d.polygon(
            [Spot(800, -240), Spot(1520, 120), Spot(1520, 640), Spot(80, 640), Spot(80, 120)],
            d.gradient([(0, "#f2e3c0", 0.12), (1, "#f2e3c0", 0.05)])
        )
        d.group("transform=\"translate(210 90) scale(.7375 .5)\"") { d in
            let light = Light.dusk
            d.rect(0, 0, 1600, 1067, d.gradient("#3a3f78", "#f0a06a"))
            d.oval(1080, 640, 120, 120, "#ffe3a1")
            d.polygon(
                [
                    Spot(0, 700), Spot(380, 500), Spot(760, 720), Spot(1180, 600), Spot(1600, 760), Spot(1600, 1067),
                    Spot(0, 1067),
                ],
                d.gradient("#6b4a7c", "#2a2148")
            )
            d.person(
                Figure(
                    feet: Spot(520, 1040),
                    height: 560,
                    pose: .walking,
                    top: light.near,
                    legs: light.near,
                    hat: light.near
                )
            )
            d.line([Spot(0, 1000), Spot(700, 820), Spot(1600, 940)], "#f0a06a", width: 5, opacity: 0.5)
        }
        d.oval(800, 380, 900, 460, d.glow("#f0b07a", strength: 0.25))
        for side in [-1.0, 1.0] {
            for fold in 0..<6 {
                d.rect(
                    side < 0 ? Double(fold) * 34 : 1566 - Double(fold) * 34,
                    0,
                    36,
                    760,
                    d.gradient("#7a1f2a", "#2f0a14", across: fold % 2 == 0)
                )
            }
        }
        d.audience(rows: 4, from: 720, to: 960, "#0d0812", rim: "#e8a06a")
        d.finish(edge: 0.55)
        return d.svg()
    }

    static func orchestra(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#2a1712", "#120a0a"))
        for index in 0..<14 {
            d.rect(100 + Double(index) * 102, 60, 86, 500, d.gradient("#9a6238", "#5a341f", across: index % 2 == 0))
        }
        for index in 0..<5 {
            d.beam(
                Spot(200 + Double(index) * 300, -20),
                Spot(300 + Double(index) * 250, 900),
                width: 210,
                "#ffe6a8",
                strength: 0.4
            )
        }
        d.polygon([Spot(60, 560), Spot(1540, 560), Spot(1640, 960), Spot(-40, 960)], d.gradient("#b9783f", "#6b3f22"))
        for row in 0..<4 {
            let y = 590 + Double(row) * 88
            let size = 150 + Double(row) * 46
            for index in 0..<(11 - row) {
                let x = 130 + (Double(index) + 0.5) * 1340 / Double(11 - row)
                guard row < 2 || abs(x - 800) > 170 else { continue }
                musician(&d, x, y, size, row: row, side: x < 800 ? 1 : -1)
            }
        }
        d.rect(700, 890, 200, 44, "#4a2a18")
        d.person(
            Figure(
                feet: Spot(800, 896),
                height: 390,
                pose: .reaching,
                side: 1,
                hair: "#c9c2b6",
                top: "#101018",
                legs: "#101018"
            )
        )
        d.line(921, 500, 984, 424, "#fff6dc", width: 5)
        d.audience(rows: 2, from: 990, to: 1040, "#0b0608", rim: "#d99a5a")
        d.finish(edge: 0.5)
        return d.svg()
    }

    private static func musician(_ d: inout Drawing, _ x: Double, _ y: Double, _ s: Double, row: Int, side: Double) {
        d.person(
            Figure(
                feet: Spot(x, y),
                height: s,
                pose: .sitting,
                side: side,
                skin: d.oneOf(["#8d5a3c", "#c08a62", "#5f3a28"]),
                hair: d.oneOf(["#1d1513", "#4a2f20", "#b9b2a6"]),
                top: "#15151d",
                legs: "#15151d"
            )
        )
        let wood: Ink = "#c9783a"
        if row == 0 {
            d.line(x + side * s * 0.1, y - s * 0.5, x + side * s * 0.24, y - s * 0.22, "#e8c25a", width: s * 0.05)
            d.oval(x + side * s * 0.26, y - s * 0.2, s * 0.07, s * 0.05, "#e8c25a")
        } else if row == 1 {
            d.oval(x + side * s * 0.22, y - s * 0.24, s * 0.1, s * 0.16, wood)
            d.line(x + side * s * 0.2, y - s * 0.36, x + side * s * 0.14, y - s * 0.7, "#2f1d14", width: s * 0.025)
        } else {
            d.oval(x + side * s * 0.12, y - s * 0.52, s * 0.1, s * 0.05, wood, turn: side * -20)
            d.line(x + side * s * 0.02, y - s * 0.46, x + side * s * 0.34, y - s * 0.72, "#f0e0bc", width: s * 0.014)
        }
        d.rect(x + side * s * 0.34 - 14, y - s * 0.42, 28, s * 0.16, "#f6f0de", turn: side * 8)
        d.line(x + side * s * 0.34, y - s * 0.28, x + side * s * 0.34, y, "#0b0b10", width: 3)
    }

    static func concert(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#150b2e", "#3a1440"))
        let lamps: [Ink] = ["#ff5f8a", "#5fd0ff", "#ffc24a", "#b07aff", "#5fe8c0", "#ff7a4a"]
        for index in 0..<9 {
            let x = 80 + Double(index) * 180
            d.beam(
                Spot(x, 60),
                Spot(x + d.vary(-420, 420), 1000),
                width: d.vary(90, 180),
                lamps[index % lamps.count],
                strength: 0.55
            )
            d.rect(x - 22, 34, 44, 40, "#0b0716")
        }
        d.rect(0, 20, 1600, 16, "#0b0716")
        d.rect(130, 640, 1340, 190, d.gradient("#2b1238", "#0e0618"))
        d.oval(800, 560, 700, 330, d.glow("#ffd08a", strength: 0.5))
        d.person(
            Figure(feet: Spot(760, 660), height: 340, pose: .reaching, top: "#f2c23e", legs: "#151022", skirt: true)
        )
        d.line(820, 400, 850, 660, "#0b0716", width: 6)
        for (x, side) in [(480.0, 1.0), (1080, -1.0)] {
            d.person(
                Figure(
                    feet: Spot(x, 650),
                    height: 310,
                    pose: .carrying,
                    side: side,
                    top: "#d8435f",
                    legs: "#151022",
                    hat: "#efe3c8"
                )
            )
            d.oval(x + side * 20, 500, 50, 34, "#c9803c", turn: side * -22)
            d.line(x + side * 40, 492, x + side * 150, 440, "#3a2216", width: 11)
        }
        for index in 0..<3 {
            d.rect(
                1230 + Double(index) * 64,
                540 + Double(index % 2) * 16,
                56,
                112,
                d.gradient("#c9803c", "#6b3a24", across: true),
                round: 12
            )
        }
        for index in 0..<26 {
            let x = Double(index) * 64 + d.vary(-22, 22)
            d.line(
                [Spot(x, 1000), Spot(x + d.vary(-24, 24), 860), Spot(x + d.vary(-40, 40), d.vary(740, 820))],
                "#0a0512",
                width: 20
            )
        }
        d.audience(rows: 3, from: 880, to: 1010, "#0a0512", rim: "#ff7aa8")
        d.finish(edge: 0.5)
        return d.svg()
    }
}
