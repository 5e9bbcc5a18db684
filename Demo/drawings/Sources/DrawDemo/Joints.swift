/// Where the joints of a pose are, in heights of the person: x to the side that it looks to, y upwards from the feet.
struct Joints {
    let head: Spot
    let shoulder: Spot
    let hip: Spot
    /// From shoulder to hand, the nearer arm first.
    let arms: [[Spot]]
    /// From hip to foot.
    let legs: [[Spot]]

    init(_ pose: Figure.Pose) {
        switch pose {
        case .standing:
            self.init(
                arms: [[0.09, 0.79, 0.12, 0.6, 0.1, 0.46], [-0.09, 0.79, -0.12, 0.6, -0.1, 0.46]],
                legs: [[0.035, 0.5, 0.04, 0.25, 0.045, 0.01], [-0.035, 0.5, -0.045, 0.25, -0.045, 0.01]]
            )
        case .walking:
            self.init(
                arms: [[0.07, 0.79, 0.02, 0.62, 0.13, 0.5], [-0.07, 0.79, -0.1, 0.62, -0.16, 0.5]],
                legs: [[0.02, 0.5, 0.12, 0.27, 0.13, 0.01], [-0.02, 0.5, -0.06, 0.25, -0.17, 0.04]]
            )
        case .running:
            self.init(
                lean: 0.09,
                arms: [[0.14, 0.77, 0.22, 0.63, 0.34, 0.72], [0.02, 0.77, -0.12, 0.68, -0.18, 0.54]],
                legs: [[0.02, 0.5, 0.22, 0.4, 0.2, 0.14], [-0.02, 0.5, -0.12, 0.28, -0.34, 0.24]]
            )
        case .reaching:
            self.init(
                arms: [[0.09, 0.79, 0.22, 0.86, 0.32, 1.02], [-0.09, 0.79, -0.12, 0.6, -0.05, 0.47]],
                legs: [[0.035, 0.5, 0.05, 0.25, 0.07, 0.01], [-0.035, 0.5, -0.05, 0.25, -0.06, 0.01]]
            )
        case .sitting:
            self.init(
                drop: 0.22,
                arms: [[0.07, 0.57, 0.16, 0.42, 0.27, 0.42], [-0.06, 0.57, 0.05, 0.4, 0.22, 0.42]],
                legs: [[0.02, 0.29, 0.27, 0.27, 0.27, 0.01], [-0.02, 0.29, 0.2, 0.28, 0.2, 0.01]]
            )
        case .batting:
            self.init(
                lean: -0.03,
                arms: [[0.05, 0.78, -0.08, 0.7, -0.17, 0.84], [-0.1, 0.78, -0.18, 0.7, -0.19, 0.86]],
                legs: [[0.05, 0.5, 0.17, 0.28, 0.24, 0.01], [-0.05, 0.5, -0.16, 0.27, -0.2, 0.01]]
            )
        case .kicking:
            self.init(
                lean: -0.08,
                arms: [[0.0, 0.78, 0.16, 0.74, 0.27, 0.82], [-0.16, 0.78, -0.28, 0.7, -0.36, 0.6]],
                legs: [[0.02, 0.5, 0.24, 0.42, 0.42, 0.3], [-0.02, 0.5, -0.04, 0.26, -0.1, 0.01]]
            )
        case .carrying:
            self.init(
                arms: [[0.09, 0.79, 0.15, 0.64, 0.25, 0.7], [-0.09, 0.79, 0.02, 0.62, 0.22, 0.66]],
                legs: [[0.03, 0.5, 0.1, 0.26, 0.1, 0.01], [-0.03, 0.5, -0.06, 0.26, -0.13, 0.03]]
            )
        }
    }

    private init(lean: Double = 0, drop: Double = 0, arms: [[Double]], legs: [[Double]]) {
        head = Spot(lean * 1.3 + 0.01, 0.925 - drop)
        shoulder = Spot(lean * 0.9, 0.815 - drop)
        hip = Spot(0, 0.5 - drop)
        self.arms = arms.map(Self.spots)
        self.legs = legs.map(Self.spots)
    }

    private static func spots(_ numbers: [Double]) -> [Spot] {
        stride(from: 0, to: numbers.count - 1, by: 2).map { Spot(numbers[$0], numbers[$0 + 1]) }
    }
}
