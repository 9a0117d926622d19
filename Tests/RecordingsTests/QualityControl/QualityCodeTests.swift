import Foundation
import Recordings
import TestSupport
import Testing

/// Every code of the sources is in the list, and the list is what the documentation says.
///
/// `STEPPAGE_RECORD=1 swift test --filter QualityCodeTests` writes the tables of `docs/quality.md` anew.
struct QualityCodeTests {
    private let documentation = RepositoryFiles.root.appendingPathComponent("docs/quality.md")

    /// Codes that are spelt in the sources, by the ways in which notes are made.
    private func spelt() throws -> Set<String> {
        let sources = RepositoryFiles.root.appendingPathComponent("Sources").resolvingSymlinksInPath()
        let files = ["Recordings", "Gait", "FootDrop"].flatMap { module in
            FileManager.default.enumerator(
                at: sources.appendingPathComponent(module), includingPropertiesForKeys: nil)?
                .compactMap { $0 as? URL } ?? []
        }.filter {
            // Profiles make no notes; what they add are members of JSON objects.
            $0.pathExtension == "swift" && !$0.path.contains("/Recordings/Profiles/")
        }
        #expect(files.count > 100)
        var codes: Set<String> = []
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            let made = /(?:code: |code = |warn\(\s*|\.add\(\s*|\badd\(\s*)"([a-z][a-z_]+)"/
            for match in text.matches(of: made) { codes.insert(String(match.output.1)) }
        }
        return codes
    }

    @Test func everyCodeOfTheSourcesIsListed() throws {
        let listed = Set(QualityCode.all.flatMap(\.codes).map(\.name))
        let spelt = try spelt()
        #expect(spelt.count > 60)
        #expect(spelt.subtracting(listed).sorted() == [])
    }

    @Test func everyCodeIsListedOnceAndFound() {
        let names = QualityCode.all.flatMap(\.codes).map(\.name)
        #expect(Set(names).count == names.count)
        for code in QualityCode.all.flatMap(\.codes) {
            #expect(QualityCode.named(code.name) == code)
            #expect(!code.severities.isEmpty && !code.meaning.isEmpty && !code.effect.isEmpty)
        }
        #expect(QualityCode.named("no_such_code") == nil)
    }

    @Test func theDocumentationIsTheList() throws {
        let begin = "<!-- the list of codes -->\n"
        var text = String(decoding: try Data(contentsOf: documentation), as: UTF8.self)
        let start = try #require(text.range(of: begin)).upperBound
        let tables = QualityCode.all.map(table).joined(separator: "\n")
        if ProcessInfo.processInfo.environment["STEPPAGE_RECORD"] != nil {
            text.replaceSubrange(start..., with: "\n" + tables)
            try Data(text.utf8).write(to: documentation)
        }
        #expect(text[start...] == "\n" + tables)
    }

    private func table(of topic: QualityCode.Topic) -> String {
        let rows = topic.codes.map { code in
            let spoils = code.spoils.count == SpoiledResult.allCases.count ? ["all"] : code.spoils.map(\.rawValue)
            return "| `\(code.name)` | \(code.severities.map(\.rawValue).joined(separator: ", ")) | \(code.meaning) | "
                + "\(code.effect) | \(spoils.isEmpty ? "–" : spoils.joined(separator: ", ")) |"
        }
        let head = ["## \(topic.name)", "", "| code | severity | meaning | effect | spoils |", "|---|---|---|---|---|"]
        return (head + rows).joined(separator: "\n") + "\n"
    }
}
