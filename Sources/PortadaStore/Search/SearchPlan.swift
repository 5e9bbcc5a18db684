import Foundation
import PortadaCore

/// How a question is put to the index: which stories match, and how much each word weighs.
struct SearchPlan {
    /// A word or phrase of the question.
    struct Term {
        /// As the index is asked for it.
        var text: String
        /// In how many forms it is looked for.
        var forms: Int
        /// In how many documents it stands, about.
        var frequency: Int
    }

    /// The columns that words are looked for in.
    private static let columns = "{headline summary body byline}"
    /// A relaxed question reads at most about this many places.
    private static let relaxedBudget = 20_000

    var terms: [Term]
    var unwanted: [String]
    var section: Identifier<Section>?
    var documents: Int
    var isRelaxed = false

    /// The question without the words that are in too many stories to tell them apart: any of the others will do.
    var relaxed: SearchPlan? {
        guard terms.count > 1 else { return nil }
        var plan = self
        var sum = 0
        plan.isRelaxed = true
        plan.terms = []
        for term in terms.sorted(by: { $0.frequency < $1.frequency }) where term.frequency > 0 {
            sum += term.frequency
            if !plan.terms.isEmpty, sum > Self.relaxedBudget { break }
            plan.terms.append(term)
        }
        return plan.terms.isEmpty ? nil : plan
    }

    /// The question in the index's own language (sqlite.org/fts5.html, section 3); `column` looks at one column only.
    func expression(column: String? = nil) -> String {
        let words = terms.map(\.text).joined(separator: isRelaxed ? " OR " : " AND ")
        var text = "\(column.map { "{\($0)}" } ?? Self.columns) : (\(words))"
        if let section { text = "(\(text)) AND places : \"\(SearchIndex.place(of: section))\"" }
        if !unwanted.isEmpty { text = "(\(text)) NOT (\(unwanted.joined(separator: " OR ")))" }
        return text
    }

    /// The weight of each form of each word: its inverse document frequency.
    var weights: [Double] {
        terms.flatMap { term in
            let count = Double(term.frequency)
            let weight = max(0.05, log(1 + (Double(documents) - count + 0.5) / (count + 0.5)))
            return Array(repeating: weight / Double(term.forms), count: term.forms)
        }
    }
}
