import Foundation
import TestSupport
import Testing

@testable import Reports

/// The report as a reader opens it.
@Suite(.serialized, .enabled(if: Browser.isAvailable))
struct ReportInBrowserTests {
    private static let page = HTMLReport().text(of: SampleReport.assessed(strides: 70))

    @Test func opensInSilenceAndAsksForNothing() throws {
        let visit = try Browser().visit(Self.page)
        #expect(visit.console == [])
        #expect(visit.requests == [])
        #expect(visit.document.contains("Toe lift reduced"))
    }

    /// What the test above looks for does show when it is there.
    @Test func anErrorARequestAndAForeignScriptWouldBeSeen() throws {
        let noisy = Self.page.replacing("</body>", with: "<script>document.title = 'foreign'</script></body>")
        let visit = try Browser().visit(noisy)
        #expect(visit.console.contains { $0.contains("Content Security Policy") })
        #expect(!visit.document.contains("<title>foreign"))
        let asking = "<!doctype html><title>t</title><img src=\"http://example.invalid/x.png\"><script>lost()</script>"
        let second = try Browser().visit(asking)
        #expect(second.console.contains { $0.contains("lost is not defined") })
        #expect(second.requests.contains { $0.hasPrefix("http://example.invalid/") })
    }

    @Test func isCompleteWithoutScripts() throws {
        let visit = try Browser().visit(Self.page, scripts: false)
        #expect(visit.console == [])
        func count(_ text: String) -> Int { visit.document.components(separatedBy: text).count - 1 }
        #expect(count("<figure>") > 10)
        #expect(count("<svg") == count("<figure>"))
        #expect(count("class=\"twin\"") == count("<figure>"))
        // What only scripts bring to life is not shown.
        for part in ["<button type=\"button\" id=\"theme\" hidden", "<div id=\"viewer\" hidden", "id=\"downloads\""] {
            #expect(visit.document.contains(part), "\(part)")
        }
    }

    @Test(arguments: [400, 1280])
    func neverScrollsSideways(width: Int) throws {
        let visit = try Browser().visit(
            Self.page, width: width,
            probe: "document.title = `width ${innerWidth} ${document.documentElement.scrollWidth}`")
        let match = try #require(visit.document.firstMatch(of: /<title>width (\d+) (\d+)<\/title>/))
        #expect(Int(match.1) == width)
        #expect((Int(match.2) ?? .max) <= width)
    }

    @Test func theScriptSortsZoomsAndSwitches() throws {
        let probe = """
            const said = [];
            const say = (name, value) => said.push(name + '=' + value);
            const before = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
            theme.click();
            say('theme', document.documentElement.dataset.theme !== before);
            const table = document.querySelector('#sides table.sortable');
            const values = () => [...table.tBodies[0].rows].map(row => parseFloat(row.cells[2].textContent.replace('−', '-')))
                .filter(value => !isNaN(value));
            const button = table.tHead.rows[0].cells[2].firstChild;
            button.click();
            say('up', values().every((value, index, all) => index === 0 || all[index - 1] <= value));
            button.click();
            say('down', values().every((value, index, all) => index === 0 || all[index - 1] >= value));
            say('saves', [...document.querySelectorAll('#downloads button')].length);
            const pixels = () => {
                const pen = plot.getContext('2d');
                return pen.getImageData(0, 0, plot.width, plot.height).data.reduce((sum, value) => (sum * 31 + value) | 0, 7);
            };
            plot.scrollIntoView();
            setTimeout(() => {
                const whole = pixels();
                plot.dispatchEvent(new KeyboardEvent('keydown', { key: '+' }));
                setTimeout(() => {
                    const near = pixels();
                    say('zoom', whole !== near);
                    plot.dispatchEvent(new KeyboardEvent('keydown', { key: '0' }));
                    setTimeout(() => {
                        say('back', whole === pixels());
                        document.title = said.join(' ');
                    }, 300);
                }, 300);
            }, 800);
            """
        let visit = try Browser().visit(Self.page, probe: probe)
        #expect(visit.console == [])
        #expect(visit.document.contains("<title>theme=true up=true down=true saves=4 zoom=true back=true</title>"))
    }

    @Test func printsOnA4WithoutASinglePixelImage() throws {
        let browser = try Browser()
        let file = try browser.printed(Self.page)
        func run(_ program: String, _ arguments: [String]) throws -> String {
            try CommandRunner.run([program] + arguments, program: "/usr/bin/env").output
        }
        // Two lines of head, and nothing below.
        #expect(try run("pdfimages", ["-list", file]).split(separator: "\n").count == 2)
        #expect(try run("pdfinfo", [file]).contains("A4"))
        let text = try run("pdftotext", ["-layout", file, "-"])
        for words in [
            "Walking report", "Read with caution", "Toe lift reduced", "When to seek help at once", "Pitch, °",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        for words in ["Dark theme", "Look closer", "Skip to the essentials"] {
            #expect(!text.contains(words), "\(words)")
        }
        let first = try run("pdftotext", ["-layout", "-l", "1", file, "-"])
        #expect(first.contains("Stumble-like events"), "the essentials fit on the first page")
    }
}
