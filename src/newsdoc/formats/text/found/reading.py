"""The found door itself: from a text as it arrives to an article, findings and the markup that was read off it."""

from __future__ import annotations

import re
from collections.abc import Collection

from attrs import frozen

from newsdoc.findings import Finding
from newsdoc.formats.text.found.assembly import body_of, spoken
from newsdoc.formats.text.found.blocks import Scanner
from newsdoc.formats.text.found.contents import marked_contents, with_entries
from newsdoc.formats.text.found.fields import take_fields
from newsdoc.formats.text.found.front import Front
from newsdoc.formats.text.found.headings import guess_headings
from newsdoc.formats.text.found.interview import group_interviews
from newsdoc.formats.text.found.labels import find_labels
from newsdoc.formats.text.found.languages import detect_language
from newsdoc.formats.text.found.layout import Layout
from newsdoc.formats.text.found.letters import with_signatures
from newsdoc.formats.text.found.notes import NOTE_KINDS
from newsdoc.formats.text.found.pullquotes import with_credited_quotes
from newsdoc.formats.text.found.sheet import Sheet
from newsdoc.formats.text.found.speech import read_speech, utterances_of
from newsdoc.formats.text.found.top import read_top
from newsdoc.formats.text.found.wire import read_wire
from newsdoc.model import Article

__all__ = ["FoundReading", "read_found"]

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
    :param repair: what to mend: ``"spaces"``, ``"case"``, ``"split"``.
    """
    sheet = Sheet(_UNWRITABLE.sub("\ufffd", text), name)
    front = Front()
    wire = read_wire(sheet, front)
    lines = wire.lines
    layout = Layout.of(lines, indented=wire.indented)
    if layout.width:
        sheet.find("TEXT-LINES-JOINED", (0, len(text)), confidence=0.9)
    start = next((index for index, line in enumerate(lines) if not line.blank), 0)
    start = take_fields(sheet, lines, start, front) if start < len(lines) else start
    labels = find_labels(lines[start:])
    parts = Scanner(sheet, lines, layout, labels, wire.agate).parts(start)
    parts = [*wire.notes, *read_top(sheet, parts, front)]
    parts = with_credited_quotes(sheet, parts)
    parts = with_signatures(sheet, parts)
    parts = with_entries(sheet, marked_contents(sheet, parts, NOTE_KINDS["contents"]))
    parts = guess_headings(sheet, parts, spaced=layout.spaced)
    if not language:
        language, sure = detect_language(sheet.text)
        if language:
            sheet.find(
                "TEXT-LANGUAGE-GUESSED", (0, len(text)), f"the language is taken for {language!r}", confidence=sure
            )
    language = front.language or language
    parts = group_interviews(sheet, parts, labels, [prose.text for prose in front.bylines], language)
    said = read_speech(sheet, list(utterances_of(parts)), language)
    article = front.article(body_of(parts, spoken(said)), language)
    findings = tuple(sorted(sheet.findings, key=lambda finding: finding.span or (0, 0)))
    return FoundReading(article, findings, tuple(sorted(sheet.markup)))
