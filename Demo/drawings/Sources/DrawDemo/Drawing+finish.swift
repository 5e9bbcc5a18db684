extension Drawing {
    /// Paper grain and a darker edge; the last thing on every scene.
    mutating func finish(grain: Double = 0.16, edge: Double = 0.34) {
        let dark: Ink = "#060914"
        let name = "edge"
        define(
            "<radialGradient id=\"\(name)\" cx=\".5\" cy=\".46\" r=\".78\">"
                + "<stop offset=\".55\" stop-color=\"\(dark.css)\" stop-opacity=\"0\"/>"
                + "<stop offset=\"1\" stop-color=\"\(dark.css)\" stop-opacity=\"\(edge)\"/></radialGradient>"
        )
        rect(0, 0, width, height, Ink(css: "url(#\(name))"))
        // A tile of noise, repeated: noise over the whole picture costs ten times as much.
        define(
            "<filter id=\"grain\" x=\"0\" y=\"0\" width=\"100%\" height=\"100%\">"
                + "<feTurbulence type=\"fractalNoise\" baseFrequency=\".8\" numOctaves=\"2\" seed=\"7\""
                + " stitchTiles=\"stitch\"/>"
                + "<feColorMatrix values=\"0 0 0 0 .5  0 0 0 0 .45  0 0 0 0 .4  1.4 1.4 0 0 -1.15\"/></filter>"
                + "<pattern id=\"paper\" width=\"200\" height=\"200\" patternUnits=\"userSpaceOnUse\">"
                + "<rect width=\"200\" height=\"200\" filter=\"url(#grain)\"/></pattern>"
        )
        rect(0, 0, width, height, "url(#paper)", opacity: grain)
    }
}
