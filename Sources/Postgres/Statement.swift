import Synchronization

/// One SQL statement of the program, prepared on each connection when it is first used there. Its text is a literal: no input
/// can become SQL, because there is nowhere to put it.
///
///     private static let byID = Statement("select name from restante.owner where owner_id = $1")
package final class Statement: Sendable {
    private static let count = Atomic<Int>(0)

    let number: Int
    package let sql: String

    /// - Parameter sql: one statement, with parameters `$1…`.
    package init(_ sql: StaticString) {
        number = Statement.count.wrappingAdd(1, ordering: .relaxed).oldValue
        self.sql = sql.description
    }

    /// The statement with its arguments, `$1` first.
    package func callAsFunction(_ arguments: any ParameterConvertible...) -> BoundStatement {
        BoundStatement(statement: self, parameters: arguments.map(\.parameter))
    }

    /// The statement with arguments of known form, for the paths where each allocation counts.
    package func bind(_ parameters: [Parameter]) -> BoundStatement {
        BoundStatement(statement: self, parameters: parameters)
    }

    var name: String { "s\(number)" }
}

/// A statement and its arguments, ready to be sent.
package struct BoundStatement: Sendable {
    package let statement: Statement
    package let parameters: [Parameter]
}
