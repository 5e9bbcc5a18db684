/// The state: parliament, courts, polls.
enum CivicScenes {
    static func parliament(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 860, sun: Spot(250, 260), disc: light.lit > 0.4 ? 34 : 0)
        if light.lit > 0.4 { d.stars(120, down: 420) }
        d.stratus(8, light.cloud, from: 90, to: 420, opacity: 0.35)
        d.skyline(from: -20, to: 330, base: 870, heights: 120...300, light.middle, light)
        d.skyline(from: 1290, to: 1640, base: 870, heights: 120...300, light.middle, light)
        d.rect(0, 866, 1600, 40, light.near)
        let stone: Ink = light.lit > 0.4 ? "#c9a877" : "#e4d7bd"
        dome(&d, stone, light)
        d.rect(250, 560, 1100, 300, d.gradient(stone.darker(0.18), stone.darker(0.35)))
        for index in 0..<6 {
            for x in [280 + Double(index) * 36, 1110 + Double(index) * 36] {
                d.rect(x, 630, 18, 70, light.lit > 0.4 ? light.lamp : "#4a5462")
                d.rect(x, 750, 18, 70, light.lit > 0.4 ? light.lamp.darker(0.15) : "#3d4754")
            }
        }
        d.temple(
            x: 520,
            base: 900,
            wide: 560,
            high: 290,
            columns: 8,
            stone,
            inside: light.lit > 0.4 ? "#f2b552" : "#59524c"
        )
        if light.lit > 0.4 { d.oval(800, 760, 620, 320, d.glow(light.lamp, strength: 0.5)) }
        square(&d, light, stone)
        d.finish()
        return d.svg()
    }

    private static func dome(_ d: inout Drawing, _ stone: Ink, _ light: Light) {
        d.rect(
            660,
            400,
            280,
            120,
            d.gradient(
                [(0, stone.darker(0.1), 1), (0.3, stone.lighter(0.2), 1), (1, stone.darker(0.45), 1)],
                across: true
            )
        )
        for index in 0..<9 { d.rect(672 + Double(index) * 30, 416, 13, 84, stone.darker(0.55), opacity: 0.7) }
        let copper = d.gradient([(0, "#4f8f82", 1), (0.35, "#7db3a0", 1), (1, "#23504d", 1)], across: true)
        d.shape("M 650 402 C 660 250 730 196 800 190 C 870 196 940 250 950 402 Z", copper)
        for index in 0..<5 {
            let x = 690 + Double(index) * 55
            d.curve("M \(x) 400 Q \(800 - (800 - x) * 0.8) 260 800 192", "#1f4744", width: 2, opacity: 0.5)
        }
        d.rect(778, 132, 44, 62, stone)
        d.shape("M 774 134 Q 800 92 826 134 Z", "#4f8f82")
        d.line(800, 108, 800, 20, light.near, width: 4)
        d.shape("M 802 24 q 46 -14 92 8 q -40 12 -92 34 Z", "#c0392b")
    }

    private static func square(_ d: inout Drawing, _ light: Light, _ stone: Ink) {
        d.ground(898, stone.darker(0.45).mixed(light.near, 0.3), light.near)
        d.strokes(160, x: 0...1600, y: 910...1060, [stone, light.lamp, light.near], length: 110, opacity: 0.16)
        let cloths: [Ink] = ["#a33b2f", "#2f5f7a", "#d7c7a4", "#4c3a5c", "#2b2f3a", "#5a7a56"]
        for index in 0..<22 {
            let y = d.vary(905, 1000)
            let size = 50 + (y - 900) * 0.9
            d.person(
                Figure(
                    feet: Spot(Double(index) * 74 + d.vary(-20, 20), y),
                    height: size,
                    pose: d.happens(0.5) ? .walking : .standing,
                    side: d.happens(0.5) ? 1 : -1,
                    top: d.oneOf(cloths),
                    legs: light.near.lighter(0.1)
                )
            )
        }
        d.person(
            Figure(
                feet: Spot(240, 1072),
                height: 330,
                pose: .carrying,
                top: "#efe3c8",
                legs: "#2b3650",
                hat: "#c98f3c",
                skirt: true
            )
        )
        d.person(Figure(feet: Spot(1370, 1080), height: 350, pose: .walking, side: -1, top: "#28324a", legs: "#1d2230"))
    }

    static func courthouse(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.sky(light, horizon: 800, sun: Spot(1420, 220), disc: 0)
        d.cumulus(330, 330, reach: 260, light)
        d.cumulus(1290, 240, reach: 190, light)
        let stone: Ink = "#d8cbb4"
        d.temple(x: 260, base: 960, wide: 1080, high: 500, columns: 6, stone, inside: "#3d3a3f")
        d.rect(700, 560, 200, 346, d.gradient("#5e3d29", "#2d1c15"))
        d.line(800, 560, 800, 906, "#1a110d", width: 4)
        let blue = d.gradient([(0, "#2b4a72", 0.42), (1, "#2b4a72", 0.1)], across: true)
        d.polygon([Spot(0, 0), Spot(520, 0), Spot(150, 1067), Spot(0, 1067)], blue)
        d.ground(958, "#b6a78e", "#5d5348")
        d.person(
            Figure(
                feet: Spot(620, 1010),
                height: 330,
                pose: .walking,
                side: 1,
                top: "#1c1d26",
                legs: "#1c1d26",
                skirt: true
            )
        )
        d.person(
            Figure(
                feet: Spot(760, 1004),
                height: 345,
                pose: .walking,
                side: 1,
                hair: "#8b8680",
                top: "#39455d",
                legs: "#262f42"
            )
        )
        d.person(
            Figure(feet: Spot(1180, 1040), height: 370, pose: .reaching, side: -1, top: "#a8402f", legs: "#2d3344")
        )
        for index in 0..<6 {
            d.person(
                Figure(
                    feet: Spot(1290 + Double(index) * 56, 985 + Double(index % 2) * 24),
                    height: 290,
                    side: -1,
                    top: d.oneOf(["#41576b", "#7a6a4c", "#2c3240"]),
                    legs: "#232836"
                )
            )
        }
        d.finish()
        return d.svg()
    }

    static func ballotBox(_ light: Light, seed: UInt64) -> String {
        var d = Drawing(seed: seed)
        d.rect(0, 0, 1600, 1067, d.gradient("#cfd6c4", "#8f9f93"))
        d.polygon(
            [Spot(120, 90), Spot(560, 90), Spot(560, 560), Spot(120, 560)],
            d.gradient(light.sky[2], light.sky[3])
        )
        d.line([Spot(340, 90), Spot(340, 560)], "#6d7f76", width: 14)
        d.line([Spot(120, 320), Spot(560, 320)], "#6d7f76", width: 12)
        let beam = d.gradient([(0, "#fff3cf", 0.6), (1, "#fff3cf", 0)], across: true)
        d.polygon([Spot(130, 100), Spot(560, 90), Spot(1500, 900), Spot(620, 1067)], beam)
        let cloths: [Ink] = ["#a33b2f", "#2f6a7a", "#d7a944", "#4c3a5c", "#5a7a56"]
        for index in 0..<6 {
            d.person(
                Figure(
                    feet: Spot(1560 - Double(index) * 118, 820 - Double(index) * 8),
                    height: 420 - Double(index) * 8,
                    side: -1,
                    skin: d.oneOf(["#8d5a3c", "#5f3a28", "#c08a62"]),
                    top: d.oneOf(cloths),
                    legs: "#2b3346",
                    skirt: index % 3 == 1
                )
            )
        }
        d.polygon([Spot(0, 830), Spot(1600, 780), Spot(1600, 1067), Spot(0, 1067)], d.gradient("#8a5a3a", "#41291d"))
        d.strokes(120, x: 0...1600, y: 850...1060, ["#a97448", "#5c3a26"], length: 220, slope: -0.03, opacity: 0.35)
        urn(&d)
        d.finish()
        return d.svg()
    }

    private static func urn(_ d: inout Drawing) {
        d.polygon([Spot(330, 590), Spot(760, 560), Spot(760, 960), Spot(330, 1000)], d.gradient("#f3efe4", "#c9c3b3"))
        d.polygon([Spot(760, 560), Spot(930, 600), Spot(930, 980), Spot(760, 960)], d.gradient("#b3ac9a", "#8b8473"))
        d.polygon([Spot(330, 590), Spot(500, 618), Spot(930, 600), Spot(760, 560)], "#fffaf0")
        d.polygon([Spot(520, 586), Spot(700, 576), Spot(716, 584), Spot(536, 594)], "#2a2622")
        d.rect(430, 720, 230, 120, "#b5392c", turn: -4)
        d.rect(470, 752, 150, 12, "#fff7e8", turn: -4)
        d.rect(480, 786, 120, 12, "#fff7e8", turn: -4)
        d.polygon([Spot(560, 400), Spot(690, 380), Spot(704, 582), Spot(560, 590)], d.gradient("#fffdf5", "#d6d0c2"))
        d.line(590, 450, 660, 440, "#6f7d8b", width: 6)
        d.line(592, 480, 664, 470, "#6f7d8b", width: 6)
        d.shape(
            "M 640 400 C 600 330 700 240 820 200 L 1020 60 L 1120 160 L 930 300 C 860 360 760 440 700 452 C 676 450 672 420 690 400 C 668 410 652 412 640 400 Z",
            d.gradient("#a06a48", "#6f432c")
        )
        d.polygon([Spot(980, 50), Spot(1180, -90), Spot(1330, 20), Spot(1110, 210)], "#2f5a7d")
    }
}
