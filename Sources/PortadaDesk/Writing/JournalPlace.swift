import Hummingbird
import PortadaCore
import PortadaStore

/// The form of a story that a page's script speaks of.
struct JournalPlace: Sendable {
    let story: Article
    let form: JournalForm

    /// Reads it from an address. What is typed into the form of a plan that is no more belongs where a new one is prepared.
    init(_ request: Request, _ context: DeskContext, _ office: StoryOffice) async throws {
        let story = try await office.story(context.id(), for: try context.requireVisitor())
        let name = request.uri.queryParameters["form"].map(String.init) ?? JournalForm.story.name
        guard var form = JournalForm(name: name) else { throw DeskFault.unreadable }
        if case .update(let id?) = form {
            let plan = try await office.desk.store.read { try $0.plan(id) }
            if plan?.article != story.id { form = .update(nil) }
        }
        self.story = story
        self.form = form
    }

    /// The fields that are kept.
    var fields: Set<String> { form == .story ? StoryForm.names : PlanPage.names }

    /// Whether somebody may fill it in.
    func mayEdit(_ visitor: Visitor, _ reader: Reader) throws -> Bool {
        form == .story ? try reader.mayEdit(story, visitor.account) : PlanPage.mayPlan(story, visitor)
    }
}
