"""What benchmarks/fidelity.py measures, on small invented documents: each measure finds its harm and no other."""

from __future__ import annotations

import base64
import importlib
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import fidelity
from fidelity import BEGIN, END, Outcome, report, with_report
from infoset import document_infoset
from isolation import Reply, replies
from measures import HARMS, body_text, measure, subsequence_length
from peers import WAYS, Way, generate_classes, newsdoc_alone, newsdoc_by_json, newsdoc_without_source

G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
HINT = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

PAGE = """<?desk north?><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Tide</title></head>
<body><p>The tide <em>turned</em> at noon.</p><p>Nobody drowned.</p></body></html></inlineXML>"""

ITEM = f"""<newsItem {G2} {HINT} guid="urn:example:tide" version="2" xsi:schemaLocation="urn:example tide.xsd">
  <itemMeta><itemClass qcode="ninat:text"/><provider literal="coast"/>
  <versionCreated>2024-05-06T07:08:09+00:00</versionCreated></itemMeta>
  <contentMeta><!-- checked --><urgency>4</urgency>
  <headline>Tide turns</headline><slugline>coast-tide</slugline></contentMeta>
  <contentSet>{PAGE}</contentSet>
</newsItem>"""


def _measure(after: str) -> tuple[bool, bool, frozenset[str]]:
    measured = measure(ITEM.encode(), after.encode())
    return measured.unharmed, measured.same_data, measured.harms


@pytest.mark.parametrize(
    "after",
    [
        ITEM,
        ITEM.replace('<itemClass qcode="ninat:text"/>', "<itemClass   qcode = 'ninat:text' ></itemClass>"),
        ITEM.replace('guid="urn:example:tide" version="2"', 'version="2" guid="urn:example:tide"'),
        ITEM.replace(HINT, HINT.replace("xsi", "i")).replace("xsi:schema", "i:schema"),
        ITEM.replace("<contentSet>", "<contentSet>\n\t").replace("<slugline>", " <slugline>"),
        ITEM.replace("Nobody", "&#78;obody").replace("coast-tide", "<![CDATA[coast-tide]]>"),
        '<?xml version="1.0" encoding="utf-8"?>\n' + ITEM,
    ],
    ids=["as it was", "tags", "order of attributes", "prefix", "blank text", "characters", "declaration"],
)
def test_how_a_document_is_spelled_is_no_harm(after: str) -> None:
    assert _measure(after) == (True, True, frozenset())


@pytest.mark.parametrize(
    ("before", "after", "harm", "slight"),
    [
        ("<slugline>coast-tide</slugline>", "", "elements gone", False),
        ("<slugline>", "<slugline>coast</slugline><slugline>", "elements added", False),
        (
            "<headline>Tide turns</headline><slugline>coast-tide</slugline>",
            "<slugline>coast-tide</slugline><headline>Tide turns</headline>",
            "order",
            False,
        ),
        ("The tide <em>turned</em> at", "The tide  at<em>turned</em>", "order", False),
        ('literal="coast"', "", "attributes gone or changed", False),
        ('literal="coast"', 'literal="coats"', "attributes gone or changed", False),
        ('literal="coast"', 'literal="coast" role="x:y"', "attributes added", True),
        ('xsi:schemaLocation="urn:example tide.xsd"', "", "schema hints", True),
        ("Nobody", "Somebody", "text", False),
        ("Tide turns", "", "text", False),
        ("Tide turns", "Tide\n turns", "spelling", True),
        ("09+00:00", "09Z", "spelling", True),
        ("<urgency>4", "<urgency>4.0", "spelling", True),
        ('version="2"', 'version="02"', "spelling", True),
        ("<!-- checked -->", "", "comments, instructions", True),
        ("<!-- checked -->", "<!-- read -->", "comments, instructions", True),
        ("<?desk north?>", "<?shelf north?>", "comments, instructions", True),
        ("<newsItem", "<!-- new --><newsItem", "comments, instructions", True),
        (ITEM, f"{ITEM}<!-- new -->", "comments, instructions", True),
        ("</newsItem>", "", "not XML", False),
    ],
)
def test_each_kind_of_harm_is_found_and_no_other(before: str, after: str, harm: str, slight: bool) -> None:  # noqa: FBT001 - a column of the table
    assert before in ITEM
    assert _measure(ITEM.replace(before, after, 1)) == (False, slight, frozenset({harm}))
    assert harm in HARMS


def test_another_time_or_number_is_no_matter_of_spelling() -> None:
    assert _measure(ITEM.replace("09+00:00", "09+01:00"))[2] == {"text"}
    assert _measure(ITEM.replace("<urgency>4", "<urgency>5"))[2] == {"text"}
    assert _measure(ITEM.replace("Tide turns", "nan"))[2] == {"text"}


def test_what_was_not_written_keeps_nothing() -> None:
    measured = measure(ITEM.encode(), None)
    assert (measured.elements, measured.elements_kept, measured.body_kept) == (18, 0, 0)
    assert measured.body == len("Thetideturnedatnoon.Nobodydrowned.")
    assert not measured.unharmed
    assert not measured.same_data


