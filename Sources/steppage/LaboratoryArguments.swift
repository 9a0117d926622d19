import ArgumentParser
import GaitSimulation
import Recordings

/// Which sensors beside those on the feet record the simulated walk.
struct LaboratoryArguments: ParsableArguments {
    /// A kind of sensor, as it is typed.
    enum Kind: String, CaseIterable {
        case foot
        case lowerBack = "lower-back"
        case forcePlate = "force-plate"
        case treadmill
        case insole
        case marker
        case shank
    }

    /// Kinds of sensors with commas between them.
    struct Kinds: ExpressibleByArgument {
        var kinds: Set<Kind>

        init(_ kinds: Set<Kind>) { self.kinds = kinds }

        init?(argument: String) {
            let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
            let found = parts.compactMap { Kind(rawValue: String($0)) }
            guard found.count == parts.count else { return nil }
            kinds = Set(found)
        }

        var defaultValueDescription: String {
            Kind.allCases.filter(kinds.contains).map(\.rawValue).joined(separator: ",")
        }
    }

    @Option(
        help: ArgumentHelp(
            "Which sensors to write, commas between: \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "list"))
    var sensors = Kinds([.foot])

    @Option(help: ArgumentHelp("Mass of the walker, for plates, treadmill and insoles.", valueName: "kg"))
    var bodyMass = 75.0

    func validate() throws {
        if let problem = model.problem { throw ValidationError(problem) }
    }

    /// The laboratory's sensors.
    var model: LaboratoryModel {
        var model = LaboratoryModel()
        model.bodyMass = bodyMass
        return model
    }

    /// The files of the sensors that are wanted; inertial ones have the format, the others are tables.
    func files(of simulation: WalkingSimulation, format: String) -> [(name: String, streams: [SensorStream])] {
        let wanted = sensors.kinds
        guard wanted != [.foot] else { return [] }
        let made = simulation.sensors(model)
        var files: [(name: String, streams: [SensorStream])] = []
        if wanted.contains(.lowerBack) { files.append(("lower_back.\(format)", [made.lowerBack])) }
        if wanted.contains(.forcePlate) { files.append(("force_plates.csv", made.walkway)) }
        if wanted.contains(.treadmill) { files.append(("treadmill.csv", made.treadmill)) }
        if wanted.contains(.insole) { files.append(("insoles.csv", made.insoles)) }
        if wanted.contains(.marker) { files.append(("markers.csv", made.markers)) }
        if wanted.contains(.shank) {
            for stream in made.shanks { files.append(("\(stream.side.rawValue)_shank.\(format)", [stream])) }
        }
        // A way without a straight part has no plates.
        return files.filter { !$0.streams.isEmpty }
    }
}
