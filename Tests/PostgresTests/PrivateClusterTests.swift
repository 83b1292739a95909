import Glibc
import Postgres
import TestSupport
import Testing

@Suite("A private cluster")
struct PrivateClusterTests {
    @Test(
        "refuses a folder whose name PostgreSQL's programs would take apart",
        arguments: ["it's", "a,b", "$(id)", "`id`", "a\"b", "a\\b", "a\nb"])
    func names(name: String) {
        #expect(throws: PrivateCluster.Failure.self) {
            try PrivateCluster(dataDirectory: "/tmp/restante-tests-\(name)")
        }
    }

    @Test("does not put its socket where others can reach it")
    func openSocketFolder() throws {
        let folder = "/tmp/restante-tests-\(UInt64.random(in: 0...UInt64.max))"
        let cluster = try PrivateCluster(dataDirectory: folder)
        defer { _ = try? Program.run("/bin/rm", ["-rf", folder], environment: [:]) }
        #expect(mkdir(folder + "/run", 0o700) == 0)
        #expect(chmod(folder + "/run", 0o777) == 0)
        let failure = #expect(throws: PrivateCluster.Failure.self) { try cluster.open() }
        #expect(failure?.description.hasPrefix(folder + "/run must be") == true)
    }
}
