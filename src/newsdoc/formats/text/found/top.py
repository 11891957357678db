"""The top of a story without header fields: which of its first lines are headline, byline, date, dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsdoc.formats.text.found.dates import is_date_line
from newsdoc.formats.text.found.front import Front, byline_end, dateline_end, is_byline
from newsdoc.formats.text.found.languages import LANGUAGES
from newsdoc.formats.text.found.layout import ends_sentence
from newsdoc.formats.text.found.letters import is_salutation
from newsdoc.formats.text.found.parts import BreakPart, HeadingPart, ListPart, NotePart, ParagraphPart, Part
from newsdoc.formats.text.found.sheet import Prose, Sheet, Span

__all__ = ["read_top"]

_LONGEST_HEADLINE: Final = 200
_MOST_PARTS: Final = 14
_PROSE_LENGTH: Final = 160
_SENTENCE_LENGTH: Final = 45
_SLUG = re.compile(r"[\w. -]{1,40}(?:/[\w. -]{1,40})+/")
_END_MARK = re.compile(r"[ \u00a0]=$")
_PARTING = re.compile(
    r"[ \u00a0]*(?:\||•|·|//|\u2003|\u3000)[ \u00a0]*"
    r"|(?<=[\dM])[ \u00a0](?=(?:[Ll]ast )?(?:[Uu]pdated|UPDATED|Aktualisiert|Mis à jour|Actualizado)\b)"
)
# Where a page stands in its site: Home > News > Local
_TRAIL = re.compile(r"[^>›]{2,30}(?:[ \u00a0]?[>›][ \u00a0]?[^>›]{2,40}){1,5}")
_EMPHASIS = re.compile(r"(\*{1,2}|_{1,2})(?=\S)(.+?)(?<=\S)\1")
_CAPITAL_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ]{2}[^\Wa-zß-öø-ÿ’'-]*(?: [^\W\d_a-zß-öø-ÿ][^\s\da-zß-öø-ÿ]*){1,3}")
_LONGEST_STANDFIRST: Final = 280
_KICKER: Final = 3
_AFFILIATION: Final = 5
_MOST_WORDS: Final = 12
_LONGEST_SENTENCE: Final = 90


def read_top(sheet: Sheet, parts: Sequence[Part], front: Front) -> list[Part]:
    """Read the top of *parts* into *front*; return what is left of them."""
    rest = list(parts)
    kept: list[Part] = []
    for _ in range(min(len(rest), _MOST_PARTS)):
        part = rest[0]
        if isinstance(part, NotePart | BreakPart) and not (isinstance(part, NotePart) and part.kind == "contents"):
            kept.append(part)
        elif isinstance(part, HeadingPart) and front.headline is None and part.level == 1:
            front.headline = _without_end_mark(sheet, part.prose)
        elif isinstance(part, ListPart) and _leads_to_byline(rest[1:]):
            # Points that sum up the story, as wires set them above it.
            kept.append(part)
        elif not isinstance(part, ParagraphPart):
            break
        elif _takes(sheet, part.prose, rest[1:], front):
            pass
        elif rest[1:] and _is_affiliation(part.prose, front, gap=part.gap):
            sheet.find("TEXT-BYLINE-GUESSED", part.prose.span(), confidence=0.7)
            front.bylines.append(part.prose)
        elif _is_standfirst(part.prose.text, rest[1:], front):
            kept.append(part)
        elif is_salutation(part.prose.text) or _is_prose(part.prose.text) or dateline_end(part.prose.text)[0]:
            break
        else:
            kept.append(part)
        rest.pop(0)
    _dateline(sheet, rest, front)
    return kept + rest


def _is_standfirst(text: str, following: Sequence[Part], front: Front) -> bool:
    """Whether a sentence between headline and byline sums up what follows."""
    below = following[0] if following else None
    return (
        front.headline is not None
        and not front.bylines
        and len(text) <= _LONGEST_STANDFIRST
        and isinstance(below, ParagraphPart)
        and is_byline(below.prose.text)
    )


def _leads_to_byline(following: Sequence[Part]) -> bool:
    """Whether byline, date or dateline follow, with nothing but notes before them."""
    below = next((part for part in following if not isinstance(part, NotePart | BreakPart)), None)
    return isinstance(below, ParagraphPart) and _is_credit(below.prose.text)


def _is_credit(text: str) -> bool:
    return bool(is_byline(text) or is_date_line(text) or dateline_end(text)[0])


def _takes(sheet: Sheet, prose: Prose, following: Sequence[Part], front: Front) -> bool:
    """Read one paragraph of the top into *front*, if it has its place there."""
    text = prose.text
    if front.headline is None and _SLUG.fullmatch(text) and following:
        sheet.find("TEXT-SLUGLINE-GUESSED", prose.span(), confidence=0.9)
        front.sluglines.append(prose)
        return True
    if _credits(sheet, prose, front):
        return True
    if not following:
        return False
    if front.headline is not None and _is_plain_byline(text, following[0]) and not front.bylines:
        sheet.find("TEXT-BYLINE-GUESSED", prose.span(), confidence=0.7)
        front.bylines.append(prose)
        return True
    if front.headline is not None and following and not front.bylines and _is_kicker(text, following):
        sheet.find("TEXT-KICKER-GUESSED", prose.span(), confidence=0.6)
        front.headlines.append(prose)
        return True
    if front.headline is not None:
        return _is_subhead(sheet, prose, following, front)
    if not _is_headline(text, following):
        return False
    if _is_kicker(text, following):
        sheet.find("TEXT-KICKER-GUESSED", prose.span(), confidence=0.7)
        front.headlines.append(prose)
        return True
    sheet.find("TEXT-HEADLINE-GUESSED", prose.span(), confidence=0.9)
    front.headline = _without_end_mark(sheet, prose)
    return True


def _is_headline(text: str, following: Sequence[Part]) -> bool:
    if len(text) > _LONGEST_HEADLINE or text.endswith((":", ";", ",", "：", "；", "，")) or dateline_end(text)[0]:
        return False
    if is_salutation(text) or _TRAIL.fullmatch(text) or not any(map(str.isalnum, text)):
        return False
    if text.endswith((".", "。")) and not text.endswith(("...", "U.S.", "U.N.")):
        # A headline with a full stop: only if it is short and a byline or a date follows.
        below = following[0]
        short = len(text.split()) <= _MOST_WORDS and len(text) <= _LONGEST_SENTENCE
        return short and isinstance(below, ParagraphPart) and _is_credit(below.prose.text)
    return True


def _is_plain_byline(text: str, below: Part) -> bool:
    """Whether a line right above the story is a name in capitals, as some papers sign without a word before it."""
    if not _CAPITAL_NAME.fullmatch(text) or not isinstance(below, ParagraphPart) or not _is_prose(below.prose.text):
        return False
    words = text.lower().split()
    return not any(word in language.no_names for language in LANGUAGES.values() for word in words)


def _is_subhead(sheet: Sheet, prose: Prose, following: Sequence[Part], front: Front) -> bool:
    """Read a line between headline and byline that is no sentence into *front*, as a further headline."""
    if front.bylines or ends_sentence(prose.text) or not _is_headline(prose.text, following):
        return False
    below = following[0]
    if not (isinstance(below, ParagraphPart) and is_byline(below.prose.text)):
        return False
    sheet.find("TEXT-SUBHEAD-GUESSED", prose.span(), confidence=0.7)
    front.headlines.append(prose)
    return True


def _is_kicker(text: str, following: Sequence[Part]) -> bool:
    """Whether a line in capitals above another short line is the name of the page's part, not its headline."""
    below = following[0]
    if not (
        text.isupper() and len(text.split()) <= _KICKER and len(following) > 1 and isinstance(below, ParagraphPart)
    ):
        return False
    under = below.prose.text
    return (
        len(under.split()) > _KICKER
        and not _is_prose(under)
        and not under.isupper()
        and not is_byline(under)
        and is_date_line(under) is None
        and _is_headline(under, following[1:])
    )


