// swift-tools-version:6.2
import PackageDescription

/// Warnings stop a build on CI, and only there: a newer compiler must not stop a newcomer.
let ours: [SwiftSetting] =
    Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

/// What `portada --version` names; `make build` says it, and a bare `swift build` does not know.
let commit = Context.environment["PORTADA_COMMIT"] ?? ""

let package = Package(
    name: "portada",
    products: [
        .executable(name: "portada", targets: ["portada"])
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        // The system's libraries.
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CXMLLibrary", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        // A narrow door to libxml2: its own headers bring names that Foundation's have too.
        .target(name: "CXML", dependencies: ["CXMLLibrary"]),
        .systemLibrary(name: "CVipsLibrary", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
        .target(name: "CVips", dependencies: ["CVipsLibrary"]),
        .target(name: "CMalloc"),
        .systemLibrary(name: "CNghttp2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
        // Files in memory, which a socket sends without copying; Swift does not see the C library's own.
        .target(name: "CFiles"),
        // Fast compression of what is compressed while a reader waits; needs libisal-dev.
        .target(name: "CDeflate", linkerSettings: [.linkedLibrary("isal")]),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        // Words and ranks for SQLite's full-text search; needs libsqlite3-dev and libstemmer-dev.
        .target(name: "CSearch", linkerSettings: [.linkedLibrary("sqlite3"), .linkedLibrary("stemmer")]),
        // Themes, locales, the demo's texts and pictures, and the commit, inside the program.
        .target(name: "CAssets", cSettings: [.define("PORTADA_COMMIT", to: "\"\(commit)\"")]),

        .target(name: "PortadaCore", swiftSettings: ours),
        .target(
            name: "PortadaStore",
            dependencies: [
                "PortadaCore", "CSearch",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: ours
        ),
        .target(
            name: "PortadaRendering",
            dependencies: [
                "PortadaCore",
                .product(name: "Yams", package: "Yams"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: ours
        ),
        .target(
            name: "PortadaMedia",
            dependencies: [
                "PortadaCore", "CVips",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: ours
        ),
        .target(
            name: "PortadaMigration",
            dependencies: ["PortadaCore", "PortadaStore", "PortadaRendering", "PortadaMedia", "CXML"],
            swiftSettings: ours
        ),
        .target(
            name: "PortadaSite",
            dependencies: [
                "PortadaCore", "PortadaStore", "PortadaRendering", "PortadaMedia", "CZlib", "CDeflate", "CFiles",
                "CNghttp2",
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: ours
        ),
        .target(
            name: "PortadaDesk",
            dependencies: [
                "PortadaCore", "PortadaStore", "PortadaRendering", "PortadaMedia", "CArgon2", "CQRCode", "CZlib",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: ours
        ),
        .target(
            name: "PortadaDemo",
            dependencies: [
                "PortadaCore", "PortadaStore", "PortadaRendering", "PortadaMedia",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: ours
        ),
        .executableTarget(
            name: "portada",
            dependencies: [
                "PortadaCore", "PortadaStore", "PortadaRendering", "PortadaMedia", "PortadaMigration", "PortadaSite",
                "PortadaDesk", "PortadaDemo", "CAssets", "CMalloc",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: ours
        ),

        // What the tests run besides the program itself.
        .executableTarget(
            name: "portada-crash-writer",
            dependencies: ["PortadaCore", "PortadaStore"],
            path: "Tests/Crash/CrashWriter",
            swiftSettings: ours
        ),
        // Counts what memory is held, for tests of limits alone.
        .target(name: "CCountingMalloc", path: "Tests/Fuzz/CountingMalloc"),
        .executableTarget(
            name: "portada-fuzz-html",
            dependencies: [
                "PortadaCore", "PortadaRendering", "CCountingMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Fuzz/HTMLFuzz",
            swiftSettings: ours
        ),

        .executableTarget(
            name: "portada-bench-press",
            dependencies: [
                "PortadaCore", "PortadaStore", "PortadaRendering", "PortadaMedia", "PortadaSite",
                "CMalloc",
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Benchmarks/Press",
            swiftSettings: ours
        ),

        .target(
            name: "MadePictures",
            dependencies: ["PortadaMedia"],
            path: "Tests/MadePictures",
            swiftSettings: ours
        ),
        .testTarget(name: "PortadaCoreTests", dependencies: ["PortadaCore"], swiftSettings: ours),
        .testTarget(
            name: "PortadaStoreTests",
            dependencies: ["PortadaCore", "PortadaStore", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: ours
        ),
        .testTarget(
            name: "PortadaRenderingTests",
            dependencies: ["PortadaCore", "PortadaRendering"],
            swiftSettings: ours
        ),
        .testTarget(
            name: "PortadaMediaTests",
            dependencies: [
                "PortadaCore", "PortadaMedia", "MadePictures", .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: ours
        ),
        .testTarget(
            name: "PortadaMigrationTests",
            dependencies: [
                "PortadaCore", "PortadaStore", "PortadaRendering", "PortadaMedia", "PortadaMigration", "MadePictures",
            ],
            swiftSettings: ours
        ),
        .testTarget(
            name: "PortadaSiteTests",
            dependencies: [
                "PortadaCore", "PortadaStore", "PortadaRendering", "PortadaMedia", "PortadaSite", "MadePictures",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: ours
        ),
        .testTarget(
            name: "PortadaDeskTests",
            dependencies: [
                "PortadaCore", "PortadaStore", "PortadaRendering", "PortadaMedia", "PortadaDesk", "CAssets",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: ours
        ),
        .testTarget(name: "PortadaTests", dependencies: ["portada", "PortadaDemo", "CMalloc"], swiftSettings: ours),
    ]
)
