r"""The marks of the dialect: what the first characters of a line mean, and the kinds of spans and blocks.

One table for the reader, the writer and the documentation. The class of a line is a function of its first characters,
and, inside an interview or a block quotation, of what that has declared. The writer guards a paragraph with
:func:`guarded`, which asks the very expressions that the reader asks.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from attrs import frozen

from newsdoc.formats.text.characters import unescape
from newsdoc.formats.text.shapes import (
    EMBED,
    EMPHASIS,
    FIGURE,
    INTERVIEW,
    LINE_BREAK,
    LINK,
    MENTION,
    NOTE,
    PARTICIPANT,
    PREFORMATTED,
    QUOTE,
    STRONG,
    SUBSCRIPT,
    SUPERSCRIPT,
    Shape,
)
from newsdoc.model import Alignment

__all__ = [
    "ALIGNMENTS",
    "ATTRIBUTION_MARK",
    "BARE_ADDRESS",
    "BLOCKS",
    "CELL",
    "DELIMITER_ROW",
    "FIRST_LINE",
    "HIGHEST_START",
    "INDENT",
    "MARK",
    "MARKS",
    "RAW_MARK",
    "SPANS",
    "Mark",
    "guarded",
    "turn_label",
]

FIRST_LINE: Final = "newsdoc 1"
"""The line that every article begins with."""

INDENT: Final = "  "
"""What sets a line one level further in: what belongs to the block above."""


@frozen
class Mark:
    """What a line may begin with.

    :ivar name: its name in the grammar.
    :ivar pattern: the regular expression of the mark.
    :ivar example: a line that begins with it.
    :ivar meaning: what such a line is.
    """

    name: str
    pattern: str
    example: str
    meaning: str


_BLANK = r"[ \t]|\Z"
_APART = rf"(?={_BLANK})"

MARKS: Final = (
    Mark("heading", rf"##++{_APART}", "## Rates", "the title of a section; one # more for each level"),
    Mark("quotation", rf">{_APART}", "> We will win.", "the first paragraph of a block quotation"),
    Mark("item", rf"-{_APART}", "- apples", "an item of a list"),
    Mark("number", rf"(?:0|[1-9][0-9]{{0,9}})\.{_APART}", "1. apples", "an item of a numbered list"),
    Mark("caption", rf"\|={_APART}", "|= Results", "a table, and its caption"),
    Mark("row", r"\|(?=[ \t]*[^ \t])", "| Oslo | 3:1 |", "a row of a table"),
    Mark("break", r"\*[ ]\*[ ]\*[ \t]*\Z", "* * *", "a change of scene"),
    Mark("kind", r"%[a-z]++", "%note The law has changed since.", "a block of that kind"),
    Mark("apart", r"%[ \t]*\Z", "%", "nothing; keeps two lists or two tables apart"),
)
"""The marks of all places. Which of them a line begins with is the name of the group that matches in :data:`MARK`."""

MARK: Final = re.compile("|".join(f"(?P<{mark.name}>{mark.pattern})" for mark in MARKS))

ATTRIBUTION_MARK: Final = re.compile(r"—(?=[ \t(]|\Z)")
"""The mark of the line in a block quotation that says whose words they are; it closes the quotation."""

DELIMITER_ROW: Final = re.compile(r"\|(?:[ \t]*+:?-++:?[ \t]*+\|)++[ \t]*+\Z")
"""The row under the header of a table, or above its first row: it tells how the columns stand."""

ALIGNMENTS: Final = {
    "--": Alignment.NONE,
    ":-": Alignment.LEFT,
    "-:": Alignment.RIGHT,
    "::": Alignment.CENTER,
}
"""How a column stands, by the first and the last character of its cell in that row."""

RAW_MARK: Final = re.compile(r"\|[ ]?")
"""The mark of each line of preformatted text; all behind it counts, white space too."""

HIGHEST_START: Final = 999_999_999
"""The highest number that a list may begin with."""

# The colon of a label ends it only before a space; braces would make spans of what stands before it.
_TURN = re.compile(rf"(?P<label>(?:[^\\:{{}}]|\\u\{{[0-9A-Fa-f]{{1,6}}\}}|\\.|:(?!{_BLANK}))++):{_APART}")

SPANS: Final[dict[str, Shape]] = {
    "em": EMPHASIS,
    "strong": STRONG,
    "sup": SUPERSCRIPT,
    "sub": SUBSCRIPT,
    "link": LINK,
    "quote": QUOTE,
    "mention": MENTION,
    "br": LINE_BREAK,
}
"""The kinds of spans, ``{words}(kind attributes)``."""

CELL: Final = "cell"
"""The kind of span that a whole cell may be, for its own attributes."""

BARE_ADDRESS: Final = re.compile(r"""(?=[^ \t"(){}\\|:/#]*[:/#])[^ \t"(){}\\|]++""")
"""An address that may stand in the place of a span's kind: ``{words}(https://example.org/)`` is a link."""

BLOCKS: Final[dict[str, Shape]] = {
    "interview": INTERVIEW,
    "participant": PARTICIPANT,
    "figure": FIGURE,
    "embed": EMBED,
    "note": NOTE,
    "pre": PREFORMATTED,
}
"""The kinds of blocks, ``%kind(attributes) text``."""


def turn_label(text: str, start: int, end: int, labels: Collection[str]) -> tuple[str, int] | None:
    """The declared label that the line from *start* to *end* begins with, and where its colon stands."""
    found = _TURN.match(text, start, end) if labels else None
    if not found:
        return None
    label = unescape(found["label"])
    return (label, found.end("label")) if label in labels else None


def guarded(line: str, *, quoted: bool = False, labels: Collection[str] = ()) -> str:
    r"""*line*, the text of a paragraph, with a backslash where it would be read as something else.

    :param quoted: whether it stands right inside a block quotation.
    :param labels: the labels declared by the interview that it stands right inside.

    >>> guarded("1. The end"), guarded("Q: why?", labels={"Q"}), guarded("Q: why?")
    ('1\\. The end', 'Q\\: why?', 'Q: why?')
    """
    if line == FIRST_LINE:
        return f"\\u{{{ord(line[0]):X}}}{line[1:]}"
    if found := MARK.match(line) or (quoted and ATTRIBUTION_MARK.match(line)):
        mark = found.end() - 1 if line[0].isdigit() else 0
        line = f"{line[:mark]}\\{line[mark:]}"
    # Also a line whose mark has just been escaped: "1. A" may be a label.
    if turn := turn_label(line, 0, len(line), labels):
        line = f"{line[: turn[1]]}\\{line[turn[1] :]}"
    return line
