// swift-tools-version: 6.2
// The targets stand in the order of docs/architecture.md, bottom to top; each may use only what it names.
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

func swift(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// `data` is read from the source tree, not bundled.
func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["TestSupport"], exclude: data, swiftSettings: settings)
}

let package = Package(
    name: "restante",
    products: [
        .executable(name: "restante", targets: ["restante"]),
        .executable(name: "restante-admin", targets: ["restante-admin"]),
    ],
    targets: [
        // C interop: each is imported by exactly one Swift target.
        .target(name: "CLinux", linkerSettings: [.linkedLibrary("resolv")]),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq"),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl"),
        .target(name: "CAssets"),
        .target(name: "Schema", path: "sql", publicHeadersPath: "include"),

        // Pure cores: no I/O.
        swift("Telemetry"),
        swift("JSON"),
        swift("MIME"),
        swift("OneTimeCode"),
        swift("Inbox"),
        swift("CommandLineKit", ["JSON"]),

        // The machine.
        swift("Networking", ["CLinux"]),
        swift("OpenSSL", ["COpenSSL"]),
        swift("Postgres", ["CLibPQ", "Networking"]),
        swift("Transport", ["Networking", "OpenSSL"]),
        swift("HTTP", ["JSON", "Networking", "OpenSSL", "Telemetry", "Transport"]),
        swift("SMTP", ["Networking", "OpenSSL", "Telemetry", "Transport"]),

        // The product.
        swift("Storage", ["Postgres", "Networking", "Schema", "Inbox", "OpenSSL"]),
        swift(
            "Intake",
            ["SMTP", "MIME", "OneTimeCode", "Storage", "Inbox", "JSON", "Networking", "OpenSSL", "Telemetry"]),
        swift("API", ["HTTP", "Storage", "Inbox", "JSON", "MIME", "Networking", "OpenSSL", "Telemetry"]),
        .target(
            name: "Web", dependencies: ["CAssets", "HTTP", "Inbox"], exclude: ["pages"],
            swiftSettings: settings),
        swift(
            "Jobs",
            [
                "HTTP", "Storage", "Inbox", "JSON", "Networking", "OpenSSL", "Postgres", "Transport",
                "Telemetry",
            ]),
        swift(
            "Application",
            ["Storage", "Inbox", "Postgres", "Networking", "OpenSSL", "Telemetry", "CommandLineKit"]),
        program("restante", ["Application", "Intake", "API", "Web", "Jobs"]),
        program("restante-admin", ["Application", "Storage", "MIME"]),

        // Tests.
        .target(
            name: "TestSupport",
            dependencies: ["Inbox", "Networking", "OpenSSL", "Postgres", "Storage", "Transport"],
            path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "WebDriver", dependencies: ["TestSupport"], path: "Tests/WebDriver", swiftSettings: settings
        ),
        tests("JSONTests", ["JSON"]),
        tests("MIMETests", ["MIME"]),
        tests("OneTimeCodeTests", ["OneTimeCode", "MIME", "Intake"], data: ["Corpus"]),
        tests("InboxTests", ["Inbox"]),
        tests("CommandLineKitTests", ["CommandLineKit", "Telemetry"]),
        tests("NetworkingTests", ["Networking"]),
        tests("OpenSSLTests", ["OpenSSL"]),
        tests("TransportTests", ["Transport", "Networking", "OpenSSL"]),
        tests("PostgresTests", ["Postgres", "Networking"]),
        tests("HTTPTests", ["HTTP", "Networking", "OpenSSL", "Telemetry", "Transport"]),
        tests(
            "APITests",
            [
                "API", "HTTP", "Inbox", "JSON", "Networking", "OpenSSL", "Postgres", "Storage", "Telemetry",
                "Web",
            ]),
        tests("WebTests", ["Web", "HTTP", "Networking", "Telemetry"]),
        tests("SMTPTests", ["SMTP", "Networking", "OpenSSL", "Telemetry", "Transport"]),
        tests("StorageTests", ["Storage", "Inbox", "Networking", "OpenSSL", "Postgres"]),
        tests(
            "IntakeTests",
            ["Intake", "SMTP", "Storage", "Inbox", "Networking", "OpenSSL", "Postgres", "Telemetry"]),
        tests(
            "JobsTests",
            [
                "Jobs", "HTTP", "Inbox", "Networking", "OpenSSL", "Postgres", "Storage", "Telemetry",
                "Transport",
            ]),
        tests("AdminTests", ["Application", "Inbox", "OpenSSL", "Postgres", "Storage"]),
        tests("ArchitectureTests", []),
        tests(
            "EndToEndTests", ["API", "HTTP", "Inbox", "Networking", "Postgres", "Storage"],
            data: ["Document/hooks.py", "Document/schemathesis.toml", "Document/validate.py"]),
        tests("BrowserTests", ["Postgres", "WebDriver"]),
    ]
)
