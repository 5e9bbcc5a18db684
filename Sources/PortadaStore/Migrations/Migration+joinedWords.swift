extension Migration {
    /// The words of the indexes with those that are written in several ways joined, too: EE.UU. is EEUU. An index forgets a
    /// text by the very words that it knew it by, so all are made anew.
    static let joinedWords = Migration(
        name: "joined words",
        statements: searchedLetters.statements,
        longWork: searchedLetters.longWork
    )
}
