import Testing

@testable import Recordings

/// What a profile may hold, and one clear error for everything else.
struct ProfileReadingTests {
    private func profile(_ json: String) throws(RecordingError) -> Profile {
        try Profile(json: Array(json.utf8), path: "lab.json")
    }

    private func error(_ json: String) throws -> RecordingError {
        let error = try #require(#expect(throws: RecordingError.self) { try profile(json) }, "\(json.prefix(200))")
        #expect(error.code == .badData)
        #expect(error.description.hasPrefix("lab.json: "))
        return error
    }

    private static let whole = #"""
        { "format": 1, "name": "lab-imu-2024", "description": "the blue sensors",
          "match": { "header_contains": ["PacketCounter", "Acc_X"], "filename": "*.txt" },
          "text": { "encoding": "windows-1252", "delimiter": "\t", "decimal": ",", "comment": ";",
                    "header_row": 6, "units_row": null, "first_data_row": 7, "missing": ["ERR", "-999"] },
          "time": { "column": "SampleTimeFine", "unit": "us", "counter": "PacketCounter", "counter_bits": 16,
                    "rate_hz": 102.4, "start": "2024-05-06T13:14:15.250" },
          "sensors": [ { "name": "blue", "location": "lower_back", "side": null,
              "acc": { "columns": ["Acc_X", "Acc_Y", "Acc_Z"], "unit": "m/s^2", "range": 156.9 },
              "gyr": { "columns": ["Gyr_X", 12, null], "unit": "rad/s", "scale": 0.001 },
              "axes": { "up": "-x", "right": "-y", "forward": "z" } } ],
          "plates": [ { "name": "plate1", "side": "left", "force": ["Fx1", "Fy1", "Fz1"], "unit_force": "N",
              "moment": ["Mx1", "My1", "Mz1"], "unit_moment": "N.mm", "vertical": "z", "sign": -1 } ],
          "insoles": [ { "side": "right", "cells": ["R1", "R2"], "total": "R", "unit": "N" } ],
          "markers": [ { "name": "LHEE", "columns": ["hx", "hy", "hz"], "unit": "mm" } ],
          "wav": { "channels": ["acc_x", "acc_y", null], "scale": 78.4532, "unit": ["m/s^2", "g", null] },
          "events": { "column": "Marker" } }
        """#

    @Test func `every key is understood, and written as it was read`() throws {
        let profile = try profile(Self.whole)
        #expect(profile.table.text.headerRow == .present(6))
        #expect(profile.table.text.unitsRow == .absent)
        #expect(profile.table.time.counterBits == 16)
        #expect(profile.table.sensors.count == 4)
        #expect(profile.table.sensors[0].columns.map(\.reference)[3...] == [.name("Gyr_X"), .number(12)])
        #expect(profile.table.sensors[0].axes?.up == SignedAxis(.x, isPositive: false))
        #expect(profile.table.sensors[1].verticalAxis == SignedAxis(.z, isPositive: false))
        #expect(profile.table.sensors[3].side == .left)
        #expect(profile.wave?.scales == [78.4532])
        #expect(profile.table.events == .name("Marker"))
        let again = try self.profile(profile.json)
        #expect(again == profile)
        #expect(again.json == profile.json)
    }

    @Test func `every built-in profile is written as it is, and says that it is untested`() throws {
        for profile in Profile.builtIn {
            // Which is why they are not looked at for other files.
            #expect(profile.statesNothing(of: .sound(.wav)))
            #expect(try self.profile(profile.json) == profile)
            #expect(profile.summary?.contains("Untested on genuine files") == true)
        }
        #expect(Set(Profile.builtIn.map(\.name)).count == Profile.builtIn.count)
    }

    @Test func `a key that is not known is told with its place and the nearest one`() throws {
        let wrong = Self.whole.replacing("\"header_row\"", with: "\"headerrow\"")
        #expect(try error(wrong).message.hasPrefix("text.headerrow is no key of a profile"))
        #expect(try error(wrong).remedy == "'header_row' may be meant")
        let nested = Self.whole.replacing("\"range\"", with: "\"rang\"")
        #expect(try error(nested).description.contains("sensors[0].acc.rang"))
        let far = try error(#"{ "format": 1, "name": "a", "zzzzzzzz": 1 }"#)
        #expect(far.message.contains("zzzzzzzz is no key of a profile; known here: format, name"))
    }

    /// A member of the whole profile, what takes its place, and what the error says.
    private static let wrong: [(String, String, String)] = [
        ("\"format\": 1,", "", "no key 'format'"), ("\"format\": 1", "\"format\": 2", "format is 2; 1"),
        ("\"format\": 1", "\"format\": \"1\"", "format is '1'"),
        ("\"lab-imu-2024\"", "7", "name is 7; a text"), ("\"lab-imu-2024\"", "\"\"", "name is ''"),
        ("\"windows-1252\"", "\"ebcdic\"", "text.encoding is 'ebcdic'; one of utf-8, windows-1252"),
        ("\"\\t\"", "\"\"", "text.delimiter"), ("\"\\t\"", "\";;\"", "text.delimiter"),
        ("\"\\t\"", "\"7\"", "text.delimiter"), ("\"\\t\"", "\";\"", "both the delimiter and"),
        ("\"comment\": \";\"", "\"comment\": \"-\"", "text.comment"),
        ("\"decimal\": \",\"", "\"decimal\": \"'\"", "text.decimal"),
        ("\"comment\": \";\"", "\"comment\": \"REM\"", "text.comment"),
        ("\"header_row\": 6", "\"header_row\": 0", "text.header_row is 0"),
        ("\"header_row\": 6", "\"header_row\": -6", "text.header_row is -6"),
        ("\"header_row\": 6", "\"header_row\": 6.5", "text.header_row is 6.5"),
        ("\"first_data_row\": 7", "\"first_data_row\": 1e300", "text.first_data_row"),
        ("[\"ERR\", \"-999\"]", "\"ERR\"", "text.missing is 'ERR'; a list"),
        ("\"SampleTimeFine\"", "-1", "time.column"), ("\"SampleTimeFine\"", "[]", "time.column is a list"),
        ("\"us\"", "\"h\"", "time.unit is 'h'; one of s, ms, us, ns"),
        ("\"counter_bits\": 16", "\"counter_bits\": 64", "time.counter_bits is 64"),
        ("\"counter\": \"PacketCounter\",", "", "time.counter_bits: needs 'counter'"),
        ("102.4", "0", "time.rate_hz is 0"), ("102.4", "-100", "time.rate_hz is -100"),
        ("102.4", "1e300", "time.rate_hz"), ("102.4", "true", "time.rate_hz is true"),
        ("2024-05-06T13:14:15.250", "yesterday", "time.start is 'yesterday'"),
        ("\"lower_back\"", "\"nose\"", "sensors[0].location is 'nose'; one of foot, shank"),
        ("\"unit\": \"m/s^2\", \"range\"", "\"unit\": \"deg/s\", \"range\"", "sensors[0].acc.unit is 'deg/s'; one of"),
        ("\"unit\": \"rad/s\"", "\"unit\": \"FILL IN: deg/s\"", "sensors[0].gyr.unit has yet to be filled in"),
        ("156.9", "0", "sensors[0].acc.range is 0"), ("0.001", "-1", "sensors[0].gyr.scale is -1"),
        ("[\"Gyr_X\", 12, null]", "[\"Gyr_X\", 12]", "sensors[0].gyr.columns is a list; a list of the columns of x"),
        ("[\"Gyr_X\", 12, null]", "[null, null, null]", "sensors[0].gyr.columns"),
        ("[\"Gyr_X\", 12, null]", "[\"Gyr_X\", 0, null]", "sensors[0].gyr.columns[1] is 0"),
        ("\"up\": \"-x\"", "\"up\": \"x\"", "left-handed"), ("\"up\": \"-x\"", "\"up\": \"z\"", "expected once"),
        ("\"up\": \"-x\"", "\"up\": \"w\"", "sensors[0].axes.up is 'w'"),
        ("\"up\": \"-x\", ", "", "no key 'up'"),
        ("\"sign\": -1", "\"sign\": 0", "plates[0].sign"), ("\"vertical\": \"z\", ", "", "plates[0].sign: needs"),
        ("\"unit_force\": \"N\"", "\"unit_force\": \"kg\"", "plates[0].unit_force is 'kg'; one of N, kN"),
        ("\"cells\": [\"R1\", \"R2\"]", "\"cells\": []", "insoles[0].cells"),
        ("\"name\": \"LHEE\", ", "", "markers[0]: no key 'name'"),
        ("78.4532", "[1, 2]", "wav.scale: 2 elements for 3 channels"), ("78.4532", "0", "wav.scale is 0"),
        ("{ \"column\": \"Marker\" }", "{}", "events: no key 'column'"),
        ("{ \"column\": \"Marker\" }", "null", "events is null; an object"),
    ]

    @Test func `wrong types and absurd values`() throws {
        for (member, instead, says) in Self.wrong {
            #expect(Self.whole.contains(member), "\(member)")
            let message = try error(Self.whole.replacing(member, with: instead)).message
            #expect(message.contains(says), "\(member) → \(instead): \(message)")
        }
    }

    @Test func `what is no JSON`() throws {
        let whole = Array(Self.whole.utf8)
        for end in stride(from: 0, to: whole.count - 1, by: 7) {
            let damaged = String(decoding: whole[..<end], as: UTF8.self)
            #expect(try error(damaged).message.contains("no JSON"))
        }
        for text in ["[]", "1", "null", "\"a\""] { #expect(try error(text).message.contains("an object is expected")) }
        for text in ["", " ", "{ \"format\": 1, }", "{ format: 1 }", "\u{0}", "NaN"] {
            #expect(!(try error(text).message.contains("\n")))
        }
        let deep = String(repeating: "[", count: 100_000)
        _ = try error(deep)
        _ = try error("{\"format\":1,\"name\":\"a\",\"sensors\":" + deep + String(repeating: "]", count: 100_000) + "}")
    }

    @Test func `units alone, and what needs columns beside it`() throws {
        let units = try profile(
            #"{ "format": 1, "name": "a", "sensors": [ { "side": "left", "location": "foot", "gyr": { "unit": "deg/s" } } ] }"#
        )
        #expect(units.table.units == [.angularRate: .degreesPerSecond])
        #expect(units.table.side == .left)
        #expect(units.table.sensors.isEmpty)
        #expect(try profile(units.json) == units)
        let scaled = #"{ "format": 1, "name": "a", "sensors": [ { "gyr": { "unit": "deg/s", "scale": 2 } } ] }"#
        #expect(try error(scaled).message.contains("sensors[0].gyr.scale: needs 'columns'"))
        let two = #"{ "format": 1, "name": "a", "sensors": [ { "side": "left" }, { "side": "right" } ] }"#
        #expect(try error(two).message.contains("sensors[0]: none of acc, gyr and mag"))
    }

    @Test(arguments: [
        ("{ \"format\": 1, \"name\": \"a\",\n\"name\": \"b\" }", "name", 2, 1),
        ("{ \"format\": 1, \"name\": \"a\",\n\"\\u006eame\": \"b\" }", "name", 2, 1),
        (
            "{ \"format\": 1, \"name\": \"\\\"}a,\\\\\", \"sensors\": [\n{ \"side\": \"left\" },\n{ \"acc\": { \"unit\": \"g\",\n\n"
                + "\"scale\": [{ \"unit\": 1 }], \"unit\": \"m/s^2\" } } ] }",
            "sensors[1].acc.unit", 5, 3
        ),
    ])
    func `a key that is there twice is told with its place and both lines`(
        json: String, place: String, line: Int, first: Int
    ) throws {
        let error = try #require(#expect(throws: RecordingError.self) { try profile(json) })
        #expect(error.message == "\(place) is there twice, first in line \(first)")
        #expect(error.line == line)
    }

    @Test func `one key in several objects is no repetition`() {
        for json in [
            Self.whole, #"[{ "a": 1 }, { "a": { "a": ["a", "a"] } }]"#, #"{ "a": "b", "b": "a" }"#, "[", "\"a",
        ] {
            #expect(RepeatedKey(in: Array(json.utf8)) == nil)
        }
    }
}
