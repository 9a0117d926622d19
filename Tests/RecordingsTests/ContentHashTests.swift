import Recordings
import Testing

@Suite struct ContentHashTests {
    /// FIPS 180-4 examples (NIST Cryptographic Standards, "SHA256.pdf") and the empty message.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `bytes`(text: String, hash: String) {
        #expect(ContentHash.sha256(of: Array(text.utf8)) == hash)
    }

    @Test(arguments: [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
    func `a file and its bytes have one hash`(count: Int) throws {
        let folder = try ScratchFolder()
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        let path = try folder.write(bytes, as: "hashed")
        #expect(try ContentHash.sha256(ofFile: path) == ContentHash.sha256(of: bytes))
    }

    @Test func `a missing file is told`() {
        let error = #expect(throws: RecordingError.self) { try ContentHash.sha256(ofFile: "/nowhere/at/all") }
        #expect(error?.code == .cannotOpen)
    }
}
