/// Finds what a sound file declares, without trusting a size in it.
protocol ContainerWalker {
    /// Walks a file of this container.
    ///
    /// - Throws: `RecordingError` when the file cannot be read, or stores its samples in a way that is not read.
    func walk(_ file: borrowing InputFile, path: String) throws(RecordingError) -> WaveContents
}

extension SoundContainer {
    /// What walks its chunks.
    var walker: any ContainerWalker {
        switch self {
        case .wav, .rifx, .rf64, .bw64: RiffWalker()
        case .w64: Wave64Walker()
        case .aiff: AiffWalker()
        case .caf: CoreAudioWalker()
        case .flac: FlacWalker()
        }
    }
}
