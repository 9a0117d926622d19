import Testing

@testable import Reports

struct TemplateTests {
    private func render(_ source: String, _ value: Any, also templates: [String: String] = [:]) throws -> String {
        var library = try templates.mapValues { try Template(Array($0.utf8)) }
        library["page"] = try Template(Array(source.utf8))
        var rendering = TemplateRendering(try #require(TemplateValue(value)), library: library)
        rendering.append("page")
        return String(decoding: rendering.page, as: UTF8.self)
    }

    private struct Row {
        let label: String
        let cells: [String]
    }

    private struct Page {
        var title = "a<b"
        var rows = [Row(label: "x", cells: ["1", "2"]), Row(label: "y", cells: [])]
        var none: String?
        var some: String? = "s"
        var isSet = true
        var raw = Array("<i>".utf8)
    }

    @Test func valuesAreEscapedUnlessThreeBracesSayOtherwise() throws {
        #expect(try render("{{title}} {{{title}}} {{{raw}}} {{raw}}", Page()) == "a&lt;b a<b <i> &lt;i&gt;")
        #expect(try render("{{none}}{{unknown}}|{{some}}", Page()) == "|s")
    }

    @Test func sectionsRepeatShowAndLeaveOut() throws {
        let rows = "{{#rows}}[{{label}}{{#cells}} {{.}}{{/cells}}{{^cells}} none{{/cells}}]{{/rows}}"
        #expect(try render(rows, Page()) == "[x 1 2][y none]")
        #expect(try render("{{#isSet}}yes{{/isSet}}{{^isSet}}no{{/isSet}}", Page()) == "yes")
        #expect(try render("{{#isSet}}yes{{/isSet}}{{^isSet}}no{{/isSet}}", Page(isSet: false)) == "no")
        #expect(try render("{{#none}}{{none}}{{/none}}{{#some}}<{{some}}>{{/some}}", Page()) == "<s>")
        #expect(try render("{{#rows}}row{{/rows}}{{^rows}}none{{/rows}}", Page(rows: [])) == "none")
        #expect(try render("{{^none}}no{{/none}}{{^some}}no{{/some}}", Page()) == "no")
    }

    @Test func namesAreLookedForFartherOutAndPathsGoFartherIn() throws {
        struct Outer { let page = Page() }
        #expect(try render("{{page.title}}{{#page}}{{#rows}}{{some}}{{/rows}}{{/page}}", Outer()) == "a&lt;bss")
    }

    @Test func aMissingValueIsNotLookedForFartherOut() throws {
        struct Inner { var title: String? }
        struct Outer {
            let title = "page"
            let inner = Inner()
        }
        #expect(try render("{{#inner}}[{{title}}{{#title}}!{{/title}}]{{/inner}}", Outer()) == "[]")
    }

    @Test func whatStandsAloneOnALineTakesTheLineWithIt() throws {
        #expect(try render("a\n{{#rows}}\n{{label}}\n{{/rows}}\nb", Page()) == "a\nx\ny\nb")
        #expect(try render("a\n{{>row}}\nb {{>row}}\n", Page(), also: ["row": "r\n"]) == "a\nr\nb r\n\n")
        #expect(try render("{{#isSet}} {{/isSet}}\n.", Page()) == " \n.")
    }

    @Test func valuesAreNoTemplates() throws {
        #expect(try render("{{{title}}}", Page(title: "{{some}}")) == "{{some}}")
    }

    @Test(arguments: ["{{#a}}", "{{#a}}{{/b}}", "{{/a}}", "{{a", "{{a}", "{{}}", "{{{a}}", "{{#a}}{{#b}}{{/a}}{{/b}}"])
    func aTemplateThatDoesNotCloseIsRefused(source: String) {
        #expect(throws: Template.Problem.self) { try Template(Array(source.utf8)) }
    }
}
