import ArgumentParser
import Gait
import GaitSimulation
import Recordings
import Reports

/// `steppage simulate`: walking with exactly known truth.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Make a walking session whose truth is known exactly.",
        usage: "steppage simulate --out DIR [options]",
        discussion: """
            Writes a recording a foot, with --sensors also files of other sensors on the same steps, and the truth as strides.csv, gait_events.csv and stumbles.csv in the folder \
            truth. Equal options give equal bytes. The walk depends on the scenario and the seed alone: sensors can be compared \
            on the same steps.

            EXAMPLES
              steppage simulate --out walk
              steppage simulate --out drop --preset foot-drop-right --strides 60
              steppage simulate --out lossy --rate 100 --packet-loss 0.02 --format wav
              steppage simulate --out exact --ideal --rate 400 --seed 7
              steppage simulate --out weak --speed 0.9 --severity-left 0.6
              steppage simulate --out lab --sensors foot,lower-back,force-plate,marker
              steppage simulate --out trip --stumble elevating@8:left:30%:1.5

            PRESETS
              \(presetNames.joined(separator: ", "))
            """)

    /// The name under which a person is drawn by the seed.
    private static let randomPreset = "random"
    private static let presetNames = WalkingScenario.presetNames + [randomPreset]
    /// Beyond this the walk would leave the tables no time: about six days of walking.
    private static let mostStrides = 500_000

    @Option(help: ArgumentHelp("Write the session into this folder.", valueName: "dir"), completion: .directory)
    var out: String

    @Option(
        help: ArgumentHelp("The person and the way; 'random' draws them.", valueName: "name"),
        completion: .list(presetNames))
    var preset = "healthy"

    @Option(help: ArgumentHelp("Strides of each foot; a way with turns or stairs is repeated.", valueName: "n"))
    var strides: Int?

    @Option(help: ArgumentHelp("Minutes of walking, instead of --strides.", valueName: "min"))
    var minutes: Double?

    @Option(help: ArgumentHelp("Decides everything random.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(help: "The format of the recordings.")
    var format: RecordingFormat = .csv

    @OptionGroup(title: "Walker")
    var walker: WalkerArguments

    @OptionGroup(title: "Stumbles and the like")
    var disturbances: DisturbanceArguments

    @OptionGroup(title: "Sensor")
    var sensor: SensorArguments

    @OptionGroup(title: "Other sensors")
    var laboratory: LaboratoryArguments

    @OptionGroup(title: "Messages")
    var messages: MessageArguments

    /// The format of a written recording, as it is typed.
    enum RecordingFormat: String, CaseIterable, ExpressibleByArgument {
        case csv
        case wav
    }

    func validate() throws {
        if !Self.presetNames.contains(preset) {
            throw ValidationError(
                "--preset \(preset): one of \(Self.presetNames.joined(separator: ", ")) is expected")
        }
        if strides != nil, minutes != nil { throw ValidationError("--strides and --minutes contradict each other") }
        if let strides, !(1...Self.mostStrides).contains(strides) {
            throw ValidationError("--strides \(strides): 1 to \(Self.mostStrides) are expected")
        }
        if let minutes, !(minutes > 0 && minutes <= 1440) {
            throw ValidationError("--minutes \(minutes): more than 0 and at most 1440 are expected")
        }
        _ = try scenario
    }

    func run() throws {
        let scenario = try scenario
        let simulation = WalkingSimulation(scenario: scenario, sensor: sensor.model, seed: seed)
        let session = simulation.run()
        var files = laboratory.files(of: simulation, format: format.rawValue)
        if laboratory.sensors.kinds.contains(.foot) {
            files = [session.left, session.right].map { ("\($0.side.rawValue).\(format.rawValue)", [$0]) } + files
        }
        let strides = session.truth.flatMap(\.strides)
        let events = session.truth.flatMap(\.events)
        try AtomicFolder.write(to: out) { (folder: inout AtomicFolder.Contents) throws(RecordingError) in
            for file in files {
                let recording = Recording(
                    source: RecordingSource(path: "", format: "simulation", sha256: ""), streams: file.streams)
                try RecordingWriter().write(recording, to: try folder.path(for: file.name))
            }
            try folder.write(StrideTable().text(of: strides), to: "truth/strides.csv")
            try folder.write(EventTable().text(of: events), to: "truth/gait_events.csv")
            try folder.write(StumbleTable().text(of: session.stumbles.map(\.stumble)), to: "truth/stumbles.csv")
        }
        if messages.verbose {
            StandardError.print("\(strides.count) strides, \(events.count) events in \(out)")
        }
    }

    private var scenario: WalkingScenario {
        get throws {
            var scenario = WalkingScenario.presets[preset] ?? .random(seed: seed)
            walker.apply(to: &scenario, seed: seed)
            if let strides {
                scenario.lengthen(toStrides: strides)
            } else if let minutes {
                let strides = (minutes * 60 / scenario.strideTime).rounded(.up)
                scenario.lengthen(toStrides: min(Self.mostStrides, max(1, Int(strides))))
            }
            try disturbances.apply(to: &scenario, seed: seed)
            return scenario
        }
    }
}
