import Foundation
import HTTPTypes
import Hummingbird
import PortadaCore

extension Form {
    /// Reads the body of a `multipart/form-data` request as it arrives: fields into memory, files to the disk.
    /// - Parameter first: is shown the first field before anything else is read, and refuses the form by throwing.
    init(
        multipart request: Request,
        limits: FormLimits,
        _ share: BodyBudget.Share,
        files: BodyBudget.Share,
        first: ((_ name: String, _ value: String) throws -> Void)? = nil
    ) async throws {
        self.init()
        if let length = request.headers[.contentLength].flatMap({ NumberRange.counts.readInt($0) }),
            length > limits.totalBytes
        {
            throw DeskFault.tooLarge(limit: limits.totalBytes)
        }
        var assembly = Assembly(limits: limits, share: share, disk: files, first: first)
        var total = 0
        do {
            var reader = try MultipartReader(mediaType: request.headers[.contentType] ?? "")
            for try await piece in request.body {
                total += piece.readableBytes
                guard total <= limits.totalBytes else { throw DeskFault.tooLarge(limit: limits.totalBytes) }
                try reader.read(piece.readableBytesView) { try assembly.take($0) }
                let arrived = assembly.arrived()
                if !arrived.isEmpty {
                    try await BlockingThreads.files.run { for (file, bytes) in arrived { try file.append(bytes) } }
                }
            }
            try reader.finish()
        } catch is MultipartReader.Fault {
            throw DeskFault.unreadable
        }
        self = assembly.form
        hold(share)
        hold(files)
    }

    /// A form while it arrives.
    private struct Assembly {
        let limits: FormLimits
        let share: BodyBudget.Share
        let disk: BodyBudget.Share
        var first: ((String, String) throws -> Void)?
        var form = Form()
        private var head: MultipartHead?
        private var text: [UInt8] = []
        private var file: TemporaryFile?
        private var size = 0
        private var fieldBytes = 0
        /// What of files came with the last piece, to be written by a thread that may wait for the disk.
        private var unwritten: [(file: TemporaryFile, bytes: ArraySlice<UInt8>)] = []

        init(
            limits: FormLimits,
            share: BodyBudget.Share,
            disk: BodyBudget.Share,
            first: ((String, String) throws -> Void)?
        ) {
            (self.limits, self.share, self.disk, self.first) = (limits, share, disk, first)
        }

        /// What of files came since this was asked before.
        mutating func arrived() -> [(file: TemporaryFile, bytes: ArraySlice<UInt8>)] {
            defer { unwritten = [] }
            return unwritten
        }

        mutating func take(_ event: MultipartReader.Event) throws {
            switch event {
            case .head(let head):
                // What is to come first is no file.
                if head.fileName != nil { try first?("", "") }
                self.head = head
                (text, size) = ([], 0)
                file = head.fileName == nil ? nil : TemporaryFile(in: limits.folder)
            case .content(let bytes): try add(bytes)
            case .end: try end()
            }
        }

        private mutating func add(_ bytes: ArraySlice<UInt8>) throws {
            size += bytes.count
            if let file {
                // The rest of a file that is too large is passed over, so that those beside it still arrive.
                guard size <= limits.fileBytes else { return }
                try disk.take(bytes.count)
                unwritten.append((file, bytes))
            } else {
                fieldBytes += bytes.count
                guard fieldBytes <= Form.maxBytes else { throw DeskFault.tooLarge(limit: Form.maxBytes) }
                try share.take(bytes.count)
                text.append(contentsOf: bytes)
            }
        }

        private mutating func end() throws {
            guard let head else { return }
            if let file {
                // A browser sends a field of files in which nothing was chosen as one without name and bytes.
                guard size > 0 || head.fileName?.isEmpty == false else { return }
                let name = head.fileName ?? ""
                form.add(UploadedFile(name: name, size: size, limit: limits.fileBytes, file: file), to: head.name)
            } else {
                let value = String(decoding: text, as: UTF8.self)
                try first?(head.name, value)
                form.add(value, to: head.name)
            }
            first = nil
            (self.head, file) = (nil, nil)
        }
    }
}
