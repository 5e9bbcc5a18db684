/// Data of unknown form, as the Mustache specification's cases have it.
enum SampleData: Decodable {
    case null
    case flag(Bool)
    case text(String)
    case list([SampleData])
    case object([String: SampleData])

    init(from decoder: any Decoder) throws {
        if let object = try? [String: SampleData](from: decoder) {
            self = .object(object)
        } else if let list = try? [SampleData](from: decoder) {
            self = .list(list)
        } else {
            let single = try decoder.singleValueContainer()
            if single.decodeNil() {
                self = .null
            } else if let flag = try? single.decode(Bool.self) {
                self = .flag(flag)
            } else if let whole = try? single.decode(Int.self) {
                self = .text(String(whole))
            } else if let number = try? single.decode(Double.self) {
                self = .text(String(number))
            } else {
                self = .text(try single.decode(String.self))
            }
        }
    }
}
