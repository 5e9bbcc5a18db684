import Foundation

extension String {
    /// The text with accents as characters of their own (Unicode NFD, UAX #15).
    package var decomposed: String { decomposedStringWithCanonicalMapping }
}