def test_elements_and_body_text_that_are_gone_are_counted() -> None:
    whole = measure(ITEM.encode(), ITEM.encode())
    assert (whole.elements_kept, whole.body_kept) == (whole.elements, whole.body)
    cut = measure(ITEM.encode(), ITEM.replace("<em>turned</em> at noon.", "").encode())
    assert whole.elements - cut.elements_kept == 1
    assert whole.body - cut.body_kept == len("turnedatnoon.")


def test_an_item_without_its_message_keeps_its_elements() -> None:
    message = (
        f"<newsMessage {G2}><header><sent>2024-05-06T07:08:09Z</sent></header><itemSet>{ITEM}</itemSet></newsMessage>"
    )
    measured = measure(message.encode(), ITEM.encode())
    assert measured.root == "newsMessage"
    assert measured.elements - measured.elements_kept == len(["newsMessage", "header", "sent", "itemSet"])
    assert measured.body_kept == measured.body > 0


def _item(*contents: str) -> bytes:
    return f"<newsItem {G2}><contentSet>{''.join(contents)}</contentSet></newsItem>".encode()


PLAIN = '<inlineData contenttype="text/plain">High tide</inlineData>'
ESCAPED = '<inlineData contenttype="text/html">&lt;p&gt;Ebb&amp;nbsp;&lt;b&gt;tide&lt;/b&gt;&lt;/p&gt;</inlineData>'
PICTURE = f'<inlineData contenttype="image/png">{base64.b64encode(b"tide").decode()}</inlineData>'


@pytest.mark.parametrize(
    ("contents", "body"),
    [
        ((PLAIN, ESCAPED, PAGE), "Thetideturnedatnoon.Nobodydrowned."),
        ((PLAIN, PICTURE, ESCAPED), "Ebbtide"),
        ((PICTURE, PLAIN), "Hightide"),
        ((PICTURE,), ""),
        (("<inlineXML><note xmlns='urn:example'>No <b>body</b></note></inlineXML>",), "Nobody"),
        (('<inlineData contenttype="text/html"> </inlineData>',), ""),
        (('<inlineData contenttype="text/html">&lt;!-- --&gt;</inlineData>',), ""),
        ((), ""),
    ],
)
def test_the_body_is_the_best_rendition_of_text(contents: tuple[str, ...], body: str) -> None:
    assert body_text(etree.fromstring(_item(*contents))) == body


def test_a_body_that_is_there_in_another_rendition_is_kept() -> None:
    plain = '<inlineData contenttype="text/plain">The tide turned at noon.\nNobody drowned.</inlineData>'
    measured = measure(_item(PAGE, plain), _item(plain))
    assert measured.body_kept == measured.body > 0
    assert measured.elements_kept < measured.elements


def _subsequence_by_table(before: str, after: str) -> int:
    row = [0] * (len(after) + 1)
    for character in before:
        above, row = row, [0]
        for at, other in enumerate(after):
            row.append(above[at] + 1 if character == other else max(above[at + 1], row[at]))
    return row[-1]


@given(st.text("abc", max_size=40), st.text("abcd", max_size=40))
def test_common_subsequences_are_as_long_as_the_textbook_says(before: str, after: str) -> None:
    assert subsequence_length(before, after) == _subsequence_by_table(before, after)


@given(st.text(), st.text(), st.text())
def test_text_from_which_something_was_cut_keeps_the_rest(start: str, cut: str, end: str) -> None:
    assert subsequence_length(start + cut + end, start + end) == len(start + end)


def test_instructions_around_the_root_and_prefixes_do_not_fool_the_infoset() -> None:
    assert document_infoset(b"<a/><?b c?>") != document_infoset(b"<?b c?><a/>")
    assert (
        document_infoset(b'<p:a xmlns:p="urn:x"/>')
        == document_infoset(b'<a xmlns="urn:x"/>')
        != document_infoset(b"<a/>")
    )


def test_newsdoc_gives_the_item_back_unharmed_also_by_way_of_json(tmp_path: Path) -> None:
    for prepare in (newsdoc_alone, newsdoc_by_json):
        assert measure(ITEM.encode(), prepare(tmp_path, tmp_path)(ITEM.encode())).unharmed


def test_newsdoc_without_the_source_keeps_the_text_of_the_body_but_not_what_the_model_lacks(tmp_path: Path) -> None:
    measured = measure(ITEM.encode(), newsdoc_without_source(tmp_path, tmp_path)(ITEM.encode()))
    assert measured.body_kept == measured.body
    assert "comments, instructions" in measured.harms


WILD = """
import os, sys, time, warnings
def prepare(schema, folder):
    def round_trip(data):
        if data == b"raise": raise ValueError("no\\nsuch thing")
        if data == b"warn": warnings.warn("careful"); print("hm")
        if data == b"hang": time.sleep(60)
        if data == b"end": os._exit(1)
        return data
    return round_trip
def unprepared(schema, folder):
    raise ImportError("not installed")
"""


