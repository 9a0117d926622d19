import Foundation
import TestSupport
import Testing

@testable import Recordings

/// The profile that is written of a file reads it as it was read.
struct ProfileOfFileTests {
    private func expectSame(_ read: Recording, _ again: Recording, _ path: String) {
        let name = path.split(separator: "/").suffix(2).joined(separator: "/")
        #expect(again.startTime == read.startTime, "\(name)")
        #expect(again.markers == read.markers, "\(name)")
        #expect(again.streams.count == read.streams.count, "\(name)")
        for (one, other) in zip(read.streams, again.streams) {
            #expect(other.name == one.name, "\(name)")
            #expect(other.side == one.side, "\(name) \(one.name)")
            #expect(other.placement == one.placement, "\(name) \(one.name)")
            #expect(other.rate == one.rate, "\(name)")
            #expect(other.declaredRate == one.declaredRate, "\(name)")
            #expect(other.start == one.start, "\(name)")
            #expect(other.verticalAxis == one.verticalAxis, "\(name)")
            #expect(other.channels.count == one.channels.count, "\(name) \(one.name)")
            for channel in one.channels {
                let twin = other.channels.first {
                    $0.name == channel.name && $0.quantity == channel.quantity && $0.axis == channel.axis
                }
                #expect(twin?.fileUnit == channel.fileUnit, "\(name) \(channel.name)")
                #expect(twin?.missing == channel.missing, "\(name) \(channel.name)")
                #expect(twin?.samples == channel.samples, "\(name) \(channel.name)")
            }
        }
    }

    private func again(_ path: String, _ json: String, in folder: ScratchFolder) throws -> Recording {
        let file = folder.url.appendingPathComponent("profile.json").path
        try json.write(toFile: file, atomically: true, encoding: .utf8)
        var options = ReadingOptions()
        options.profile = .named(file)
        return try RecordingReader().read(path: path, options: options)
    }

