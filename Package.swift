// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The way of the data: Recordings → SignalProcessing → Gait → FootDrop → Reports; Trials does it for many recordings.
// Dependencies point one way only.

// MARK: - Targets

/// A module of the package with its test target, which may need more modules than the module itself.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], forTests: [Target.Dependency] = [],
    resources: [Resource] = [], snapshots: [String] = []
) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, resources: resources),
        .testTarget(
            name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies + forTests,
            exclude: snapshots),
    ]
}

// MARK: - Linking

/// Whether archives lie beside the shared libraries, as Debian's packages for development bring them.
let hasArchives = ["x86_64", "aarch64"].contains { machine in
    FileManager.default.fileExists(atPath: "/usr/lib/\(machine)-linux-gnu/libcrypto.a")
}

/// How the release binary is linked: what a start would load and look up is in it.
///
/// The folder holds the names of libraries under which the linker finds their archives. No other program asks for the
/// binary's own symbols.
let linking: [LinkerSetting] =
    hasArchives
    ? [
        .unsafeFlags(
            ["-L\(Context.packageDirectory)/Scripts/linking", "-Xlinker", "--no-export-dynamic"],
            .when(configuration: .release))
    ] : []

let package = Package(
    name: "steppage",
    products: [
        .executable(name: "steppage", targets: ["steppage"]),
        // For the package in Benchmarks; no promise to others.
        .library(
            name: "SteppageModules",
            targets: [
                "SignalProcessing", "Recordings", "Gait", "FootDrop", "GaitSimulation", "Trials", "Throughput",
                "Reports",
            ]),
        // For the package in Fuzz; no promise to others.
        .library(name: "SteppageReaders", targets: ["SignalKernels", "Recordings"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        // MARK: System libraries
        .systemLibrary(name: "CLinux"),
        // Folders that pkg-config names would come before the one with the archives.
        .systemLibrary(
            name: "CCrypto", pkgConfig: hasArchives ? nil : "libcrypto", providers: [.apt(["libssl-dev"])]),

        // MARK: Kernels in C, for instructions that Swift cannot name
        .target(name: "CSignalKernels"),

        // MARK: A library that is loaded when it is needed (libsndfile1-dev)
        .target(name: "CSndfile", linkerSettings: [.linkedLibrary("dl")]),

        // MARK: Executable
        .executableTarget(
            name: "steppage",
            dependencies: [
                "SignalKernels", "Recordings", "Gait", "FootDrop", "GaitSimulation", "Evaluation", "Comparison",
                "Trials", "Throughput", "Reports",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], linkerSettings: linking),
        .testTarget(
            name: "CommandTests", dependencies: ["TestSupport", "TrialSamples", "Trials", "steppage"],
            exclude: ["Snapshots"]),

        // MARK: Test support
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .target(name: "TrialSamples", dependencies: ["TestSupport", "Trials"], path: "Tests/TrialSamples"),
    ]
        + module("SignalKernels", ["CLinux", "CSignalKernels"])
        + module("SignalProcessing", ["SignalKernels"])
        + module("Recordings", ["SignalKernels", "SignalProcessing", "CSndfile", "CCrypto"])
        + module("Gait", ["SignalKernels", "SignalProcessing", "Recordings"], forTests: ["GaitSimulation"])
        + module("GaitSimulation", ["SignalProcessing", "Recordings", "Gait", "FootDrop"])
        + module("Evaluation", ["SignalProcessing"])
        + module(
            "FootDrop", ["SignalKernels", "SignalProcessing", "Recordings", "Gait"], forTests: ["GaitSimulation"],
            resources: [.embedInCode("Reference/reference.csv")])
        + module(
            "Comparison", ["SignalProcessing", "Recordings", "Gait", "FootDrop", "Evaluation"],
            forTests: ["GaitSimulation", "Reports"])
        + module(
            "Trials",
            [
                "SignalKernels", "SignalProcessing", "Recordings", "Gait", "FootDrop", "Evaluation",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ], forTests: ["GaitSimulation", "TrialSamples"])
        + module(
            "Throughput",
            ["SignalKernels", "SignalProcessing", "Recordings", "Gait", "FootDrop", "GaitSimulation"])
        + module(
            "Reports",
            [
                "SignalKernels", "SignalProcessing", "Recordings", "Gait", "FootDrop", "Evaluation", "Comparison",
                "Trials", "Throughput",
                .product(name: "Mustache", package: "swift-mustache"),
            ], forTests: ["TrialSamples"],
            resources: [
                "page.mustache", "essentials.mustache", "feet.mustache", "events.mustache", "background.mustache",
                "method.mustache", "table.mustache", "figure.mustache", "links.mustache", "comparison.mustache",
                "cohort.mustache", "style.css", "comparison.css", "cohort.css", "script.js",
            ].map { .embedInCode("HTML/Templates/\($0)") },
            snapshots: ["Snapshots"])
)

// MARK: - Settings shared by every target

for target in package.targets where target.type != .system && !["CSignalKernels", "CSndfile"].contains(target.name) {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
        .enableUpcomingFeature("ExistentialAny"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
