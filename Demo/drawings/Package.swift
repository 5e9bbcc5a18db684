// swift-tools-version:6.2
import PackageDescription

// Draws the demo's pictures, which are committed as ../pictures. Run by `make demo-pictures`; no part of the program.
let package = Package(
    name: "demo-drawings",
    targets: [
        .systemLibrary(name: "CVipsLibrary", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
        .target(name: "CPaint", dependencies: ["CVipsLibrary"]),
        .executableTarget(name: "draw-demo", dependencies: ["CPaint"], path: "Sources/DrawDemo"),
    ]
)
