import SignalProcessing
import Testing

struct PeaksTests {
    struct References: Decodable {
        struct Setting: Decodable {
            var height: Double?
            var prominence: Double?
            var distance: Int?
        }
        struct Case: Decodable {
            var input: [Double]
            var setting: Setting
            var index: [Int]
            var prominence: [Double]
            var leftBase: [Int]
            var rightBase: [Int]
        }
        var cases: [Case]
    }

    @Test func agreesWithSciPy() throws {
        let references: References = try reference("peaks")
        #expect(references.cases.contains { $0.index.count > 50 })
        for item in references.cases {
            let peaks = Peaks.find(
                in: item.input, minimumHeight: item.setting.height, minimumProminence: item.setting.prominence,
                minimumDistance: item.setting.distance)
            #expect(peaks.map(\.index) == item.index)
            #expect(peaks.map(\.prominence) == item.prominence)
            #expect(peaks.map(\.leftBase) == item.leftBase)
            #expect(peaks.map(\.rightBase) == item.rightBase)
            #expect(peaks.map(\.height) == item.index.map { item.input[$0] })
        }
    }

    @Test func plateausCountOnceAndEndsDoNot() {
        #expect(Peaks.find(in: [5, 1, 2, 2, 2, 2, 1, 3, 3]).map(\.index) == [3])
        #expect(Peaks.find(in: [0, 1, 2, 3]).isEmpty)
        #expect(Peaks.find(in: [1, 1, 1]).isEmpty)
        for short in [[], [1.0], [1, 2]] { #expect(Peaks.find(in: short).isEmpty) }
    }

    @Test func ofTwoNearPeaksTheHigherStays() {
        let x = [0.0, 4, 0, 5, 0, 4, 0, 0, 3, 0]
        #expect(Peaks.find(in: x, minimumDistance: 3).map(\.index) == [3, 8])
        #expect(Peaks.find(in: [0, 2, 0, 2, 0], minimumDistance: 3).map(\.index) == [3])
        #expect(Peaks.find(in: x, minimumDistance: 1).count == 4)
    }

    @Test func prominenceIsTheDescentToTheHigherBase() {
        let peaks = Peaks.find(in: [1, 6, 2, 4, 3, 9, 0])
        #expect(peaks.map(\.prominence) == [4, 1, 8])
    }

    @Test func negationTurnsValleysIntoPeaks() {
        let x = testSignal(500)
        let valleys = Peaks.find(in: x.map { -$0 })
        for valley in valleys {
            #expect(x[valley.index] < x[valley.index - 1] && x[valley.index] < x[valley.index + 1])
        }
        #expect(valleys.count > 50)
    }

    @Test func aMissingSampleIsAWall() {
        let peaks = Peaks.find(in: [0, 3, 1, .nan, 0, 5, 2, 4, 0])
        #expect(peaks.map(\.index) == [1, 5, 7])
        #expect(peaks.map(\.prominence) == [2, 5, 2])
    }
}
