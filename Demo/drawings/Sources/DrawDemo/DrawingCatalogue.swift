/// The demo's pictures: each id names a scene, its light and its seed.
enum DrawingCatalogue {
    /// Every id, in alphabetical order.
    static var ids: [String] {
        scenes.keys.sorted()
    }

    /// The drawing as a whole SVG document, 1600 × 1067 units (portraits 800 × 800); nil for an unknown id. The same id
    /// always gives the same text.
    static func svg(id: String) -> String? {
        scenes[id]?()
    }

    private static let scenes: [String: @Sendable () -> String] = [
        "harbour-dusk": { HarbourScenes.harbour(.dusk, seed: 1) },
        "harbour-dawn": { HarbourScenes.harbour(.dawn, seed: 2) },
        "container-port": { HarbourScenes.containerPort(.golden, seed: 3) },
        "tanker": { HarbourScenes.tanker(.overcast, seed: 4) },
        "fishing-boats": { HarbourScenes.fishingBoats(.dawn, seed: 5) },
        "city-mountain": { CityScenes.mountainCity(.golden, seed: 6) },
        "city-night": { CityScenes.mountainCity(.night, seed: 7) },
        "cable-car": { CityScenes.cableCar(.day, seed: 8) },
        "bridge": { CityScenes.bridge(.dusk, seed: 9) },
        "rain-street": { CityScenes.rainStreet(.storm, seed: 10) },
        "parliament": { CivicScenes.parliament(.day, seed: 11) },
        "parliament-night": { CivicScenes.parliament(.night, seed: 12) },
        "courthouse": { CivicScenes.courthouse(.day, seed: 13) },
        "ballot-box": { CivicScenes.ballotBox(.day, seed: 14) },
        "baseball-night": { SportScenes.baseballNight(.night, seed: 15) },
        "baseball-batter": { SportScenes.batter(.golden, seed: 16) },
        "football-pitch": { SportScenes.football(.day, seed: 17) },
        "football-training": { SportScenes.football(.golden, seed: 18) },
        "cyclists": { SportScenes.cyclists(.day, seed: 19) },
        "refinery": { EnergyScenes.refinery(.overcast, seed: 20) },
        "refinery-dusk": { EnergyScenes.refinery(.dusk, seed: 21) },
        "power-lines": { EnergyScenes.powerLines(.golden, seed: 22) },
        "wind-turbines": { EnergyScenes.windTurbines(.dawn, seed: 23) },
        "solar-field": { EnergyScenes.solarField(.day, seed: 24) },
        "coffee-hills": { FieldScenes.coffeeHills(.dawn, seed: 25) },
        "llano-cattle": { FieldScenes.llano(.golden, seed: 26) },
        "maize-field": { FieldScenes.maize(.day, seed: 27) },
        "forest": { FieldScenes.forest(.day, seed: 28) },
        "cactus": { WeatherScenes.desert(.golden, seed: 29) },
        "wildfire": { WeatherScenes.wildfire(.dusk, seed: 30) },
        "flood": { WeatherScenes.flood(.storm, seed: 31) },
        "ferry": { TravelScenes.ferry(.day, seed: 32) },
        "beach": { TravelScenes.beach(.day, seed: 33) },
        "stilt-houses": { TravelScenes.stiltHouses(.golden, seed: 34) },
        "turtle": { NightScenes.turtle(.night, seed: 35) },
        "comet": { NightScenes.comet(.night, seed: 36) },
        "observatory": { NightScenes.observatory(.night, seed: 37) },
        "snow-square": { TravelScenes.snowSquare(.overcast, seed: 38) },
        "train": { TravelScenes.train(.dawn, seed: 39) },
        "train-night": { TravelScenes.train(.night, seed: 40) },
        "antenna": { NightScenes.antenna(.dusk, seed: 41) },
        "hospital": { InteriorScenes.hospital(seed: 42) },
        "library": { InteriorScenes.library(seed: 43) },
        "classroom": { InteriorScenes.classroom(seed: 44) },
        "laboratory": { InteriorScenes.laboratory(seed: 45) },
        "servers": { WorkScenes.servers(seed: 46) },
        "trading-screen": { WorkScenes.trading(seed: 47) },
        "guitar-workshop": { WorkScenes.workshop(seed: 48) },
        "cinema": { StageScenes.cinema(seed: 49) },
        "orchestra": { StageScenes.orchestra(seed: 50) },
        "concert": { StageScenes.concert(seed: 51) },
        "market": { StreetScenes.market(.day, fish: false, seed: 52) },
        "market-fish": { StreetScenes.market(.dawn, fish: true, seed: 53) },
        "kiosk": { StreetScenes.kiosk(.golden, seed: 54) },
        "bakery": { StreetScenes.bakery(seed: 55) },
        "arepas": { TableScenes.arepas(seed: 56) },
        "seafood": { TableScenes.seafood(seed: 57) },
        "books": { TableScenes.books(.golden, seed: 58) },
        "phone": { TableScenes.phone(.dusk, seed: 59) },
        "portrait-marisela-urbaneja": { Portrait.marisela.svg(seed: 60) },
        "portrait-tomas-echenagucia": { Portrait.tomas.svg(seed: 61) },
        "portrait-yajaira-montilla": { Portrait.yajaira.svg(seed: 62) },
        "portrait-rafael-pinango": { Portrait.rafael.svg(seed: 63) },
        "portrait-ines-guerere": { Portrait.ines.svg(seed: 64) },
        "portrait-camila-oropeza": { Portrait.camila.svg(seed: 65) },
        "portrait-nicanor-belisario": { Portrait.nicanor.svg(seed: 66) },
        "portrait-aurelio-mijares": { Portrait.aurelio.svg(seed: 67) },
    ]
}
