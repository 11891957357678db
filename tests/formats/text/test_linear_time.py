"""Law 4 for the dialect: the time is proportional to the length, on the worst of repeats too."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

import pytest

from newsdoc.formats.text.reader import TextReading, read_text
from newsdoc.formats.text.writer import write_article
from newsdoc.model import Article, Block, Emphasis, List, Paragraph, Preformatted

_CHARACTERS = 4_000
_LIMIT = 8  # four would be linear, sixteen quadratic

_INTERVIEW = "\n%interview\n  %participant Q\n"

# What stands before the repeats, what is repeated, what stands behind them.
_REPEATS = [
    *(
        ("\n", unit, "")
        for unit in ("{", "}", "(", ")", "\\", "|", "“", ": ", "> ", "%", "#", "—", "\t", "\x00", "\u2028")
    ),
    *(
        ("\n", unit, "")
        for unit in ("{}", "}{", "}(", "{}(", "\\u{", "\\u{4", "\\{", "{a}(em)", "{}(br)", "{a}(b)", "{ }(em)")
    ),
    *(
        ("\n", unit, "")
        for unit in ('}(em a="', '}(em a="" b="', "}(em a", '{a}(em b="\\"', "}(em name(", '}(mention name("')
    ),
    *(
        ("\n", unit, "")
        for unit in ('{a}(link href="%")', '{a}(mention name("b" language="en")', "a { }(em) ", "}(https://a")
    ),
    *(("\n", unit, "") for unit in ("{a }(em) { }(strong)", '{a}(quote speaker="b") ')),
    *(
        ("\n", f"\n{unit}", "")
        for unit in ("|", "| a", "|a|", "|---|", "|=", "|= a", "||", "- ", "- a", "1. a", "0. a", "## a")
    ),
    *(
        ("\n", f"\n{unit}", "")
        for unit in ("##", "###", ">", "> a", "%", "%a", "%note", "%pre", "%figure", "* * *", "a", "\n", "  ")
    ),
    *(
        ("\n", f"\n{unit}", "")
        for unit in ("> a\n  — b", "%pre\n  | a", "%pre\n|", "|= a\n| b", "- \n  - ", "| a\n\n\n", "%\n| a")
    ),
    *(
        ("\n", f"\n{unit}", "")
        for unit in ("%note(a", '%note(kind="a") b', "  a", "\t\t- a", "%interview\n  %participant a\n  a: b")
    ),
    *(
        ("", f"\n{unit}", "")
        for unit in ("Headline: a", "Keyword: a", "Subject: a", "Foo: a", "Subject(", "Version: 1", "A:", "  A:")
    ),
    *(
        ("", f"\n{unit}", "")
        for unit in ("Subject: a\n  Name: b\n  Broader: c\n    Name: d", "newsdoc 1", "newsdoc 1\n\x00")
    ),
    ("\nSubject: a", "\n  Name: b", ""),
    ("\nFoo: a", "\n  Name: b", ""),
    ('\nSubject(role="x"): a', "\n  Name: b", ""),
    (f"{_INTERVIEW}  ", "a: ", ""),
    (f"{_INTERVIEW}  ", "Q: ", ""),
    (f"{_INTERVIEW}  ", "\\:", ""),
    (_INTERVIEW, "  Q: a\n", ""),
    (_INTERVIEW, "  Q:\n    - a\n", ""),
    (_INTERVIEW, "  ## a\n", ""),
    (_INTERVIEW, "  %participant Q\n", ""),
    ("\n" + "{" * (_CHARACTERS // 6), "}(em)", ""),
    ("\n" + "{" * (_CHARACTERS // 6), '}(link href="%")', ""),
    ("\n" + "{ " * (_CHARACTERS // 6), "}(em)", ""),
    ("\n{", "{a}(em)", "}(strong)"),
    ("\n|", " {a}(em) |", ""),
    ("\n%pre", "\n  | \\", ""),
    ("\n" + "".join("  " * level + "- a\n" for level in range(31)), "  " * 31 + "| a |\n", ""),
    ("\n" + "".join("  " * level + "- a\n" for level in range(31)), "  " * 31 + "- a\n", ""),
]


def _seconds(work: Callable[[], object]) -> float:
    gc.disable()
    start = process_time()
    work()
    seconds = process_time() - start
    gc.enable()
    return seconds


def _growth(small: Callable[[], object], large: Callable[[], object]) -> float:
    """How many times as long the large work takes; the least of some tries, for the machine may have other work."""
    shortest = longest = float("inf")
    for _ in range(5):
        shortest, longest = min(shortest, _seconds(small)), min(longest, _seconds(large))
        if longest < _LIMIT * shortest:
            break
    return longest / shortest


def _read(text: str) -> list[TextReading]:
    return list(read_text(text))


@pytest.mark.parametrize(("before", "unit", "behind"), _REPEATS, ids=lambda part: repr(part[:20]))
def test_four_times_the_text_takes_about_four_times_the_time(before: str, unit: str, behind: str) -> None:
    times = _CHARACTERS // len(unit)
    small = f"newsdoc 1\n{before}{unit * times}{behind}"
    # A beginning that is itself made of repeats grows with them.
    large = f"newsdoc 1\n{before * (4 if len(set(before)) <= 3 else 1)}{unit * (4 * times)}{behind}"
    assert _growth(lambda: _read(small), lambda: _read(large)) < _LIMIT


def test_writing_four_times_the_blocks_takes_about_four_times_the_time() -> None:
    row: list[Block] = [Paragraph(["{" * 9, Emphasis("\\")]), List(["a"]), List(["b"]), Preformatted("a\n\nb")]
    small, large = Article(body=row * 50), Article(body=row * 200)
    assert _growth(lambda: write_article(small), lambda: write_article(large)) < _LIMIT
