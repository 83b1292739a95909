package import Postgres
import Schema

extension Migrator {
    /// Brings a database to this program's schema: the files of `sql/`, embedded when the program was built.
    package static let restante = Migrator(embedded)

    private static var embedded: [Migration] {
        var migrations: [Migration] = []
        var next = restante_first_migration()
        while let migration = next?.pointee, let name = migration.name {
            let text = UnsafeRawBufferPointer(start: migration.text, count: migration.length)
            migrations.append(
                Migration(name: String(cString: name), text: String(decoding: text, as: UTF8.self)))
            next = next?.successor()
        }
        return migrations
    }
}
