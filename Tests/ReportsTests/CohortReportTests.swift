import Comparison
import Foundation
import TestSupport
import Testing
import Trials

@testable import Reports

/// The report on a whole trial.
struct CohortReportTests {
    private static func page(_ recordings: [CohortRecording], options: String = "") -> String {
        CohortReport(provenance: .init(version: "0.0.0", options: options)).html(of: recordings)
    }

    private static let sample = page(SampleCohort().recordings, options: "--acc-unit g")

    @Test func saysWhatWasFoundInTheOrderOfTheReader() throws {
        let words = [
            "150 of 160 recordings were analysed", "Recordings and failures", "Quality by recording",
            "Parameters by condition and visit", "Left against right", "What stands out", "Changes within people",
            "Method and limits", "--acc-unit g",
        ]
        var start = try #require(Self.sample.range(of: "<body>")).upperBound
        for word in words {
            // The contents name some sections earlier: only their headings count.
            let text = word.first?.isUppercase == true ? ">\(word)</h2>" : word
            start = try #require(Self.sample.range(of: text, range: start..<Self.sample.endIndex), "\(word)").upperBound
        }
    }

    @Test func equalRecordingsGiveEqualBytes() {
        #expect(Self.page(SampleCohort().recordings, options: "--acc-unit g") == Self.sample)
    }

