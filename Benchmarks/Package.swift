// swift-tools-version: 6.1
import PackageDescription

// A package of its own: nobody who builds or tests steppage needs what measuring it takes.

let package = Package(
    name: "steppage-benchmarks",
    products: [
        .executable(name: "kernel-timing", targets: ["KernelTiming"])
    ],
    dependencies: [
        .package(name: "steppage", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // The plugin looks for benchmarks in a folder of this name.
        .executableTarget(
            name: "SteppageBenchmarks",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "SteppageModules", package: "steppage"),
            ],
            path: "Benchmarks/SteppageBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .executableTarget(
            name: "KernelTiming", dependencies: [.product(name: "SteppageModules", package: "steppage")]),
    ]
)
