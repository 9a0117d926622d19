/// One walking session of a trial before it is analysed: who and when, which files, and what is stated about them.
public struct TrialRecording: Sendable, Hashable {
    /// The identifier: a name no other recording of the trial has.
    public var id: String
    /// Who walked; `nil` where it is not told.
    public var participant: String?
    /// Which visit; `nil` where it is not told.
    public var visit: String?
    /// Under which condition, for example with a brace; `nil` where it is not told.
    public var condition: String?
    /// The files, sorted by role.
    public var files: [TrialFile]
    /// What is stated about them.
    public var options: AnalysisOptions
    /// The line of the manifest it stands in, counted from 1; `nil` for a recording found in a folder.
    public var line: Int?

    /// Creates a recording; the files are put into the order of their roles.
    public init(
        id: String, participant: String? = nil, visit: String? = nil, condition: String? = nil, files: [TrialFile],
        options: AnalysisOptions = AnalysisOptions(), line: Int? = nil
    ) {
        self.id = id
        self.participant = participant
        self.visit = visit
        self.condition = condition
        self.files = files.sorted { ($0.role.order, $0.path) < ($1.role.order, $1.path) }
        self.options = options
        self.line = line
    }
}

/// A file of a recording and what it is taken for.
public struct TrialFile: Sendable, Hashable {
    /// What it is taken for.
    public var role: SensorRole
    /// Where it is.
    public var path: String

    /// Creates a file.
    public init(_ role: SensorRole, _ path: String) {
        self.role = role
        self.path = path
    }
}

/// What a file of a session is given as.
public enum SensorRole: String, Sendable, Hashable, CaseIterable, Codable {
    /// Its columns and names decide.
    case file
    case left
    case right
    case lowerBack = "lower_back"
    case forcePlate = "force_plate"

    /// All of them in the order of the files of a session.
    static let inOrder = allCases.sorted { $0.order < $1.order }

    /// Its place in the order of the files of a session.
    var order: Int {
        switch self {
        case .left: 0
        case .right: 1
        case .file: 2
        case .lowerBack: 3
        case .forcePlate: 4
        }
    }

    /// The words for it in a message.
    public var words: String {
        switch self {
        case .file: "the recording"
        case .left: "the left foot"
        case .right: "the right foot"
        case .lowerBack: "the lower back"
        case .forcePlate: "the force plate"
        }
    }
}
