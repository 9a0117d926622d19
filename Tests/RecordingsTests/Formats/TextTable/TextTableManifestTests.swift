import Foundation
import TestSupport
import Testing

@testable import Recordings

/// The damaged tables beside the real recordings, each with the outcome that is wanted.
struct TextTableManifestTests {
    /// A file, the codes of its notes, and words of its notes or of its error.
    struct Case: CustomTestStringConvertible {
        var file: String
        var codes: Set<String> = []
        var says: [String] = []
        var fails = false
        var testDescription: String { file }
    }

    private static let cases = [
        Case(file: "00_ok.csv"), Case(file: "01_bom_utf8.csv"),
        Case(file: "03_utf16be_nobom.csv", says: ["NUL bytes", "UTF-16", "byte-order mark"], fails: true),
        Case(file: "04_latin1_header.csv", codes: ["not_utf8"], says: ["not UTF-8", "Windows-1252"]),
        Case(file: "06_cr_only.csv"), Case(file: "07_semicolon_decimal_comma.csv"),
        Case(file: "09_comma_both.csv", says: ["14 cells", "header 7", "decimal mark"], fails: true),
        Case(file: "10_quoted_decimal_comma.csv"), Case(file: "12_sep_line_quoted_units_trailing.csv"),
        Case(file: "13_ragged_short.csv", says: [":502: 4 cells, expected 7"], fails: true),
        Case(file: "15_truncated_last_row.csv", codes: ["truncated_last_row"], says: ["incomplete", "dropped"]),
        Case(file: "16_nan_words.csv", codes: ["missing_values"], says: ["1 row with missing values in 6 channels"]),
        Case(file: "18_inf.csv", codes: ["infinite_values", "missing_values"], says: ["treated as missing, line 12"]),
        Case(file: "19_text_in_number.csv", says: [":302: column acc_y: 'ERR' is not a number"], fails: true),
        Case(
            file: "21_duplicate_timestamps_blocks.csv", codes: ["coarse_timestamps"],
            says: ["1 s", "100 rows", "100 Hz"]),
        Case(file: "22_duplicate_timestamps_scattered.csv", codes: ["duplicate_timestamps"], says: ["at 3 rows"]),
        Case(
            file: "24_time_gap_2s.csv", codes: ["gap", "lost_samples", "many_losses"],
            says: ["gap of 2.000 s at t=3.990 s: no stride may span it; 2 segments"]),
        Case(file: "25_many_small_gaps.csv", codes: ["lost_samples"], says: ["20 missing samples (2.0 %)"]),
        Case(file: "27_time_rounded_ms_204p8.csv"),
        Case(file: "28_no_time_no_rate.csv", says: ["no time column and no sampling rate; pass --rate"], fails: true),
        Case(file: "30_header_only.csv", says: ["no data rows"], fails: true),
        Case(file: "31_empty.csv", says: ["file is empty"], fails: true),
        Case(file: "33_two_rows.csv", says: ["2 samples: too short"], fails: true),
        Case(
            file: "34_unit_g.csv", codes: ["assumed_unit"],
            says: ["no acceleration unit in the header; median |acc| = 1.00", "assumed g"]),
        Case(
            file: "36_unit_lie.csv",
            says: ["header says m/s^2 but median |acc| = 1.00", "looks like g; pass --acc-unit"],
            fails: true),
        Case(
            file: "37_gravity_removed.csv", codes: ["gravity_removed"],
            says: ["median |acc| = 1.5 m/s^2: gravity seems removed"]),
        Case(file: "39_constant_channel.csv", says: ["gyr_z is constant (5.0) for the whole recording"]),
        Case(file: "40_all_zero_acc.csv", says: ["acc is zero throughout: sensor not recording"], fails: true),
        Case(file: "42_duplicate_column_names.csv", says: ["column name acc_x_m/s^2 appears twice"], fails: true),
        Case(file: "43_missing_axis.csv", says: ["acc: found x,y but no z"], fails: true),
        Case(file: "45_epoch_us.csv"), Case(file: "46_time_hms_colon_ms.csv"),
        Case(file: "48_packet_counter_wrap.txt"),
        Case(
            file: "49_packet_counter_loss.txt", codes: ["packets_lost", "lost_samples"],
            says: ["12 packets lost after counter 399"]),
        Case(file: "51_inline_comment_rows.txt"),
        Case(file: "52_vicon_two_sections.csv"),
        Case(file: "54_force_in_volts.txt", says: ["8 unnamed channels", "volts", "calibration needed"], fails: true),
        Case(file: "55_thousands_sep.csv", says: ["'1,203.5' uses a thousands separator"], fails: true),
        Case(file: "57_gzip_named_csv.csv", says: ["this is a gzip file; gunzip it first"], fails: true),
        Case(file: "58_binary_cwa_named_csv.csv", says: ["raw Axivity .cwa recording", "OmGui"], fails: true),
        Case(file: "60_git_lfs_pointer.csv", says: ["Git LFS pointer, not data"], fails: true),
        Case(
            file: "61_epoch_counts.csv", says: ["ActiGraph epoch counts (15 s)", "gait cannot be computed"], fails: true
        ),
        Case(file: "63_sto_no_endheader.mot", says: ["'endheader' line"], fails: true),
    ]