def _is_prose(text: str) -> bool:
    return (
        len(text) > _PROSE_LENGTH
        or (ends_sentence(text) and len(text) > _SENTENCE_LENGTH)
        or text.endswith(("。", "」"))
    )


def _without_end_mark(sheet: Sheet, prose: Prose) -> Prose:
    """The headline without the equals sign that ends it in some wires."""
    if found := _END_MARK.search(prose.text):
        sheet.mark(*prose.span(found.start()))
        return prose.cut(0, found.start())
    return prose


def _credits(sheet: Sheet, prose: Prose, front: Front) -> bool:
    """Read a line of bylines and dates, parted by pipes or dots, into *front*, if it is nothing else."""
    if len(prose.text) > _LONGEST_HEADLINE:
        return False
    pieces: list[tuple[Prose, bool]] = []
    marks: list[Span] = []
    start = 0
    # Names that an ideographic space parts are one byline; so a whole line that is one is not cut.
    cuts = () if is_byline(prose.text) else (found.span() for found in _PARTING.finditer(prose.text))
    for first, last in [*cuts, (len(prose.text),) * 2]:
        piece, emphasis = _plain(prose, start, first)
        marks += emphasis
        if last > first:
            marks.append(prose.span(first, last))
        start = last
        if not piece.text:
            continue
        day = is_date_line(piece.text)
        if day is None and not is_byline(piece.text):
            return False
        pieces.append((piece, day is not None))
    if not pieces:
        return False
    for piece, dated in pieces:
        if dated:
            sheet.find("TEXT-DATE-GUESSED", piece.span(), confidence=0.9)
            front.dates.append(piece)
            front.created = front.created or is_date_line(piece.text)
        else:
            sheet.find("TEXT-BYLINE-GUESSED", piece.span(), confidence=0.9)
            front.bylines.append(piece)
    for mark in marks:
        sheet.mark(*mark)
    return True


