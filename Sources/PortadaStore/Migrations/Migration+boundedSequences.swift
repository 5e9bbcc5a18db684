extension Migration {
    /// Numbers in journals that a browser can't count beyond: pages were told of them, and counted no further.
    static let boundedSequences = Migration(
        name: "bounded sequences",
        statements: [
            "UPDATE journal SET sequence = 9007199254740991 WHERE sequence > 9007199254740991",
            "UPDATE journal SET sequence = 0 WHERE sequence < 0",
            "UPDATE journal SET base = 0 WHERE base NOT BETWEEN 0 AND 9007199254740991",
        ]
    )
}
