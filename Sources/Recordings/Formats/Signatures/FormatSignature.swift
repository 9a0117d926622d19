/// How the text tables of one program or device are known by their first lines, and what is then known of them.
///
/// The test is exact: it holds for the tables of this format alone. What the format fixes becomes a ``TableStatement``,
/// which the user and a profile beat and which beats what the generic reading would find.
struct FormatSignature: Sendable {
    /// The identifier, as it stands in ``RecordingSource/format``.
    var id: String
    /// What to call the format.
    var name: String
    /// Whether it was tested on files of the makers, or is known from documents and readers of others alone.
    var isTestedOnGenuineFiles: Bool
    /// Recognises a table: `nil` when it is none of this format, an error when it is one that cannot be read.
    var reading: @Sendable (TableFront) throws(RecordingError) -> FormatReading?

    /// Creates a signature.
    init(
        _ id: String, _ name: String, isTestedOnGenuineFiles: Bool,
        reading: @escaping @Sendable (TableFront) throws(RecordingError) -> FormatReading?
    ) {
        self.id = id
        self.name = name
        self.isTestedOnGenuineFiles = isTestedOnGenuineFiles
        self.reading = reading
    }
}

/// What a table's first lines say when they are those of a known format.
struct FormatReading: Sendable {
    /// What they are known by, for example `line 1 begins with '[Force Data]'`.
    var evidence: String
    /// What the format states about the table.
    var statement: TableStatement
    /// What a user should know.
    var notes: [QualityNote] = []
    /// Events that stand beside the table.
    var markers: [Recording.Marker] = []

    /// Creates a reading that states nothing yet.
    init(_ evidence: String) {
        self.evidence = evidence
        statement = TableStatement(evidence: "")
    }
}

/// A format that was recognised.
struct RecognisedFormat: Sendable {
    var signature: FormatSignature
    var reading: FormatReading

    /// What the format states, in its name.
    var statement: TableStatement {
        var statement = reading.statement
        statement.evidence = "format \(signature.name)"
        return statement
    }

    /// What a user should know, given the rate that is used: one that somebody else states is not assumed.
    func notes(rate: Stated<Double>?) -> [QualityNote] {
        reading.notes.filter { $0.code != "assumed_rate" || rate?.evidence == statement.evidence }
    }

    /// How the format is told.
    var decision: Recording.Decision {
        .init(
            "format", signature.name,
            because: reading.evidence
                + (signature.isTestedOnGenuineFiles ? "" : "; untested on genuine files: check the results"))
    }
}
