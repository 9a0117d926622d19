// swift-tools-version: 6.1
import PackageDescription

// A package of its own: nobody who builds or tests steppage needs what measuring it takes.

let package = Package(
    name: "steppage-benchmarks",
    products: [
        .executable(name: "kernel-timing", targets: ["KernelTiming"]),
        .executable(name: "instruction-count", targets: ["InstructionCount"]),
    ],
    dependencies: [
        .package(name: "steppage", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .target(name: "Workloads", dependencies: [.product(name: "SteppageModules", package: "steppage")]),
        // The plugin looks for benchmarks in a folder of this name.
        .executableTarget(
            name: "SteppageBenchmarks",
            dependencies: ["Workloads", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/SteppageBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .target(name: "CCallgrind"),
        .executableTarget(name: "InstructionCount", dependencies: ["CCallgrind", "Workloads"]),
        .executableTarget(
            name: "KernelTiming", dependencies: [.product(name: "SteppageModules", package: "steppage")]),
    ]
)
