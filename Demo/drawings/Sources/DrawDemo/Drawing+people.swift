extension Drawing {
    /// A person, drawn from the joints of the pose.
    mutating func person(_ figure: Figure) {
        let joints = Joints(figure.pose)
        let place = { (spot: Spot) -> Spot in
            Spot(figure.feet.x + spot.x * figure.height * figure.side, figure.feet.y - spot.y * figure.height)
        }
        let unit = figure.height
        oval(figure.feet.x, figure.feet.y + unit * 0.008, unit * 0.17, unit * 0.02, "#05070d", opacity: 0.3)
        for leg in joints.legs { line(leg.map(place), figure.legs, width: unit * 0.085) }
        for leg in joints.legs {
            if let foot = leg.last.map(place) {
                oval(
                    foot.x + unit * 0.025 * figure.side,
                    foot.y + unit * 0.004,
                    unit * 0.055,
                    unit * 0.026,
                    figure.legs.darker(0.55)
                )
            }
        }
        line(joints.arms[1].map(place), figure.top.darker(0.25), width: unit * 0.065)
        torso(figure, joints, place)
        line(joints.arms[0].map(place), figure.top.lighter(0.06), width: unit * 0.065)
        for arm in joints.arms {
            if let hand = arm.last.map(place) { oval(hand.x, hand.y, unit * 0.032, unit * 0.032, figure.skin) }
        }
        head(figure, place(joints.head))
    }

    private mutating func torso(_ figure: Figure, _ joints: Joints, _ place: (Spot) -> Spot) {
        let shoulder = place(joints.shoulder)
        let hip = place(joints.hip)
        let wide = figure.height * 0.115
        let narrow = figure.height * 0.085
        line(
            [Spot(shoulder.x, shoulder.y - figure.height * 0.05), place(joints.head)],
            figure.skin,
            width: figure.height * 0.055
        )
        polygon(
            [
                Spot(shoulder.x - wide, shoulder.y + 4),
                Spot(shoulder.x - wide * 0.5, shoulder.y - figure.height * 0.03),
                Spot(shoulder.x + wide * 0.5, shoulder.y - figure.height * 0.03),
                Spot(shoulder.x + wide, shoulder.y + 4),
                Spot(hip.x + narrow, hip.y + figure.height * 0.03), Spot(hip.x - narrow, hip.y + figure.height * 0.03),
            ],
            gradient(figure.top.lighter(0.1), figure.top.darker(0.22))
        )
        if figure.skirt {
            polygon(
                [
                    Spot(hip.x - narrow, hip.y), Spot(hip.x + narrow, hip.y),
                    Spot(hip.x + figure.height * 0.15, hip.y + figure.height * 0.3),
                    Spot(hip.x - figure.height * 0.15, hip.y + figure.height * 0.3),
                ],
                figure.legs
            )
        }
    }

    private mutating func head(_ figure: Figure, _ at: Spot) {
        let unit = figure.height
        oval(at.x, at.y, unit * 0.058, unit * 0.072, figure.skin)
        let text = Self.text
        let r = unit * 0.064
        shape(
            "M \(text(at.x - r)) \(text(at.y + unit * 0.012)) A \(text(r)) \(text(unit * 0.08)) 0 0 1 \(text(at.x + r)) \(text(at.y - unit * 0.012))"
                + " Q \(text(at.x)) \(text(at.y - unit * 0.05)) \(text(at.x - r)) \(text(at.y + unit * 0.012)) Z",
            figure.hair
        )
        if let cap = figure.cap {
            shape(
                "M \(text(at.x - r)) \(text(at.y - unit * 0.016)) A \(text(r)) \(text(unit * 0.07)) 0 0 1 \(text(at.x + r)) \(text(at.y - unit * 0.016)) Z",
                cap
            )
            line(
                at.x,
                at.y - unit * 0.018,
                at.x + unit * 0.105 * figure.side,
                at.y - unit * 0.01,
                cap.darker(0.2),
                width: unit * 0.02
            )
        }
        guard let hat = figure.hat else { return }
        oval(at.x, at.y - unit * 0.035, unit * 0.12, unit * 0.022, hat.darker(0.15))
        rect(at.x - unit * 0.058, at.y - unit * 0.095, unit * 0.116, unit * 0.065, hat, round: unit * 0.03)
    }

    /// Heads and shoulders of a public seen from behind, in rows that grow towards the reader.
    mutating func audience(rows: Int, from top: Double, to bottom: Double, _ ink: Ink, rim: Ink) {
        for row in 0..<rows {
            let share = Double(row) / Double(max(rows - 1, 1))
            let y = top + (bottom - top) * share
            let size = 20 + share * 42
            let tone = ink.mixed(rim, 0.22 * (1 - share))
            var x = vary(-size * 2, 0)
            while x < width + size {
                let lift = vary(-6, 6)
                rect(x - size * 1.05, y + size * 0.9 + lift, size * 2.1, size * 3, tone, round: size * 0.8)
                oval(x, y + lift, size * 0.62, size * 0.78, tone)
                curve(
                    "M \(Self.text(x - size * 0.45)) \(Self.text(y + lift - size * 0.55)) q \(Self.text(size * 0.45)) \(Self.text(-size * 0.5)) \(Self.text(size * 0.9)) 0",
                    rim,
                    width: 2,
                    opacity: 0.4
                )
                x += size * vary(2.2, 2.9)
            }
        }
    }

    /// An open umbrella above a spot.
    mutating func umbrella(_ x: Double, _ y: Double, reach: Double, _ ink: Ink) {
        line(x, y, x, y + reach * 1.1, ink.darker(0.5), width: 3)
        let text = Self.text
        shape(
            "M \(text(x - reach)) \(text(y + reach * 0.34)) Q \(text(x - reach * 0.8)) \(text(y - reach * 0.42)) \(text(x)) \(text(y - reach * 0.46))"
                + " Q \(text(x + reach * 0.8)) \(text(y - reach * 0.42)) \(text(x + reach)) \(text(y + reach * 0.34))"
                + " q \(text(-reach * 0.33)) \(text(-reach * 0.2)) \(text(-reach * 0.66)) 0 q \(text(-reach * 0.33)) \(text(-reach * 0.2)) \(text(-reach * 0.67)) 0"
                + " q \(text(-reach * 0.33)) \(text(-reach * 0.2)) \(text(-reach * 0.67)) 0 Z",
            gradient(ink.lighter(0.12), ink.darker(0.3))
        )
    }
}
