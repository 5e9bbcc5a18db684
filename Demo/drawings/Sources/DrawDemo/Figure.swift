/// A person in a scene.
struct Figure {
    /// What the body does.
    enum Pose {
        case standing, walking, running, reaching, sitting, batting, kicking, carrying
    }

    /// Where the feet are.
    var feet: Spot
    /// From the feet to the crown, standing.
    var height: Double
    var pose: Pose = .standing
    /// 1 looks to the right, -1 to the left.
    var side: Double = 1
    var skin: Ink = "#8d5a3c"
    var hair: Ink = "#1d1513"
    var top: Ink = "#c9503c"
    var legs: Ink = "#27344d"
    var hat: Ink?
    /// A cap with a peak, as players wear.
    var cap: Ink?
    var skirt: Bool = false
}
