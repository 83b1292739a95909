import JSON

/// What one check of the installation found.
struct Finding: Sendable {
    enum Status: String, Sendable {
        case ok, warning, problem
    }

    let check: String
    let status: Status
    let detail: String

    static func ok(_ check: String, _ detail: String) -> Finding {
        Finding(check: check, status: .ok, detail: detail)
    }

    static func warning(_ check: String, _ detail: String) -> Finding {
        Finding(check: check, status: .warning, detail: detail)
    }

    static func problem(_ check: String, _ detail: String) -> Finding {
        Finding(check: check, status: .problem, detail: detail)
    }

    func write(to json: inout JSONWriter) {
        json.object {
            $0.member("check", check)
            $0.member("status", status.rawValue)
            $0.member("detail", detail)
        }
    }
}
