/// What a person reports about themselves, as answers to fixed questions.
///
/// It changes nothing of the measurement; it only decides which topics the report names as worth raising with a doctor.
public struct PatientHistory: Sendable, Hashable {
    private var answers: [Question: Answer] = [:]

    /// Creates a history without answers.
    public init() {}

    /// The answer to a question; `nil` where it was not asked.
    public subscript(question: Question) -> Answer? {
        get { answers[question] }
        set { answers[question] = newValue }
    }

    /// Whether nothing was answered.
    public var isEmpty: Bool { answers.isEmpty }

    /// What was answered, in the order of the questions.
    public var entries: [(question: Question, answer: Answer)] {
        Question.allCases.compactMap { question in answers[question].map { (question, $0) } }
    }

    /// A question.
    public enum Question: String, Sendable, Hashable, CaseIterable {
        case affectedSide = "affected_side"
        case backTrauma = "back_trauma"
        case hipTrauma = "hip_trauma"
        case kneeTrauma = "knee_trauma"
        case ankleTrauma = "ankle_trauma"
        case legPain = "leg_pain"
        case legNumbness = "leg_numbness"
        case legWeakness = "leg_weakness"
        case outerFootPain = "outer_foot_pain"
        case tightFootwear = "tight_footwear"
        case hipInjection = "hip_injection"
        case hipSurgery = "hip_surgery"
        case diabetes
        case multipleSclerosis = "multiple_sclerosis"
        case stroke
        case otherSystemicCondition = "other_systemic_condition"

        /// What is asked, without a verb.
        public var label: String {
            switch self {
            case .affectedSide: "Side of the complaint"
            case .backTrauma: "Recent injury of the back"
            case .hipTrauma: "Recent injury of the hip"
            case .kneeTrauma: "Recent injury of the knee"
            case .ankleTrauma: "Recent injury of the ankle"
            case .legPain: "Pain in the buttock, thigh or leg"
            case .legNumbness: "Numbness in the buttock, thigh or leg"
            case .legWeakness: "Weakness in the buttock, thigh or leg"
            case .outerFootPain: "Pain along the outer foot"
            case .tightFootwear: "Tight boots or shoes"
            case .hipInjection: "Injection into the hip or buttock"
            case .hipSurgery: "Surgery of the hip"
            case .diabetes: "Diabetes"
            case .multipleSclerosis: "Multiple sclerosis"
            case .stroke: "Stroke"
            case .otherSystemicCondition: "Another condition of the whole body"
            }
        }

        /// The answers it takes.
        public var acceptedAnswers: [Answer] {
            switch self {
            case .affectedSide: [.left, .right, .both, .unspecified]
            case .diabetes, .multipleSclerosis, .otherSystemicCondition: [.yes, .no]
            default: [.left, .right, .both, .unspecified, .yes, .no]
            }
        }
    }

    /// An answer.
    public enum Answer: String, Sendable, Hashable, CaseIterable {
        case left
        case right
        case both
        /// Reported, but which side is not known.
        case unspecified
        /// Reported, without asking for a side.
        case yes
        case no
    }
}
