/// A piece of work that is measured: always the same data, always the same way.
///
/// Names have no blanks, as files are named after them.
public struct Workload: Sendable {
    /// What is measured.
    public let name: String
    /// Makes the data; what it returns is the work, to be done once.
    public let prepare: @Sendable () async throws -> @Sendable () async throws -> Void

    init(_ name: String, _ prepare: @escaping @Sendable () async throws -> @Sendable () async throws -> Void) {
        self.name = name
        self.prepare = prepare
    }

    /// Everything that is measured, from kernels to whole analyses.
    public static var all: [Workload] { kernels + readers + stages + store }
}

/// Takes a result, so that the work for it is not left out.
@inline(never)
func use<Result>(_ result: Result) { withExtendedLifetime(result) {} }
