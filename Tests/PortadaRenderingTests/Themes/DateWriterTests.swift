import Foundation
import PortadaCore
import PortadaRendering
import Testing

@Suite("Dates as people write them")
struct DateWriterTests {
    private func writer(_ zone: String) throws -> DateWriter {
        let theme = try Theme.load(files: SampleTheme.files(), registry: SampleTheme.registry)
        return DateWriter(language: theme.language("es"), timeZone: zone)
    }

    private func moment(_ text: String) throws -> Timestamp {
        Timestamp(seconds: Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970))
    }

    @Test("in words and for machines")
    func forms() throws {
        let dates = try writer("America/Caracas")
        let moment = try moment("2023-09-04T19:05:09Z")
        #expect(dates.date(moment) == "4 septiembre 2023")
        #expect(dates.dateShort(moment) == "4 sept. 2023")
        #expect(dates.dateLong(moment) == "lunes, 4 de septiembre de 2023")
        #expect(dates.dayOfMonth(moment) == "4 de septiembre")
        #expect(dates.time(moment) == "3:05 pm")
        #expect(dates.dateTime(moment) == "4 septiembre 2023, 3:05 pm")
        #expect(dates.month(year: 2023, month: 9) == "septiembre 2023")
        #expect(dates.date(year: 2024, month: 2, day: 29) == "29 febrero 2024")
        #expect(dates.date(year: 2023, month: 2, day: 29).isEmpty)
        #expect(dates.iso8601(moment) == "2023-09-04T15:05:09-04:00")
        #expect(dates.isoDay(moment) == "2023-09-04")
        #expect(dates.rfc822(moment) == "Mon, 04 Sep 2023 15:05:09 -0400")
        #expect(dates.weekdayName(moment) == "lunes")
        #expect(dates.monthName(9) == "septiembre")
        #expect(dates.monthName(13).isEmpty)
    }

    @Test(
        "with an hour that clocks show twice",
        arguments: [
            ("Europe/Madrid", "2027-10-31T00:30:00Z", true), ("Europe/Madrid", "2027-10-31T01:30:00Z", false),
            ("Europe/Madrid", "2027-03-28T01:00:00Z", false), ("Australia/Lord_Howe", "2027-04-03T14:45:00Z", true),
            ("America/Caracas", "2027-10-31T00:30:00Z", false),
        ]
    )
    func shownAgain(zone: String, text: String, isTwice: Bool) throws {
        #expect(try writer(zone).isShownAgain(try moment(text)) == isTwice)
    }

    @Test("at noon and midnight")
    func noon() throws {
        let dates = try writer("UTC")
        #expect(dates.time(try moment("2023-09-04T00:00:00Z")) == "12:00 am")
        #expect(dates.time(try moment("2023-09-04T12:00:00Z")) == "12:00 pm")
        #expect(dates.iso8601(Timestamp(milliseconds: -1)) == "1969-12-31T23:59:59+00:00")
        #expect(dates.iso8601(Timestamp(milliseconds: 0)) == "1970-01-01T00:00:00+00:00")
    }

    @Test(
        "with the offset that the zone had then",
        arguments: [
            ("America/Caracas", "2007-12-09T06:59:59Z", "2007-12-09T02:59:59-04:00"),
            ("America/Caracas", "2007-12-09T07:00:00Z", "2007-12-09T02:30:00-04:30"),
            ("America/Caracas", "2016-05-01T06:59:59Z", "2016-05-01T02:29:59-04:30"),
            ("America/Caracas", "2016-05-01T07:00:00Z", "2016-05-01T03:00:00-04:00"),
            ("Europe/Madrid", "2023-03-26T00:59:59Z", "2023-03-26T01:59:59+01:00"),
            ("Europe/Madrid", "2023-03-26T01:00:00Z", "2023-03-26T03:00:00+02:00"),
            ("America/New_York", "2024-11-03T06:00:00Z", "2024-11-03T01:00:00-05:00"),
            ("Asia/Kathmandu", "2024-01-01T00:00:00Z", "2024-01-01T05:45:00+05:45"),
            ("Nowhere/Else", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00+00:00"),
        ]
    )
    func offsets(zone: String, time: String, expected: String) throws {
        #expect(try writer(zone).iso8601(try moment(time)) == expected)
    }

    @Test("the same as Foundation's, over centuries and zones")
    func agreement() throws {
        for zone in ["America/Caracas", "America/Santiago", "Europe/London", "Africa/Casablanca", "Pacific/Apia"] {
            let dates = try writer(zone)
            var style = Date.ISO8601FormatStyle(timeZoneSeparator: .colon)
            style.timeZone = try #require(TimeZone(identifier: zone))
            for step in Int64(0)..<1_500 {
                let seconds = -1_000_000_000 + step * 3_456_789
                let date = Date(timeIntervalSince1970: Double(seconds))
                let own = dates.iso8601(Timestamp(seconds: seconds))
                // Foundation writes UTC as Z, and offsets without seconds.
                #expect(own.replacing("+00:00", with: "Z") == date.formatted(style), "\(zone) \(seconds)")
            }
        }
    }

    @Test(
        "as time gone by, up to a day",
        arguments: [
            (0, "hace un momento"), (59, "hace un momento"), (60, "hace 1 minuto"), (5 * 60, "hace 5 minutos"),
            (3_599, "hace 59 minutos"), (3_600, "hace 1 hora"), (86_399, "hace 23 horas"), (86_400, nil), (-1, nil),
        ] as [(Int64, String?)]
    )
    func ago(seconds: Int64, expected: String?) throws {
        let now = Timestamp(seconds: 1_700_000_000)
        #expect(try writer("UTC").ago(now.advanced(bySeconds: -seconds), now: now) == expected)
    }

    @Test("as the days and months of an archive")
    func ranges() throws {
        let caracas = try writer("America/Caracas")
        let day = try #require(caracas.range(year: 2016, month: 5, day: 1))
        #expect(day.lowerBound == (try moment("2016-05-01T04:30:00Z")))
        #expect(day.upperBound == (try moment("2016-05-02T04:00:00Z")))
        let month = try #require(caracas.range(year: 2023, month: 12))
        #expect(month.lowerBound == (try moment("2023-12-01T04:00:00Z")))
        #expect(month.upperBound == (try moment("2024-01-01T04:00:00Z")))
        #expect(caracas.range(year: 2023, month: 2, day: 29) == nil)
        #expect(caracas.range(year: 2023, month: 0) == nil)
        #expect(caracas.range(year: 99_999, month: 1) == nil)
        // Clocks in Santiago went from midnight to one o'clock: the day begins where they jump.
        let santiago = try #require(try writer("America/Santiago").range(year: 2022, month: 9, day: 11))
        #expect(santiago.lowerBound == (try moment("2022-09-11T04:00:00Z")))
    }

    @Test("An empty Atom feed has a time that does not go on")
    func emptyFeed() throws {
        let feed = Feed(
            title: "El Faro",
            description: "",
            language: "es",
            site: "https://faro.example",
            page: "https://faro.example/",
            address: "https://faro.example/feed/atom/",
            newspaper: "El Faro",
            entries: []
        )
        let text = String(decoding: feed.atom(try writer("UTC")), as: UTF8.self)
        #expect(text.contains("<updated>1970-01-01T00:00:00"))
    }
}
