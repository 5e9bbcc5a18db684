import CXML

/// An element of a record: its name with its prefix, its text, its children.
struct WXRElement: Sendable {
    var name: String
    var attributes: [String: String] = [:]
    /// The text directly in it.
    var text = ""
    var children: [WXRElement] = []

    /// The deepest nesting that is read; exports have four levels.
    private static let maxDepth = 12

    /// Parses a record by libxml2: no network, no entities but XML's five, nothing forgiven. Gives the reason when the
    /// record is not well-formed, with the line in it.
    static func parse(_ bytes: [UInt8]) -> Result<WXRElement, Fault> {
        var open: [WXRElement] = []
        var root: WXRElement?
        let builder = Builder(
            start: { element in open.append(element) },
            text: { text in
                // Text behind a child is white space, and not worth keeping.
                guard let last = open.indices.last, open[last].children.isEmpty else { return }
                open[last].text += text
            },
            end: {
                guard let done = open.popLast() else { return }
                if let parent = open.indices.last {
                    if open.count < maxDepth { open[parent].children.append(done) }
                } else {
                    root = done
                }
            }
        )
        if let fault = builder.run(bytes) { return .failure(fault) }
        return root.map { .success($0) } ?? .failure(Fault(line: 0, message: "no element"))
    }

    /// Why a record is not well-formed.
    struct Fault: Error {
        /// The line, counted from the record's first, which is 0.
        var line: Int
        /// What the parser said.
        var message: String
    }
}

/// Hands what libxml2 tells to closures.
private final class Builder {
    private let start: (WXRElement) -> Void
    private let text: (String) -> Void
    private let end: () -> Void

    init(start: @escaping (WXRElement) -> Void, text: @escaping (String) -> Void, end: @escaping () -> Void) {
        self.start = start
        self.text = text
        self.end = end
    }

    private static let events = portada_xml_events(
        start: { context, name, attributes in
            guard let context, let name else { return }
            var element = WXRElement(name: String(cString: name))
            var pair = attributes
            while let current = pair, let key = current[0] {
                element.attributes[String(cString: key)] = current[1].map { String(cString: $0) } ?? ""
                pair = current + 2
            }
            Unmanaged<Builder>.fromOpaque(context).takeUnretainedValue().start(element)
        },
        text: { context, bytes, count in
            guard let context, let bytes else { return }
            let text = bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
                String(decoding: UnsafeBufferPointer(start: $0, count: Int(count)), as: UTF8.self)
            }
            Unmanaged<Builder>.fromOpaque(context).takeUnretainedValue().text(text)
        },
        end: { context, _ in
            guard let context else { return }
            Unmanaged<Builder>.fromOpaque(context).takeUnretainedValue().end()
        }
    )

    func run(_ bytes: [UInt8]) -> WXRElement.Fault? {
        var line: Int32 = 0
        var reason = [CChar](repeating: 0, count: 256)
        var events = Self.events
        let result = bytes.withUnsafeBytes { raw in
            portada_xml_parse(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(raw.count),
                &events,
                Unmanaged.passUnretained(self).toOpaque(),
                &line,
                &reason
            )
        }
        guard result != 0 else { return nil }
        let message = String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return WXRElement.Fault(
            line: max(0, Int(line) - 1),
            message: message.split(separator: "\n").first.map(String.init) ?? "no XML"
        )
    }
}
