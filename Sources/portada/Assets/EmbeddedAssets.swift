import CAssets

/// The files that travel inside the program: themes, locales, the demo's stories.
enum EmbeddedAssets {
    /// The files below a folder of the repository (`Themes/portada`), by their path in it.
    static func files(in folder: String) -> [String: [UInt8]] {
        let prefix = folder + "/"
        var files: [String: [UInt8]] = [:]
        for asset in UnsafeBufferPointer(start: portada_assets, count: portada_asset_count) {
            let path = String(cString: asset.path)
            guard path.hasPrefix(prefix) else { continue }
            files[String(path.dropFirst(prefix.count))] = Array(
                UnsafeBufferPointer(start: asset.bytes, count: asset.count)
            )
        }
        return files
    }
}
