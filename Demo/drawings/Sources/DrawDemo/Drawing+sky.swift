extension Drawing {
    /// The sky down to the horizon, with the sun's glow and disc.
    mutating func sky(_ light: Light, horizon: Double, sun: Spot? = nil, disc: Double = 46) {
        let last = Double(max(light.sky.count - 1, 1))
        let stops = light.sky.enumerated().map { (at: Double($0.offset) / last, ink: $0.element, opacity: 1.0) }
        rect(0, 0, width, height, light.haze)
        rect(0, 0, width, horizon + 2, gradient(stops))
        guard let sun else { return }
        oval(sun.x, sun.y, 760, 520, glow(light.sun, strength: 0.75))
        if disc > 0 { oval(sun.x, sun.y, disc, disc, light.sun) }
    }

    /// Long flat clouds, as at the ends of the day.
    mutating func stratus(_ count: Int, _ ink: Ink, from top: Double, to bottom: Double, opacity: Double = 0.4) {
        for _ in 0..<count {
            let x = vary(-100, width + 100)
            let y = vary(top, bottom)
            let reach = vary(140, 460)
            for _ in 0..<4 {
                oval(
                    x + vary(-reach, reach) * 0.6,
                    y + vary(-12, 12),
                    reach * vary(0.3, 0.9),
                    vary(5, 17),
                    ink,
                    opacity: opacity * vary(0.4, 1)
                )
            }
        }
    }

    /// Heaped clouds with a flat base.
    mutating func cumulus(_ x: Double, _ base: Double, reach: Double, _ light: Light) {
        let shade = light.cloud.mixed(light.haze, 0.75)
        for layer in 0..<2 {
            let ink = layer == 0 ? shade : light.cloud
            for index in 0..<9 {
                let across = Double(index) / 4 - 1
                let radius = reach * (0.3 - abs(across) * 0.19) * vary(0.65, 1.25)
                let lift = layer == 0 ? radius * 0.6 : radius * 1.25
                oval(x + across * reach * 0.82, base - lift, radius * 1.05, radius * (layer == 0 ? 0.65 : 0.95), ink)
            }
        }
        oval(x, base - 2, reach * 0.95, reach * 0.055, shade)
    }

    /// Stars, brighter towards the zenith.
    mutating func stars(_ count: Int, down to: Double) {
        for _ in 0..<count {
            let y = vary(0, to)
            let size = vary(0.6, 2.1)
            oval(vary(0, width), y, size, size, "#fdf6dd", opacity: vary(0.25, 1) * (1 - y / to * 0.7))
        }
    }

    /// Rain that falls aslant over the whole picture.
    mutating func rain(_ count: Int, _ ink: Ink, opacity: Double = 0.28) {
        for _ in 0..<count {
            let x = vary(-60, width)
            let y = vary(-40, height)
            let length = vary(22, 70)
            line(x, y, x + length * 0.22, y + length, ink, width: vary(0.8, 2), opacity: opacity * vary(0.4, 1))
        }
    }

    /// Birds far away.
    mutating func birds(_ count: Int, around centre: Spot, spread: Double, _ ink: Ink) {
        for _ in 0..<count {
            let x = centre.x + vary(-spread, spread)
            let y = centre.y + vary(-spread, spread) * 0.4
            let span = vary(7, 15)
            let path =
                "M \(Self.text(x - span)) \(Self.text(y)) q \(Self.text(span / 2)) \(Self.text(-span * 0.7))"
                + " \(Self.text(span)) 0 q \(Self.text(span / 2)) \(Self.text(-span * 0.7)) \(Self.text(span)) 0"
            curve(path, ink, width: 2.4, opacity: 0.8)
        }
    }
}
