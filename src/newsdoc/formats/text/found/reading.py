"""The found door itself: from a text as it arrives to an article, findings and the markup that was read off it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from attrs import frozen

from newsdoc.findings import Finding
from newsdoc.formats.text.found.assembly import body_of, words
from newsdoc.formats.text.found.blocks import Scanner
from newsdoc.formats.text.found.headings import looks_like_heading
from newsdoc.formats.text.found.interview import group_interviews
from newsdoc.formats.text.found.labels import find_labels
from newsdoc.formats.text.found.layout import Layout, ends_sentence
from newsdoc.formats.text.found.parts import HeadingPart, NotePart, ParagraphPart, Part, TurnPart
from newsdoc.formats.text.found.sheet import Prose, Sheet
from newsdoc.model import Article

__all__ = ["FoundReading", "read_found"]

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_HEADLINE: Final = 200


@frozen
class FoundReading:
    """What was read from a text as it was found.

    :ivar article: the article.
    :ivar findings: guesses and damages, in the order of the text.
    :ivar markup: the stretches of the text that were read as markup; all other words are in the article.
    :ivar more: further articles, where the text was split.
    """

    article: Article
    findings: tuple[Finding, ...] = ()
    markup: tuple[tuple[int, int], ...] = ()
    more: tuple[Article, ...] = ()


def read_found(text: str, *, name: str = "", language: str = "", repair: Collection[str] = ()) -> FoundReading:
    """Read a text as an experienced editor would: structure by its looks, each guess on record, no word lost.

    :param text: the decoded text; characters that XML cannot carry are read as U+FFFD.
    :param name: the name of the input, for findings.
    :param language: the language of the text, where it is known; a BCP 47 tag.
    :param repair: what to mend: ``"spaces"``, ``"case"``, ``"split"``.
    """
    sheet = Sheet(_UNWRITABLE.sub("\ufffd", text), name)
    lines = sheet.lines
    layout = Layout.of(lines)
    labels = find_labels(lines)
    parts = Scanner(sheet, lines, layout, labels).parts()
    headline = ""
    if parts and (title := _headline(sheet, parts)):
        headline = title.text
        parts = parts[1:]
    parts = _with_headings(sheet, parts, layout)
    parts = group_interviews(sheet, parts, labels)
    article = Article(headline, body_of(parts, words), language=language)
    findings = tuple(sorted(sheet.findings, key=lambda finding: finding.span or (0, 0)))
    return FoundReading(article, findings, tuple(sorted(sheet.markup)))


def _headline(sheet: Sheet, parts: list[Part]) -> Prose | None:
    first = parts[0]
    if isinstance(first, HeadingPart) and first.level == 1:
        return first.prose
    if not isinstance(first, ParagraphPart) or len(parts) < 2:
        return None
    text = first.prose.text
    if (
        len(text) > _LONGEST_HEADLINE
        or text.endswith((":", ";", ",", "："))
        or (ends_sentence(text) and text.endswith((".", "。")))
    ):
        return None
    sheet.find("TEXT-HEADLINE-GUESSED", first.prose.span(), confidence=0.9)
    return first.prose


def _with_headings(sheet: Sheet, parts: list[Part], layout: Layout) -> list[Part]:
    done: list[Part] = []
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else None
        if (
            isinstance(part, ParagraphPart)
            and part.lines == 1
            and following is not None
            and (score := looks_like_heading(part.prose.text))
            and (score >= 0.9 or (part.gap and following.gap))
            and (
                isinstance(following, TurnPart | NotePart)
                or (isinstance(following, ParagraphPart) and len(following.prose.text) > len(part.prose.text))
            )
        ):
            sheet.find("TEXT-HEADING-GUESSED", part.prose.span(), confidence=score)
            part = HeadingPart(gap=part.gap, prose=part.prose)
        done.append(part)
    return done
