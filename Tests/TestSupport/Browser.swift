import Foundation

/// A headless Chromium in which tests open pages as a reader does.
public struct Browser: Sendable {
    /// The program; `nil` where there is none.
    public static let program: String? = ["chromium", "chromium-browser", "google-chrome"].lazy
        .compactMap { CommandRunner.path(of: $0) }.first

    /// Whether tests that need a browser, and the tools that look into PDF files, can run.
    ///
    /// On a machine that checks every change they must be there, so that nothing is skipped unseen.
    public static let isAvailable: Bool = {
        let missing =
            (program == nil ? ["chromium"] : [])
            + ["pdfimages", "pdfinfo", "pdftotext"].filter { CommandRunner.path(of: $0) == nil }
        guard !missing.isEmpty, ProcessInfo.processInfo.environment["CI"] == nil else { return true }
        print(
            "skipped: tests in a browser need \(missing.joined(separator: ", ")) (Scripts/install-packages.sh --tests)")
        return false
    }()

    /// What a page did.
    public struct Visit: Sendable {
        /// The document after its scripts ran.
        public var document: String
        /// The lines of the console: errors, violations of the policy, anything a script says.
        public var console: [String]
        /// Addresses on a network that were asked for.
        public var requests: [String]
    }

    /// What cannot be done.
    public enum Problem: Error {
        case noBrowser
        case failed(Int32, String)
    }

    private let scratch: ScratchFolder

    /// Prepares a browser with a profile of its own.
    public init() throws { scratch = try ScratchFolder() }

    /// Opens a page and says what it did.
    ///
    /// - Parameters:
    ///   - page: The HTML text.
    ///   - width: Pixels of the window.
    ///   - scripts: Whether scripts may run.
    ///   - probe: A script of the test's own that is added to the page, whose policy is removed for it.
    public func visit(_ page: String, width: Int = 1280, scripts: Bool = true, probe: String? = nil) throws -> Visit {
        let log = scratch.path("net.json")
        let outcome = try run(
            [
                "--window-size=\(width),1600", "--enable-logging=stderr", "--log-net-log=\(log)", "--dump-dom",
                "--virtual-time-budget=4000",
            ] + (scripts ? [] : ["--blink-settings=scriptEnabled=false"]),
            on: page.instrumented(with: probe))
        let console = outcome.errors.split(separator: "\n").map(String.init).filter { $0.contains(":CONSOLE") }
        let events = try String(contentsOfFile: log, encoding: .utf8)
        let requests = events.matches(of: /"url":"((?:https?|wss?):[^"]*)"/).map { String($0.1) }
        return Visit(document: outcome.output, console: console, requests: requests)
    }

    /// Prints a page to a PDF file and returns its path.
    public func printed(_ page: String) throws -> String {
        let file = scratch.path("page.pdf")
        _ = try run(["--no-pdf-header-footer", "--print-to-pdf=\(file)"], on: page)
        return file
    }

    private func run(_ options: [String], on page: String) throws -> CommandRunner.Outcome {
        guard let program = Self.program else { throw Problem.noBrowser }
        let file = try scratch.write(page, to: "page.html")
        // Chromium leaves processes behind when its parent dies: a time limit ends them all.
        let outcome = try CommandRunner.run(
            [
                "-k", "5", "120", program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-default-apps", "--disable-extensions", "--disable-features=OptimizationHints,MediaRouter",
                "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=\(scratch.path("profile"))",
            ] + options + ["file://\(file)"],
            program: "/usr/bin/timeout")
        guard outcome.status == 0 else { throw Problem.failed(outcome.status, outcome.errors) }
        return outcome
    }
}

extension String {
    /// The page with a script of the test's own, and without the policy that would forbid it.
    fileprivate func instrumented(with probe: String?) -> String {
        guard let probe else { return self }
        return replacing(/<meta http-equiv="Content-Security-Policy"[^>]*>/, with: "")
            .replacing("</body>", with: "<script>\(probe)</script></body>")
    }
}

extension CommandRunner {
    /// Where a program is on the search path; `nil` where it is not.
    public static func path(of program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
