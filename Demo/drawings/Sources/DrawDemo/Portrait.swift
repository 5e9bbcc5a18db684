import Foundation

/// What a drawn portrait shows.
struct Portrait: Sendable {
    /// How the hair falls.
    enum Hair: Sendable {
        case short, long, curls, bun, bald, side
    }

    var skin: Ink
    var hair: Ink
    var style: Hair
    var cloth: Ink
    var wall: Ink
    var collar: Bool = true
    var glasses: Bool = false
    var beard: Bool = false
    var moustache: Bool = false
    var earrings: Bool = false
    var hat: Ink?
    /// Wrinkles.
    var isOld: Bool = false

    /// The portrait, 800 × 800 units.
    func svg(seed: UInt64) -> String {
        var d = Drawing(width: 800, height: 800, seed: seed)
        wall(&d)
        hairBehind(&d)
        bust(&d)
        face(&d)
        features(&d)
        hairInFront(&d)
        extras(&d)
        d.finish(grain: 0.14, edge: 0.3)
        return d.svg()
    }

    private func wall(_ d: inout Drawing) {
        d.rect(0, 0, 800, 800, d.gradient(wall.lighter(0.18), wall.darker(0.22)))
        d.oval(250, 270, 520, 520, d.glow("#fff3d6", strength: 0.42))
        d.strokes(
            70,
            x: 0...800,
            y: 0...800,
            [wall.lighter(0.2), wall.darker(0.2)],
            length: 140,
            slope: -0.5,
            weight: 7,
            opacity: 0.14
        )
    }

    private func hairBehind(_ d: inout Drawing) {
        let fill = d.gradient(hair.lighter(0.08), hair.darker(0.35))
        switch style {
        case .long:
            d.shape(
                "M 248 360 C 220 150 580 150 552 360 C 566 480 590 560 566 640 L 234 640 C 210 560 236 480 248 360 Z",
                fill
            )
        case .curls:
            for index in 0..<26 {
                let angle = 2.5 + Double(index) / 25 * 4.4
                let spot = Spot(400 + 168 * cos(angle), 318 + 176 * sin(angle))
                d.oval(spot.x, spot.y, d.vary(50, 70), d.vary(50, 68), index % 3 == 0 ? hair.lighter(0.1) : hair)
            }
        case .bun:
            d.oval(400, 148, 74, 64, fill)
        default: break
        }
    }

    private func bust(_ d: inout Drawing) {
        d.shape("M 330 470 L 330 610 Q 400 670 470 610 L 470 470 Z", d.gradient(skin.darker(0.32), skin.darker(0.12)))
        d.shape(
            "M 84 800 C 96 664 190 622 322 588 Q 400 664 478 588 C 610 622 704 664 716 800 Z",
            d.gradient(cloth.lighter(0.14), cloth.darker(0.3))
        )
        guard collar else { return }
        let linen: Ink = cloth == "#f3ecdc" ? "#c9b28a" : "#f3ecdc"
        d.polygon([Spot(322, 584), Spot(396, 690), Spot(330, 742), Spot(276, 612)], linen)
        d.polygon([Spot(478, 584), Spot(404, 690), Spot(470, 742), Spot(524, 612)], linen.darker(0.14))
    }

    private func face(_ d: inout Drawing) {
        d.oval(400, 336, 137, 130, skin.darker(0.1))
        d.oval(266, 388, 26, 44, skin.darker(0.14))
        d.oval(534, 388, 26, 44, skin.darker(0.24))
        let fill = d.gradient([(0, skin.lighter(0.16), 1), (0.55, skin, 1), (1, skin.darker(0.3), 1)], across: true)
        d.shape("M 268 330 C 264 190 536 190 532 330 C 538 440 502 540 400 556 C 298 540 262 440 268 330 Z", fill)
        for x in [322.0, 480] { d.oval(x, 438, 42, 30, d.glow("#d9533c", strength: 0.26)) }
    }

