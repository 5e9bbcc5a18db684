import Foundation

/// Drought, fire and water.
enum WeatherScenes {
    static func desert(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 620, sun: Spot(1130, 330), disc: 92)
        d.hills(560, swing: 60, light.far, foot: light.haze, depth: 80)
        d.hills(620, swing: 40, "#b9854f", foot: "#d9ad6a", depth: 200)
        d.ground(690, "#d8ab68", "#8a5a34")
        for _ in 0..<56 {
            let x = d.vary(-20, 1600)
            let y = 720 + pow(d.vary(0, 1), 1.4) * 340
            let size = (y - 640) * 0.26
            var spots = [Spot(x, y)]
            for _ in 0..<4 {
                spots.append(
                    Spot(
                        (spots.last?.x ?? x) + d.vary(-size, size) * 1.6,
                        (spots.last?.y ?? y) + d.vary(-6, size * 0.5)
                    )
                )
            }
            d.line(spots, "#6b4326", width: 1.5 + size * 0.03, opacity: 0.7)
        }
        for (x, y, high) in [
            (220.0, 900.0, 560.0), (430, 760, 250), (700, 730, 180), (1050, 760, 260), (1390, 860, 470),
            (1530, 770, 240), (860, 716, 120),
        ] {
            d.cardon(x, y, high: high, "#2f5a3f", lit: "#8fae5c")
        }
        goat(&d, 820, 940)
        goat(&d, 990, 900)
        d.finish()
        return d.svg()
    }

    private static func goat(_ d: inout Drawing, _ x: Double, _ y: Double) {
        let ink: Ink = "#efe3cb"
        for leg in [-34.0, -22, 22, 34] { d.line(x + leg, y - 40, x + leg, y, "#a98f6d", width: 6) }
        d.rect(x - 46, y - 76, 92, 42, d.gradient(ink, "#b39a78"), round: 18)
        d.line(x + 38, y - 66, x + 58, y - 92, ink, width: 18)
        d.oval(x + 66, y - 96, 18, 10, ink, turn: 25)
        d.curve("M \(x + 58) \(y - 102) q -4 -22 -18 -24", "#6b5a44", width: 4)
    }

    static func wildfire(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 760)
        d.mountain(peak: Spot(1020, 330), reach: 1100, base: 900, "#2c2436", light)
        let smokes = (["#3a3340", "#5b4650", "#7a5550", "#2a2734", "#8f6a5a"] as [Ink]).map {
            d.glow($0, strength: 0.8)
        }
        for _ in 0..<44 {
            let share = d.vary(0, 1)
            let size = 70 + share * 230
            let at = Spot(860 - share * 800 + d.vary(-110, 110), 560 - share * share * 470 + d.vary(-40, 40))
            d.oval(at.x, at.y, size * 1.2, size * 0.8, d.oneOf(smokes))
        }
        d.oval(760, 660, 480, 210, d.glow("#ff7a2e", strength: 0.95))
        flames(&d, from: Spot(400, 790), to: Spot(880, 510))
        flames(&d, from: Spot(470, 830), to: Spot(1060, 700))
        d.skyline(from: -20, to: 1640, base: 960, heights: 40...190, "#171425", light, lit: 0.3)
        d.ground(955, "#171425", "#08070f")
        d.finish()
        return d.svg()
    }

    private static func flames(_ d: inout Drawing, from: Spot, to: Spot) {
        for _ in 0..<130 {
            let share = d.vary(0, 1)
            let x = from.x + (to.x - from.x) * share
            let y = from.y + (to.y - from.y) * share + sin(share * 21) * 14 + d.vary(-6, 6)
            let high = d.vary(8, 20) + (d.happens(0.12) ? 26 : 0)
            let ink = d.oneOf(["#ff8a2e", "#ffb84a", "#f2602a", "#ffdf8a"])
            d.shape(
                "M \(x - high * 0.3) \(y) Q \(x - high * 0.4) \(y - high * 0.6) \(x + d.vary(-4, 8)) \(y - high) Q \(x + high * 0.4) \(y - high * 0.5) \(x + high * 0.3) \(y) Z",
                ink,
                opacity: 0.92
            )
        }
    }

    static func flood(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 430)
        d.stratus(16, light.cloud, from: 60, to: 330, opacity: 0.5)
        d.hills(400, swing: 80, light.far, foot: light.haze, depth: 70)
        d.water(Light.storm.tinted(waterFar: "#b9ab8c", waterNear: "#6b5a40"), from: 430)
        for (x, y, size) in [
            (120.0, 540.0, 170.0), (420, 500, 120), (1240, 560, 200), (980, 500, 120), (1460, 510, 130), (660, 480, 80),
        ] { house(&d, x, y, size, light) }
        for (x, y, high) in [(300.0, 560.0, 200.0), (860, 520, 150), (1130, 600, 260)] {
            d.tree(x, y, high: high, "#4f7350", trunk: "#4a3a2e")
        }
        d.shape(
            "M 430 830 Q 700 880 1010 820 Q 980 900 930 906 L 520 910 Q 460 890 430 830 Z",
            d.gradient("#2f6f86", "#173a4c")
        )
        d.person(Figure(feet: Spot(620, 872), height: 280, pose: .sitting, top: "#d8532f", legs: "#2b3650"))
        d.person(
            Figure(
                feet: Spot(800, 868),
                height: 290,
                pose: .sitting,
                side: -1,
                top: "#e8c25a",
                legs: "#46372f",
                hat: "#efe3c8"
            )
        )
        d.line(930, 640, 1000, 960, "#5d4430", width: 9)
        d.person(Figure(feet: Spot(910, 862), height: 300, pose: .reaching, top: "#3d7a78", legs: "#2b2f3f"))
        d.rain(200, "#f1f4f2")
        d.finish()
        return d.svg()
    }

    private static func house(_ d: inout Drawing, _ x: Double, _ y: Double, _ s: Double, _ light: Light) {
        let wall = d.oneOf(["#d9694a", "#e9b44c", "#5fa8a0", "#efe6d6", "#7f9fc4"]).mixed(light.haze, 0.3)
        d.rect(x - s / 2, y - s * 0.5, s, s * 0.5, d.gradient(wall, wall.darker(0.25)))
        d.polygon(
            [Spot(x - s * 0.62, y - s * 0.48), Spot(x, y - s * 0.95), Spot(x + s * 0.62, y - s * 0.48)],
            d.gradient("#9c5238", "#6a3a2c")
        )
        d.rect(x - s * 0.3, y - s * 0.4, s * 0.2, s * 0.22, "#2f3a40")
        d.rect(x + s * 0.1, y - s * 0.38, s * 0.2, s * 0.38, "#4a3528")
        for index in 0..<14 {
            d.oval(
                x + d.vary(-0.5, 0.5) * s,
                y + d.vary(2, s * 0.3),
                s * d.vary(0.05, 0.18),
                2.4,
                index % 2 == 0 ? wall : "#5a4a36",
                opacity: 0.4
            )
        }
    }
}
