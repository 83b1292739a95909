/// One column of a table: its title, and how a row fills it.
package struct Column<Row>: Sendable {
    let title: String
    let alignsRight: Bool
    let shrinks: Bool
    let value: @Sendable (Row) -> String

    /// - Parameter shrinks: cut on a terminal that is too narrow.
    package init(
        _ title: String, alignsRight: Bool = false, shrinks: Bool = false,
        value: @escaping @Sendable (Row) -> String
    ) {
        self.title = title
        self.alignsRight = alignsRight
        self.shrinks = shrinks
        self.value = value
    }
}

/// Rows for people or for programs. Both forms neutralise what could steer a terminal, since values come from
/// strangers' mail; a line is always one row.
struct Table<Row> {
    let columns: [Column<Row>]
    let rows: [Row]
    var hasHeader = true

    /// No header and no padding; a tab, newline, control character or backslash in a value is escaped by a backslash.
    func tabSeparated() -> String {
        var text = ""
        for row in rows {
            text +=
                columns.map { printable($0.value(row), escapingBackslash: true) }.joined(separator: "\t")
                + "\n"
        }
        return text
    }

    /// Columns aligned by spaces. What does not fit into `width` cells is taken from the columns that may shrink.
    func aligned(width: Int) -> String {
        var lines = rows.map { row in columns.map { printable($0.value(row)) } }
        if hasHeader { lines.insert(columns.map(\.title), at: 0) }
        let widths = fitted(
            columns.indices.map { index in lines.map { displayWidth($0[index]) }.max() ?? 0 }, to: width)
        var text = ""
        for line in lines {
            var row = ""
            for (index, cell) in line.enumerated() {
                let shown = clipped(cell, to: widths[index])
                let padding = String(repeating: " ", count: max(0, widths[index] - displayWidth(shown)))
                if columns[index].alignsRight {
                    row += padding + shown
                } else {
                    row += index == line.count - 1 ? shown : shown + padding
                }
                if index < line.count - 1 { row += "  " }
            }
            text += row + "\n"
        }
        return text
    }

    private func fitted(_ natural: [Int], to width: Int) -> [Int] {
        let minimum = 8
        var widths = natural
        var excess = natural.reduce(0, +) &+ 2 &* max(0, natural.count - 1) &- min(width, Int.max / 2)
        for index in columns.indices.reversed() where columns[index].shrinks && excess > 0 {
            let taken = min(excess, max(0, widths[index] - minimum))
            widths[index] -= taken
            excess -= taken
        }
        return widths
    }
}