    private func features(_ d: inout Drawing) {
        let line = skin.darker(0.62)
        for (x, side) in [(344.0, -1.0), (458.0, 1.0)] {
            d.oval(x, 372, 27, 15, "#fbf6ea")
            d.oval(x + 2, 372, 13, 14, "#3a241a")
            d.oval(x - 2, 367, 4, 4, "#ffffff")
            d.curve("M \(x - 30) 366 Q \(x) 346 \(x + 30) 368", line, width: 5)
            d.curve(
                "M \(x - 36) \(336 - side * 3) Q \(x) 312 \(x + 36) \(336 + side * 3)",
                hair == skin ? line : hair.mixed(line, 0.4),
                width: 11
            )
        }
        d.curve("M 404 378 Q 430 436 418 450 Q 402 460 384 448", skin.darker(0.42), width: 6)
        d.shape(
            "M 346 488 Q 378 480 400 487 Q 424 480 454 487 Q 402 534 346 488 Z",
            earrings ? "#a8392f" : skin.mixed("#8b3a32", 0.55)
        )
        d.curve("M 340 484 Q 400 512 460 482", line, width: 4)
        if isOld {
            for (path, width) in [
                ("M 308 452 Q 322 484 318 510", 4.0), ("M 492 452 Q 478 484 484 510", 4.0),
                ("M 340 274 Q 400 262 460 274", 3.5), ("M 346 298 Q 400 288 454 298", 3.0),
            ] { d.curve(path, skin.darker(0.4), width: width, opacity: 0.6) }
        }
    }

    private func hairInFront(_ d: inout Drawing) {
        let fill = d.gradient(hair.lighter(0.14), hair.darker(0.2))
        switch style {
        case .short:
            d.shape(
                "M 258 356 C 236 180 330 140 410 146 C 500 140 566 200 542 356 C 530 300 516 272 498 256 C 430 270 340 262 304 250 C 282 276 272 310 258 356 Z",
                fill
            )
        case .side:
            d.shape(
                "M 256 370 C 226 176 340 130 430 142 C 530 146 574 220 544 366 C 534 300 500 262 448 236 C 390 268 300 276 282 300 C 268 320 264 344 256 370 Z",
                fill
            )
        case .long:
            d.shape(
                "M 254 400 C 240 210 330 150 400 154 C 480 148 562 210 546 400 C 536 320 500 270 404 224 C 330 262 270 320 254 400 Z",
                fill
            )
        case .curls:
            for index in 0..<13 {
                let angle = 3.45 + Double(index) / 12 * 2.5
                d.oval(
                    400 + 136 * cos(angle),
                    330 + 140 * sin(angle),
                    40,
                    36,
                    index % 2 == 0 ? hair : hair.lighter(0.12)
                )
            }
        case .bun:
            d.shape(
                "M 258 366 C 240 200 330 158 400 160 C 478 158 560 204 542 366 C 528 296 480 244 400 238 C 320 244 274 296 258 366 Z",
                fill
            )
        case .bald:
            d.shape(
                "M 258 380 Q 246 320 272 286 Q 280 330 276 392 Z M 542 380 Q 554 320 528 286 Q 520 330 524 392 Z",
                fill
            )
        }
    }

    private func extras(_ d: inout Drawing) {
        if beard {
            d.shape(
                "M 272 420 C 280 560 350 606 400 606 C 450 606 520 560 528 420 C 512 470 480 478 456 474 Q 400 462 344 474 C 320 478 288 470 272 420 Z M 350 492 Q 400 520 450 492 Q 400 500 350 492 Z",
                d.gradient(hair, hair.darker(0.3))
            )
        }
        if moustache || beard {
            d.shape("M 330 486 Q 366 452 400 466 Q 434 452 470 486 Q 432 482 400 480 Q 368 482 330 486 Z", hair)
        }
        if glasses {
            for x in [344.0, 458] {
                d.curve("M \(x - 42) 372 a 42 36 0 1 0 84 0 a 42 36 0 1 0 -84 0", "#26201e", width: 7)
            }
            d.line(386, 366, 416, 366, "#26201e", width: 7)
            d.line(302, 366, 268, 356, "#26201e", width: 6)
            d.line(500, 366, 534, 356, "#26201e", width: 6)
        }
        if earrings { for x in [264.0, 538] { d.oval(x, 446, 12, 17, "#e8c25a") } }
        if let hat {
            d.oval(400, 242, 250, 44, hat.darker(0.18))
            d.shape(
                "M 262 240 C 262 90 340 84 400 104 C 460 84 540 90 538 240 Q 400 274 262 240 Z",
                d.gradient(hat.lighter(0.12), hat.darker(0.1))
            )
            d.shape("M 262 216 Q 400 254 538 216 L 538 240 Q 400 276 262 240 Z", hat.darker(0.6))
        }
    }
}
