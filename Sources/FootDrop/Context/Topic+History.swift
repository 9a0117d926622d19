extension ClinicalContext.Topic {
    /// What a reported fact makes worth raising with a doctor; `nil` for a fact that was denied.
    ///
    /// Nothing is concluded from a denial: it would be read as reassurance.
    init?(question: PatientHistory.Question, answer: PatientHistory.Answer) {
        guard answer != .no else { return nil }
        if question == .affectedSide {
            guard let topic = Self.side(answer) else { return nil }
            self = topic
            return
        }
        let (origin, reason) = Self.texts(question)
        self.init(reported: question.label + Self.place(answer), origin: origin, reason: reason)
    }

    private static func place(_ answer: PatientHistory.Answer) -> String {
        switch answer {
        case .left: ", left"
        case .right: ", right"
        case .both: ", both sides"
        case .unspecified: ", side not stated"
        case .yes, .no: ""
        }
    }

    private static func side(_ answer: PatientHistory.Answer) -> ClinicalContext.Topic? {
        switch answer {
        case .left, .right:
            ClinicalContext.Topic(
                reported: "Complaint of the \(answer.rawValue) leg",
                origin: "A root or a nerve of that leg; also the brain or the spinal cord",
                reason: "One leg is usual when a root or a nerve is compressed, but it excludes nothing: cauda equina "
                    + "syndrome can begin on one side.")
        case .both:
            ClinicalContext.Topic(
                reported: "Complaint of both legs",
                origin: "An origin that reaches both legs: several roots, the spinal cord, a neuropathy or a motor "
                    + "neurone disease",
                reason: "Compression of one root or nerve usually concerns one leg. Both legs are a red flag.")
        case .unspecified, .yes, .no:
            nil
        }
    }

    private static func texts(_ question: PatientHistory.Question) -> (origin: String, reason: String) {
        switch question {
        case .affectedSide:
            ("", "")
        case .backTrauma:
            (
                "The nerve roots L4, L5 and S1 in the lower back",
                "An injury can herniate a disc or shift a vertebra, and either can press on a root; L5 is the root "
                    + "most often involved in foot drop."
            )
        case .hipTrauma:
            (
                "The sciatic nerve at the hip",
                "The sciatic nerve passes behind the hip joint. Its peroneal part, which serves the muscles that lift "
                    + "the foot, is the more easily hurt one."
            )
        case .kneeTrauma:
            (
                "The common peroneal nerve near the knee",
                "The nerve winds around the fibula just below the knee, close under the skin, where a blow, a stretch "
                    + "or pressure reaches it."
            )
        case .ankleTrauma:
            (
                "The peroneal nerve and its branches",
                "A twisted ankle can stretch the peroneal nerve as far up as the knee; an injured joint or tendon can "
                    + "limit lifting the foot as well."
            )
        case .legPain:
            (
                "The nerve roots L4, L5 and S1, and the sciatic nerve",
                "Pain that runs from the back or buttock down the leg is common when a root is compressed; a peroneal "
                    + "nerve that is pressed near the knee is often painless."
            )
        case .legNumbness:
            (
                "The root or nerve that serves the numb area",
                "Where feeling is altered helps to tell roots and nerves apart, as the table shows."
            )
        case .legWeakness:
            (
                "The root or nerve that serves the weak muscles",
                "Which movements are weak helps to tell roots and nerves apart: turning the foot inward and spreading "
                    + "the leg at the hip are weak with L5 and spared with the peroneal nerve."
            )
        case .outerFootPain:
            (
                "The nerve root S1, and the sural nerve",
                "The outer edge of the foot is served by the root S1 through the sural nerve, which can also be "
                    + "pressed near the ankle."
            )
        case .tightFootwear:
            (
                "The peroneal or the sural nerve near the knee or ankle",
                "A tight boot or shoe presses on nerves that lie close under the skin there."
            )
        case .hipInjection:
            (
                "The sciatic nerve in the buttock",
                "An injection into the hip or buttock can reach the sciatic nerve, which serves the muscles that lift "
                    + "the foot through the peroneal nerve."
            )
        case .hipSurgery:
            (
                "The sciatic nerve at the hip",
                "The sciatic nerve can be stretched or pressed in an operation on the hip."
            )
        case .diabetes:
            (
                "A neuropathy, of one nerve or of both feet",
                "Diabetes can affect the long nerves of both legs and makes single nerves more sensitive to pressure."
            )
        case .multipleSclerosis:
            (
                "The brain or spinal cord",
                "Multiple sclerosis can interrupt the pathways to the muscles that lift the foot; stiffness and brisk "
                    + "reflexes go with it."
            )
        case .stroke:
            (
                "The brain",
                "A stroke can weaken or stiffen the muscles that lift the foot on the opposite side of the body."
            )
        case .otherSystemicCondition:
            (
                "A neuropathy or a muscle disease that goes with the condition",
                "Conditions of the whole body can affect nerves and muscles; a doctor who looks for the origin needs "
                    + "to know of them."
            )
        }
    }
}
