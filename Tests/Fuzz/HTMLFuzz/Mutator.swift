/// Makes hostile markup: pieces put together at random, then bitten, doubled and swapped.
struct Mutator {
    private var state: UInt64
    private var corpus: [String] = []

    private static let pieces = [
        "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "</i>", "<a href=\"", "<a href='javascript:alert(1)'>",
        "</a>",
        "<img src=x onerror=alert(1)>", "<img src=\"/media/a.jpg\" alt=\"", "<script>", "</script>", "<style>",
        "</style>",
        "<svg>", "</svg>", "<svg/onload=alert(1)>", "<math><mtext>", "</math>", "<table>", "</table>", "<tr>", "<td>",
        "</td>",
        "<select>", "<option>", "<template>", "</template>", "<noscript>", "<textarea>", "</textarea>", "<title>",
        "</title>",
        "<iframe src=\"https://www.youtube.com/embed/abc\">", "</iframe>", "<figure class=\"gallery left\">",
        "</figure>",
        "<figcaption>", "</figcaption>", "<blockquote class=\"twitter-tweet\">", "</blockquote>", "<h1>", "</h1>",
        "<h3>",
        "</h3>", "<h4>", "<ul>", "<li>", "</li>", "</ul>", "<ol start=3>", "</ol>", "<pre>", "</pre>", "<br>", "<hr>",
        "<!--", "-->",
        "<![CDATA[", "]]>", "<?xml", "?>", "&lt;", "&#x6a;", "&colon;", "&NewLine;", "\u{0}", "\u{B}", "\t", "\n",
        "\n\n", " ",
        "javascript:", "data:text/html,", "vbscript:", "\"", "'", "`", "=", ">", "<", "/", "texto", "niño", "\u{202E}",
        "😀", "style=",
        "onclick=", "class=\"credit\"", "<span class=\"credit\">", "</span>", "<form action=x>", "<input>",
        "<object data=x>",
        "<embed src=x>", "<base href=x>", "<meta http-equiv=refresh>", "<link rel=stylesheet>",
        "<video src=a controls>", "<p>",
    ]

    init(seed: UInt64) { state = seed }

    /// The next input.
    mutating func next() -> String {
        var input = ""
        if !corpus.isEmpty, random(3) == 0 {
            input = mutated(corpus[random(corpus.count)])
        } else {
            for _ in 0..<(1 + random(40)) { input += Self.pieces[random(Self.pieces.count)] }
        }
        if corpus.count < 500 { corpus.append(input) } else { corpus[random(500)] = input }
        return input
    }

    private mutating func mutated(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty else { return text }
        for _ in 0..<(1 + random(6)) where !scalars.isEmpty {
            let place = random(scalars.count)
            switch random(4) {
            case 0: scalars.remove(at: place)
            case 1: scalars.insert(contentsOf: Self.pieces[random(Self.pieces.count)].unicodeScalars, at: place)
            case 2: scalars.swapAt(place, random(scalars.count))
            default: scalars.append(contentsOf: scalars[place..<min(scalars.count, place + random(30))])
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.prefix(4000))
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
