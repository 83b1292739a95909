import Application
import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let doctor = Command(
        "doctor", "Check the installation",
        discussion:
            "Looks at the database, its roles and policies, the disk, the secret key, the clock, the host name, "
            + "the certificate and the MX records of active domains. The exit code is 1 if there is a problem and 6 if the database "
            + "cannot be reached.",
        options: [Flag.json],
        settings: ServerSettings.database
            + [ServerSettings.dnsServer, ServerSettings.tlsCertificate, ServerSettings.tlsKey]
    ) { invocation in
        var findings: [Finding] = []
        var unreachable: CommandFailure?
        do {
            findings = try await databaseFindings(invocation.settings)
        } catch {
            let cause = explanation(of: error) ?? CommandFailure(.unavailable, "\(error)")
            findings.append(.problem("database", cause.description))
            unreachable = CommandFailure(.unavailable, "the database cannot be reached")
        }
        findings += machineFindings(invocation.settings)
        let problems = findings.count { $0.status == .problem }
        try invocation.show(findings, columns) { json in
            json.object {
                $0.member("healthy", problems == 0)
                $0.member("checks") { $0.array(findings) { $1.write(to: &$0) } }
            }
        }
        if let unreachable { throw unreachable }
        if problems > 0 {
            throw CommandFailure(
                .failure, problems == 1 ? "there is a problem" : "there are \(problems) problems")
        }
    }
}

private let columns = [
    Column<Finding>("CHECK") { $0.check }, Column("STATUS") { $0.status.rawValue },
    Column("DETAIL") { $0.detail },
]

private func machineFindings(_ settings: Settings) -> [Finding] {
    let folder = DataDirectory(settings[ServerSettings.dataDirectory]).path
    return [
        MachineChecks.disk(folder),
        MachineChecks.secretKey(settings[ServerSettings.secretKeyFile] ?? folder + "/secret.key"),
        MachineChecks.hostname(ServerAddresses(settings).hostname),
    ] + CertificateChecks.findings(settings)
}

private func databaseFindings(_ settings: Settings) async throws -> [Finding] {
    let host = try openDatabaseHost(settings)
    defer { host.close() }
    let missing = try host.missingMigrations()
    guard missing.isEmpty else {
        return [.problem("schema", "\(missing.count) migrations are missing; run 'restante migrate'")]
    }
    let database = try OperatorDatabase(host.options(as: .operator))
    let health = try database.run(Operator.health())
    let clock = MachineChecks.clock(machine: .now(), database: Timestamp(milliseconds: health.clock))
    let active = try database.run(Operator.domains()).map(\.domain).filter { $0.status == .active }
    return DatabaseChecks.findings(health) + [clock]
        + (try await MailExchangeChecks.findings(active.map(\.name), settings))
}
