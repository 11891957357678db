"""Articles glued together: where a page ends one story and begins another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from newsdoc.formats.text.found.front import dateline_end, is_byline
from newsdoc.formats.text.found.parts import HeadingPart, NotePart, ParagraphPart, Part, TurnPart
from newsdoc.formats.text.found.sheet import Sheet
from newsdoc.formats.text.found.wordlists import at_word

__all__ = ["Boundary", "find_boundaries", "lower_headings", "split_at"]

_TEASER = re.compile(
    at_word(
        [
            r"stay (?:tuned|with us)",
            r"for (?:more|further) (?:insights?|information|news|updates?|details|on)\b",
            r"explore the latest",
            r"read more\b",
            r"follow us\b",
            r"subscribe (?:to|now)",
            r"sign up (?:to|for)",
            r"check back",
            r"keep (?:up|checking)",
            r"visit our",
            r"more to come",
            r"this is a developing story",
            r"bleiben sie dran",
            r"mehr (?:dazu|zum thema|lesen sie)",
            r"lesen sie (?:auch|mehr)",
            r"weitere informationen",
            r"folgen sie uns",
            r"abonnieren sie",
            r"restez (?:à l['’]écoute|connecté)",
            r"pour en savoir plus",
            r"suivez-nous",
            r"abonnez-vous",
            r"retrouvez (?:toute|nos)",
            r"siga leyendo",
            r"para más información",
            r"manténgase",
            r"síganos",
            r"suscríbase",
            r"más información en",
        ]
    )
)
_SENTENCE_END = re.compile(r"(?<=[a-zß-ÿ\d]{3})[.!?][”\"’»)]*[ \u00a0]*(?=[A-ZÀ-Þ“\"«„])")
# What follows the end mark of a release and is no other story.
_BOILERPLATE = re.compile(
    r"(?:about|notes? (?:to|for) editors?|(?:media|press) contacts?|contacts?|for (?:more|further)|über"
    r"|zur person|pressekontakt|kontakt|hinweis|à propos|contacts? presse|acerca de|sobre|contacto|photo|image)\b",
    re.IGNORECASE,
)
_REACH: Final = 300
_MORE: Final = re.compile(r"more|weiter|suite|sigue", re.IGNORECASE)


@frozen
class Boundary:
    """Where another article begins.

    :ivar part: the number of the part that it begins in.
    :ivar offset: where in the words of that part; 0 for its beginning.
    :ivar confidence: how sure it is.
    """

    part: int
    offset: int = 0
    confidence: float = 0.8


def find_boundaries(sheet: Sheet, parts: Sequence[Part]) -> list[Boundary]:
    """The places in *parts* where another article begins; teasers are reported on the way."""
    found: list[Boundary] = []
    teased = False
    ended = False
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else None
        if isinstance(part, NotePart):
            ended = ended or (part.kind == "end" and not _MORE.search(part.lines[0].text))
            continue
        if isinstance(part, HeadingPart):
            contents = isinstance(following, NotePart) and following.kind == "contents" and not part.marked
            ended = ended and not _BOILERPLATE.match(part.prose.text)
            if index and (teased or ended or contents or _has_front(following)):
                found.append(Boundary(index, confidence=0.85))
            teased = ended = False
            continue
        if isinstance(part, ParagraphPart):
            if ended and following is not None and index and not _BOILERPLATE.match(part.prose.text):
                found.append(Boundary(index, confidence=0.7))
            ended = False
            teased = False
            if _TEASER.search(part.prose.text):
                at = _glued(sheet, part)
                if at and following is not None:
                    found.append(Boundary(index, at, 0.8))
                teased = not at and _teases(sheet, part)
        elif isinstance(part, TurnPart):
            teased = False
    for boundary in found:
        part = parts[boundary.part]
        if isinstance(part, ParagraphPart | HeadingPart):
            sheet.find("TEXT-ARTICLE-BOUNDARY", part.prose.span(boundary.offset), confidence=boundary.confidence)
    return found


def _has_front(part: Part | None) -> bool:
    """Whether a part is a byline or begins with a dateline, as stories do below their headline."""
    return isinstance(part, ParagraphPart) and (is_byline(part.prose.text) or dateline_end(part.prose.text)[0] > 0)


def _teases(sheet: Sheet, part: ParagraphPart) -> bool:
    """Whether the paragraph ends in words that send the reader elsewhere."""
    text = part.prose.text
    found = _TEASER.search(text, max(len(text) - _REACH, 0))
    if found is None:
        return False
    sheet.find("TEXT-TEASER", part.prose.span(*found.span()), confidence=0.8)
    return True


def _glued(sheet: Sheet, part: ParagraphPart) -> int:
    """Where in a paragraph another story begins, right after a teaser without so much as a space; 0 if none does."""
    text = part.prose.text
    for found in _TEASER.finditer(text):
        end = _SENTENCE_END.search(text, found.end(), found.end() + _REACH)
        if end and not text[: end.end()][-1].isspace():
            sheet.find("TEXT-TEASER", part.prose.span(*found.span()), confidence=0.8)
            return end.end()
    return 0


def split_at(parts: Sequence[Part], boundaries: Sequence[Boundary]) -> list[list[Part]]:
    """*parts* cut at *boundaries*: the parts of each article."""
    articles: list[list[Part]] = [[]]
    cuts = {boundary.part: boundary.offset for boundary in boundaries}
    for index, part in enumerate(parts):
        offset = cuts.get(index, -1)
        if offset < 0:
            articles[-1].append(part)
        elif offset == 0 or not isinstance(part, ParagraphPart):
            articles.append([part])
        else:
            articles[-1].append(evolve(part, prose=part.prose.cut(0, offset)))
            articles.append([evolve(part, prose=part.prose.cut(offset))])
    return articles


def lower_headings(parts: Sequence[Part], boundaries: Sequence[Boundary]) -> list[Part]:
    """*parts* in which the headings below the title of a further article stand one level deeper than that title."""
    titles = {boundary.part for boundary in boundaries if boundary.offset == 0}
    done: list[Part] = []
    below = False
    for index, part in enumerate(parts):
        if index in titles:
            below = isinstance(part, HeadingPart)
            done.append(part)
        elif below and isinstance(part, HeadingPart) and not part.marked:
            done.append(evolve(part, level=part.level + 1))
        else:
            done.append(part)
    return done
