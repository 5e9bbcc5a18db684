import Testing

@testable import PortadaCore

@Suite("A redirect that no reader would ever take")
struct RedirectFaultTests {
    @Test(
        "is refused with what to do: patterns, what stands behind #, broken escapes",
        arguments: [
            ("/viejo/*", "pattern"), ("/nada*", "pattern"), ("/viejo/(.*)", "pattern"), ("/nota-[^/]+/", "pattern"),
            ("/nota$", "pattern"), ("/a#x", "#"), ("/%zz/", "%25"), ("/100%", "%25"), ("/a%4", "%25"),
        ]
    )
    func refused(path: String, reason: String) {
        #expect(Redirect(path: path, target: "/nuevo/").fault?.contains(reason) == true)
    }

    @Test(
        "is not one with odd signs that addresses do have",
        arguments: [
            "/foto-(1)/", "/a+b/", "/%C3%B1and%c3%ba/", "/100%25/", "/nota,12/", "/?p=12", "/precio-$5/", "/~ana/",
        ]
    )
    func taken(path: String) {
        #expect(Redirect(path: path, target: "/nuevo/").fault == nil)
    }
}
