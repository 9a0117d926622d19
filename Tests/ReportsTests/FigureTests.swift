import FootDrop
import Foundation
import FoundationXML
import Gait
import Recordings
import Testing

@testable import Reports

struct FigureTests {
    private static let assessed = SampleReport.assessed(strides: 30)
    private static var feet: [FootAnalysis] { assessed.session.feet }

    private static func figures(of assessed: AssessedSession) -> [Figure] {
        let feet = assessed.session.feet
        return [
            CurveFigure(quantity: .pitch).figure(of: feet, reference: ReferenceRange(low: 10, high: 20, source: "")),
            CurveFigure(quantity: .toeClearance).figure(of: feet, reference: nil),
            ClearanceDistribution().figure(of: feet, summaries: assessed.summaries),
            ClearanceTrend().figure(of: feet),
            TripFigure().figure(of: assessed.findings.stumbling.tripProbabilities),
            OverviewFigure(name: "signals", title: "Signals", width: 960, columns: 880)
                .figure(of: feet, stumbles: assessed.findings.stumbling.events, caption: ""),
        ].compactMap(\.self)
    }

    /// Whether a drawing is well-formed XML.
    private static func isWellFormed(_ svg: String) -> Bool { XMLParser(data: Data(svg.utf8)).parse() }

    @Test func everyFigureIsWellFormedAndHasWords() {
        let figures = Self.figures(of: Self.assessed)
        #expect(figures.count == 6)
        for figure in figures {
            #expect(Self.isWellFormed(figure.svg), "\(figure.svg.prefix(80))")
            #expect(figure.svg.hasPrefix("<svg viewBox="))
            #expect(figure.svg.contains("role=\"img\""))
            #expect(figure.svg.contains("<title id="))
            #expect(figure.svg.contains("<desc id="))
            #expect(!figure.svg.contains("nan"))
            #expect(!figure.svg.contains("inf"))
            guard case .table(let twin) = figure.twin else {
                Issue.record("a table is expected")
                continue
            }
            #expect(!twin.rows.isEmpty)
            #expect(twin.rows.allSatisfy { $0.cells.count == twin.head.count })
        }
    }

    @Test func thereIsNoFigureWithoutData() {
        #expect(Self.figures(of: SampleSession.standing().assessed).isEmpty)
    }

    @Test func manyStridesAreSummedUp() throws {
        func paths(_ strides: Int) throws -> Int {
            let feet = SampleReport.assessed(strides: strides).session.feet
            let figure = try #require(CurveFigure(quantity: .pitch).figure(of: feet, reference: nil))
            return figure.svg.components(separatedBy: "class=\"thin").count - 1
        }
        // The first stride of each foot is no straight one.
        #expect(try paths(CurveFigure.mostSingleStrides + 1) == 2 * CurveFigure.mostSingleStrides)
        #expect(try paths(CurveFigure.mostSingleStrides + 2) == 2 * (CurveFigure.lowestCount + 1))
    }

    @Test func sidesDifferByMoreThanColour() throws {
        let figure = try #require(CurveFigure(quantity: .pitch).figure(of: Self.feet, reference: nil))
        #expect(figure.svg.contains("<circle class=\"fill l\""))
        #expect(figure.svg.contains("<rect class=\"fill r\""))
        #expect(Templates.style.contains(".line.r{stroke-dasharray:"))
    }

    @Test func textInADrawingIsNoMarkup() {
        var drawing = SVGDrawing(
            name: "x", width: 10, height: 10, title: "<script>", description: "\"><img onerror=x>\u{301}")
        drawing.label("</text>&\u{202E}", x: 1, y: 2)
        let svg = drawing.finished()
        #expect(Self.isWellFormed(svg))
        #expect(!svg.contains("<script"))
        #expect(!svg.contains("<img"))
        #expect(!svg.unicodeScalars.contains("\u{202E}"))
    }

    @Test func whatIsNotFiniteIsNotDrawn() {
        var drawing = SVGDrawing(name: "x", width: 10, height: 10, title: "t", description: "d")
        let before = drawing.finished()
        drawing.line("a", .nan, 0, 1, 1)
        drawing.rectangle("a", x: 0, y: 0, width: -1, height: 2)
        drawing.polygon("a", [(0, 0), (1, .infinity), (2, 2)])
        drawing.label("a", x: .nan, y: 0)
        #expect(drawing.finished() == before)
        let points: [(x: Double, y: Double)] = [(0, 1), (1, 2), (.nan, 3), (3, 4)]
        drawing.path("a", points)
        #expect(drawing.finished().contains("d=\"M0.0 1.0L1.0 2.0M3.0 4.0\""))
    }

    @Test func theSwingOfAStumbleStandsBesideTheOthers() throws {
        let assessed = Self.assessed
        let event = try #require(assessed.findings.stumbling.events.first)
        let foot = try #require(assessed.session.foot(event.side))
        let usual = UsualSwing(of: foot, without: [SampleReport.stumblingStride])
        #expect(usual.ensemble.count == foot.swings.count - 1)
        let figure = try #require(SwingFigure().figure(of: event, number: 1, foot: foot, usual: usual))
        guard case .table(let twin) = figure.twin else { throw SampleError.noTable }
        let middle = try #require(twin.rows.first { $0.cells[0] == "50" })
        let own = try #require(Double(middle.cells[1]))
        let others = try #require(Double(middle.cells[2].split(separator: " ")[0]))
        #expect((others - own - 1.5).magnitude < 0.1)
    }

    private enum SampleError: Error { case noTable }
}
