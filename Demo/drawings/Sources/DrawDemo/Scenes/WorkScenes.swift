import Foundation

/// Rooms where people work.
enum WorkScenes {
    static func servers(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.room(back: (700, 400, 900, 640), wall: "#1b2740", floor: "#24344f", ceiling: "#141c2e")
        d.oval(800, 520, 380, 300, d.glow("#5fd0e8", strength: 0.9))
        for index in 0..<6 {
            let near = pow(Double(index) / 5, 1.7)
            let next = pow(Double(index + 1) / 5, 1.7)
            for side in [-1.0, 1.0] {
                let a = 800 + side * (110 + near * 560)
                let b = 800 + side * (106 + next * 560)
                let top = { (share: Double) -> Double in 400 - share * 380 }
                let foot = { (share: Double) -> Double in 640 + share * 400 }
                d.polygon(
                    [Spot(a, top(near)), Spot(b, top(next)), Spot(b, foot(next)), Spot(a, foot(near))],
                    d.gradient("#0e1626", "#1e2c44")
                )
                for row in 0..<14 {
                    let level = 0.05 + Double(row) / 15
                    let x1 = a + (b - a) * 0.12
                    let x2 = a + (b - a) * 0.88
                    let y1 = top(near) + (foot(near) - top(near)) * level
                    let y2 = top(next) + (foot(next) - top(next)) * level
                    d.line(x1, y1 + (y2 - y1) * 0.12, x2, y1 + (y2 - y1) * 0.88, "#2f4668", width: 1.5 + near * 9)
                    for lamp in 0..<4 where d.happens(0.7) {
                        let at = 0.2 + Double(lamp) * 0.17
                        d.oval(
                            a + (b - a) * at,
                            y1 + (y2 - y1) * at,
                            1.2 + near * 4.5,
                            1.2 + near * 4.5,
                            d.oneOf(["#5fe8c0", "#5fd0ff", "#ffb84a", "#5fe8c0"])
                        )
                    }
                }
            }
        }
        d.polygon([Spot(760, 645), Spot(840, 645), Spot(1080, 1067), Spot(520, 1067)], "#8fe4f2", opacity: 0.16)
        d.person(Figure(feet: Spot(830, 860), height: 400, pose: .walking, side: -1, top: "#d8733a", legs: "#141c2e"))
        d.finish(edge: 0.5)
        return d.svg()
    }

    static func trading(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#0d1a26", "#14303a"))
        for index in 0..<10 {
            d.line(80, 100 + Double(index) * 62, 1520, 100 + Double(index) * 62, "#2a4a55", width: 1.5)
        }
        var level = 560.0
        var trail: [Spot] = []
        for index in 0..<58 {
            let x = 100 + Double(index) * 24.6
            let next = min(max(level + d.vary(-46, 38), 150), 620)
            let up = next < level
            let ink: Ink = up ? "#4fc08a" : "#e0603f"
            d.line(x, min(level, next) - d.vary(8, 44), x, max(level, next) + d.vary(8, 44), ink, width: 3)
            d.rect(x - 8, min(level, next), 16, max(abs(next - level), 6), ink)
            d.rect(x - 8, 730 - d.vary(14, 90), 16, 90, ink, opacity: 0.35)
            level = next
            trail.append(Spot(x, next + 34))
        }
        d.line(trail, "#f2c65a", width: 4, opacity: 0.85)
        d.oval(800, 400, 900, 460, d.glow("#4fc0a8", strength: 0.2))
        d.rect(0, 730, 1600, 340, d.gradient("#0a141d", "#05090e"))
        for index in 0..<6 {
            let x = 150 + Double(index) * 260 + d.vary(-24, 24)
            d.person(
                Figure(
                    feet: Spot(x, 1180),
                    height: 490 + d.vary(-24, 24),
                    pose: index == 3 ? .reaching : .standing,
                    side: index % 2 == 0 ? 1 : -1,
                    skin: "#2a1f1c",
                    hair: "#070a0f",
                    top: "#131f2a",
                    legs: "#131f2a"
                )
            )
        }
        d.finish(edge: 0.5)
        return d.svg()
    }

    static func workshop(seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#b9885a", "#5b3a26"))
        d.strokes(160, x: 0...1600, y: 0...820, ["#d9a878", "#7a5236"], length: 120, opacity: 0.3)
        d.rect(1110, 90, 390, 460, "#4a2f20")
        d.rect(1134, 112, 342, 416, d.gradient("#f6e3b0", "#fbf3d9"))
        d.line(1305, 112, 1305, 528, "#4a2f20", width: 12)
        d.line(1134, 320, 1476, 320, "#4a2f20", width: 10)
        d.beam(Spot(1300, 120), Spot(640, 1067), width: 420, "#fff0c0", strength: 0.5)
        d.line(60, 120, 1040, 120, "#3a2216", width: 14)
        for index in 0..<6 {
            guitar(
                &d,
                150 + Double(index) * 160,
                150,
                d.vary(0.85, 1.05),
                d.oneOf(["#c9803c", "#8b4a2a", "#e0b06a", "#6b3a24"])
            )
        }
        d.person(
            Figure(
                feet: Spot(640, 1240),
                height: 760,
                pose: .carrying,
                side: 1,
                skin: "#8d5a3c",
                hair: "#cfc8bc",
                top: "#3f5f7a",
                legs: "#3f5f7a"
            )
        )
        d.polygon([Spot(0, 880), Spot(1600, 850), Spot(1600, 1067), Spot(0, 1067)], d.gradient("#a86c3c", "#5c3820"))
        d.group("transform=\"translate(1010 830) rotate(82) scale(1.5)\"") { d in guitar(&d, 0, -60, 1, "#e0b06a") }
        for _ in 0..<60 {
            d.curve("M \(d.vary(60, 1540)) \(d.vary(890, 1050)) q 14 -16 26 2 q 4 14 -10 12", "#f0d09a", width: 4)
        }
        d.finish()
        return d.svg()
    }

    private static func guitar(_ d: inout Drawing, _ x: Double, _ y: Double, _ s: Double, _ wood: Ink) {
        d.rect(x - 9 * s, y, 18 * s, 190 * s, "#2f1d14")
        d.rect(x - 15 * s, y - 26 * s, 30 * s, 44 * s, wood.darker(0.4), round: 5)
        d.oval(x, y + 220 * s, 56 * s, 54 * s, d.gradient(wood.lighter(0.1), wood))
        d.oval(x, y + 300 * s, 74 * s, 68 * s, d.gradient(wood, wood.darker(0.3)))
        d.oval(x, y + 236 * s, 24 * s, 24 * s, "#1d120c")
        d.rect(x - 28 * s, y + 312 * s, 56 * s, 9 * s, "#2f1d14")
        for string in 0..<4 {
            d.line(
                x - 6 * s + Double(string) * 4 * s,
                y,
                x - 6 * s + Double(string) * 4 * s,
                y + 312 * s,
                "#f6ecd2",
                width: 1
            )
        }
    }
}
