import Testing

@testable import Recordings

struct MarkerSideTests {
    @Test(arguments: [
        ("L_FCC", Side.left), ("R_FM5", .right), ("LHEE", .left), ("RTOE", .right), ("R.Heel", .right),
        ("L.MT1", .left), ("LMT2", .left), ("RTB3", .right), ("RCAL", .right), ("rASIS", .right), ("lPSIS", .left),
        ("ASISr", .right), ("STERr", .unknown), ("heel_left", .left), ("LeftFoot", .left), ("right toe", .right),
        ("Subject:LHEE", .left), ("Left:RTOE", .right), ("LKNE (2)", .left), ("R.Iliac.Crest", .right),
        ("R_IAS", .right), ("LASI", .left), ("RMT5", .right), ("RLM", .right), ("RLEK", .right), ("L_R_MID", .unknown),
        ("V_Sacral", .unknown), ("SXS", .unknown), ("LACK", .unknown), ("RACE", .unknown), ("T10", .unknown),
        ("CLAV", .unknown), ("STRN", .unknown), ("heel", .unknown), ("lathe", .unknown), ("toe", .unknown),
        ("C7", .unknown), ("", .unknown), ("L5", .unknown), ("medAnkle", .unknown), ("latKnee", .unknown),
    ])
    func `names of markers tell the side or nothing`(name: String, side: Side) {
        #expect(MarkerSide.side(of: name) == side)
    }
}
