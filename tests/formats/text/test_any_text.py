"""Law 4 for the dialect: any text can be read, none of its characters is lost, what is read is stable."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

import newsdoc.testing
from newsdoc.formats.text.characters import ESCAPE, unescape
from newsdoc.formats.text.fields import FIELDS
from newsdoc.formats.text.marks import BLOCKS, FIRST_LINE, MARKS, SPANS
from newsdoc.formats.text.reader import TextReading, read_text
from newsdoc.formats.text.writer import write_article
from newsdoc.model import Article, Attribution, Concept, Node, Participant, Preformatted, Table, Text, Turn, walk
from newsdoc.model.values import spell

_UTC = re.compile(r"\A([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+)Z\Z")


def _solid(text: str) -> str:
    """The characters of a text that are no white space: that none of them is lost is the law."""
    return "".join(text.split())


def _words(node: Node) -> Iterator[str]:
    """The words of a node in reading order; what its metadata says about it is none of them."""
    match node:
        case Text() | Preformatted():
            yield node.text
        case Turn():
            yield node.speaker
            yield from (word for block in node.blocks for word in _words(block))
        case Table():
            cells = (cell for row in (node.header, *node.rows) for cell in row)
            yield from (word for each in (*node.caption, *cells) for word in _words(each))
        case Participant() | Attribution() | Concept():
            return
        case _:
            yield from (word for child in node.children() for word in _words(child))


def _words_of_text(reading: TextReading) -> str:
    """What is left of the text once the markup is taken out and the escapes are resolved."""
    pieces = []
    at, end = reading.span
    for start, stop in sorted([*reading.markup, *reading.escapes]):
        pieces.append(reading.text[at:start])
        if (start, stop) in reading.escapes:
            pieces.append(unescape(reading.text[start:stop]))
        at = max(at, stop)
    return "".join([*pieces, reading.text[at:end]])


def _values(node: Node) -> Iterator[str]:
    """All values of an article that are no words of its body."""
    for each in walk(node):
        if isinstance(each, Text | Preformatted):
            continue
        for field in attrs.fields(type(each)):
            value = getattr(each, field.name)
            if field.init and isinstance(value, str | int):
                yield str(value)
            elif hasattr(value, "isoformat") or hasattr(value, "month"):
                yield spell(value)


def _check(text: str) -> list[Article]:
    """Everything that law 4 says about a text in the dialect."""
    readings = list(read_text(text))
    for reading in readings:
        words = "".join(word for part in reading.article.body for word in _words(part))
        assert _solid(_words_of_text(reading)) == _solid(words)
        metadata: Counter[str] = Counter()
        for start, end in reading.metadata:
            assert any(first <= start and end <= last for first, last in reading.markup)
            metadata.update(_solid(_UTC.sub(r"\1+00:00", unescape(reading.text[start:end]))))
        missing = metadata - Counter(_solid("".join(_values(reading.article))))
        assert not missing
        for finding in reading.findings:
            assert finding.span is not None
            start, end = finding.span
            assert 0 <= start < end <= len(reading.text)
            before = reading.text[:start]
            assert finding.line == before.count("\n") + 1
            assert finding.column == start - before.rfind("\n")
        again = list(read_text(write_article(reading.article)))
        assert [each.article for each in again] == [reading.article]
        assert again[0].findings == ()
    return [reading.article for reading in readings]


_PIECES = (
    *(mark.example for mark in MARKS),
    *(mark.example.split(" ")[0] for mark in MARKS),
    *("{", "}", "(", ")", "\\", "|", "%", "#", ">", "-", "—", ":", '"', "="),
    *("  ", " ", "\t", "\n", "\n\n", "\n  ", "\n    "),
    *("\n- ", "\n1. ", "\n2. ", "\n## ", "\n### ", "\n> ", "\n  — "),
    *("\n| ", "\n|= ", "\n|---|", "\n* * *", "\n%", "\n  | "),
    *("\n%interview\n  %participant Q\n", "\n  Q: ", "Q: "),
    *('\n%note(kind="x") ', "\n%figure(", "\n%pre\n  | ", "\n%embed("),
    *(f"}}({kind}" for kind in SPANS),
    *(f"%{kind}" for kind in BLOCKS),
    *("}(em)", "}(br)", "}(cell)", "}(cell header)", "}(https://x/)", "}(#)"),
    *('}(quote speaker="', '}(mention name="x")', ' qcode="a:b"', ' href="x"', ' title="y"', " rank=1"),
    *(" colspan=2", " inferred", ' name("x" language="de")', " rank=x", ' broader("b" uri="c")'),
    *(' same-as(name("d" rank=2) literal="e")', " broader("),
    *("\\u{41}", "\\u{20}", "\\u{}", "\\u{D800}"),
    *("word", "a", "Dr. X", "\u00a0", "\u2028", "\x85", "\ufeff", "\x00", "\ud800", "\r\n", "\x0c", "é", "𝔸"),
    *(f"\n{field.name}: " for field in FIELDS),
    *("\n  Name: ", "\n  Broader(", '\n    Name(language="de"): ', "\nFoo: bar"),
    *("\nnewsdoc 1\n", "2024-05-01", "T10:00:00Z", "3"),
)


def _strung() -> SearchStrategy[str]:
    """Texts of the dialect's own alphabet."""
    return st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


