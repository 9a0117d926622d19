import Foundation
import Glibc
import TestSupport
import Testing

@testable import Recordings

@Suite struct RecordingReaderTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func error(_ path: String) throws -> RecordingError {
        try #require(#expect(throws: RecordingError.self) { try RecordingReader().read(path: path) })
    }

    @Test func `what is no readable file is told`() throws {
        let pipe = folder.path("pipe.csv")
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        for (path, words) in [
            (folder.path("missing.csv"), "no such file"), (folder.url.path, "folder"), (pipe, "pipe"),
            (folder.path("missing.csv/below.csv"), "no such file"), ("/dev/null", "device"),
        ] {
            let error = try error(path)
            #expect(error.code == .cannotOpen)
            #expect(error.message.contains(words), "\(error)")
            #expect(!error.description.contains("\n"))
        }
    }

    @Test func `an empty file is told whatever its name`() throws {
        for name in ["a.csv", "a.wav", "a"] {
            let error = try error(folder.write([], as: name))
            #expect(error.code == .badData)
            #expect(error.message == "the file is empty")
        }
    }

    /// The beginning of a zip archive whose first member has a name.
    private static func zip(_ member: String) -> [UInt8] {
        [0x50, 0x4B, 0x03, 0x04] + Array(repeating: 0, count: 22) + [UInt8(member.utf8.count), 0, 0, 0]
            + Array(member.utf8)
    }

    @Test(
        arguments: [
            ([0x50, 0x4B, 0x03, 0x04, 0], "zip"), ([0x1F, 0x8B, 8], "gzip"), ([0x89] + Array("HDF\r\n".utf8), "HDF5"),
            (Array("MATLAB 5.0 MAT-file".utf8), "MATLAB"), (Array("SQLite format 3\0".utf8), "SQLite"),
            ([0xD0, 0xCF, 0x11, 0xE0], "Excel"), (Array("%PDF-1.7".utf8), "PDF"),
            (Array("\n <!DOCTYPE html><html>".utf8), "web page"),
            ([0xEF, 0xBB, 0xBF] + Array("<?xml version".utf8), "XML"),
            (Array("version https://git-lfs.github.com/spec/v1".utf8), "LFS"),
            (Array("MD".utf8) + [0xFC, 3], "Axivity"),
            (Array("OggS".utf8) + [0, 0], "Ogg"), (Array("Device Identity\nDevice Unique".utf8), "GENEActiv"),
            (zip("log.bin"), "ActiGraph .gt3x"), (zip("info.txt"), "ActiGraph .gt3x"),
            (zip("[Content_Types].xml"), "Excel workbook (.xlsx)"),
            (zip("mimetype") + Array("application/vnd.oasis.opendocument.spreadsheet".utf8), "spreadsheet (.ods)"),
            (zip("walk.csv"), "a zip archive"), ([0x50, 0x4B, 0x05, 0x06, 0], "a zip archive"),
            (Array("MATLAB 7.3 MAT-file".utf8), "version 7.3"),
            (Array("SQLite format 3\0 CREATE TABLE wtvBouts".utf8), ".agd database of epoch counts"),
            ([105, 0, 0, 0, 200, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0], "AMTI NetForce"),
            ([0xFF] + Array("BIOSEMI".utf8), "BDF"),
            (
                Array("0       ".utf8) + Array(repeating: 0x20, count: 160) + Array("26.11.2610.15.00".utf8)
                    + Array(repeating: 0x20, count: 80), "EDF"
            ),
            (Array("XDF:".utf8) + [1, 2], "XDF"), (Array("TDSm".utf8) + [0], "TDMS"),
            ([0x93] + Array("NUMPY".utf8) + [1, 0], "NumPy"), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0], "7-Zip"),
            (Array("{\n  \"Subject\": 1\n}".utf8), "JSON"), ([0xEF, 0xBB, 0xBF] + Array("[ {\"a\": 1}]".utf8), "JSON"),
            (Array("{\"a\": 1}\n{\"a\": 2}\n".utf8), "JSON"), (Array("{\"a\": [1, 2]\n, \"b\": 3}\n".utf8), "JSON"),
            (Array("{\\rtf1\\ansi".utf8), ".rtf"), (Array("PAR1".utf8) + [0x15, 4], "Parquet"),
        ] as [([UInt8], String)])
    func `another format is refused by name, with the way out`(bytes: [UInt8], words: String) throws {
        let error = try error(folder.write(bytes, as: "trial.csv"))
        #expect(error.code == .badData)
        #expect(error.message.contains(words))
        #expect(error.remedy != nil)
    }

    @Test(arguments: [
        "MDx,y\n1,2\n", "ID3,value\n1,2\n", "PAR1;b\n", "GPS,time\n", "time,acc_x\n0,1\n", "caffeine,x\n",
        "0       1       2\n0.1     2       3\n", "TDSm,x\n1,2\n", "a,ftyp\n1,2\n",
        "[time],[acc_x]\n0,1\n", "{time},{acc_x}\n0,1\n", "{\"rate\": 100}\r\n\r\ntime,acc_x\n0,1\n",
    ])
    func `text that happens to begin like another format is no foreign file`(text: String) {
        #expect(FileKind(FileHead(Array(text.utf8))) == .other)
    }

    @Test func `text under a name that promises samples is told`() throws {
        let error = try error(folder.write(Array("time,ax\n0,1\n".utf8), as: "trial.WAV"))
        #expect(error.message.contains("text, not WAV"))
    }

    @Test func `genuine files of other kinds are known`() throws {
        guard let formats = RepositoryFiles.realFormats else { return print("skipped: real recordings not found") }
        for (name, words) in [
            ("wav-axivity/ax3_testfile.cwa", "Axivity"),
            ("csv-malformed/57_gzip_named_csv.csv", "gzip"), ("csv-malformed/60_git_lfs_pointer.csv", "LFS"),
        ] {
            let error = try error(formats.appendingPathComponent(name).path)
            #expect(error.message.contains(words), "\(error)")
        }
    }

    @Test(arguments: [100, 400_000])
    func `the source carries the hash of the file`(frames: Int) throws {
        var builder = WaveBuilder()
        builder.addFormat(channels: 2)
        builder.addComment("Channel-1: Accel-X\nScale-1: 8\nChannel-2: Accel-Y\nScale-2: 8\n")
        builder.add("data", [UInt8](repeating: 1, count: frames * 4))
        let path = try folder.write(builder.bytes, as: "trial")
        let recording = try RecordingReader().read(path: path)
        #expect(recording.source.sha256 == ContentHash.sha256(of: builder.bytes))
        #expect(recording.source.path == path)
    }

    @Test func `the writer says which endings it knows`() throws {
        let recording = Recording(source: RecordingSource(path: "", format: "", sha256: ""), streams: [])
        for name in ["out.xlsx", "out", "folder.wav/out"] {
            let error = #expect(throws: RecordingError.self) {
                try RecordingWriter().write(recording, to: folder.path(name))
            }
            #expect(error?.code == .usage)
            #expect(error?.remedy?.contains(".wav") == true && error?.remedy?.contains(".csv") == true)
        }
    }
}
