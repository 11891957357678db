"""Contents lines with their entries, which come again as headings; and the credit that closes a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from newsdoc.formats.text.found.parts import (
    BreakPart,
    HeadingPart,
    ItemPart,
    ListPart,
    NotePart,
    ParagraphPart,
    Part,
    TablePart,
)
from newsdoc.formats.text.found.sheet import Sheet

__all__ = ["marked_contents", "with_closing_credit", "with_entries"]

_NUMBER = re.compile(r"^[\dIVX]+(?:\.\d+)*[.)]?\s+")
_BRACKETS = re.compile(r"[(（【\[][^()（）【】\[\]。.!?！？]{2,40}[)）】\]]")


def marked_contents(parts: Sequence[Part], is_contents: re.Pattern[str]) -> list[Part]:
    """*parts* in which a marked heading that announces the contents is a note."""
    return [
        NotePart(gap=part.gap, kind="contents", lines=(part.prose,))
        if isinstance(part, HeadingPart) and is_contents.fullmatch(part.prose.text)
        else part
        for part in parts
    ]


def with_entries(sheet: Sheet, parts: Sequence[Part]) -> list[Part]:
    """*parts* in which each contents line holds the entries below it; an empty one is reported."""
    if not any(isinstance(part, NotePart) and part.kind == "contents" for part in parts):
        return list(parts)
    done: list[Part] = []
    # How often a line occurs tells an entry: it stands here and above its section.
    counts: dict[str, int] = {}
    for part in parts:
        words = part.caption if isinstance(part, TablePart) else getattr(part, "prose", None)
        if words is not None:
            counts[_key(words.text)] = counts.get(_key(words.text), 0) + 1
    entries: set[str] = set()
    at = 0
    while at < len(parts):
        part = parts[at]
        at += 1
        if isinstance(part, TablePart) and part.caption and _key(part.caption.text) in entries:
            # What the contents name is the heading above the table, not its caption.
            done += [HeadingPart(gap=part.gap, prose=part.caption, marked=True), evolve(part, caption=None)]
            continue
        if not (isinstance(part, NotePart) and part.kind == "contents"):
            done.append(part)
            continue
        below = parts[at] if at < len(parts) else None
        if isinstance(below, ListPart):
            done.append(evolve(part, entries=below))
            entries |= {_key(item.prose.text) for item in below.items}
            at += 1
            continue
        items: list[ItemPart] = []
        while at < len(parts) and isinstance(entry := parts[at], ParagraphPart) and counts[_key(entry.prose.text)] > 1:
            # The first of them to come again opens the story.
            if items and _key(entry.prose.text) == _key(items[0].prose.text):
                break
            items.append(ItemPart(prose=entry.prose))
            entries.add(_key(entry.prose.text))
            at += 1
        if not items:
            sheet.find("TEXT-CONTENTS-EMPTY", part.lines[0].span())
        done.append(evolve(part, entries=ListPart(items=tuple(items)) if items else None))
    return done


def _key(text: str) -> str:
    return _NUMBER.sub("", text).casefold()


def with_closing_credit(sheet: Sheet, parts: Sequence[Part]) -> list[Part]:
    """*parts* in which a last short line in brackets is a credit: the paper or the person that it comes from."""
    done = list(parts)
    last = len(done) - 1
    while last > 0 and isinstance(note := done[last], NotePart | BreakPart):
        if isinstance(note, NotePart) and note.kind == "trash":
            # "(With agencies)" says above a story what is new in it, below it who helped.
            done[last] = evolve(note, kind="signoff")
        last -= 1
    if last > 0 and isinstance(part := done[last], ParagraphPart) and _BRACKETS.fullmatch(part.prose.text):
        sheet.find("TEXT-NOTE-GUESSED", part.prose.span(), confidence=0.8)
        done[last] = NotePart(gap=part.gap, kind="credit", lines=(part.prose,))
    return done
