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
    ///   - probe: A script of the test's own that is added to the page, whose policy is removed for it.
    public func visit(_ page: String, probe: String? = nil) throws -> Visit {
        let log = scratch.path("net.json")
        let outcome = try run(
            [
                "--window-size=1280,1600", "--enable-logging=stderr", "--log-net-log=\(log)", "--dump-dom",
                "--virtual-time-budget=20000",
            ],
            on: page.instrumented(with: probe))
        let console = outcome.errors.split(separator: "\n").map(String.init).filter { $0.contains(":CONSOLE") }
        // The browser asks for updates of its own; what a page asks for has the page as initiator.
        let requests = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").filter { line in
            line.contains("\"initiator\":\"") && !line.contains("\"initiator\":\"not an origin\"")
                && ["\"url\":\"http", "\"url\":\"ws"].contains { line.contains($0) }
        }.map(String.init)
        return Visit(document: outcome.output, console: console, requests: requests)
    }

    /// Prints a page to a PDF file and returns its path.
    public func printed(_ page: String, scripts: Bool = true) throws -> String {
        let file = scratch.path("page.pdf")
        _ = try run(["--no-pdf-header-footer", "--print-to-pdf=\(file)"] + Self.options(scripts: scripts), on: page)
        return file
    }

    /// By how much a page is wider than a frame of this width, pixels.
    public func excessWidth(of page: String, in width: Int) throws -> Int? {
        let frame = """
            <!doctype html><title></title><iframe id="frame" style="width:\(width)px;height:900px;border:0"></iframe>
            <script>
            frame.onload = () => { 
                const root = frame.contentDocument.documentElement;
                document.title = `beyond ${root.scrollWidth - root.clientWidth}`;
            };
            frame.srcdoc = new TextDecoder().decode(
                Uint8Array.from(atob("\(Data(page.utf8).base64EncodedString())"), letter => letter.charCodeAt(0)));
            </script>
            """
        return try visit(frame).document.components(separatedBy: "<title>beyond ").dropFirst().first
            .flatMap { Int($0.prefix { $0 != "<" }) }
    }

    private static func options(scripts: Bool) -> [String] {
        scripts ? [] : ["--blink-settings=scriptEnabled=false"]
    }

    private func run(_ options: [String], on page: String) throws -> CommandRunner.Outcome {
        guard let program = Self.program else { throw Problem.noBrowser }
        let file = try scratch.write(page, to: "page.html")
        // Chromium leaves processes behind when its parent dies: a time limit ends them all.
        let outcome = try CommandRunner.run(
            [
                "-k", "5", "120", program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-default-apps", "--disable-extensions",
                "--disable-features=OptimizationHints,MediaRouter,NetworkTimeServiceQuerying",
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
        // The data of the page come before its end and are long: only what is looked for is replaced.
        guard let policy = range(of: "<meta http-equiv=\"Content-Security-Policy\""),
            let end = range(of: ">", range: policy.upperBound..<endIndex)
        else { return self }
        return replacingCharacters(in: policy.lowerBound..<end.upperBound, with: "")
            .replacingOccurrences(of: "</body>", with: "<script>\(probe)</script></body>")
    }
}

extension CommandRunner {
    /// Where a program is on the search path; `nil` where it is not.
    public static func path(of program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
