import Foundation
import PortadaRendering

/// Tells what an export holds, as it was read, and writes nothing.
public enum WXRDryRun {
    /// Writes `{"items":[…],"errors":[…]}` piece by piece. Returns how many things could not be read.
    /// - Throws: when the file can't be opened, an error whose description is one sentence.
    public static func run(_ file: URL, write: (String) -> Void) throws -> Int {
        var reader = try WXRReader(file)
        var errors: [WXRFault] = []
        var isFirst = true
        write("{\"items\":[")
        while let event = try reader.next() {
            switch event {
            case .item(let item, _):
                write((isFirst ? "\n" : ",\n") + json(item).text)
                isFirst = false
            case .fault(let fault): errors.append(fault)
            default: break
            }
        }
        write("],\n\"errors\":[")
        for (index, fault) in errors.enumerated() { write((index == 0 ? "\n" : ",\n") + json(fault).text) }
        write("]}\n")
        return errors.count
    }

    private static func json(_ item: WXRItem) -> JSONText {
        .object([
            ("post_id", .string(item.postID)), ("post_type", .string(item.postType)), ("status", .string(item.status)),
            ("title", .string(item.title)), ("post_name", .string(item.postName)),
            ("comments", .number(item.comments.count)),
        ])
    }

    static func json(_ fault: WXRFault) -> JSONText {
        .object([
            ("line", .number(fault.line)), ("item", .string(fault.item)), ("message", .string(fault.message)),
        ])
    }
}
