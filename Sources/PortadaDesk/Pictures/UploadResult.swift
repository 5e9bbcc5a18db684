import HTTPTypes
import PortadaMedia
import PortadaRendering

/// What became of the files of a form.
struct UploadResult: Sendable {
    private(set) var answer = UploadAnswer()
    /// How many of them were there before.
    private(set) var known = 0
    private var isTooLarge = false

    /// A file was taken.
    mutating func add(_ taken: PictureUpload.Taken) {
        if let picture = PictureAnswer(taken.picture) { answer.pictures.append(picture) }
        if taken.isKnown { known += 1 }
    }

    /// A file was not.
    mutating func add(_ refusal: PictureIntake.Refusal, name: String, reason: String) {
        answer.refused.append(UploadAnswer.Refused(name: name, reason: reason))
        switch refusal {
        case .tooManyBytes, .tooManyPixels: isTooLarge = true
        case .empty, .implausible, .foreign, .unreadable: break
        }
    }

    /// Created, when any was taken; otherwise why not.
    var status: HTTPResponse.Status {
        if !answer.pictures.isEmpty { return .created }
        return isTooLarge ? .contentTooLarge : .unprocessableContent
    }

    /// What is told of those that were taken beside some that were not.
    func notice(_ language: Language) -> String? {
        answer.pictures.isEmpty ? nil : language.text("pictures.taken", count: answer.pictures.count)
    }
}
