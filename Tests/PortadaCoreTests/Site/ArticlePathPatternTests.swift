import PortadaCore
import Testing

@Suite("The pattern of stories' addresses")
struct ArticlePathPatternTests {
    private let day = ArticlePathPattern.Day(year: 2024, month: 3, day: 7)

    @Test(
        "puts section, date, number and slug where it names them",
        arguments: [
            ("/{section}/{slug}/", "/nacional/politica/el-puerto/"),
            ("/{year}/{month}/{day}/{slug}/", "/2024/03/07/el-puerto/"),
            ("/nota/{id}", "/nota/12"),
            ("/{year}/{slug}-{id}.html", "/2024/el-puerto-12.html"),
        ]
    )
    func parts(pattern: String, path: String) throws {
        let made = try ArticlePathPattern(pattern)
            .path(slug: "el-puerto", id: 12, sectionPath: "/nacional/politica/", day: day)
        #expect(made == path)
    }

    @Test("leaves no double slash for a story without a section")
    func withoutSection() throws {
        let pattern = try ArticlePathPattern("/{section}/{slug}/")
        #expect(pattern.path(slug: "contacto", id: 1, sectionPath: nil, day: day) == "/contacto/")
        #expect(pattern.path(slug: "contacto", id: 1, sectionPath: "/", day: day) == "/contacto/")
    }

    @Test(
        "is refused with what is wrong",
        arguments: [
            ("{slug}/", ArticlePathPattern.Fault.noLeadingSlash),
            ("", .noLeadingSlash),
            ("/{section}/", .notUnique),
            ("/{year}/{month}/", .notUnique),
            ("/{slug", .notUnique),
            ("/{sluG}/", .unknownName("sluG")),
            ("/{}/{slug}/", .unknownName("")),
        ]
    )
    func faults(pattern: String, fault: ArticlePathPattern.Fault) {
        #expect(throws: fault) { try ArticlePathPattern(pattern) }
    }

    @Test("says in its faults what would be right")
    func faultSentences() {
        #expect("\(ArticlePathPattern.Fault.unknownName("titulo"))".contains("{titulo}"))
        #expect("\(ArticlePathPattern.Fault.unknownName("titulo"))".contains("{slug}"))
        #expect("\(ArticlePathPattern.Fault.notUnique)".contains("{id}"))
        #expect("\(ArticlePathPattern.Fault.noLeadingSlash)".contains("slash"))
    }
}
