import PortadaCore
import PortadaStore

extension DeskTemplates {
    /// What is said when somebody acts on what is another by now.
    static let changed: Part = {
        var part = Part(
            texts: [
                "changed.title": [], "changed.text": [], "changed.named": ["what", "name"],
                "changed.act": ["name", "act", "time"], "changed.gone": [], "changed.unknown": [], "changed.empty": [],
            ]
        )
        for word in SeenSubject.words { part.texts["changed.what.\(word)"] = [] }
        for word in SeenField.allCases.map(\.rawValue) + SentForm.words { part.texts["changed.part.\(word)"] = [] }
        return part
    }()
}
