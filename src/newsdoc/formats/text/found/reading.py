"""The found door itself: from a text as it arrives to an article, findings and the markup that was read off it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from attrs import frozen

from newsdoc.findings import Finding
from newsdoc.formats.text.found.assembly import body_of, spoken
from newsdoc.formats.text.found.blocks import Scanner
from newsdoc.formats.text.found.contents import marked_contents, with_closing_credit, with_entries
from newsdoc.formats.text.found.damage import find_damage, report
from newsdoc.formats.text.found.fields import take_fields
from newsdoc.formats.text.found.front import Front
from newsdoc.formats.text.found.gluing import find_boundaries, lower_headings, split_at
from newsdoc.formats.text.found.headings import guess_headings
from newsdoc.formats.text.found.interview import group_interviews
from newsdoc.formats.text.found.labels import find_labels
from newsdoc.formats.text.found.languages import detect_language
from newsdoc.formats.text.found.layout import Layout
from newsdoc.formats.text.found.letters import with_signatures
from newsdoc.formats.text.found.notes import NOTE_KINDS
from newsdoc.formats.text.found.parts import HeadingPart, Part
from newsdoc.formats.text.found.places import places_of
from newsdoc.formats.text.found.pullquotes import with_credited_quotes
from newsdoc.formats.text.found.repair import mend, mended
from newsdoc.formats.text.found.sheet import Sheet
from newsdoc.formats.text.found.speech import read_speech
from newsdoc.formats.text.found.top import read_top
from newsdoc.formats.text.found.utterances import utterances_of
from newsdoc.formats.text.found.wire import read_wire
from newsdoc.model import Article

__all__ = ["REPAIRS", "FoundReading", "read_found"]

REPAIRS: Final = frozenset({"spaces", "case", "split"})
"""What can be mended: lost spaces put in, lost capitals given back, glued articles parted."""

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
    :param repair: what to mend, of :data:`REPAIRS`.
    """
    sheet = Sheet(_UNWRITABLE.sub("\ufffd", text), name)
    front = Front()
    wire = read_wire(sheet, front)
    lines = wire.lines
    start = next((index for index, line in enumerate(lines) if not line.blank), 0)
    start = take_fields(sheet, lines, start, front) if start < len(lines) else start
    layout = Layout.of(lines[start:], indented=wire.indented)
    if layout.width:
        sheet.find("TEXT-LINES-JOINED", sheet.whole, confidence=0.9)
    labels = find_labels(lines[start:])
    parts = Scanner(sheet, lines, layout, labels, wire.agate).parts(start)
    parts = [*wire.notes, *read_top(sheet, parts, front)]
    parts = with_credited_quotes(sheet, parts)
    parts = with_signatures(sheet, parts)
    parts = with_closing_credit(sheet, parts)
    parts = with_entries(sheet, marked_contents(parts, NOTE_KINDS["contents"]))
    parts = guess_headings(sheet, parts, spaced=layout.spaced)
    if not language:
        language, sure = detect_language(sheet.text)
        if language:
            sheet.find("TEXT-LANGUAGE-GUESSED", sheet.whole, f"the language is taken for {language!r}", confidence=sure)
    desk = _Desk(sheet, labels, front.language or language, frozenset(repair))
    report(sheet, find_damage(list(places_of(parts)), desk.language))
    boundaries = find_boundaries(sheet, parts)
    if "split" in desk.repair:
        first, *others = split_at(parts, boundaries)
        more = tuple(desk.article(other, Front()) for other in others)
        article = desk.article(first, front)
    else:
        more = ()
        article = desk.article(lower_headings(parts, boundaries), front)
    findings = tuple(sorted(sheet.findings, key=lambda finding: finding.span or (0, 0)))
    return FoundReading(article, findings, tuple(sorted(sheet.markup)), more)


@frozen
class _Desk:
    """Makes articles of parts.

    :ivar labels: the labels that make turns.
    :ivar language: the language of the words.
    :ivar repair: what to mend.
    """

    sheet: Sheet
    labels: Mapping[str, str]
    language: str
    repair: frozenset[str]

    def article(self, parts: list[Part], front: Front) -> Article:
        """The article that *parts* and *front* make."""
        if front.headline is None and parts and isinstance(title := parts[0], HeadingPart):
            front.headline = title.prose
            parts = read_top(self.sheet, parts[1:], front)
        if self.repair & {"spaces", "case"}:
            damages = find_damage(list(places_of(parts)), self.language)
            mending = mended(damages, self.repair)
            parts = [mend(part, lambda prose: mending.get(prose, prose)) for part in parts]
        bylines = [prose.text for prose in front.bylines]
        parts = group_interviews(self.sheet, parts, self.labels, bylines, self.language)
        said = read_speech(self.sheet, list(utterances_of(parts)), self.language)
        return front.article(body_of(parts, spoken(said)), self.language)
