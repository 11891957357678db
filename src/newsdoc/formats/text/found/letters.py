"""Letters: where a page has a salutation, short lines with a name after the text are the signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsdoc.formats.text.found.layout import ends_sentence
from newsdoc.formats.text.found.parts import NotePart, ParagraphPart, Part
from newsdoc.formats.text.found.sheet import Sheet

__all__ = ["is_salutation", "with_signatures"]

_SALUTATION = re.compile(
    r"(?:to the editors?|to (?:the )?(?-i:[A-Z])[^.:;!?]{2,60}(?=,$)|dear .{1,60}"
    r"|(?:dear )?sirs?(?: or madam)?|madam|sehr geehrte.{1,80}|liebe[rs]? .{1,60}"
    r"|madame,? monsieur|monsieur le .{1,40}|madame la .{1,40}|chère? .{1,40}|mesdames et messieurs|à la rédaction"
    r"|(?:señora?|sr\.?|sra\.?) directora?|estimad[oa]s? .{1,60}|querid[oa]s? .{1,40}|a la redacción"
    r"|拝啓.{0,20}|編輯先生|编辑先生|致編輯|致编辑|敬啟者|編集部の皆様.{0,6}|尊敬的.{1,20})[,:，：!！]?",
    re.IGNORECASE,
)
_GREETING = re.compile(r"(?:SIRS?|Sirs?|MADAM|Madam|Dear (?:Sir|Editor)|Señora? directora?),? ?[–—-]+ ?(?=\S)")
_FAREWELL = re.compile(
    r"(?:yours|sincerely|best|kind|warm|with|respectfully|faithfully|regards|mit (?:freundliche[nm]|besten"
    r"|herzlichen)|hochachtungsvoll"
    r"|herzlich|freundliche|beste|veuillez|cordialement|bien (?:à vous|cordialement)|salutations|atentamente"
    r"|saludos|un (?:cordial )?saludo"
    r"|敬具|此致|敬禮|敬礼|草々)\b.{0,80}",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:dr|prof|mr|mrs|ms|sir|dame|rev|frau|herr|m|mme|sr|sra|dra)\.? )?"
    r"[^\W\d_a-zß-ÿ][\w.'’-]*(?:[ ,/&]+(?:[^\W\d_a-zß-ÿ][\w.'’-]*|de|del|della|la|di|da|der|den|van|von|zu|al|el"
    r"|bin|und|and|et|y)){0,6}"
    r"(?: [(（].{1,40}[)）])?(?:, [^.!?]{2,60})?|[\u4e00-\u9fff]{2,4}(?:[ \u3000(（].{1,20})?",
)
_LONGEST_LINE: Final = 70
_MOST_LINES: Final = 4


def is_salutation(text: str) -> bool:
    """Whether a line greets the one that the letter is to, alone or with a dash before what follows."""
    return bool(_SALUTATION.fullmatch(text) or _GREETING.match(text))


def with_signatures(sheet: Sheet, parts: Sequence[Part]) -> list[Part]:
    """*parts* in which the signatures of letters are notes; unchanged where nobody is greeted."""
    if not any(isinstance(part, ParagraphPart) and is_salutation(part.prose.text) for part in parts):
        return list(parts)
    done: list[Part] = []
    greeted = False
    at = 0
    while at < len(parts):
        part = parts[at]
        if isinstance(part, ParagraphPart):
            if greeted and (end := _signature(parts, at)) > at:
                lines = tuple(line.prose for line in parts[at:end] if isinstance(line, ParagraphPart))
                sheet.find("TEXT-NOTE-GUESSED", (lines[0].span()[0], lines[-1].span()[1]), confidence=0.8)
                done.append(NotePart(gap=part.gap, kind="signature", lines=lines))
                greeted = False
                at = end
                continue
            greeted = greeted or is_salutation(part.prose.text)
        done.append(part)
        at += 1
    return done


def _signature(parts: Sequence[Part], at: int) -> int:
    """The end of the signature that begins at *at*, or *at* if none does."""
    before = parts[at - 1] if at else None
    first = parts[at]
    if not isinstance(first, ParagraphPart) or before is None:
        return at
    farewell = isinstance(before, ParagraphPart) and bool(_FAREWELL.fullmatch(before.prose.text))
    if isinstance(before, ParagraphPart) and not (ends_sentence(before.prose.text) or farewell):
        return at
    if (
        not _NAME.fullmatch(first.prose.text)
        or is_salutation(first.prose.text)
        or _FAREWELL.fullmatch(first.prose.text)
    ):
        return at
    end = at + 1
    while end < len(parts) and end - at < _MOST_LINES:
        part = parts[end]
        if part.gap or not isinstance(part, ParagraphPart) or len(part.prose.text) > _LONGEST_LINE:
            break
        if ends_sentence(part.prose.text) or is_salutation(part.prose.text):
            break
        end += 1
    # A lone name may as well be the next letter's heading, unless a farewell leads to it or nothing follows.
    after = parts[end] if end < len(parts) else None
    if (
        end == at + 1
        and not farewell
        and isinstance(after, ParagraphPart)
        and after.gap
        and not ends_sentence(after.prose.text)
    ):
        return end if first.prose.text.isupper() else at
    return end
