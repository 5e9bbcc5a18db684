import Crypto
import Foundation
import PortadaCore

/// What a theme gives to browsers: its assets, and the styles of the first screen.
struct ThemeAssets: Sendable {
    /// The assets by address.
    private(set) var byAddress: [String: ThemeAsset] = [:]
    /// The addresses by the file's name in templates.
    private(set) var addresses: [String: String] = [:]
    /// The text of one `<style>` element: the options and `styles/critical.css`.
    private(set) var criticalStyle = ""

    private static let criticalFile = "styles/critical.css"
    /// A name that stands for the critical style in templates.
    private static let criticalName = "criticalStyle"

    private let folder: String

    /// - Parameter folder: the address below which browsers load them, with slashes around.
    init(_ files: ThemeFiles, _ settings: ThemeSettings, folder: String, faults: inout FaultList) {
        self.folder = folder
        for path in files.paths(in: "images") { add(path, files.files[path] ?? [], faults: &faults) }
        for path in files.paths(in: "scripts", ending: ".js") { add(path, files.files[path] ?? [], faults: &faults) }
        for path in files.paths(in: "styles", ending: ".css") where path != Self.criticalFile {
            add(path, Array(style(path, files).utf8), faults: &faults)
        }
        criticalStyle = settings.style + style(Self.criticalFile, files)
        if criticalStyle.lowercased().contains("</style") {
            faults.add(ThemeFault(file: Self.criticalFile, message: "\"</style\" would end the element too early"))
            criticalStyle = settings.style
        }
    }

    /// The style sheet, compact, with pictures at their addresses.
    private func style(_ path: String, _ files: ThemeFiles) -> String {
        var css = StyleSheet.compact(String(decoding: files.files[path] ?? [], as: UTF8.self))
        for asset in byAddress.values {
            // Addresses are `name-hash.ending`; the file is `name.ending`.
            let name = asset.address.dropFirst(folder.count)
            guard let dash = name.lastIndex(of: "-"), let dot = name.lastIndex(of: ".") else { continue }
            css = css.replacing("../images/\(name[..<dash])\(name[dot...])", with: asset.address)
        }
        return css
    }

    private mutating func add(_ path: String, _ bytes: [UInt8], faults: inout FaultList) {
        guard let asset = ThemeAsset(path: path, bytes: bytes, folder: folder) else {
            faults.add(ThemeFault(file: path, message: "files of this name or kind can't be served"))
            return
        }
        let name = ThemeAsset.name(of: path)
        if addresses[name] != nil || name == Self.criticalName {
            let message = "two files are called \"\(name)\" in templates (assets.\(name)): rename one"
            faults.add(ThemeFault(file: path, message: message))
        }
        addresses[name] = asset.address
        byAddress[asset.address] = asset
    }

    /// The source for the style-src of a Content-Security-Policy that lets a style in (CSP 3, section 2.3.1).
    static func source(of style: String) -> String {
        "'sha256-\(Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString())'"
    }

    /// What templates name `assets`.
    var record: Record {
        let names = addresses.sorted { $0.key < $1.key }
        let fields = names.map { ShapeField(name: $0.key, kind: .text) }
        let critical = ShapeField(name: Self.criticalName, kind: .html)
        return Record(
            shape: Shape(name: "assets", fields: fields + [critical]),
            values: names.map { .text($0.value) } + [.slot(.style)]
        )
    }
}
