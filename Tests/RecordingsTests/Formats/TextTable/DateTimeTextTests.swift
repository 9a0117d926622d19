import Testing

@testable import Recordings

struct DateTimeTextTests {
    @Test(arguments: [
        ("2019-12-23 21:04:06.690", "2019-12-23T21:04:06.690"), ("2019-02-26 10:55:00:009", "2019-02-26T10:55:00.009"),
        ("2019/02/26 10:55:00,5", "2019-02-26T10:55:00.500"), ("2024-02-29T00:00:00.000Z", "2024-02-29T00:00:00.000Z"),
        ("26.03.2020 10:15:00", "2020-03-26T10:15:00.000"), ("03/26/2020 10:15:00", "2020-03-26T10:15:00.000"),
        ("2025-07-11 08:06:00 PM", "2025-07-11T20:06:00.000"), ("21:04:06.25", "21:04:06.250"),
        ("2021-04-05 15:48", "2021-04-05T15:48:00.000"), ("1969-12-31 22:10:00", "1969-12-31T22:10:00.000"),
        ("2020-01-01 12:00:00+01:00", "2020-01-01T12:00:00.000+01:00"),
    ])
    func `understood forms`(text: String, iso: String) {
        #expect(DateTimeText(text)?.iso8601 == iso)
    }

    @Test(arguments: [
        "", "12", "1.5", "2019-12-23", "2019-13-01 10:00:00", "2019-12-32 10:00:00", "25:00:00", "10:61:00",
        "2019-12-23 21:04:06.x", "ab-cd-ef 10:00:00", "1-Feb", "-1:00:00", "2019-02-29 10:00:00", "31.04.2020 10:00:00",
        "99999999999-01-01 10:00:00",
    ])
    func `what is no date and time`(_ text: String) {
        #expect(DateTimeText(text) == nil)
    }

    @Test func `day and month that cannot be told apart give no date`() {
        #expect(DateTimeText("03/04/2020 10:15:00")?.isAmbiguous == true)
        #expect(DateTimeText("03/04/2020 10:15:00")?.iso8601 == nil)
        #expect(DateTimeText("04/04/2020 10:15:00")?.iso8601 == "2020-04-04T10:15:00.000")
    }

    @Test func `nanoseconds count from 1970`() {
        #expect(DateTimeText("1970-01-02 00:00:00.000000001")?.nanoseconds == 86_400_000_000_001)
        #expect(DateTimeText("2000-03-01 00:00:00")?.nanoseconds == 951_868_800_000_000_000)
        #expect(DateTimeText(unixNanoseconds: 1_595_933_810_034_000_000).iso8601 == "2020-07-28T10:56:50.034Z")
    }
}
