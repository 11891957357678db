"""Law 7: any bytes give a report, in bounded time, and nothing else ever comes out of it."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.findings import FindingKind
from newsdoc.validation import Report, Validator, validate
from newsdoc.validation.reports import RENDERERS
from newsdoc.validation.rules import RULES
from newsdoc.validation.rules.examples import document
from newsdoc.validation.structure.check import _SHAPES
from validation.made_up import mutant

VALIDATOR = Validator()


def _sound(report: Report) -> None:
    assert isinstance(report, Report)
    for finding in report.findings:
        assert "\n" not in finding.message
        assert finding.line >= 0
        report.excerpt(finding)
    for renderer in RENDERERS.values():
        assert isinstance(renderer.render([report]), str)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_report(data: bytes) -> None:
    _sound(VALIDATOR.validate(data))
    _sound(VALIDATOR.validate(data, format="newsml"))
    _sound(VALIDATOR.validate(data, format="json"))


@given(st.text(max_size=200))
def test_any_text_gives_a_report(text: str) -> None:
    _sound(VALIDATOR.validate(text))
    _sound(VALIDATOR.validate(text, format="newsml"))


@given(st.integers(0, 2**32), st.integers(1, 12))
def test_mangled_documents_give_reports(seed: int, cuts: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - tests, not secrets
    data = bytearray(document(dice.choice([rule.breaks for rule in RULES.values()])).encode())
    for _ in range(cuts):
        at = dice.randrange(len(data))
        data[at : at + dice.randrange(6)] = bytes(dice.choices(b"<>&'\"/=! \xff\x00ab:;[]", k=dice.randrange(6)))
    _sound(VALIDATOR.validate(bytes(data), format="newsml"))


BOMB = b"""<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>"""


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/"> %x;]><a/>',
    ],
)
def test_entities_are_refused_where_they_are_declared(data: bytes) -> None:
    report = validate(data)
    assert [one.code for one in report.findings] == ["FILE-ENTITY"]
    assert report.findings[0].kind is FindingKind.FILE
    assert (report.findings[0].line, report.findings[0].column) == (1, 14)


def test_what_looks_like_an_entity_is_none() -> None:
    data = b"""<!--<!ENTITY--><?x <!ENTITY?>
