import Foundation
import GRDB
import TestSupport
import Testing

@testable import Trials

/// `docs/trial.md` against the store it describes.
@Suite struct StoreDocumentationTests {
    @Test func everyTableViewAndColumnIsDescribed() throws {
        let text = try String(contentsOf: RepositoryFiles.root.appendingPathComponent("docs/trial.md"), encoding: .utf8)
        let folder = try ScratchFolder()
        let store = try TrialStore(writingTo: folder.path("trial.sqlite"))
        let wide: Set = ["recording_summary", "stride"]
        try store.fetch { database in
            let names = try String.fetchAll(
                database,
                sql:
                    "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND type IN ('table', 'index', 'view')"
            )
            #expect(names.count > 20)
            for name in names { #expect(text.contains("`\(name)`"), "\(name)") }
            for table in StoreSchema.children + ["recording", "parameter", "provenance"] where !wide.contains(table) {
                for column in try database.columns(in: table) {
                    #expect(text.contains("`\(column.name)`"), "\(table).\(column.name)")
                }
            }
        }
        #expect(text.contains("`PRAGMA application_id` is \(StoreSchema.applicationID) "))
        #expect(text.contains("figure_by_parameter"))
    }
}
