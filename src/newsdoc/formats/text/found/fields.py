"""Header fields above a story, as desks and mail programs write them: ``Headline: ...``, ``Subject: ...``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import define

from newsdoc.formats.text.found.dates import find_date
from newsdoc.formats.text.found.front import Front
from newsdoc.formats.text.found.sheet import EDGE, Line, Sheet, Span

__all__ = ["FIELDS", "take_fields"]

_NAMES: Final = {
    "headline": "headline title hed titel überschrift schlagzeile titre título titular 標題 标题 見出し 題名"
    " subject betreff objet asunto",
    "byline": "by byline author autor autorin auteur auteure von par por writer 作者 記者 记者 執筆",
    "dateline": "dateline ortsmarke",
    "date": "date published datum fecha 日期 日付 pubdate erschienen publié publicado",
    "slugline": "slug slugline stichwort guide",
    "keywords": "keywords keyword tags stichwörter schlagwörter mots-clés etiquetas 關鍵詞 关键词 キーワード",
    "summary": "summary abstract teaser standfirst deck lede vorspann chapô chapeau resumen entradilla 摘要 要約",
    "subhead": "subheadline subtitle subhed kicker unterzeile dachzeile untertitel sous-titre surtitre subtítulo"
    " antetítulo 副標題 副标题",
    "credit": "credit creditline",
    "language": "language lang sprache langue idioma 語言 语言 言語",
    "urgency": "urgency priority dringlichkeit",
    "note": "from to cc bcc reply-to message-id section category desk source embargo copyright status url link version"
    " id wordcount words length ressort rubrique sección quelle fuente note notes editor 來源 来源 出典 編輯 编辑",
}
FIELDS: Final[dict[str, str]] = {name: target for target, names in _NAMES.items() for name in names.split()}
"""Names of header fields in lower case, each with the place that its value goes to."""

_FIELD = re.compile(r"(?P<name>[^\W\d_][\w '’-]{0,23})[ \u00a0]?[:：](?=\s|$|[\u3000-\u9fff])[ \t\u00a0\u3000]*")
_PART = re.compile(r"[;；、]")
_COMMA = re.compile(r"[,，]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MOST_LINES: Final = 30
_FEWEST: Final = 2
_URGENCIES: Final = frozenset("123456789")


@define(eq=False)
class _Field:
    """One field: its name, the place that it goes to, where its line stands, and where its value does."""

    name: str
    target: str
    span: Span
    values: list[Span]


def take_fields(sheet: Sheet, lines: Sequence[Line], at: int, front: Front) -> int:
    """Read the header fields that begin at line *at* into *front*; the line after them, *at* if there are none."""
    fields: list[_Field] = []
    end = at
    while end < len(lines) and end - at < _MOST_LINES and not lines[end].blank:
        line = lines[end]
        found = _FIELD.match(line.text)
        if found is not None:
            target = FIELDS.get(found["name"].casefold(), "")
            if not target and not fields:
                return at
            value = (line.start + found.end(), line.end)
            fields.append(_Field(found["name"], target, line.span, [value] if value[0] < value[1] else []))
        elif fields and line.indent:
            fields[-1].values.append(line.span)
        else:
            break
        end += 1
    blank = end == len(lines) or lines[end].blank
    while fields and not blank and not fields[-1].target:
        # Without a blank line below, an unknown name may as well be the story's own.
        end -= 1
        fields.pop()
    known = sum(bool(entry.target) for entry in fields)
    if known < _FEWEST and not (fields and fields[0].target == "headline"):
        return at
    for entry in fields:
        sheet.find("TEXT-FIELD-GUESSED", entry.span, f"{entry.name!r} is read as a header field", confidence=0.95)
        if entry.values and _put(sheet, front, entry):
            sheet.mark(entry.span[0], entry.values[0][0])
        else:
            # What has no place of its own stays whole, as a note for editors.
            front.notes.append(sheet.prose([entry.span, *entry.values[1:]]))
    return end


def _put(sheet: Sheet, front: Front, entry: _Field) -> bool:
    """Bring the value of a field to its place; whether its words are kept there."""
    prose = sheet.prose(entry.values)
    text = prose.text
    rows = {
        "byline": front.bylines,
        "dateline": front.datelines,
        "slugline": front.sluglines,
        "summary": front.summaries,
        "credit": front.credits,
        "subhead": front.headlines,
    }
    if entry.target in rows:
        rows[entry.target].append(prose)
    elif entry.target == "headline" and front.headline is None:
        front.headline = prose
    elif entry.target == "headline":
        front.headlines.append(prose)
    elif entry.target == "date" and (found := find_date(text)):
        front.created = front.created or found[0]
        front.dates.append(prose)
    elif entry.target == "keywords":
        _keywords(sheet, front, entry.values)
    elif entry.target == "language" and _LANGUAGE.fullmatch(text) and not front.language:
        front.language = text
    else:
        if entry.target == "urgency" and text in _URGENCIES:
            front.urgency = int(text)
        return False
    return True


def _keywords(sheet: Sheet, front: Front, values: Sequence[Span]) -> None:
    for start, end in values:
        text = sheet.text[start:end]
        at = 0
        marks = [*(_PART if _PART.search(text) else _COMMA).finditer(text)]
        for first, last in [*(mark.span() for mark in marks), (len(text), len(text))]:
            word = text[at:first]
            inner = word.strip(EDGE)
            begin = start + at + len(word) - len(word.lstrip(EDGE)) if inner else start + first
            sheet.mark(start + at, begin)
            sheet.mark(begin + len(inner), start + last)
            if inner:
                front.keywords.append(sheet.prose([(begin, begin + len(inner))]))
            at = last