<!DOCTYPE a [<!NOTATION n SYSTEM '<!ENTITY'><!ENTITY % x "<!ENTITY">]><a/>"""
    (found,) = validate(data).findings
    assert (found.code, found.line) == ("FILE-ENTITY", 2)
    assert data.splitlines()[1][found.column - 1 :].startswith(b"<!ENTITY %")


@pytest.mark.parametrize("before", ["", "<!--a-->", "<?a b?>", '<?xml version="1.0"?>\n<!-- > --><?a <!-- ?> '])
def test_an_entity_is_found_whatever_stands_around_its_declaration(before: str) -> None:
    data = f'{before}<!DOCTYPE a [<!ENTITY x "words">]><!-- behind --><?it too?><a>&x;</a>'
    assert [finding.code for finding in validate(data).findings] == ["FILE-ENTITY"]


def test_an_external_document_type_is_not_fetched() -> None:
    data = b'<!DOCTYPE newsItem SYSTEM "http://127.0.0.1:9/x.dtd">' + document("<urgency>3</urgency>").encode()
    assert validate(data).findings == ()


@pytest.mark.parametrize(
    ("message", "data"),
    [
        ("1:17: </itemMeta> does not close <role>, which is open since line 1", b"<itemMeta><role></itemMeta>"),
        ('2:4: the entity "&nbsp;" is not defined in XML', b"<a>\n  \xc2\xa0&nbsp;</a>"),
        ("1:4: byte 0xE4 is not UTF-8", b"<a>\xe4</a>"),
        ('1:5: an "&" stands alone', b"<a>R&D</a>"),
        ('1:1: the prefix "x" is not bound to a namespace', b"<x:a/>"),
        ("1:6: the file ends inside <a>, which is open since line 1", b"<a>bc"),
        ('1:1: the encoding "klingon" is not known', b'<?xml version="1.0" encoding="klingon"?><a/>'),
    ],
)
def test_what_keeps_a_file_from_being_read_is_told_with_its_place(message: str, data: bytes) -> None:
    (found,) = validate(data, format="newsml").findings
    assert f"{found.line}:{found.column}: {found.message}" == message


@pytest.mark.parametrize(
    "example",
    [
        "<located><geoAreaDetails><position latitude='NaN' longitude='-INF'/></geoAreaDetails></located>",
        "<rating value='NaN' scalemin='INF' scalemax='1' scaleunit='a:b'/>",
        "<catalog>\n <scheme alias='a' uri='urn:x:'/><scheme alias='a' uri='urn:y:'/>\n</catalog>",
    ],
)
def test_odd_values_give_reports(example: str) -> None:
    _sound(validate(document(example)))


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("seeds", [range(300), pytest.param(range(20_000), marks=pytest.mark.nightly)])
def test_made_up_documents_give_reports(seeds: range) -> None:
    for seed in seeds:
        _sound(VALIDATOR.validate(mutant(seed)[0], format="newsml"))


def _seconds(data: bytes) -> float:
    start = time.process_time()
    _sound(VALIDATOR.validate(data, format="newsml"))
    return time.process_time() - start


_N = 20_000
_SUBJECTS = "<subject qcode='medtop:04000000'/>"


@pytest.mark.parametrize(
    "data",
    [
        b"<a>" * 200_000,
        b"<a>" * 50_000 + b"</a>" * 50_000,
        document("<headline>" + '<b xmlns="urn:x">' * _N + "</b>" * _N + "</headline>").encode(),
        document(f"<headline>{'<span>' * _N}{'</span>' * _N}</headline>").encode(),
        document("<contentMeta>\n  " + "<headine/><edNote/><urgency>x</urgency>" * _N + "\n</contentMeta>").encode(),
        document("<contentMeta>\n  " + "<icon href='a'/>".join([_SUBJECTS] * _N) + "\n</contentMeta>").encode(),
        document("<contentMeta>\n  " + "words <subject id='a' qcode='x'/>" * _N + "\n</contentMeta>").encode(),
        document(
            "<contentSet>\n  <inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body>"
            + "<a>" * _N
            + "</a>" * _N
            + "</body></html></inlineXML></contentSet>"
        ).encode(),
        document(
            "<contentSet>\n  <inlineXML><table xmlns='http://www.w3.org/1999/xhtml'>"
            + "<tr><td rowspan='65534' colspan='1000'/></tr>" * _N
            + "</table></inlineXML></contentSet>"
        ).encode(),
        b"<a " + b"b='1' " * 2 * _N,
        b"<a>" + b"<!-- " * _N,
        b"<a b='" + b"&lt;" * _N + b"'/>",
    ],
    ids=[
        "open",
        "deep",
        "deep foreign",
        "deep spans",
        "misplaced",
        "order",
        "texts",
        "links",
        "table",
        "attributes",
        "comments",
        "references",
    ],
)
def test_large_and_twisted_documents_take_little_time(data: bytes) -> None:
    assert _seconds(data) < 20


def test_time_is_linear_in_the_number_of_mistakes() -> None:
    def many(count: int) -> bytes:
        mistakes = "<headine/>words<edNote/><subject/>" * count
        return document(f"<contentMeta>\n  {mistakes}\n</contentMeta>").encode()

    _seconds(many(500))
    small, large = min(_seconds(many(500)) for _ in range(3)), _seconds(many(5_000))
    assert large < 25 * max(small, 0.01)


def test_no_more_findings_are_kept_than_wanted_but_all_are_counted() -> None:
    mistakes = "<nonsense/>" * 50
    data = document(f"<contentMeta>\n  <headline>x</headline>{mistakes}\n</contentMeta>")
    report = validate(data, max_findings=7)
    assert len(report.findings) == 7
    assert report.omitted == 43
    assert report.summary == {"G2-UNKNOWN-ELEMENT": 50}


def test_shapes_with_long_foreign_names_are_not_kept() -> None:
    kept = dict(_SHAPES)
    name = "n" * 1000
    validate(
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><assert><x:{name} xmlns:x="urn:x"/></assert></newsItem>'
    )
    validate(
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><assert><x:short xmlns:x="urn:x"/></assert></newsItem>'
    )
    new = [str(shape) for shape in _SHAPES.keys() - kept.keys()]
    assert any("short" in shape for shape in new)
    assert not any(name in shape for shape in new)
