extension Portrait {
    static let marisela = Portrait(
        skin: "#b57b54",
        hair: "#2a1a14",
        style: .long,
        cloth: "#7a2f3f",
        wall: "#c9b38a",
        glasses: true,
        earrings: true
    )
    static let tomas = Portrait(
        skin: "#d3a07a",
        hair: "#5b3d2a",
        style: .short,
        cloth: "#34506b",
        wall: "#8fa9a0",
        beard: true
    )
    static let yajaira = Portrait(
        skin: "#7a4c33",
        hair: "#17100e",
        style: .curls,
        cloth: "#d98a2f",
        wall: "#5f8f94",
        collar: false,
        earrings: true
    )
    static let rafael = Portrait(
        skin: "#8d5a3c",
        hair: "#1d1513",
        style: .short,
        cloth: "#2f6a4a",
        wall: "#d9a86a",
        moustache: true,
        isOld: true
    )
    static let ines = Portrait(
        skin: "#e0b491",
        hair: "#8b3f24",
        style: .bun,
        cloth: "#24343f",
        wall: "#b9697a",
        collar: false,
        glasses: true,
        earrings: true
    )
    static let camila = Portrait(
        skin: "#a56d48",
        hair: "#33201a",
        style: .side,
        cloth: "#eef4f4",
        wall: "#6f9ab0",
        earrings: true
    )
    static let nicanor = Portrait(
        skin: "#9a6342",
        hair: "#d9d2c6",
        style: .bald,
        cloth: "#8a6a3c",
        wall: "#94a06f",
        beard: true,
        hat: "#e3cf9c",
        isOld: true
    )
    static let aurelio = Portrait(
        skin: "#d9ab86",
        hair: "#e6e0d6",
        style: .side,
        cloth: "#2b2f3a",
        wall: "#8c7f94",
        glasses: true,
        moustache: true,
        isOld: true
    )
}
