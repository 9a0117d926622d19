import Testing

@testable import Trials

@Suite struct NamedFileTests {
    @Test(arguments: [
        ("P01/walk_left.csv", SensorRole.left, "P01_walk"),
        ("P01/walk_R.csv", .right, "P01_walk"),
        ("1-1_lf.txt", .left, "1-1"),
        ("1-1_rf.txt", .right, "1-1"),
        ("1-1_lb.txt", .lowerBack, "1-1"),
        ("P01/left/walk.csv", .left, "P01_walk"),
        ("P01/leftFoot.wav", .left, "P01"),
        ("P01/Walk2.csv", .file, "P01_Walk2"),
        ("HA_001_lowback.csv", .lowerBack, "HA_001"),
    ])
    func namesTellSideAndRecording(path: String, role: SensorRole, recording: String) {
        let file = NamedFile(path: path)
        #expect(file.use == .take(role))
        #expect(file.recording == recording)
    }

    @Test func bothFeetOfASessionHaveOneName() {
        for (left, right) in [
            ("a/left.csv", "a/right.csv"), ("a/P1 left foot.csv", "a/P1 right foot.csv"), ("x_L_2.csv", "x_R_2.csv"),
            ("off_left.csv", "off_right.csv"),
        ] {
            #expect(NamedFile(path: left).recording == NamedFile(path: right).recording)
        }
    }

    @Test func namesOfMotionBIDSTellTheVisit() {
        let file = NamedFile(path: "sub-07/ses-2/motion/sub-07_ses-2_task-walk_acq-brace_tracksys-leftfoot_motion.tsv")
        #expect(file.participant == "07")
        #expect(file.visit == "2")
        #expect(file.condition == "brace")
        #expect(file.use == .take(.left))
    }

    @Test(arguments: [
        "report.pdf", "truth/strides.csv", "sub-07_task-walk_channels.tsv", "participants.tsv", "P1_wrist.csv",
    ])
    func whatIsNoFootIsNotTaken(path: String) {
        guard case .ignore = NamedFile(path: path).use else {
            Issue.record("\(path) is taken")
            return
        }
    }

    @Test func whatStandsUnderTheFeetAndShanksAreTaken() {
        #expect(NamedFile(path: "P1_fp1.csv").use == .take(.forcePlate))
        #expect(NamedFile(path: "P1_walk.c3d").use == .take(.file))
        let shank = NamedFile(path: "P1_left_shank.csv")
        #expect(shank.use == .take(.left) && shank.givesWay)
        #expect(!NamedFile(path: "P1_left.csv").givesWay)
    }

    @Test func aPatternDecidesAlone() throws {
        let pattern = try NamePattern("{participant}_{side}_{visit}.csv")
        let file = try #require(NamedFile(path: "P1_r_2.csv", pattern: pattern))
        #expect(file.use == .take(.right))
        #expect(file.recording == "P1_2")
        #expect(NamedFile(path: "P1.csv", pattern: pattern) == nil)
        #expect(NamedFile(path: "P1_up_2.csv", pattern: pattern) == nil)
    }
}
