import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let stats = onDatabase(
        "stats", "Show how much there is of everything",
        discussion:
            "What the intake refused and took is of the last 24 hours; the metrics listener tells what happens now.",
        options: [Flag.json]
    ) { invocation, session in
        let figures = try session.database.run(Operator.figures(now: session.now))
        let rows =
            figures.counts.map { ($0.thing, $0.state, String($0.count)) }
            + [("wallets", "credit", figures.credit.description)]
        try invocation.show(rows, columns) { json in
            json.object {
                $0.member("counts") {
                    $0.array(figures.counts) { json, count in
                        json.object {
                            $0.member("what", count.thing)
                            $0.member("state", count.state)
                            $0.member("count", Int(clamping: count.count))
                        }
                    }
                }
                $0.member("credit", decimal: figures.credit.description)
            }
        }
    }
}

private let columns: [Column<(thing: String, state: String, count: String)>] = [
    Column("WHAT") { $0.thing }, Column("STATE") { $0.state }, Column("COUNT") { $0.count },
]
