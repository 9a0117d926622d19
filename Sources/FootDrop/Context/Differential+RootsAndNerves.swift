extension ClinicalContext.Differential {
    /// How an examination tells roots and nerves apart.
    public static let rootsAndNerves = Self(
        columns: [
            "L4 root", "L5 root", "S1 root", "Common peroneal nerve", "Deep peroneal nerve", "Sciatic nerve",
            "Brain or spinal cord",
        ],
        rows: [
            Row("Lifting the foot (dorsiflexion)", "weak", "weak", "spared", "weak", "weak", "weak", "weak or spastic"),
            Row(
                "Lifting the big toe (extensor hallucis longus)", "spared", "weak", "spared", "weak", "weak", "weak",
                "varies"),
            Row(
                "Turning the foot inward (inversion)", "mildly weak", "weak", "spared", "spared", "spared", "weak",
                "varies"),
            Row("Turning the foot outward (eversion)", "spared", "weak", "weak", "weak", "spared", "weak", "varies"),
            Row(
                "Spreading the leg at the hip (abduction)", "spared", "weak (pelvis drops)", "mildly weak", "spared",
                "spared",
                "spared", "varies"),
            Row(
                "Pushing the foot down (plantarflexion)", "spared", "spared", "weak", "spared", "spared", "weak",
                "varies"),
            Row("Knee jerk", "reduced", "spared", "spared", "spared", "spared", "spared", "brisk"),
            Row("Ankle jerk", "spared", "spared", "reduced", "spared", "spared", "reduced or absent", "brisk"),
            Row(
                "Altered feeling", "inner shin", "outer leg, back of the foot, big toe", "outer foot, heel",
                "lower outer leg, back of the foot", "only between first and second toe", "leg and foot below the knee",
                "half of the body, or other patterns"),
            Row(
                "Pain", "thigh, shin", "from the back down the leg", "calf, sole",
                "often none; tapping below the knee may tingle", "not typical", "may be severe", "varies"),
        ],
        source: "Teaching pages of clinical neurology that agree with each other and with textbooks (deductmd.com, "
            + "epomedicine.com, learnhaem.com; deep peroneal nerve: neupsykey.com). Several roots are often involved "
            + "at a time, and people differ.")
}

extension ClinicalContext.Differential.Row {
    fileprivate init(_ examination: String, _ cells: String...) {
        self.init(examination: examination, cells: cells)
    }
}
