import CAssets

/// The files that were embedded when the program was built.
enum Assets {
    /// The octets of the file called `name`; nil when there is none.
    static func octets(of name: String) -> [UInt8]? {
        var next = restante_first_asset()
        while let asset = next?.pointee, let text = asset.name {
            if String(cString: text) == name {
                return Array(UnsafeRawBufferPointer(start: asset.bytes, count: asset.length))
            }
            next = next?.successor()
        }
        return nil
    }
}