@pytest.fixture
def wild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A library that does whatever a document says."""
    (tmp_path / "wild_library.py").write_text(WILD)
    monkeypatch.syspath_prepend(tmp_path)
    return importlib.import_module("wild_library")


def test_whatever_a_library_does_comes_back_as_a_reply(wild: ModuleType, tmp_path: Path) -> None:
    way = Way("wild", (), wild.prepare)
    documents = [b"fine", b"raise", b"warn", b"end", b"hang", b"fine again"]
    assert list(replies(way, documents, tmp_path, tmp_path, timeout=2)) == [
        Reply(output=b"fine"),
        Reply(error="ValueError: no such thing"),
        Reply(output=b"warn", warnings=("careful", "hm")),
        Reply(error="its process ended"),
        Reply(error="no answer in 2 seconds"),
        Reply(output=b"fine again"),
    ]


def test_a_library_that_is_not_there_is_named(wild: ModuleType, tmp_path: Path) -> None:
    way = Way("wild", (), wild.unprepared)
    with pytest.raises(RuntimeError, match=r"^wild cannot be prepared: ImportError: not installed$"):
        list(replies(way, [b"fine"], tmp_path, tmp_path, timeout=2))


def test_classes_that_cannot_be_made_say_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"^xsdata makes no classes from none\.xsd: ."):
        generate_classes(tmp_path / "none.xsd", tmp_path, "none")


def _outcome(file: str, after: str | None) -> Outcome:
    output = after.encode() if after is not None else None
    error = "" if after is not None else "ValueError: odd"
    return Outcome(file, Reply(output=output, error=error), measure(ITEM.encode(), output))


def test_the_tables_count_files_by_what_became_of_them() -> None:
    changed = ITEM.replace("Nobody", "Somebody").replace("<!-- checked -->", "")
    spelled = ITEM.replace("09+00:00", "09Z")
    afters = {"a/1.xml": ITEM, "a/2.xml": None, "b/3.xml": changed, "b/4.xml": spelled}
    tables = report({"mine": [_outcome(file, after) for file, after in afters.items()]})
    assert "| mine | 1 | 2 | 1 | 2 | 75.0 % | 74.2 % | 0 |" in tables
    assert f"| **text**: {HARMS['text']} | 1 |" in tables
    assert f"| **comments, instructions**: {HARMS['comments, instructions']} | 1 |" in tables
    assert "**not XML**" not in tables
    assert "| a | 2 | 1 |\n| b | 2 | 0 |" in tables


def test_a_share_never_rounds_a_loss_away() -> None:
    assert [fidelity.share(part, 10_000) for part in (10_000, 9_999, 1, 0)] == ["100.0 %", "99.9 %", "0.0 %", "0.0 %"]
    assert fidelity.share(0, 0) == "–"


def test_the_tables_go_between_their_marks() -> None:
    page = f"Before\n{BEGIN}\nold\n{END}\nafter\n"
    assert with_report(page, "new") == f"Before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    assert with_report(with_report(page, "newer"), "new") == with_report(page, "new")
    with pytest.raises(ValueError, match="lacks its marks"):
        with_report("Before and after", "new")


@pytest.fixture
def only_newsdoc(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other libraries are not installed where the tests run."""
    monkeypatch.setattr(fidelity, "WAYS", WAYS[:1])


@pytest.mark.usefixtures("only_newsdoc")
def test_the_command_prints_the_tables_of_a_corpus_of_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "coast").mkdir()
    (tmp_path / "coast" / "tide.xml").write_text(ITEM)
    (tmp_path / "coast" / "broken.xml").write_text(ITEM[:-1])
    (tmp_path / "coast" / "concept.xml").write_text(f"<conceptItem {G2}/>")
    page = tmp_path / "page.md"
    page.write_text(f"{BEGIN}{END}")
    monkeypatch.setattr(fidelity, "PAGE", page)
    assert fidelity.main(["--corpus", str(tmp_path), "--files", "--write"]) == 0
    shown = capsys.readouterr().out
    assert "coast/tide.xml\n    newsdoc: unharmed\n" in shown
    assert "| newsdoc | 0 | 0 | 1 | 1 | 100.0 % | 100.0 % | 0 |" in shown
    assert "| newsdoc | 0 | 0 | 1 | 1 | 100.0 % | 100.0 % | 0 |" in page.read_text()


def test_the_command_says_that_there_is_no_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fidelity.main(["--corpus", str(tmp_path)]) == 2
    assert "no file with a news item" in capsys.readouterr().err


def test_the_page_has_a_row_for_each_way_and_says_what_it_does() -> None:
    page = fidelity.PAGE.read_text(encoding="utf-8")
    made = page[page.index(BEGIN) : page.index(END)]
    for way in WAYS:
        assert made.count(f"\n| {way.name} |") == 2
        assert page[page.index(END) :].count(f"\n| {way.name} |") == 1
