import CAssets

/// The files that were embedded when the program was built.
enum Assets {
    /// The octets of the file called `name`; nil when there is none.
    static func octets(of name: String) -> [UInt8]? { files(in: name)[""] }

    /// Every file whose name begins with `folder`, by the rest of its name.
    static func files(in folder: String) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var next = restante_first_asset()
        while let asset = next?.pointee, let text = asset.name {
            let name = String(cString: text)
            if name.hasPrefix(folder) {
                files[String(name.dropFirst(folder.count))] =
                    Array(UnsafeRawBufferPointer(start: asset.bytes, count: asset.length))
            }
            next = next?.successor()
        }
        return files
    }
}
