"""Bodies: stories in NITF get the verdict of the official schema of their version, pages of XHTML that of HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from newsdoc.validation import Report, Validator
from newsdoc.validation.rules.examples import document
from newsdoc.validation.structure.schema import NITF_VERSIONS
from validation.nitf_stories import RICH, declaring, item_of, mutant, processor

NITF = Validator(select=["NITF"])
XHTML = Validator(select=["XHTML"])


def _check_as_the_schema_does(story: bytes, version: str, label: str) -> bool:
    story = declaring(story, version)
    valid = processor(version).validate(etree.fromstring(story))
    report = NITF.validate(item_of(story), format="newsml")
    assert valid == (not report.findings), f"{label} as {version}: {[str(one) for one in report.findings]}"
    return valid


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("version", NITF_VERSIONS)
def test_a_story_that_uses_much_of_nitf_is_valid_in_each_version(version: str) -> None:
    assert _check_as_the_schema_does(RICH, version, "the rich story")


@pytest.mark.usefixtures("shared")
def test_bent_stories_get_the_verdict_of_the_schema() -> None:
    verdicts = {
        _check_as_the_schema_does(mutant(seed), version, str(seed)) for seed in range(150) for version in NITF_VERSIONS
    }
    assert verdicts == {True, False}


@pytest.mark.nightly
@pytest.mark.usefixtures("shared")
def test_many_bent_stories_get_the_verdict_of_the_schema() -> None:
    for seed in range(100_000, 105_000):
        for version in NITF_VERSIONS:
            _check_as_the_schema_does(mutant(seed), version, str(seed))


def test_stories_of_the_corpus_get_the_verdict_of_the_schema(shared: Path) -> None:
    count = 0
    for path in sorted((shared / "corpus").rglob("*")):
        if not path.is_file() or b"/NITF/2006-10-18/" not in path.read_bytes():
            continue
        for story in etree.parse(path).iter("{http://iptc.org/std/NITF/2006-10-18/}nitf"):
            count += 1
            stated = story.get("version", "")[-8:-4]
            version = stated if stated in NITF_VERSIONS else NITF_VERSIONS[-1]
            valid = processor(version).validate(etree.fromstring(etree.tostring(story)))
            report = NITF.validate(item_of(etree.tostring(story)), format="newsml")
            assert valid == (not report.findings), path.name
    assert count == 6


@pytest.mark.parametrize("version", ["", 'version="-//IPTC//DTD NITF 3.2//EN"', 'version="NITF 3.2"'])
@pytest.mark.parametrize(
    "namespace", ["", "http://iptc.org/std/NITF/2006-10-18/", "http://iptc.org/std/nitf/2006-03-01/"]
)
def test_a_story_that_declares_no_version_that_is_known_is_checked_all_the_same(namespace: str, version: str) -> None:
    def places(content: str) -> set[str]:
        story = f'<nitf xmlns="{namespace}" {version}><body><body.content>{content}</body.content></body></nitf>'
        report = NITF.validate(item_of(story.encode()), format="newsml")
        return {finding.path.rpartition("/")[2] for finding in report.findings}

    misspelt = {"@version"} if version == 'version="NITF 3.2"' else set()
    assert places("<p>The tunnel opens.</p>") == misspelt
    assert places("<p>The tunnel opens.</p><headline>Tunnel</headline>") == {"headline"} | misspelt


def _page(body: str, root: str = "body") -> Report:
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><{root}>{body}</{root}></html>'
    if root != "body":
        page = f'<{root} xmlns="http://www.w3.org/1999/xhtml">{body}</{root}>'
    return XHTML.validate(
        document(f'<contentSet><inlineXML contenttype="application/xhtml+xml">{page}</inlineXML></contentSet>')
    )


SOUND = [
    "<section><header><h1>a</h1></header><article><p>b <q>c</q></p></article><aside/></section>",
    "<p>a <b>b <i>c</i></b> <a href='x'>d</a><br/>e <sub>2</sub> <ruby>f<rt>g</rt></ruby> <img src='a' alt=''/></p>",
    "<figure><picture><source srcset='a'/><img src='a' alt='b'/></picture><figcaption><p>c</p></figcaption></figure>",
    "<video controls='controls'><source src='a'/><track src='b'/><p>c</p></video>",
    "<dl><div><dt>a</dt><dd><p>b</p></dd></div></dl><dl><dt>a</dt><dd>b</dd></dl>",
    "<ul><li>a<ul><li>b</li></ul></li></ul><ol><li><p>c</p></li></ol>",
    "<table><caption><p>a</p></caption><colgroup><col/></colgroup><thead><tr><th>b</th></tr></thead></table>",
    "<table><thead><tr><th>b</th></tr></thead><tbody><tr><td><p>c</p></td></tr></tbody></table>",
    "<table><tr><td rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
    "<table><tr><td colspan='2'>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
    "<table><tr><td rowspan='0'>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>",
    "<a href='x'><div><p>a block in a link</p></div></a><ins><p>a</p></ins><del><ul><li>b</li></ul></del>",
    "<button>a</button><details><summary>b</summary><p>c</p></details>",
    "<iframe src='x'></iframe><hr/><pre>a <b>b</b></pre>",
    "<object data='x'><param name='a' value='b'/><p>c</p></object><noscript><p>d</p></noscript>",
    "<p>a <svg xmlns='http://www.w3.org/2000/svg'><title>b</title><p/></svg><x:y xmlns:x='urn:x'><p>c</p></x:y></p>",
    "<address><p>a</p></address><blockquote><p>b</p><footer>c <cite>d</cite></footer></blockquote>",
    "<p>a<wbr/>b <time datetime='2024-05-01'>c</time> <data value='1'>d</data> <kbd>e</kbd> <mark>f</mark></p>",
    "<map name='m'><area alt='a' href='x'/></map>",
    "<form><label>a <input/></label><select><optgroup><option/></optgroup></select><textarea/></form>",
    "<form><fieldset><legend>b</legend></fieldset></form>",
]


@pytest.mark.parametrize("body", SOUND)
def test_what_html_allows_draws_no_finding(body: str) -> None:
    assert [str(one) for one in _page(body).findings] == []


@pytest.mark.parametrize(
    ("body", "rule", "place"),
    [
        ("<para>a</para>", "XHTML-UNKNOWN", "para"),
        ("<P>a</P>", "XHTML-UNKNOWN", "P"),
        ("<p>a<p>b</p></p>", "XHTML-NESTING", "p/p"),
        ("<h2><p>a</p></h2>", "XHTML-NESTING", "h2/p"),
        ("<p><span><div>a</div></span></p>", "XHTML-NESTING", "span/div"),
        ("<ul>a<p>b</p></ul>", "XHTML-NESTING", "ul/p"),
        ("<li>a</li>", "XHTML-NESTING", "body/li"),
        ("<td>a</td>", "XHTML-NESTING", "body/td"),
        ("<table><td>a</td></table>", "XHTML-NESTING", "table/td"),
        ("<a href='x'>a <b><a href='y'>c</a></b></a>", "XHTML-NESTING", "a/b/a"),
        ("<img src='a'/>", "XHTML-ALT", "img"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "XHTML-TABLE", "tr[2]"),
        (
            "<table><tr><td rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>",
            "XHTML-TABLE",
            "tr[3]",
        ),
    ],
)
def test_what_html_does_not_allow_is_one_finding_at_its_place(body: str, rule: str, place: str) -> None:
    (finding,) = _page(body).findings
    assert finding.code == rule
    assert finding.path.endswith(place)


def test_a_body_need_not_be_a_whole_page() -> None:
    assert _page("<p>a</p><para/>", root="div").summary == {"XHTML-UNKNOWN": 1}
