"""The report for a browser: every finding with its line, and nothing of an input that a browser would obey."""

from __future__ import annotations

from lxml import html as lxml_html
from lxml.html import HtmlElement

from newsdoc.validation import validate
from newsdoc.validation.reports import render_html

ATTACK = "</pre><script>document.title='run'</script><img src=x onerror=document.title='run'>"
ITEM = b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:1">\n  <itemMeta/>\n</newsItem>\n'


def _page(*items: tuple[bytes, str]) -> HtmlElement:
    return lxml_html.document_fromstring(render_html([validate(data, name=name) for data, name in items]))


def test_every_finding_stands_on_the_page_with_its_rule_place_message_and_line() -> None:
    report = validate(ITEM, name="story.xml")
    assert report.findings
    items = _page((ITEM, "story.xml")).xpath("//li")
    assert len(items) == len(report.findings)
    for item, finding in zip(items, report.findings, strict=True):
        text = item.text_content()
        for said in (finding.code, finding.severity.value, finding.message, finding.help, finding.path):
            assert said in text
        excerpt = report.excerpt(finding)
        if excerpt is not None:
            start = excerpt.column - 1
            assert item.xpath("string(pre/bdi)") == excerpt.text
            assert item.xpath("string(pre//mark)") == excerpt.text[start : start + max(1, excerpt.length)]
    assert any(item.xpath("pre//mark") for item in items)


def test_the_head_of_the_page_says_what_all_adds_up_to() -> None:
    page = _page((ITEM, "a.xml"), (b"<newsItem", "b.xml"))
    assert page.xpath("string(//header/p)").startswith("2 inputs: ")
    assert page.xpath("string(//header/p/@class)") == "failed"
    assert [each.text_content().split()[0] for each in page.iter("h2")] == ["a.xml", "b.xml"]
    assert "FILE-XML" in page.xpath("//table//code/text()")


def test_an_input_without_findings_is_named_as_well() -> None:
    page = _page((b"newsdoc 1\nHeadline: Fed\n", "story.txt"))
    assert page.xpath("normalize-space(//section)") == "story.txt text No findings."
    assert page.xpath("string(//header/p)") == "1 input: 0 errors, 0 warnings, 0 info; passed"


def test_what_an_input_says_is_text_on_the_page() -> None:
    hostile = ITEM.replace(b"<itemMeta/>", f"<itemMeta {ATTACK}".encode())
    page = _page((hostile, ATTACK), (b'<newsItem guid="' + ATTACK.replace("<", "&lt;").encode() + b'"/>', "b.xml"))
    assert not page.xpath("//script | //img | //@*[starts-with(name(), 'on')]")
    assert ATTACK in page.text_content()
