package import Inbox
import Postgres

/// How many mails came, how many of them had a code, and how many recipients were refused.
package struct IntakeFigures: Equatable, Sendable {
    package var mails = 0
    package var codes = 0
    package var refusals = 0

    package init(mails: Int = 0, codes: Int = 0, refusals: Int = 0) {
        (self.mails, self.codes, self.refusals) = (mails, codes, refusals)
    }

    /// What one event adds.
    package init(_ verdict: IntakeVerdict, hasCode: Bool = false) {
        switch verdict {
        case .accepted: self.init(mails: 1, codes: hasCode ? 1 : 0)
        case .refused: self.init(refusals: 1)
        case .duplicate, .deferred, .lost, .unrecorded: self.init()
        }
    }

    package static func += (left: inout IntakeFigures, right: IntakeFigures) {
        left.mails &+= right.mails
        left.codes &+= right.codes
        left.refusals &+= right.refusals
    }
}

/// The figures of one day.
package struct IntakeDay: Sendable {
    package let day: Day
    package let figures: IntakeFigures

    package init(day: Day, figures: IntakeFigures = IntakeFigures()) {
        (self.day, self.figures) = (day, figures)
    }
}

/// The figures of each day, as `IntakeEvents.record` has raised them.
package enum IntakeDays {
    /// How long they are kept.
    package static let age = 400

    private static let list = Statement(
        """
        select d.day, d.mails, d.codes, d.refusals
        from restante.intake_day as d
        where d.owner_id = $1 and d.day between $2 and $3
        order by d.day
        """)

    /// The tenant's figures for the `count` days up to `last`, oldest first; zero where there was nothing.
    package static func list(_ owner: OwnerID, through last: Day, count: Int) -> Operation<[IntakeDay]> {
        let days = last.andBefore(count)
        return .read(owner, list(owner, days.first ?? last, last)) { results in
            let found: [(day: Day, figures: IntakeFigures)] = try results.map { row in
                (
                    day: try row(0),
                    figures: IntakeFigures(mails: try row(1), codes: try row(2), refusals: try row(3))
                )
            }
            let figures = Dictionary(found.map { ($0.day, $0.figures) }) { first, _ in first }
            return days.map { IntakeDay(day: $0, figures: figures[$0] ?? IntakeFigures()) }
        }
    }
}
