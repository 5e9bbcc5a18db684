extension Drawing {
    /// An empty room in one-point perspective: back wall, ceiling, floor and sides.
    mutating func room(
        back: (left: Double, top: Double, right: Double, bottom: Double),
        wall: Ink,
        floor: Ink,
        ceiling: Ink
    ) {
        rect(0, 0, width, height, wall)
        polygon(
            [Spot(0, 0), Spot(width, 0), Spot(back.right, back.top), Spot(back.left, back.top)],
            gradient(ceiling.darker(0.25), ceiling)
        )
        polygon(
            [Spot(0, height), Spot(width, height), Spot(back.right, back.bottom), Spot(back.left, back.bottom)],
            gradient(floor, floor.darker(0.4))
        )
        polygon(
            [Spot(0, 0), Spot(back.left, back.top), Spot(back.left, back.bottom), Spot(0, height)],
            gradient(wall.darker(0.45), wall.darker(0.12), across: true)
        )
        polygon(
            [Spot(width, 0), Spot(back.right, back.top), Spot(back.right, back.bottom), Spot(width, height)],
            gradient(wall.darker(0.08), wall.darker(0.4), across: true)
        )
        rect(back.left, back.top, back.right - back.left, back.bottom - back.top, gradient(wall.lighter(0.2), wall))
    }

    /// Light that falls through a window, as a slanted beam.
    mutating func beam(_ from: Spot, _ to: Spot, width reach: Double, _ ink: Ink, strength: Double = 0.4) {
        let fill = gradient([(0, ink, strength), (1, ink, 0)])
        polygon(
            [
                Spot(from.x - reach * 0.3, from.y), Spot(from.x + reach * 0.3, from.y), Spot(to.x + reach, to.y),
                Spot(to.x - reach, to.y),
            ],
            fill
        )
    }

    /// A shelf of books from edge to edge.
    mutating func books(from left: Double, to right: Double, shelf: Double, high: Double, dim: Double = 0) {
        let spines: [Ink] = ["#8b2f2a", "#2f4f6b", "#c9983c", "#3d5a48", "#d9cba8", "#5c3f5e", "#a8603c", "#1f3340"]
        var x = left
        while x < right - 4 {
            let thick = vary(high * 0.1, high * 0.24)
            let tall = high * vary(0.72, 0.97)
            let spine = oneOf(spines).darker(dim)
            rect(
                x,
                shelf - tall,
                min(thick, right - x) - 1,
                tall,
                gradient([(0, spine.lighter(0.12), 1), (1, spine.darker(0.35), 1)], across: true)
            )
            if happens(0.6) {
                rect(
                    x + 1,
                    shelf - tall * 0.82,
                    max(min(thick, right - x) - 3, 0),
                    tall * 0.07,
                    "#e8d6a4",
                    opacity: 0.7
                )
            }
            x += thick
        }
        rect(left - 4, shelf, right - left + 8, high * 0.07, Ink("#6b4429").darker(dim))
    }
}
