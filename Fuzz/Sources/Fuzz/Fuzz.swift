import CFuzzer
import Glibc

/// Runs libFuzzer on the target that the environment names.
@main
struct Fuzz {
    static func main() {
        guard target != nil else {
            print("STEPPAGE_FUZZ_TARGET must be one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
            exit(64)
        }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
        let code = unsafe LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
            let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
            Fuzz.target?.run(input)
            return 0
        }
        exit(code)
    }

    /// What is fuzzed.
    private static let target = unsafe getenv("STEPPAGE_FUZZ_TARGET").flatMap { name in
        unsafe FuzzTarget(rawValue: String(cString: name))
    }
}

/// What can be fuzzed; a new reader is a case here and a file of its own.
enum FuzzTarget: String, CaseIterable {
    case table
    case sound
    case c3d
    case dateTime = "date-time"
    case kernels
    case profile

    /// Looks at one input; anything wrong ends the program.
    func run(_ bytes: [UInt8]) {
        switch self {
        case .table: ReaderTargets.table(bytes)
        case .sound: ReaderTargets.sound(bytes)
        case .c3d: ReaderTargets.c3d(bytes)
        case .dateTime: DateTimeTarget.run(bytes)
        case .kernels: KernelTarget.run(bytes)
        case .profile: ProfileTarget.run(bytes)
        }
    }
}
