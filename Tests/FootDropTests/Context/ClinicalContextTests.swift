import FootDrop
import Testing

/// The educational text beside the measurement.
struct ClinicalContextTests {
    private func topics(_ question: PatientHistory.Question, _ answer: PatientHistory.Answer) -> [ClinicalContext.Topic]
    {
        var history = PatientHistory()
        history[question] = answer
        return ClinicalContext(history: history).topics
    }

    @Test func everyReportCarriesTheFixedText() {
        var history = PatientHistory()
        history[.stroke] = .yes
        for context in [ClinicalContext(history: nil), ClinicalContext(history: history)] {
            #expect(
                context.statements.contains(
                    "This report describes walking measurements. It cannot identify the cause of foot drop and a "
                        + "normal result does not exclude nerve or spinal disease."))
            #expect(context.statements.contains { $0.contains("Treatment follows the cause, not the symptom") })
            #expect(context.redFlags == ClinicalContext.standard.redFlags)
            #expect(context.background == ClinicalContext.standard.background)
            #expect(context.differential == ClinicalContext.standard.differential)
        }
        #expect(ClinicalContext(history: nil) == .standard)
        #expect(ClinicalContext.standard.topics.isEmpty)
    }

    @Test(arguments: [
        "urine", "stool", "genitals", "both legs", "sexual", "cauda equina", "face", "speaking", "fever", "cancer",
        "calf",
        "injury", "falls",
    ])
    func redFlagsName(word: String) {
        #expect(ClinicalContext.standard.redFlags.contains { $0.contains(word) })
    }

    @Test(arguments: [
        "L5", "L4", "S1", "outer foot", "herniated disc", "degenerative disc disease", "spondylolisthesis", "stenosis",
        "one leg",
    ])
    func backgroundNames(word: String) {
        #expect(ClinicalContext.standard.background.contains { $0.contains(word) })
    }

    @Test func theTableIsWholeAndTellsL5FromThePeronealNerve() throws {
        let table = ClinicalContext.standard.differential
        #expect(table.columns.count == 7)
        #expect(table.rows.count == 10)
        #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count && !$0.cells.contains("") })
        #expect(!table.source.isEmpty)
        let root = try #require(table.columns.firstIndex(of: "L5 root"))
        let nerve = try #require(table.columns.firstIndex(of: "Common peroneal nerve"))
        for examination in ["inversion", "abduction"] {
            let row = try #require(table.rows.first { $0.examination.contains(examination) })
            #expect(row.cells[root].hasPrefix("weak"))
            #expect(row.cells[nerve] == "spared")
        }
        let lifting = try #require(table.rows.first { $0.examination.contains("dorsiflexion") })
        #expect(lifting.cells[root] == "weak" && lifting.cells[nerve] == "weak")
    }

    @Test(arguments: [
        (PatientHistory.Question.backTrauma, "root"), (.hipTrauma, "sciatic"), (.kneeTrauma, "peroneal"),
        (.ankleTrauma, "peroneal"), (.legPain, "root"), (.outerFootPain, "S1"), (.tightFootwear, "sural"),
        (.tightFootwear, "peroneal"), (.hipInjection, "sciatic"), (.hipSurgery, "sciatic"), (.diabetes, "neuropathy"),
        (.multipleSclerosis, "brain"), (.stroke, "brain"), (.otherSystemicCondition, "neuropathy"),
    ])
    func aReportedFactNamesAnOrigin(question: PatientHistory.Question, word: String) throws {
        let topic = try #require(topics(question, .yes).first)
        #expect(topic.origin.lowercased().contains(word.lowercased()))
    }

    @Test(arguments: PatientHistory.Question.allCases)
    func everyAnswerIsFactOriginAndReasonOrNothing(question: PatientHistory.Question) throws {
        for answer in question.acceptedAnswers {
            let topics = topics(question, answer)
            if answer == .no || (question == .affectedSide && answer == .unspecified) {
                #expect(topics.isEmpty)
                continue
            }
            let topic = try #require(topics.first)
            #expect(topics.count == 1)
            #expect(!topic.reported.isEmpty && !topic.origin.isEmpty && topic.reason.hasSuffix("."))
            if [.left, .right, .both].contains(answer) { #expect(topic.reported.contains(answer.rawValue)) }
        }
    }

    @Test func topicsComeInTheOrderOfTheQuestions() {
        var history = PatientHistory()
        for question in PatientHistory.Question.allCases.reversed() {
            history[question] = question == .affectedSide ? .left : .yes
        }
        let topics = ClinicalContext(history: history).topics
        #expect(topics.count == PatientHistory.Question.allCases.count)
        #expect(topics.dropFirst().map(\.reported) == PatientHistory.Question.allCases.dropFirst().map(\.label))
    }
}
