"""Quotations set apart: lines that begin with ``>``, with the speaker's name after a dash on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsdoc.formats.text.found.parts import ParagraphPart, Part, PullQuotePart
from newsdoc.formats.text.found.sheet import EDGE, Line, Prose, Sheet, Span

__all__ = ["take_pull_quote", "with_credited_quotes"]

_MARK = re.compile(rf"(?:>[{EDGE}]*)+")
_CREDIT = re.compile(r"(?:--?|—|–|―|~)[ \u00a0]*(?=[^\W\d_a-z])")
_QUOTED = re.compile(r"[“\"«„‘「『»].+[”\"»“’」』«][.,]?", re.DOTALL)
_LONGEST_CREDIT: Final = 90


def take_pull_quote(sheet: Sheet, lines: Sequence[Line], at: int, *, gap: bool) -> tuple[PullQuotePart, int] | None:
    """The lines with ``>`` that begin at line *at*, and the line after them."""
    paragraphs: list[list[Span]] = [[]]
    credit: Span | None = None
    end = at
    while end < len(lines) and lines[end].text.startswith(">"):
        line = lines[end]
        end += 1
        found = _MARK.match(line.text)
        start = line.start + (found.end() if found else 0)
        sheet.mark(line.start, start)
        if start >= line.end:
            paragraphs.append([])
            continue
        last = end == len(lines) or not lines[end].text.startswith(">")
        if last and any(paragraphs) and (name := _credit(sheet, (start, line.end))):
            credit = name
        else:
            paragraphs[-1].append((start, line.end))
    if end == at:
        return None
    sheet.find("TEXT-PULLQUOTE-GUESSED", (lines[at].start, lines[end - 1].end), confidence=0.95)
    return (
        PullQuotePart(
            gap=gap,
            paragraphs=tuple(sheet.prose(spans) for spans in paragraphs if spans),
            speaker=sheet.prose([credit]) if credit else None,
        ),
        end,
    )


def _credit(sheet: Sheet, span: Span) -> Span | None:
    """Where the name stands in a line that gives the speaker after a dash; the dash is markup."""
    text = sheet.text[span[0] : span[1]]
    found = _CREDIT.match(text)
    if found is None or len(text) > _LONGEST_CREDIT or text.endswith((".", "!", "?", ":")):
        return None
    sheet.mark(span[0], span[0] + found.end())
    return span[0] + found.end(), span[1]


def with_credited_quotes(sheet: Sheet, parts: Sequence[Part]) -> list[Part]:
    """*parts* in which a quotation that is a paragraph, and a line below it that names its speaker, are one."""
    done: list[Part] = []
    for part in parts:
        above = done[-1] if done else None
        if (
            isinstance(part, ParagraphPart)
            and part.lines == 1
            and isinstance(above, ParagraphPart)
            and _QUOTED.fullmatch(above.prose.text)
            and (name := _credit(sheet, part.prose.span()))
        ):
            sheet.find("TEXT-PULLQUOTE-GUESSED", (above.prose.span()[0], name[1]), confidence=0.9)
            done[-1] = PullQuotePart(gap=above.gap, paragraphs=(above.prose,), speaker=_words(part.prose, name))
        else:
            done.append(part)
    return done


def _words(prose: Prose, span: Span) -> Prose:
    return prose.cut(span[0] - prose.at(0))
