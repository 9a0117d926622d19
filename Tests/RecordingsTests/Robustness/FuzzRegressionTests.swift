import Foundation
import TestSupport
import Testing

@testable import Recordings

/// What fuzzing began with and what it found stays right: every file under `Fuzz/Corpus` and `Fuzz/Regressions`.
@Suite struct FuzzRegressionTests {
    private func inputs(_ target: String) throws -> [(name: String, url: URL)] {
        try ["Corpus", "Regressions"].flatMap { folder -> [(name: String, url: URL)] in
            let url = RepositoryFiles.root.appendingPathComponent("Fuzz/\(folder)/\(target)")
            guard FileManager.default.fileExists(atPath: url.path) else { return [] }
            return try FileManager.default.contentsOfDirectory(atPath: url.path).sorted().map { name in
                ("\(folder)/\(target)/\(name)", url.appendingPathComponent(name))
            }
        }
    }

    private func check(_ target: String, fewest: Int, _ read: (URL, ReadingOptions) throws -> Recording) throws {
        let inputs = try inputs(target)
        #expect(inputs.count >= fewest)
        var recordings = 0
        for (name, url) in inputs {
            for options in [ReadingOptions(), ReadingOptions(rate: 100, from: 0.01, requiresUnits: false)] {
                do {
                    let recording = try read(url, options)
                    recordings += 1
                    ReadingProperties.expect(of: recording, size: try Data(contentsOf: url).count, name)
                } catch let error as RecordingError {
                    #expect(!error.description.contains("\n"), "\(name)")
                }
            }
        }
        // The corpus holds mostly healthy files.
        #expect(recordings >= fewest / 2)
    }

    @Test func tables() throws {
        try check("table", fewest: 14) { url, options in
            try TextTableReader().read(bytes: Array(Data(contentsOf: url)), path: url.path, options: options)
        }
    }

    @Test func sound() throws {
        try check("sound", fewest: 15) { url, options in
            try WaveReader().read(path: url.path, options: options)
        }
    }

    @Test func c3d() throws {
        try check("c3d", fewest: 6) { url, options in
            try C3DReader().read(bytes: Array(Data(contentsOf: url)), path: url.path, options: options)
        }
    }

    @Test func `dates are written as they were read`() throws {
        let inputs = try inputs("date-time")
        #expect(inputs.count >= 5)
        for (name, url) in inputs {
            guard let written = DateTimeText(utf8: Array(try Data(contentsOf: url))[...])?.iso8601 else { continue }
            #expect(DateTimeText(written)?.iso8601 == written, "\(name): \(written)")
        }
    }

    @Test func `profiles are written as they were read`() throws {
        let inputs = try inputs("profile")
        #expect(inputs.count >= 4)
        var read = 0
        for (name, url) in inputs {
            do {
                let profile = try Profile(json: Array(Data(contentsOf: url)), path: url.path)
                read += 1
                #expect(try Profile(json: Array(profile.json.utf8), path: url.path).json == profile.json, "\(name)")
            } catch let error as RecordingError {
                #expect(!error.description.contains("\n"), "\(name)")
            }
        }
        #expect(read >= 3)
    }
}
