import Testing

@testable import PortadaRendering

@Suite("Style sheets made small")
struct StyleSheetTests {
    @Test(
        "lose comments and blanks, and keep what they mean",
        arguments: [
            ("a {\n  color : red;\n  margin: 0 auto;\n}\n\nb , i { }\n", "a{color :red;margin:0 auto}b,i{}"),
            ("a/* x */{}", "a{}"),
            ("margin:1px/**/2px", "margin:1px/**/2px"),
            ("a /* x */ b{}", "a b{}"),
            ("a{content:\"  /* no */ ; \"}", "a{content:\"  /* no */ ; \"}"),
            ("a{content:'\\'  x'}", "a{content:'\\'  x'}"),
            ("a{width:calc(1px + 2px)}", "a{width:calc(1px + 2px)}"),
            ("@media (min-width: 40em) and (x) {\n a {}\n}", "@media (min-width:40em) and (x){a{}}"),
            ("/* never closed", ""),
            ("a{content:\"never closed", "a{content:\"never closed"),
            ("/*/ x */a{}", "a{}"),
        ]
    )
    func compact(css: String, expected: String) {
        #expect(StyleSheet.compact(css) == expected)
    }
}
