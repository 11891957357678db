"""Remarks beside the text: end marks, editors' notes, corrections, trash lines, credits, sign-offs, contents lines.

One table of kinds; each is known by how the whole paragraph reads. A plain ``Note: ...`` is none of them: it speaks to
the reader as part of the story.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["NOTE_KINDS", "is_break", "is_end_mark", "note_kind"]

_BREAK = re.compile(
    r"(?:\*[ \t]?){3,}|--|(?:-[ \t]?){3,}|(?:_[ \t]?){3,}|(?:—[ \t]?){2,}|(?:–[ \t]?){3,}|(?:―[ \t]?){2,}"
    r"|(?:─[ \t]?){3,}"
    r"|(?:=[ \t]?){3,}|(?:~[ \t]?){3,}|(?:\+[ \t]?){3,}|(?:•[ \t]){2,}•|(?:·[ \t]){2,}·|⁂|(?:◆[ \t\u3000]?){3,}"
    r"|(?:＊[ \t\u3000]?){3,}"
)

_RULES: Final = frozenset("*-_—–―─=~+•·⁂◆＊")
"""What such a line begins with."""

_EDITOR = (
    r"editor(?:['’]?s['’]?|s) note|eds|editors|note to editors|redaktionshinweis|anm(?:erkung|\.)? d(?:er"
    r"|\.) red(?:aktion|\.)?"
    r"|hinweis der redaktion|vorspann|note de la rédaction|ndlr|nota de la redacción|nota del editor|nota editorial"
    r"|n\. de la r\.?|編按|編者按|编者按|編者註|编者注|編集部注|編注|責任編輯|责任编辑|編輯|编辑|編集"
)
# How an interview or an extract came to its form.
_EDITED = (
    r"(?:this|the|our) (?:interview|conversation|transcript|discussion|exchange|text|excerpt|extract)\b[^.]{0,40}"
    r"\b(?:edited|condensed|abridged|shortened|translated|conducted)\b"
    r"|(?:das|dieses) (?:interview|gespräch)\b[^.]{0,60}\b(?:gekürzt|bearbeitet|übersetzt|redigiert)\b"
    r"|(?:cet|l['’])\s?(?:entretien|échange|interview) a été [^.]{0,40}(?:édité|condensé|relu|raccourci|traduit)"
    r"|(?:esta|la) (?:entrevista|conversación) (?:ha sido|fue|se ha) [^.]{0,40}(?:editad|condensad|resumid|traducid)"
    r"|(?:本文|本訪談|本访谈|訪談內容|访谈内容)[^。]{0,20}(?:節錄|节录|編輯|编辑|整理|刪節|删节|摘錄|摘录)"
    r"|(?:この|本)(?:インタビュー|対談|記事)[^。]{0,20}(?:編集|構成|抜粋|要約)"
)
_CORRECTION = (
    r"corrections?|corrected|clarifications?|berichtigung|berichtigt|korrektur|klarstellung|richtigstellung"
    r"|rectificatif|rectification|précision|corrección|rectificación|fe de err(?:atas|ores)"
    r"|aclaración|更正(?:啟事|启事)?"
    r"|訂正|お詫びと訂正"
)
_UPDATE = (
    r"adds|updates|updating|recasts|corrects|repeats|writes through|rewrites|refiles|clarifies|changes|deletes"
    r"|removes|with"
    r"|neu|aktualisiert|aktualisierung|ergänzt|zusammenfassung|wiederholung|überblick|mit|präzisiert"
    r"|actualisé|actualise|ajoute|avec|précise|complète|papier général|actualiza|amplía|añade|agrega|con"
)
_WORK = (
    r"(?:additional )?(?:reporting|writing|editing)|compiled|edited|written|reported|translated"
    r"|reportage|rédigé|édité|rédaction|édition|version française|redacción|editado|edición|reporte|información"
    r"|bericht(?:et)?|redigiert|bearbeitet|geschrieben|übersetzt"
)

NOTE_KINDS: Final[dict[str, re.Pattern[str]]] = {
    "end": re.compile(
        r"-{1,2} ?30 ?-{1,2}|#{3,}|(?:# ){2,}#|-0-|[-(]{0,2} ?(?:ENDS?|MORE|FIN|Fin|ENDE|Ende|FINAL|more"
        r"|ends?) ?[-)]{0,2}"
        r"|ENDS? +\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?"
        r"|[(（]?(?:完|了|終|终)[)）]?"
    ),
    "correction": re.compile(
        rf"[(\[（【]?(?:{_CORRECTION})(?:[ ,][^:：]{{0,40}})?[:：].+|[(\[]?(?:this|the) (?:story|article|version"
        rf"|report|item)\b"
        r".{0,60}\bcorrect(?:s|ed)\b.+|[(\[]?an earlier version of this .+|[(\[]?(?:in )?einer früheren (?:version"
        r"|fassung) .+"
        r"|[(\[]?une version (?:antérieure|précédente) .+|[(\[]?una versión anterior .+",
        re.IGNORECASE,
    ),
    "editor": re.compile(
        rf"[(\[（【]?\*{{0,2}}(?:{_EDITOR})\*{{0,2}} ?(?:[:：_—–-]| -).+"
        rf"|[*(\[（【]{{0,2}}(?:{_EDITED})[^.。]*[.。]?[*)\]）】]{{0,2}}",
        re.IGNORECASE,
    ),
    "trash": re.compile(rf"\((?:{_UPDATE})\b[^()]*\)", re.IGNORECASE),
    "contributors": re.compile(
        r".{0,160}\b(?:contributed to this (?:report|story|article)|contribu(?:ed|ted) (?:reporting|research))\b.{0,60}"
        r"|(?:mitarbeit|avec la contribution|con información|con la colaboración)\b.{1,120}",
        re.IGNORECASE,
    ),
    "signoff": re.compile(
        rf"[(\[（](?:{_WORK})\b[^()]*[)\]）]|(?:reporting|writing|editing) by .{{1,160}}"
        r"|(?-i:[a-zß-ÿ]{2,4}(?: [a-zß-ÿ0-9]{1,5}){2,6}(?:/[a-zß-ÿ]{2,4}){0,3})"
        r"|(?-i:[a-zß-ÿ]{2,5}(?:-[a-zß-ÿ]{2,5})?(?:/[a-zß-ÿ]{2,5}(?:-[a-zß-ÿ]{2,5})?){1,5})|(?-i:[a-zß-ÿ]{2,3}-[a-zß-ÿ]{2,3})"
        r"|(?-i:[A-Z]{2}-[A-Z]{2}-\d\d-\d\d-\d\d \d{4}[A-Z]{3})",
        re.IGNORECASE,
    ),
    "credit": re.compile(
        r"(?:photos?|pictures?|images?|graphic|video|fotos?|bild(?:er)?|grafik|crédits?(?: photo)?|imagen|gráfico"
        r"|写真|圖|图|攝影|摄影)"
        r" ?(?:by|par|por|von)?[:：/] ?.{2,80}|(?:photo|foto) (?:by|par|por|von) .{2,80}",
        re.IGNORECASE,
    ),
    "copyright": re.compile(r"(?:©|\(c\)|copyright\b).{1,160}", re.IGNORECASE),
    "contents": re.compile(
        r"\*{0,2}(?:table of contents|contents|in this (?:article|story)|inhalt(?:sverzeichnis)?|inhaltsübersicht"
        r"|in diesem artikel"
        r"|sommaire|table des matières|índice|sumario|contenido|tabla de contenidos|目錄|目录|目次"
        r"|もくじ)\*{0,2} ?[:：]?",
        re.IGNORECASE,
    ),
}
"""The kinds of notes, each with the pattern that its whole text fits; the first that fits is taken."""


def is_break(text: str) -> bool:
    """Whether a line is a rule between two stretches."""
    return text[:1] in _RULES and bool(_BREAK.fullmatch(text))


def is_end_mark(text: str) -> bool:
    """Whether a line says that the story ends here, or that more of it will come."""
    return bool(NOTE_KINDS["end"].fullmatch(text))


def note_kind(text: str) -> str:
    """The kind of note that *text* is, ``""`` if it is none."""
    for kind, pattern in NOTE_KINDS.items():
        if pattern.fullmatch(text):
            return kind
    return ""
