import Testing

@testable import GaitSimulation

struct ScenarioLengthTests {
    @Test(arguments: [1, 20, 300])
    func aStraightWalkGetsExactlyThatLong(strides: Int) {
        var scenario = WalkingScenario()
        scenario.lengthen(toStrides: strides)
        #expect(scenario.path == [.stand(seconds: 2), .walk(strides: strides), .stand(seconds: 2)])
        #expect(scenario.strideCount == strides)
    }

    @Test func anyOtherWayIsRepeatedAsAWhole() {
        var scenario = WalkingScenario()
        let way: [WalkingPathElement] = [.walk(strides: 5), .turn(degrees: 180, strides: 3), .stand(seconds: 1)]
        scenario.path = way
        scenario.lengthen(toStrides: 8)
        #expect(scenario.path == way)
        scenario.lengthen(toStrides: 17)
        #expect(scenario.path == way + way + way)
        #expect(scenario.strideCount == 24)
    }

    @Test func standingStaysStanding() {
        var scenario = WalkingScenario()
        scenario.path = [.stand(seconds: 5)]
        scenario.lengthen(toStrides: 10)
        #expect(scenario.path == [.stand(seconds: 5)])
    }
}
