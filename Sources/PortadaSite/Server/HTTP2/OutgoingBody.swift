import NIOCore

/// The body of an answer that is still to be sent.
struct OutgoingBody {
    private var buffers = CircularBuffer<ByteBuffer>()
    private var slices: ArraySlice<ArraySlice<UInt8>> = []
    /// A file that is read piece by piece.
    private(set) var file: FileSending?
    /// How many bytes are in memory.
    private(set) var available = 0
    /// Whether what is in memory, and in the file, is all.
    private(set) var isWhole: Bool

    /// A body that comes piece by piece.
    init() { isWhole = false }

    /// Some of the bytes of an answer that is kept.
    init(_ body: PreparedAnswer.Body, _ range: Range<Int>) {
        isWhole = true
        switch body {
        case .file(let open): file = FileSending(file: open, rest: range, isLast: false)
        case .segments(let parts) where range.count == body.count:
            (slices, available) = (parts[...], range.count)
        default: for buffer in (range.count == body.count ? body : body.part(range)).buffers { append(buffer) }
        }
    }

    /// Whether nothing is left.
    var isSent: Bool { available == 0 && isWhole && file == nil }
    /// Whether what is in memory is all that is left.
    var isInMemory: Bool { isWhole && file == nil }

    /// Puts bytes at the end.
    mutating func append(_ bytes: ByteBuffer) {
        guard bytes.readableBytes > 0 else { return }
        buffers.append(bytes)
        available += bytes.readableBytes
    }

    /// Nothing more will come.
    mutating func end() { isWhole = true }

    /// Takes the next piece of the file into memory, when that does not have to wait.
    /// - Returns: whether it could.
    mutating func load() -> Bool {
        guard let bytes = file.flatMap({ $0.file.readNow($0.next()) }) else { return false }
        load(bytes)
        return true
    }

    /// The same with bytes that were read.
    mutating func load(_ bytes: ByteBuffer) {
        append(bytes)
        file?.advance(bytes.readableBytes)
        if file?.rest.isEmpty ?? false { file = nil }
    }

    /// Puts the next bytes behind the output, as many as there are in memory at most.
    mutating func write(_ count: Int, to output: inout ByteBuffer) {
        var rest = min(count, available)
        available -= rest
        while rest > 0, let first = slices.first {
            let part = first.prefix(rest)
            output.writeBytes(part)
            rest -= part.count
            slices[slices.startIndex] = first.dropFirst(part.count)
            if slices[slices.startIndex].isEmpty { slices.removeFirst() }
        }
        while rest > 0, !buffers.isEmpty {
            let index = buffers.startIndex
            guard let part = buffers[index].readSlice(length: min(rest, buffers[index].readableBytes)) else { break }
            rest -= part.readableBytes
            output.writeImmutableBuffer(part)
            if buffers[index].readableBytes == 0 { buffers.removeFirst() }
        }
    }
}
