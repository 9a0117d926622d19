// swift-tools-version: 6.2
import PackageDescription

// A package of its own: nobody who builds or tests steppage needs a fuzzer. Scripts/fuzz.sh builds and runs it.

let package = Package(
    name: "steppage-fuzz",
    dependencies: [.package(name: "steppage", path: "..")],
    targets: [
        // libFuzzer's driver, which comes with the compiler.
        .target(name: "CFuzzer"),
        .executableTarget(
            name: "Fuzz",
            dependencies: ["CFuzzer", .product(name: "SteppageReaders", package: "steppage")],
            swiftSettings: [.swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error)],
            // The older linker of Debian fails on the compiler's own line tables.
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
    ]
)