    @Test func namesAreUniqueAndReferencesHaveAnAim() throws {
        func values(_ attribute: String) -> [String] {
            Self.sample.components(separatedBy: " \(attribute)=\"").dropFirst().map {
                String($0.prefix { $0 != "\"" })
            }
        }
        let ids = values("id")
        #expect(Set(ids).count == ids.count)
        for aim in values("aria-labelledby").flatMap({ $0.split(separator: " ").map(String.init) }) {
            #expect(ids.contains(aim), "\(aim)")
        }
        for link in values("href") where link.hasPrefix("#") { #expect(ids.contains(String(link.dropFirst()))) }
    }

    @Test func everyDrawingHasWordsAndTagsAreClosed() {
        let page = Self.sample
        func count(_ text: String) -> Int { page.components(separatedBy: text).count - 1 }
        #expect(count("<svg ") == count("role=\"img\""))
        #expect(count("<svg ") == count("</desc>"))
        for tag in ["svg", "section", "table", "tr", "td", "figure", "details", "div", "text", "a", "bdi", "ul", "dl"] {
            #expect(count("<\(tag)>") + count("<\(tag) ") == count("</\(tag)>"), "\(tag)")
        }
        #expect(!page.contains("{{"))
        for text in ["\"nan\"", ">nan<", "\"inf\"", ">inf<"] { #expect(!page.contains(text), "\(text)") }
    }

    @Test func recordingsLeadToTheirOwnReports() {
        #expect(CohortNames.link(to: "P01") == "sessions/P01/report.html")
        // The folder's name has a per cent sign for what cannot stand in a name; an address writes that as %25.
        #expect(CohortNames.link(to: "P01 brace/on") == "sessions/P01%2520brace%252Fon/report.html")
        #expect(CohortNames.link(to: "") == nil)
        #expect(Self.sample.contains("<a href=\"sessions/P0003-2-off/report.html\">"))
        // A recording without a result has no report.
        for recording in SampleCohort().recordings where recording.failure != nil {
            #expect(!Self.sample.contains("sessions/\(recording.identity.id)/"))
        }
    }

    @Test func whatIsMissingIsSaid() {
        let nobody = Self.page(
            SampleCohort(participants: 12, conditions: [nil], visits: [nil], namesPeople: false).recordings)
        #expect(nobody.contains("No recording tells who walked, so nobody can be compared"))
        #expect(nobody.contains("No recording tells its condition or visit"))
        let one = Self.page(SampleCohort(participants: 1, conditions: ["off"], visits: ["1"], failing: 0).recordings)
        #expect(one.contains("The recording was analysed."))
        #expect(one.contains("There is one condition and one visit at most"))
        let failed = Self.page(SampleCohort(participants: 3, failing: 1).recordings)
        #expect(failed.contains("None of the 12 recordings could be analysed."))
        #expect(failed.contains("No recording has a result, so no change can be shown."))
        #expect(failed.contains("class=\"verdict insufficient\""))
        #expect(Self.page([]).contains("The trial has no recordings."))
        for page in [nobody, one, failed, Self.page([])] { #expect(!page.contains("<tbody></tbody>")) }
    }

    @Test func manyFailuresAreGroupedAndRowsAreBounded() {
        let same = Self.page(SampleCohort(participants: 100, failing: 1).recordings)
        #expect(same.contains("those with the same reason together"))
        var recordings = SampleCohort(participants: 100, failing: 1).recordings
        for index in recordings.indices { recordings[index].failure?.message = "reason \(index)" }
        let different = Self.page(recordings)
        #expect(different.contains("200 more reasons are not listed here; all are in failures.csv."))
        #expect(different.components(separatedBy: "<tr").count < 230)
    }

    @Test func aLargeTrialStaysSmall() {
        let page = Self.page(SampleCohort(participants: 1250).recordings)
        #expect(page.utf8.count < 3_000_000)
        #expect(page.contains("300 of 2"), "lines are evenly chosen, and that is said")
    }

    @Test func manyConditionsStaySmall() {
        var recordings = SampleCohort(participants: 400, conditions: ["x"], visits: ["1"]).recordings
        for index in recordings.indices {
            recordings[index].identity.condition = recordings[index].identity.id
            recordings[index].identity.visit = recordings[index].identity.id
        }
        let page = Self.page(recordings)
        #expect(page.utf8.count < 1_000_000)
        #expect(page.contains("more conditions and visits are not listed here"))
    }

    @Test func longTextIsCut() {
        let page = Self.page(
            SampleCohort(participants: 6, failing: 0.4, text: String(repeating: "e\u{301}", count: 9000)).recordings)
        #expect(page.utf8.count < 400_000)
    }

    @Test func changesAreCalledAsInTheComparisonOfTwoSessions() {
        #expect(
            PairedContrast.Verdict.allCases.map(\.rawValue) == ParameterComparison.Verdict.allCases.map(\.rawValue))
    }

    // MARK: - Hostile text

    private static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</style></title></table></svg>", "{{mustache}} {{{data}}} {{>links}} {{#rows}}", "a\nb\r\nc\td",
        "photo\u{202E}gnp.exe\u{2066}", "null\u{0}byte\u{1B}[31m", "\"\u{301} onload=alert(1) x=\"\u{301}",
        "<\u{301}b>&amp;&lt;", "javascript:alert(1)", "\u{FEFF}\u{2028}\u{2029}", "../../etc/passwd",
    ]

    private static func tags(of page: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for part in page.components(separatedBy: "<").dropFirst() {
            let tag = part.components(separatedBy: ">")[0].components(separatedBy: "\"")
            counts[tag.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(), default: 0] += 1
        }
        return counts
    }

    private static let plain = page(
        SampleCohort(participants: 8, failing: 0.2, text: "plain").recordings, options: "plain")
    private static let plainTags = tags(of: plain)

    @Test(arguments: attacks)
    func textFromOutsideAddsNoTag(attack: String) {
        let page = Self.page(SampleCohort(participants: 8, failing: 0.2, text: attack).recordings, options: attack)
        #expect(Self.tags(of: page) == Self.plainTags)
        #expect(page.components(separatedBy: "<").count == Self.plain.components(separatedBy: "<").count)
        #expect(page.unicodeScalars.allSatisfy { !HTMLText.isDeceptive($0) })
        for part in page.components(separatedBy: "href=\"").dropFirst() {
            #expect(["#", "sessions/P", "failures.csv\"", "recordings.csv\""].contains { part.hasPrefix($0) })
        }
    }
}

/// The report on a trial as a reader opens it.
@Suite(.serialized, .enabled(if: Browser.isAvailable))
struct CohortReportInBrowserTests {
    private static let page = CohortReport(provenance: .init(options: "--acc-unit g")).html(
        of: SampleCohort().recordings)

    @Test func opensInSilenceAndAsksForNothing() throws {
        let visit = try Browser().visit(Self.page)
        #expect(visit.console == [])
        #expect(visit.requests == [])
        #expect(visit.document.contains("150 of 160 recordings were analysed"))
    }

    @Test(arguments: [400, 1280])
    func neverScrollsSideways(width: Int) throws {
        #expect(try Browser().excessWidth(of: Self.page, in: width) == 0)
    }
}
