import Testing

@testable import Recordings

/// How scales and units of channels are known, channel by channel.
@Suite struct WaveDecisionTests {
    private static let profile = Profile.evidence("mine")
    private static let text = "text in the file"

    private func decisions(
        _ channels: [WaveMetadata.Channel], _ statement: WaveStatement,
        change: (inout ReadingOptions) -> Void = { _ in }
    ) throws -> [String] {
        var options = ReadingOptions()
        options.tableStatements = [TableStatement(evidence: Self.profile)]
        options.waveStatement = statement
        change(&options)
        var metadata = WaveMetadata(info: [])
        for (index, channel) in channels.enumerated() { metadata.channels[index] = channel }
        let planner = WaveChannelPlanner(
            format: try WaveFormat(
                channels: channels.count, rate: 100, bits: 16, validBits: 16, isFloat: false, path: "a.wav"),
            metadata: metadata, options: options, path: "a.wav")
        return try planner.decisions(planner.plan().channels).dropFirst().map {
            "\($0.subject): \($0.choice) – \($0.evidence)"
        }
    }

    private func accelerations(scale: Double? = 8, unit: String? = "g") -> [WaveMetadata.Channel] {
        ["x", "y", "z"].map { .init(name: "acc_\($0)", scale: scale, unit: unit) }
    }

    @Test func `a profile states some channels, the file the rest`() throws {
        let found = try decisions(
            accelerations(),
            WaveStatement(scales: [nil, 78.5, 78.5], units: [nil, .metresPerSecondSquared, .metresPerSecondSquared]))
        #expect(
            found == [
                "value at full scale of acc_x: 8 – \(Self.text)",
                "value at full scale of acc_y, acc_z: 78.5 – \(Self.profile)",
                "acceleration unit of acc_x: g – \(Self.text)",
                "acceleration unit of acc_y, acc_z: m/s^2 – \(Self.profile)",
            ])
    }

    @Test func `a profile that states nothing of these channels is no evidence`() throws {
        #expect(
            try decisions(accelerations(), WaveStatement(scales: [nil, nil, nil], units: [.degreesPerSecond])) == [
                "value at full scale: 8 – \(Self.text)", "acceleration unit: g – \(Self.text)",
            ])
    }

    @Test func `a unit that nobody knows is not text in the file`() throws {
        let found = try decisions(accelerations(unit: "furlong"), WaveStatement())
        #expect(found.last == "acceleration unit: g – a scale without a unit, as Axivity's converter writes it")
    }

    @Test func `what the user states beats both`() throws {
        let found = try decisions(accelerations(), WaveStatement(scales: [nil, 2, 2], units: [.standardGravity])) {
            $0.channelScales = [4]
            $0.accelerationUnit = .metresPerSecondSquared
        }
        #expect(
            found == [
                "value at full scale: 4 – stated with --scale", "acceleration unit: m/s^2 – stated with --acc-unit",
            ])
    }
}
