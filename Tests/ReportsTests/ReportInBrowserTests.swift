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
        let noisy = Self.page.replacingOccurrences(
            of: "</body>", with: "<script>document.title = 'foreign'</script></body>")
        let visit = try Browser().visit(noisy)
        #expect(visit.console.contains { $0.contains("Content Security Policy") })
        #expect(!visit.document.contains("<title>foreign"))
        let asking = "<!doctype html><title>t</title><img src=\"http://example.invalid/x.png\"><script>lost()</script>"
        let second = try Browser().visit(asking)
        #expect(second.console.contains { $0.contains("lost is not defined") })
        #expect(second.requests.contains { $0.contains("http://example.invalid/") })
    }

    @Test func isCompleteWithoutScripts() throws {
        let browser = try Browser()
        let with = try Self.text(ofPrinted: browser.printed(Self.page))
        let without = try Self.text(ofPrinted: browser.printed(Self.page, scripts: false))
        #expect(with.contains("Toe lift reduced"))
        #expect(without == with)
        // What only scripts bring to life is hidden until they do.
        for part in ["<button type=\"button\" id=\"theme\" hidden", "<div id=\"viewer\" hidden", " hidden></p>"] {
            #expect(Self.page.contains(part), "\(part)")
        }
    }

    private static func text(ofPrinted file: String, pages: [String] = []) throws -> String {
        try CommandRunner.run(["pdftotext", "-layout"] + pages + [file, "-"], program: "/usr/bin/env").output
    }

    @Test(arguments: [400, 1280])
    func neverScrollsSideways(width: Int) throws {
        #expect(try Browser().excessWidth(of: Self.page, in: width) == 0)
    }

    @Test func theScriptSortsZoomsAndSwitches() throws {
        let probe = """
            const said = [];
            const say = (name, value) => said.push(name + '=' + value);
            const before = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
            theme.click();
            say('theme', document.documentElement.dataset.theme !== before);
            const table = document.querySelector('#sides table.sortable');
            const values = () => [...table.tBodies[0].rows].map(row => parseFloat(row.cells[3].textContent.replace('−', '-')))
                .filter(value => !isNaN(value));
            const button = table.tHead.rows[0].cells[3].firstChild;
            button.click();
            say('up', values().every((value, index, all) => index === 0 || all[index - 1] <= value));
            button.click();
            say('down', values().every((value, index, all) => index === 0 || all[index - 1] >= value));
            say('saves', [...document.querySelectorAll('#downloads button')].length);
            const pixels = () => plot.toDataURL();
            const blank = pixels();
            const press = key => plot.dispatchEvent(new KeyboardEvent('keydown', { key }));
            const wait = () => new Promise(done => setTimeout(done, 100));
            // Frames come when the browser likes: each drawing is waited for.
            const until = async condition => {
                for (let turn = 0; turn < 100 && !condition(); turn++) await wait();
                return condition();
            };
            (async () => {
                plot.scrollIntoView();
                say('drawn', await until(() => pixels() !== blank));
                const whole = pixels();
                press('+');
                say('zoom', await until(() => pixels() !== whole));
                press('0');
                say('back', await until(() => pixels() === whole));
                document.title = said.join(' ');
            })();
            """
        let visit = try Browser().visit(Self.page, probe: probe)
        #expect(visit.console == [])
        #expect(
            visit.document.contains(
                "<title>theme=true up=true down=true saves=4 drawn=true zoom=true back=true</title>"))
    }

    @Test func printsOnA4WithoutASinglePixelImage() throws {
        let browser = try Browser()
        let file = try browser.printed(Self.page)
        func run(_ arguments: [String]) throws -> String {
            try CommandRunner.run(arguments, program: "/usr/bin/env").output
        }
        // Two lines of head, and nothing below.
        #expect(try run(["pdfimages", "-list", file]).split(separator: "\n").count == 2)
        #expect(try run(["pdfinfo", file]).contains("A4"))
        let text = try Self.text(ofPrinted: file)
        for words in [
            "Walking report", "Read with caution", "Toe lift reduced", "When to seek help at once", "Pitch, °",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        for words in ["Dark theme", "Look closer", "Skip to the essentials"] {
            #expect(!text.contains(words), "\(words)")
        }
        let first = try Self.text(ofPrinted: file, pages: ["-l", "1"])
        #expect(first.contains("Stumble-like events"), "the essentials fit on the first page")
    }
}
