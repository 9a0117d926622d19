extension ClinicalContext {
    /// The sentence that every report carries.
    public static let requiredSentence =
        "This report describes walking measurements. It cannot identify the cause of foot drop and a normal result "
        + "does not exclude nerve or spinal disease."

    /// The fixed text of every report, whatever was measured.
    ///
    /// Red flags after the BMJ Best Practice topic on cauda equina syndrome; shares of roots from 135 operated patients
    /// with lumbar degenerative disease (oalib.com/paper/3012145).
    public static let standard = ClinicalContext(
        statements: [
            requiredSentence,
            "The clinical background is general knowledge for education. It is no output of the measurement and says "
                + "nothing about the person who was measured.",
            "Values within the reference, or a change on one side only, exclude nothing.",
            "Treatment follows the cause, not the symptom: the cause has to be found first, by a doctor.",
        ],
        redFlags: [
            "Seek emergency help the same day for back or leg pain with any of these, new or getting worse: trouble "
                + "passing or holding urine or stool; altered feeling around the genitals, the anus or the inner "
                + "thighs; weakness or numbness in both legs; a change in sexual function. They can be signs of "
                + "cauda equina syndrome, which can begin on one side and with unchanged feeling.",
            "Call an ambulance for sudden weakness together with a drooping face, a weak arm or trouble speaking: "
                + "they can be signs of a stroke.",
            "See a doctor urgently for weakness that is severe or increases quickly.",
            "See a doctor urgently for weakness or pain after an injury, with fever, with a history of cancer, or with "
                + "a swollen, tense or very painful calf.",
            "See a doctor urgently for foot drop of both feet, or foot drop that gets worse.",
            "Tell a doctor or physiotherapist about falls.",
        ],
        background: [
            "Foot drop is a sign, not a disease. Different origins look alike in walking, and sensors on the feet "
                + "cannot tell them apart.",
            "Foot drop comes most often from compression of the nerve root L5 in the lower back; the roots L4 and S1 "
                + "can be involved too. Of 135 patients operated on for foot drop with lumbar degenerative disease, "
                + "93 % had L5 involved and 68 % more than one root.",
            "Pain along the outer foot goes with the root S1.",
            "A root can be compressed by a herniated disc, degenerative disc disease, spondylolisthesis or stenosis.",
            "Other origins are the peroneal nerve near the knee, the sciatic nerve at the hip, a neuropathy, and the "
                + "brain or spinal cord, as in stroke or multiple sclerosis.",
            "Usually one leg is concerned. One leg does not exclude an origin that needs help at once.",
        ],
        differential: .rootsAndNerves)

    /// The fixed text, and with a history the topics worth raising with a doctor.
    public init(history: PatientHistory?) {
        self = .standard
        topics = history?.entries.compactMap { Topic(question: $0.question, answer: $0.answer) } ?? []
    }
}
