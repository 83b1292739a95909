// swift-tools-version: 6.2
import PackageDescription

// The extraction of codes alone, to be timed without a mail server around it.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("InternalImportsByDefault"),
]
let package = Package(
    name: "codes",
    targets: [
        .target(name: "OneTimeCode", swiftSettings: settings),
        .executableTarget(name: "codes", dependencies: ["OneTimeCode"], swiftSettings: settings),
    ])
