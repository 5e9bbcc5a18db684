/// The colours of an hour and a weather; every scene can stand in any of them.
struct Light: Sendable {
    /// The sky, from the zenith to the horizon.
    var sky: [Ink]
    /// The sun or the moon.
    var sun: Ink
    /// What the distance fades into.
    var haze: Ink
    /// Land: far, in the middle, near.
    var far: Ink
    var middle: Ink
    var near: Ink
    /// Water, far and near.
    var waterFar: Ink
    var waterNear: Ink
    /// Lamps and windows.
    var lamp: Ink
    /// Clouds.
    var cloud: Ink
    /// How many of the windows are lit, 0 to 1.
    var lit: Double

    static let dawn = Light(
        sky: ["#5d7fa8", "#a9b9c9", "#f3cfae", "#fbe3bd"],
        sun: "#fff1cf",
        haze: "#e9cdb4",
        far: "#9fa9b8",
        middle: "#5f7383",
        near: "#233744",
        waterFar: "#e6c9ac",
        waterNear: "#4f7288",
        lamp: "#ffe3a1",
        cloud: "#fff3df",
        lit: 0.1
    )
    static let day = Light(
        sky: ["#2f7fb5", "#6fb0d0", "#b9dbe2", "#e8f0e6"],
        sun: "#fffbe6",
        haze: "#c7dde0",
        far: "#8fb3bd",
        middle: "#4f8a6c",
        near: "#1f5247",
        waterFar: "#7fc0c6",
        waterNear: "#1c6f87",
        lamp: "#dff1f5",
        cloud: "#ffffff",
        lit: 0.05
    )
    static let golden = Light(
        sky: ["#47719a", "#c7a98c", "#f3b562", "#ffd98c"],
        sun: "#fff4c4",
        haze: "#efb873",
        far: "#b78a6a",
        middle: "#7d6246",
        near: "#33302b",
        waterFar: "#f4bd6b",
        waterNear: "#5b6a6b",
        lamp: "#ffe9a6",
        cloud: "#ffe2ae",
        lit: 0.15
    )
    static let dusk = Light(
        sky: ["#232a55", "#6b4a7c", "#d9695f", "#fbb36a"],
        sun: "#ffdf9a",
        haze: "#c9687a",
        far: "#7a4f79",
        middle: "#43345f",
        near: "#171b33",
        waterFar: "#e98a63",
        waterNear: "#262b54",
        lamp: "#ffd27a",
        cloud: "#f7a27a",
        lit: 0.45
    )
    static let night = Light(
        sky: ["#070d22", "#10204a", "#1f3a68", "#3a5a83"],
        sun: "#f3f1da",
        haze: "#2d4a73",
        far: "#23395f",
        middle: "#152747",
        near: "#080e1f",
        waterFar: "#2b4c78",
        waterNear: "#0a1530",
        lamp: "#ffcf6b",
        cloud: "#3f5c88",
        lit: 0.5
    )
    static let storm = Light(
        sky: ["#2c3640", "#55626a", "#8d9793", "#c5c5b1"],
        sun: "#e8e4cc",
        haze: "#a3aca6",
        far: "#7d8a8a",
        middle: "#4a5a5c",
        near: "#1e2a2e",
        waterFar: "#9aa7a2",
        waterNear: "#33474c",
        lamp: "#ffd88a",
        cloud: "#6b777c",
        lit: 0.3
    )
    static let overcast = Light(
        sky: ["#8ba3ae", "#b4c3c6", "#d6dcd6", "#ecebe0"],
        sun: "#ffffff",
        haze: "#cdd5d1",
        far: "#a3b2b3",
        middle: "#6b8079",
        near: "#2c403f",
        waterFar: "#bccbcb",
        waterNear: "#5c7b80",
        lamp: "#fff0c4",
        cloud: "#f4f4ee",
        lit: 0.15
    )

    /// The same hour over water of another colour.
    func tinted(waterFar: Ink, waterNear: Ink) -> Light {
        var copy = self
        copy.waterFar = waterFar
        copy.waterNear = waterNear
        return copy
    }
}
