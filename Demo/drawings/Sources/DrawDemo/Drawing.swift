/// A drawing as it is made: shapes in the order of painting, gradients, and the chance that varies them.
struct Drawing {
    /// The size in units.
    let width: Double
    let height: Double
    /// The chance; the same seed gives the same drawing.
    var random: SeededGenerator
    private var shapes: [String] = []
    private var definitions: [String] = []

    init(width: Double = 1600, height: Double = 1067, seed: UInt64) {
        self.width = width
        self.height = height
        random = SeededGenerator(seed: seed)
    }

    /// The whole as an SVG document.
    func svg() -> String {
        let size = "width=\"\(Int(width))\" height=\"\(Int(height))\" viewBox=\"0 0 \(Int(width)) \(Int(height))\""
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size)><defs>\(definitions.joined())</defs>"
            + shapes.joined(separator: "\n") + "</svg>\n"
    }

    /// A number as the drawing's text holds it: one decimal.
    static func text(_ value: Double) -> String {
        String((value * 10).rounded() / 10)
    }

    /// A number between two.
    mutating func vary(_ low: Double, _ high: Double) -> Double {
        Double.random(in: min(low, high)...max(low, high), using: &random)
    }

    /// True with this probability.
    mutating func happens(_ probability: Double) -> Bool {
        vary(0, 1) < probability
    }

    /// One of several inks.
    mutating func oneOf(_ inks: [Ink]) -> Ink {
        inks.randomElement(using: &random) ?? "#000000"
    }

    mutating func add(_ element: String, fill: Ink, opacity: Double) {
        shapes.append("<\(element) fill=\"\(fill.css)\"\(Self.opacity(opacity))/>")
    }

    mutating func rect(
        _ x: Double,
        _ y: Double,
        _ w: Double,
        _ h: Double,
        _ fill: Ink,
        opacity: Double = 1,
        round: Double = 0,
        turn: Double = 0
    ) {
        var element = "rect x=\"\(Self.text(x))\" y=\"\(Self.text(y))\""
        element += " width=\"\(Self.text(max(w, 0)))\" height=\"\(Self.text(max(h, 0)))\""
        if round > 0 { element += " rx=\"\(Self.text(round))\"" }
        if turn != 0 {
            element += " transform=\"rotate(\(Self.text(turn)) \(Self.text(x + w / 2)) \(Self.text(y + h / 2)))\""
        }
        add(element, fill: fill, opacity: opacity)
    }

    mutating func oval(
        _ x: Double,
        _ y: Double,
        _ rx: Double,
        _ ry: Double,
        _ fill: Ink,
        opacity: Double = 1,
        turn: Double = 0
    ) {
        var element = "ellipse cx=\"\(Self.text(x))\" cy=\"\(Self.text(y))\""
        element += " rx=\"\(Self.text(max(rx, 0)))\" ry=\"\(Self.text(max(ry, 0)))\""
        if turn != 0 { element += " transform=\"rotate(\(Self.text(turn)) \(Self.text(x)) \(Self.text(y)))\"" }
        add(element, fill: fill, opacity: opacity)
    }

    mutating func polygon(_ spots: [Spot], _ fill: Ink, opacity: Double = 1) {
        let points = spots.map { Self.text($0.x) + "," + Self.text($0.y) }.joined(separator: " ")
        add("polygon points=\"\(points)\"", fill: fill, opacity: opacity)
    }

    /// A line through spots, with round ends.
    mutating func line(_ spots: [Spot], _ ink: Ink, width: Double, opacity: Double = 1, flat: Bool = false) {
        let points = spots.map { Self.text($0.x) + "," + Self.text($0.y) }.joined(separator: " ")
        let cap = flat ? "butt" : "round"
        shapes.append(
            "<polyline points=\"\(points)\" fill=\"none\" stroke=\"\(ink.css)\" stroke-width=\"\(Self.text(width))\""
                + " stroke-linecap=\"\(cap)\" stroke-linejoin=\"round\"\(Self.opacity(opacity, of: "stroke"))/>"
        )
    }

    mutating func line(
        _ x1: Double,
        _ y1: Double,
        _ x2: Double,
        _ y2: Double,
        _ ink: Ink,
        width: Double,
        opacity: Double = 1
    ) {
        line([Spot(x1, y1), Spot(x2, y2)], ink, width: width, opacity: opacity)
    }

    /// A shape in the words of SVG's path data, for curves.
    mutating func shape(_ path: String, _ fill: Ink, opacity: Double = 1) {
        add("path d=\"\(path)\"", fill: fill, opacity: opacity)
    }

    /// A stroked curve in the words of SVG's path data.
    mutating func curve(_ path: String, _ ink: Ink, width: Double, opacity: Double = 1) {
        shapes.append(
            "<path d=\"\(path)\" fill=\"none\" stroke=\"\(ink.css)\" stroke-width=\"\(Self.text(width))\""
                + " stroke-linecap=\"round\"\(Self.opacity(opacity, of: "stroke"))/>"
        )
    }

    /// Draws inside a transformation (`translate(…)`), a clip or a filter, given as attributes.
    mutating func group(_ attributes: String, _ draw: (inout Drawing) -> Void) {
        shapes.append("<g \(attributes)>")
        draw(&self)
        shapes.append("</g>")
    }

    /// A definition, such as a clip path or a filter.
    mutating func define(_ element: String) {
        definitions.append(element)
    }

    /// A straight gradient over the shape that it fills, downwards unless `across`.
    mutating func gradient(_ stops: [(at: Double, ink: Ink, opacity: Double)], across: Bool = false) -> Ink {
        let name = "g\(definitions.count)"
        let end = across ? "x2=\"1\" y2=\"0\"" : "x2=\"0\" y2=\"1\""
        define("<linearGradient id=\"\(name)\" x1=\"0\" y1=\"0\" \(end)>\(Self.stops(stops))</linearGradient>")
        return Ink(css: "url(#\(name))")
    }

    /// A gradient between two inks, downwards unless `across`.
    mutating func gradient(_ from: Ink, _ to: Ink, across: Bool = false) -> Ink {
        gradient([(0, from, 1), (1, to, 1)], across: across)
    }

    /// A glow: an ink that fades from the middle of the shape to its edge.
    mutating func glow(_ ink: Ink, strength: Double = 1) -> Ink {
        let name = "g\(definitions.count)"
        let stops = Self.stops([(0, ink, strength), (0.35, ink, strength * 0.45), (1, ink, 0)])
        define("<radialGradient id=\"\(name)\">\(stops)</radialGradient>")
        return Ink(css: "url(#\(name))")
    }

    private static func stops(_ stops: [(at: Double, ink: Ink, opacity: Double)]) -> String {
        stops.map { stop in
            let opacity = stop.opacity < 1 ? " stop-opacity=\"\((stop.opacity * 100).rounded() / 100)\"" : ""
            return "<stop offset=\"\((stop.at * 100).rounded() / 100)\" stop-color=\"\(stop.ink.css)\"\(opacity)/>"
        }.joined()
    }

    // Not the attribute `opacity`: that makes the renderer paint each shape on a sheet of its own, ten times slower.
    private static func opacity(_ value: Double, of paint: String = "fill") -> String {
        value < 1 ? " \(paint)-opacity=\"\((value * 100).rounded() / 100)\"" : ""
    }
}