    /// Files that hold the same samples as the undamaged table.
    private static let twins: Set<String> = [
        "00_ok.csv", "01_bom_utf8.csv", "04_latin1_header.csv", "06_cr_only.csv", "07_semicolon_decimal_comma.csv",
        "10_quoted_decimal_comma.csv", "21_duplicate_timestamps_blocks.csv", "22_duplicate_timestamps_scattered.csv",
        "45_epoch_us.csv", "46_time_hms_colon_ms.csv",
    ]

    @Test(arguments: cases)
    func `every damaged table has the outcome that is wanted`(_ wanted: Case) throws {
        guard let folder = RepositoryFiles.realFormats?.appendingPathComponent("csv-malformed") else {
            print("skipped: real recordings not found")
            return
        }
        let path = folder.appendingPathComponent(wanted.file).path
        if wanted.fails {
            let error = try #require(
                #expect(throws: RecordingError.self) {
                    let recording = try RecordingReader().read(path: path)
                    try QualityControl().check(recording)
                })
            #expect(error.code == .badData)
            for words in wanted.says { #expect(error.description.contains(words), "\(error)") }
            return
        }
        let recording = try RecordingReader().read(path: path)
        try QualityControl().check(recording)
        let notes = recording.notes + QualityControl().notes(for: recording)
        // The sway of these tables keeps one axis constant, which is told of all of them.
        let codes = Set(notes.map(\.code)).subtracting(["constant_channel"])
        #expect(codes == wanted.codes, "\(notes.map(\.message))")
        for words in wanted.says { #expect(notes.contains { $0.message.contains(words) }, "\(notes.map(\.message))") }
        let stream = try #require(recording.streams.first)
        if wanted.file.hasPrefix("52") {
            #expect(recording.streams.map(\.rate) == [1000, 100])
            #expect(recording.streams.map(\.sampleCount) == [1000, 100])
            #expect(recording.choice("plate 1 sign")?.contains("negative under load") == true)
            return
        }
        if wanted.file.hasPrefix("27") {
            #expect((stream.rate - 204.8).magnitude < 0.1)
        } else {
            #expect(stream.rate == 100)
        }
        #expect(stream.sampleCount == (wanted.file.hasPrefix("15") ? 999 : 1000))
        if wanted.file.hasPrefix("51") { #expect(recording.markers == [.init(time: 3, label: "A")]) }
        if Self.twins.contains(wanted.file) {
            let twin = try RecordingReader().read(path: folder.appendingPathComponent("00_ok.csv").path)
            #expect(stream.channels.map(\.samples) == twin.streams[0].channels.map(\.samples))
            #expect(stream.channels.map(\.name) == twin.streams[0].channels.map(\.name))
        }
    }

    @Test func `no damaged table is left out`() throws {
        guard let folder = RepositoryFiles.realFormats?.appendingPathComponent("csv-malformed") else {
            print("skipped: real recordings not found")
            return
        }
        let manifest = try String(contentsOf: folder.appendingPathComponent("manifest.tsv"), encoding: .utf8)
        let listed = manifest.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "\t" }) }
        #expect(Set(listed) == Set(Self.cases.map(\.file)))
    }
}
