import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// What the address of the audit asks for.
struct AuditWish {
    var account: Identifier<Account>?
    var action = ""
    var subject = ""
    var subjectID: Int64?
    var days: (first: String, last: String) = ("", "")
    var cursor: AuditCursor?

    init(_ request: Request) {
        let query = request.uri.queryParameters
        account = query["account"].flatMap { Identifier(reading: $0) }
        action = String((query["action"] ?? "").prefix(60))
        subject = String((query["subject"] ?? "").prefix(60))
        subjectID = subject.isEmpty ? nil : query["id"].flatMap { NumberRange.keys.read($0) }
        days = (String((query["from"] ?? "").prefix(10)), String((query["until"] ?? "").prefix(10)))
        if let numbers = NumberRange.keys.list(query["after"] ?? "", separator: "~", count: 2) {
            cursor = AuditCursor(time: Timestamp(milliseconds: numbers[0]), id: Identifier(numbers[1]))
        }
    }

    /// The filter for the store. The days count in the newspaper's time zone.
    func filter(_ dates: DateWriter) -> AuditFilter {
        AuditFilter(
            account: account,
            action: action.isEmpty ? nil : action,
            subject: subject.isEmpty ? nil : subject,
            subjectID: subjectID,
            from: StoryListWish.day(days.first, dates)?.lowerBound,
            until: StoryListWish.day(days.last, dates)?.upperBound
        )
    }

    /// The address of this wish below a path.
    func address(_ path: String, after cursor: AuditCursor? = nil, format: String = "") -> String {
        var parts: [String] = []
        if let account { parts.append("account=\(account)") }
        let texts = [
            ("action", action), ("subject", subject), ("id", subjectID.map { "\($0)" } ?? ""), ("from", days.first),
            ("until", days.last), ("format", format),
        ]
        parts += texts.filter { !$0.1.isEmpty }.map { "\($0.0)=\(Desk.encode($0.1))" }
        if let cursor { parts.append("after=\(cursor.time.rawValue)~\(cursor.id)") }
        return path + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }
}