@st.composite
def _mutated(draw: DrawFn) -> str:
    """Texts that were written in the dialect and then mangled."""
    text = write_article(draw(newsdoc.testing.articles(depth=2)))
    for _ in range(draw(st.integers(1, 4))):
        by_lines = draw(st.booleans())
        units = text.split("\n") if by_lines else list(text)
        if len(units) < 2:
            break
        here, there = (draw(st.integers(1, len(units) - 1)) for _ in range(2))
        match draw(st.sampled_from(("cut", "double", "swap", "insert", "indent"))):
            case "cut":
                del units[here : here + draw(st.integers(1, 5))]
            case "double":
                units.insert(here, units[there])
            case "swap":
                units[here], units[there] = units[there], units[here]
            case "insert":
                units.insert(here, draw(st.sampled_from(_PIECES)))
            case _:
                units[here] = "  " + units[here]
        text = ("\n" if by_lines else "").join(units)
    return text


@given(_strung())
@example('\n%note(kind="x")')
@example("\na { }(https://x/) b { }(em)c")
@example("\n%figure \\u{20}")
@example("\n## \\u{20}\n\n- \\u{20}\n\n| \\u{20} |")
@example('\nSubject: x\n  Broader(role="c:d"): y\n  Name: z\n    Name: w\nVersion: x\nVersion: 2\nVersion: 3')
def test_no_character_is_lost_in_any_text_of_the_dialects_alphabet(text: str) -> None:
    _check(f"{FIRST_LINE}\n{text}")


@given(_mutated())
def test_no_character_is_lost_in_a_mangled_text(text: str) -> None:
    _check(text if text.startswith(f"{FIRST_LINE}\n") else f"{FIRST_LINE}\n{text}")


@given(st.text(), st.booleans())
def test_no_character_is_lost_in_any_text_at_all(text: str, blank: bool) -> None:  # noqa: FBT001 - drawn
    _check(f"{FIRST_LINE}\n{chr(10) * blank}{text}")


@given(st.text(alphabet="{}()em \\|-", max_size=60))
def test_no_character_is_lost_among_braces(text: str) -> None:
    _check(f"{FIRST_LINE}\n\n{text}\n| {text} |")


@given(_strung())
def test_neither_a_final_line_end_nor_carriage_returns_make_a_difference(text: str) -> None:
    text = f"{FIRST_LINE}\n{text.replace(chr(13), '')}"
    articles = [reading.article for reading in read_text(text)]
    assert [reading.article for reading in read_text(text + "\n")] == articles
    assert [reading.article for reading in read_text(text.replace("\n", "\r\n"))] == articles


@given(st.one_of(_strung(), st.text()))
def test_an_escape_never_fails(text: str) -> None:
    assert len(unescape(text)) <= len(text)
    if not re.search(ESCAPE, text):
        assert unescape(text) == text


def _stairs(*lines: str, steps: int = 80) -> str:
    """Lines again and again, each time one level further in."""
    return "".join(f"{'  ' * level}{line}\n" for level in range(steps) for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        _stairs("- a"),
        _stairs(">") + "  " * 80 + "— A\n\nb",
        "".join("#" * level + " a\n\nb\n\n" for level in range(1, 90)) + "## c\n\n| d |",
        _stairs('%note(kind="k")') + "  " * 80 + "a\n\n| b |\n| c |",
        _stairs("%interview", "  %participant Q", "  Q:"),
        _stairs("- {{{a}(em)}(em)}(em)", "- | x |", "| x | {}(cell header) |", "- ## y", "## z"),
        "{" * 100 + "a" + "}(em)" * 100 + "\n\n|" + "{" * 70 + "a" + "}(em)" * 70 + "|",
        "{" * 100 + "}(br)" + "}(strong)" * 90,
    ],
)
def test_what_nests_too_deep_is_kept_as_words(text: str) -> None:
    _check(f"{FIRST_LINE}\n\n{text}")


@pytest.mark.nightly
@given(st.one_of(_strung(), _mutated()))
def test_no_character_is_lost_at_night(text: str) -> None:
    _check(text if text.startswith(f"{FIRST_LINE}\n") else f"{FIRST_LINE}\n{text}")


@pytest.mark.parametrize(
    "line",
    [
        "Headline-Wording: word",
        'Headline-Wording(role="hlrole:main"):',
        'Byline-Wording(language="fr"):',
        'Rating(lowest="1"): 3',
    ],
)
def test_an_entry_that_lacks_its_text_or_an_attribute_is_kept_as_a_paragraph(line: str) -> None:
    [reading] = read_text(f"newsdoc 1\nHeadline:\n{line}\n")
    assert _solid("".join(_words(reading.article))) == _solid(line)
    assert [finding.code for finding in reading.findings] == ["TEXT-FIELD"]


def test_what_is_known_of_a_text_may_stand_before_it() -> None:
    [reading] = read_text('newsdoc 1\nHeadline-Wording(role="hlrole:main"):\nHeadline: Drawbridge reopens\n')
    assert reading.article.wordings.headline.role == "hlrole:main"
    assert reading.findings == ()