def _is_affiliation(prose: Prose, front: Front, *, gap: bool) -> bool:
    """Whether a line right below the byline says what paper or agency its writer is with."""
    words = prose.text.split()
    return (
        bool(front.bylines)
        and not gap
        and len(words) <= _AFFILIATION
        and all(word[0].isupper() or word in ("of", "for", "the", "de", "für", "der") for word in words)
        and not ends_sentence(prose.text)
        and not prose.text.endswith((":", "："))
    )


def _plain(prose: Prose, start: int, end: int) -> tuple[Prose, list[Span]]:
    """A piece of prose without the stars around the whole of it, and where those stand."""
    piece = prose.cut(start, end)
    found = _EMPHASIS.fullmatch(piece.text)
    if found is None:
        return piece, []
    return piece.cut(*found.span(2)), [piece.span(0, found.start(2)), piece.span(found.end(2))]


def _dateline(sheet: Sheet, rest: list[Part], front: Front) -> None:
    """Take byline and dateline off the beginning of the first paragraph."""
    if not rest or not isinstance(rest[0], ParagraphPart):
        return
    part = rest[0]
    prose = part.prose
    if end := byline_end(prose.text):
        front.bylines.append(prose.cut(0, end))
        sheet.find("TEXT-BYLINE-GUESSED", prose.span(0, end), confidence=0.9)
        prose = prose.cut(end)
    end, story = dateline_end(prose.text)
    if end:
        front.datelines.append(prose.cut(0, end))
        sheet.find("TEXT-DATELINE-GUESSED", prose.span(0, end), confidence=0.95)
        sheet.mark(*prose.span(end, story))
        prose = prose.cut(story)
    if prose is not part.prose:
        rest[0] = ParagraphPart(gap=part.gap, prose=prose, lines=part.lines, indent=part.indent)
