import HTTPTypes
import Hummingbird
import NIOCore
import PortadaCore
import PortadaMedia
import PortadaRendering
import PortadaStore

/// Writes what went wrong, in the one shape that all faults have (RFC 9457).
struct APIProblem: Sendable {
    /// The absolute address of the site, without slash at the end.
    let address: String
    let language: Language

    /// The answer.
    func response(_ fault: APIFault) -> Response {
        var fields = HTTPFields(fault.fields)
        fields[.contentType] = "application/problem+json"
        fields[.contentLanguage] = language.code
        if fault.kind == .unauthorized { fields[.wwwAuthenticate] = "Bearer" }
        let body = document(fault).bytes
        return Response(
            status: fault.kind.status,
            headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body))
        )
    }

    private func document(_ fault: APIFault) -> JSONValue {
        var members = explanation(fault.kind)
        if !fault.incident.isEmpty {
            members.append(.init(name: "instance", value: .text("urn:incident:\(fault.incident)")))
        }
        members += fault.members
        if !fault.mistakes.isEmpty {
            members.append(.init(name: "errors", value: .list(fault.mistakes.map(mistake))))
        }
        return .object(members)
    }

    /// What a kind of fault is, by itself.
    func explanation(_ kind: ProblemKind) -> [JSONValue.Member] {
        [
            .init(name: "type", value: .text("\(address)\(API.path)/problems/\(kind.rawValue)")),
            .init(name: "title", value: .text(language.text("problem.\(kind.key)"))),
            .init(name: "status", value: .whole(Int64(kind.status.code))),
            .init(name: "detail", value: .text(language.text("problem.\(kind.key)Help"))),
        ]
    }

    private func mistake(_ mistake: APIMistake) -> JSONValue {
        .members([
            mistake.pointer.hasPrefix("?") ? "parameter" : "pointer": .text(
                mistake.pointer.hasPrefix("?") ? String(mistake.pointer.dropFirst()) : mistake.pointer
            ),
            "code": .text(mistake.kind.rawValue),
            "detail": .text(language.text("mistake.\(mistake.kind.rawValue)", ["right": mistake.right])),
        ])
    }

    /// What a failure is to a program.
    static func fault(of error: any Error) -> APIFault? {
        switch error {
        case let fault as APIFault: return fault
        case let refusal as PictureIntake.Refusal:
            switch refusal {
            case .tooManyBytes, .tooManyPixels: return APIFault(.tooLarge)
            case .empty: return .file(.emptyFile)
            case .implausible: return .file(.implausible)
            case .foreign: return .file(.noPicture)
            case .unreadable: return .file(.broken)
            }
        case let fault as DeskFault:
            switch fault {
            case .tooLarge: return APIFault(.tooLarge)
            case .busy: return APIFault(.busy)
            case .forbidden: return APIFault(.forbidden)
            default: return APIFault(.malformed)
            }
        case is Seen.Stale: return APIFault(.stale)
        case let taken as ProgramRequest.NameTaken:
            var fault = APIFault.conflict("/external_id")
            fault.members = [.init(name: "article", value: .whole(taken.owner.rawValue))]
            return fault
        case let error as StoreError:
            switch error.code {
            case .forbidden: return APIFault(.forbidden)
            case .notFound: return APIFault(.missing)
            case .conflict: return APIFault(.conflict)
            case .addressTaken: return APIFault(.addressTaken)
            case .wrongState, .invalid: return APIFault(.wrongState)
            case .embargoed: return APIFault(.embargoed)
            case .locked, .overloaded, .interrupted: return APIFault(.busy)
            case .tooSlow: return APIFault(.tooSlow)
            case .diskFull: return APIFault(.diskFull)
            case .unreadable, .notADatabase, .newerVersion, .corrupt: return nil
            }
        default: return StoreError.isFullDisk(error) ? APIFault(.diskFull) : nil
        }
    }
}
