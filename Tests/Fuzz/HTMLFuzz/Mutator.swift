/// Makes hostile markup: pieces put together at random or by the grammar of tables, drawings and formatting, then bitten,
/// doubled, swapped and cut; and large inputs that say one thing over and over.
struct Mutator {
    private var state: UInt64
    private var corpus: [String] = []

    init(seed: UInt64) { state = seed }

    /// The next input.
    mutating func next() -> String {
        let input =
            switch random(corpus.isEmpty ? 2 : 3) {
            case 0: pieces()
            case 1: elements()
            default: mutated(corpus[random(corpus.count)])
            }
        if corpus.count < 500 { corpus.append(input) } else { corpus[random(500)] = input }
        return input
    }

    /// The next input of about 100 KB.
    mutating func nextLarge() -> String {
        let size = 60_000 + random(60_000)
        var start = ""
        for _ in 0..<random(3) { start += piece() }
        let parts = (0..<(1 + random(4))).map { _ in
            random(2) == 0 ? piece() : tag(Self.names[random(Self.names.count)])
        }
        let isNumbered = random(2) == 0
        let half = random(4)
        var input = start
        var count = 0
        while input.utf8.count < size {
            // The second half may close what the first opened.
            let isEnd = half == 0 && input.utf8.count > size / 2
            for part in parts {
                if isEnd, part.hasPrefix("<"), !part.hasPrefix("</") {
                    input += "</" + part.dropFirst().prefix { $0.isLetter || $0.isNumber } + ">"
                } else if isNumbered, part.hasPrefix("<"), part.hasSuffix(">") {
                    input += part.dropLast() + " a\(half == 1 ? "\(count)" : "")=\(count)>"
                } else {
                    input += part
                }
            }
            count += 1
        }
        return input
    }

    private mutating func pieces() -> String {
        var input = ""
        for _ in 0..<(1 + random(30)) { input += piece() }
        return input
    }

    /// Start and end tags of a few elements, with little between.
    private mutating func elements() -> String {
        let few = (0..<(2 + random(7))).map { _ in Self.names[random(Self.names.count)] }
        var input = ""
        for _ in 0..<(1 + random(30)) {
            let name = few[random(few.count)]
            switch random(20) {
            case 0..<9: input += tag(name)
            case 9..<14: input += "</\(name)>"
            case 14..<18: input += Self.words[random(Self.words.count)]
            default: input += piece()
            }
        }
        return input
    }

    private mutating func piece() -> String { Self.pieces[random(Self.pieces.count)] }

    private mutating func tag(_ name: String) -> String {
        "<\(random(20) == 0 ? name.uppercased() : name)\(Self.attributes[random(Self.attributes.count)])>"
    }

    private mutating func mutated(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<(1 + random(6)) where !scalars.isEmpty {
            let place = random(scalars.count)
            switch random(5) {
            case 0: scalars.remove(at: place)
            case 1: scalars.insert(contentsOf: piece().unicodeScalars, at: place)
            case 2: scalars.swapAt(place, random(scalars.count))
            case 3: scalars.append(contentsOf: scalars[place..<min(scalars.count, place + random(30))])
            default: scalars.removeSubrange(max(place, scalars.count - random(20))...)
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.prefix(2000))
        return String(view)
    }

    /// SplitMix64: the same seed, the same inputs.
    private mutating func random(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, bound)))
    }
}
