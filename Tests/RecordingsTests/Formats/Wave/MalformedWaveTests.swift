import Foundation
import Recordings
import TestSupport
import Testing

/// Every damaged or odd file does what the collection's manifest asks for.
@Suite struct MalformedWaveTests {
    /// What a file must say, in words that occur in its notes, decisions, markers or error.
    private static let wording: [String: [String]] = [
        "01_ok16.wav": ["3 channels", "100 Hz", "1000 frames"],
        "02_trunc_mid_frame.wav": ["833 of 1000 frames present"],
        "04_data_size_ffffffff.wav": ["data size not set", "1000 frames read to the end of the file"],
        "05_data_size_too_big.wav": ["60000", "6000"],
        "07_zero_frames.wav": ["no samples"],
        "08_no_data_chunk.wav": ["no data chunk"],
        "10_rate_zero.wav": ["sampling rate 0"],
        "11_channels_zero.wav": ["no channels"],
        "13_pcm24.wav": ["24 bit"],
        "14_pcm32.wav": ["32 bit"],
        "16_f32_nan_inf.wav": ["values are not numbers", "missing"],
        "17_f64.wav": ["64-bit float"],
        "19_empty.wav": ["file is empty"],
        "20_text_named_wav.wav": ["text, not WAV"],
        "22_align_wrong.wav": ["block alignment 2 disagrees", "channels × bytes"],
        "26_info_after_data.wav": ["2020-01-01"],
        "28_adtl_before_cue.wav": ["start walk", "turn", "stop"],
        "29_adtl_with_ltxt.wav": ["start walk", "turn", "stop", "1.5 s"],
        "31_bext.wav": ["start time"],
        "34_rate_1hz.wav": ["too slow for gait"],
        "35_channels_72.wav": ["72 channels", "without names", "--channels"],
        "37_adpcm_tag.wav": ["compressed audio", "no sensor signal"],
        "38_mp3_tag.wav": ["compressed audio", "no sensor signal"],
        "40_two_data.wav": ["two data chunks"],
        "41_cwaconvert6_nometa.wav": ["6 channels", "without names", "order", "scale"],
        "43_dup_list.wav": ["two INFO lists", "last one is used"],
        "46_w64_float.w64": ["w64"],
        "47_libsndfile_float_info.wav": ["Accel-X", "102.4 Hz"],
    ]

    /// Warnings about what a healthy file does not say, rather than about damage.
    private static let aboutMeaning: Set<String> = ["unnamed_channels", "unscaled", "no_unit", "clipped"]

    private struct Case {
        var name: String
        var outcome: String
    }

    private func cases() throws -> [(Case, String)]? {
        guard let folder = RepositoryFiles.realFormats?.appendingPathComponent("wav-malformed") else { return nil }
        let lines = try String(contentsOf: folder.appendingPathComponent("manifest.tsv"), encoding: .utf8)
            .split(separator: "\n").dropFirst()
        return lines.map { line in
            let cells = line.split(separator: "\t")
            return (
                Case(name: String(cells[0]), outcome: String(cells[1])),
                folder.appendingPathComponent(String(cells[0])).path
            )
        }
    }

    @Test func `does what the manifest says`() throws {
        guard let cases = try cases() else { return print("skipped: real recordings not found") }
        #expect(cases.count > 30)
        for (file, path) in cases {
            var said = ""
            var outcome = "ok"
            do {
                let recording = try RecordingReader().read(path: path, options: ReadingOptions(requiresUnits: false))
                let warnings = recording.notes.filter { $0.severity != .info }
                outcome = warnings.allSatisfy { Self.aboutMeaning.contains($0.code) } ? "ok" : "ok+warn"
                if outcome == "ok", file.outcome == "ok+warn", !warnings.isEmpty { outcome = "ok+warn" }
                said = Self.everythingSaid(recording)
            } catch {
                outcome = "error"
                #expect(error.code == .badData, "\(file.name)")
                #expect(!error.description.contains("\n"))
                said = error.description
            }
            #expect(outcome == file.outcome, "\(file.name): \(said)")
            for words in Self.wording[file.name] ?? [] {
                #expect(said.contains(words), "\(file.name) must say '\(words)': \(said)")
            }
        }
    }

    private static func everythingSaid(_ recording: Recording) -> String {
        let parts =
            recording.notes.map(\.message) + recording.decisions.map { "\($0.subject): \($0.choice) (\($0.evidence))" }
            + recording.markers.map { "\($0.label) \($0.duration) s" } + [
                recording.startTime ?? "", recording.source.format,
            ]
            + recording.streams.flatMap { $0.channels.map(\.name) }
        return parts.joined(separator: "\n")
    }

    @Test(arguments: ["01_ok16.wav", "34_rate_1hz.wav", "41_cwaconvert6_nometa.wav", "35_channels_72.wav"])
    func `is refused for analysis when its meaning is not known`(name: String) throws {
        guard let folder = RepositoryFiles.realFormats else { return print("skipped: real recordings not found") }
        let path = folder.appendingPathComponent("wav-malformed/\(name)").path
        let error = #expect(throws: RecordingError.self) { try RecordingReader().read(path: path) }
        #expect(error?.code == .badData)
        #expect(error?.remedy?.contains("--") == true)
    }

    @Test func `samples are right where the header is wrong`() throws {
        guard let folder = RepositoryFiles.realFormats else { return print("skipped: real recordings not found") }
        let options = ReadingOptions(requiresUnits: false)
        func first(_ name: String) throws -> [[Double]] {
            let recording = try WaveReader().read(
                path: folder.appendingPathComponent("wav-malformed/\(name)").path, options: options)
            return (recording.streams.first?.channels ?? []).map { Array($0.samples.prefix(3)) }
        }
        let counts: [[Double]] = [[0, 1002, 1989], [0, 1989, 3854], [0, 2944, 5476]]
        #expect(try first("01_ok16.wav") == counts)
        #expect(try first("22_align_wrong.wav") == counts)
        #expect(try first("04_data_size_ffffffff.wav") == counts)
        let float = try first("44_float_ext_int16tag.wav")
        #expect(float.map { $0[1] } == [1.229519, 2.4396477, 3.611302].map { Double(Float($0)) })
        let float64 = try first("46_w64_float.w64")
        #expect(float64.map { $0[1] } == [Double(Float(0.3)), Double(Float(0.4)), Double(Float(9.81))])
    }

    @Test func `start time, lengths of markers and names come from the text`() throws {
        guard let folder = RepositoryFiles.realFormats else { return print("skipped: real recordings not found") }
        func read(_ name: String) throws -> Recording {
            let path = folder.appendingPathComponent("wav-malformed/\(name)").path
            return try WaveReader().read(path: path, options: ReadingOptions(requiresUnits: false))
        }
        let lengths = try read("29_adtl_with_ltxt.wav")
        #expect(
            lengths.markers == [
                .init(time: 1, duration: 1.5, label: "start walk"), .init(time: 3, label: "turn"),
                .init(time: 7, label: "stop"),
            ])
        let named = try read("47_libsndfile_float_info.wav")
        #expect(named.startTime == "2024-05-06T13:14:15.250")
        #expect(named.streams.first?.rate == 102.4)
        #expect(named.streams.first?.declaredRate == 100)
        let channel = named.streams.first?.channel(.acceleration, .x)
        #expect(channel?.fileUnit == .metresPerSecondSquared)
        let broadcast = try read("31_bext.wav")
        #expect(broadcast.startTime?.hasPrefix("20") == true, "\(broadcast.startTime ?? "none")")
    }
}