    @Test func `every readable table and WAV file of the real ones`() throws {
        guard let data = RepositoryFiles.realData, let formats = RepositoryFiles.realFormats else {
            print("skipped: real recordings not found")
            return
        }
        let folder = try ScratchFolder()
        var tables = 0
        var waves = 0
        for root in [formats, data] {
            let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.fileSizeKey])
            while let file = files?.nextObject() as? URL {
                // The larger ones have siblings of the same kind.
                let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
                guard size > 0, size < 1 << 18, file.pathExtension != "c3d",
                    let read = try? RecordingReader().read(path: file.path)
                else { continue }
                guard read.source.format != ViconNexusReader.format else {
                    #expect(throws: RecordingError.self) {
                        try ProfileOfFile(path: file.path, options: ReadingOptions())
                    }
                    continue
                }
                let written = try ProfileOfFile(path: file.path, options: ReadingOptions())
                #expect(written.openPlaces.isEmpty)
                if read.source.format == "wav" { waves += 1 } else { tables += 1 }
                do {
                    expectSame(read, try again(file.path, written.json, in: folder), file.path)
                } catch {
                    Issue.record("\(file.lastPathComponent): \(error)\n\(written.json)")
                }
            }
        }
        #expect(tables > 40)
        #expect(waves > 4)
    }

    @Test func `what is read by options or by a profile is written as it was read`() throws {
        let folder = try ScratchFolder()
        let path = folder.url.appendingPathComponent("left_foot.csv").path
        var table = TableBuilder()
        table.names = ["n", "acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"]
        table.time = { row, _ in "\(row)" }
        try table.text().write(toFile: path, atomically: true, encoding: .utf8)
        let options = ReadingOptions(rate: 128, angularRateUnit: .degreesPerSecond, side: .left)
        let read = try RecordingReader().read(path: path, options: options)
        let json = try ProfileOfFile(path: path, options: options).json
        expectSame(read, try again(path, json, in: folder), path)
        // The file's name says where it was; other files have other names.
        #expect(!json.contains("\"location\""))
        #expect(json.contains("\"side\": \"left\""))
        let turned = json.replacing(
            "\"gyr\":", with: "\"axes\": { \"up\": \"z\", \"right\": \"x\", \"forward\": \"y\" }, \"gyr\":")
        let profiled = try again(path, turned, in: folder)
        var second = ReadingOptions()
        second.profile = .named(folder.url.appendingPathComponent("profile.json").path)
        expectSame(profiled, try again(path, ProfileOfFile(path: path, options: second).json, in: folder), path)
    }

    // MARK: - Drafts

    /// Fills the places of a draft in.
    private func filled(_ json: String, _ values: [(String, String)]) throws -> String {
        var text = json
        for (key, value) in values {
            let pattern = "\"\(key)\": \"FILL IN"
            let start = try #require(text.firstRange(of: pattern), "\(key)\n\(text)")
            let end = try #require(text[start.upperBound...].firstIndex(of: "\""))
            text.replaceSubrange(start.lowerBound...end, with: "\"\(key)\": \(value)")
        }
        return text
    }

    @Test func `a draft for a table without units and rate`() throws {
        let folder = try ScratchFolder()
        let path = folder.url.appendingPathComponent("walk.csv").path
        var table = TableBuilder()
        table.names = ["n", "acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"]
        table.time = { row, _ in "\(row)" }
        // Too slow to tell the unit by.
        let text = table.text { _, cells in
            cells.enumerated().map { $0 > 3 ? "\((Double($1) ?? 0) / 10)" : $1 }
        }
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let draft = try ProfileOfFile(path: path, options: ReadingOptions())
        #expect(draft.openPlaces == ["time.rate_hz", "sensors[0].gyr.unit"])
        #expect(draft.obstacle != nil)
        let error = try #require(#expect(throws: RecordingError.self) { try again(path, draft.json, in: folder) })
        #expect(error.message.contains("has yet to be filled in"))
        let json = try filled(draft.json, [("rate_hz", "100"), ("unit", "\"deg/s\"")])
        let recording = try again(path, json, in: folder)
        #expect(recording.streams[0].rate == 100)
        #expect(recording.streams[0].channel(.angularRate, .x)?.fileUnit == .degreesPerSecond)
    }

    @Test(arguments: [true, false])
    func `a draft for a table without header, and for one with names that say nothing`(_ hasNames: Bool) throws {
        let folder = try ScratchFolder()
        let path = folder.url.appendingPathComponent("walk.csv").path
        var table = TableBuilder()
        table.names = ["Spalte"] + (1...6).map { "Kanal \($0)" }
        var text = table.text()
        if !hasNames { text = String(text[text.index(after: try #require(text.firstIndex(of: "\n")))...]) }
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let draft = try ProfileOfFile(path: path, options: ReadingOptions())
        #expect(draft.json.contains(hasNames ? "Kanal 6" : "of 1, 2, 3, 4, 5, 6, 7"))
        #expect(draft.openPlaces.contains("sensors[0].gyr.columns[2]"))
        var json = try filled(
            draft.json, [("column", hasNames ? "\"Spalte\"" : "1"), ("unit", "\"s\""), ("rate_hz", "null")])
        json = try filled(json, [("location", "\"foot\""), ("side", "\"left\"")])
        for name in 1...6 {
            let start = try #require(json.firstRange(of: "\"FILL IN: the column"))
            let end = try #require(json[start.upperBound...].firstIndex(of: "\""))
            json.replaceSubrange(start.lowerBound...end, with: hasNames ? "\"Kanal \(name)\"" : "\(name + 1)")
        }
        json = try filled(json, [("unit", "\"m/s^2\""), ("unit", "\"deg/s\"")])
        let recording = try again(path, json, in: folder)
        let stream = recording.streams[0]
        #expect(stream.placement == .foot)
        #expect(stream.side == .left)
        #expect(
            stream.channels.map(\.samples) == (try readTable(TableBuilder().text()).streams[0].channels.map(\.samples)))
    }

    @Test func `a draft for a WAV file without names`() throws {
        guard let formats = RepositoryFiles.realFormats else {
            print("skipped: real recordings not found")
            return
        }
        let folder = try ScratchFolder()
        let path = formats.appendingPathComponent("wav-axivity/ax6_testfile.cwa-convert.gyrofirst.wav").path
        guard FileManager.default.fileExists(atPath: path) else {
            print("skipped: no such sample")
            return
        }
        let draft = try ProfileOfFile(path: path, options: ReadingOptions())
        #expect(draft.openPlaces.count == 18)
        var json = draft.json
        for value in ["\"gyr_x\"", "\"gyr_y\"", "\"gyr_z\"", "\"acc_x\"", "\"acc_y\"", "\"acc_z\""]
            + ["2000", "2000", "2000", "16", "16", "16"] + Array(repeating: "\"deg/s\"", count: 3)
            + Array(repeating: "\"g\"", count: 3)
        {
            let start = try #require(json.firstRange(of: "\"FILL IN"))
            let end = try #require(json[start.upperBound...].firstIndex(of: "\""))
            json.replaceSubrange(start.lowerBound...end, with: value)
        }
        let recording = try again(path, json, in: folder)
        #expect(recording.streams[0].channel(.acceleration, .z)?.fileUnit == .standardGravity)
        #expect(recording.decisions.contains { $0.subject == "channels" })
    }

    @Test func `no draft where something else is wrong`() throws {
        let folder = try ScratchFolder()
        for (name, text) in [
            ("empty.csv", ""), ("html.csv", "<!DOCTYPE html><html></html>"), ("words.csv", "a\nb\nc\n"),
            ("short.csv", "time_s,acc_x_m/s^2,acc_y_m/s^2,acc_z_m/s^2\n0,0,0,9.8\n"),
        ] {
            let path = folder.url.appendingPathComponent(name).path
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(throws: RecordingError.self) { try ProfileOfFile(path: path, options: ReadingOptions()) }
        }
    }
}
