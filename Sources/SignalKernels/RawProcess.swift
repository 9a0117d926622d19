import Glibc

/// The calls to the operating system about this process.
package enum RawProcess {
    /// Ends the process at once, without running what is left to run.
    package static func leave(_ code: Int32) -> Never { _exit(code) }

    /// A variable of the environment; `nil` where it is not set.
    package static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// The path of the running program.
    package static var executablePath: String? { RawFile.resolved("/proc/self/exe") }

    /// Cores of this machine.
    package static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Makes what is created from now on the owner's alone: files 0600, folders 0700.
    package static func createForOwnerOnly() { _ = umask(0o077) }
}
