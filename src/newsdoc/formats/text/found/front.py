"""What stands above the story: header fields, headline, byline, date, dateline. Each goes to its place in the article.

Law of this module: a typed value never replaces words. Where words become a date or a number, they are also kept as
they stand, among the further datelines or the editorial notes.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from attrs import define, field

from newsdoc.formats.text.found.dates import DAY_WORDS, MONTHS
from newsdoc.formats.text.found.sheet import Prose
from newsdoc.model import (
    AltId,
    Article,
    Block,
    Classification,
    Concept,
    Further,
    Identity,
    Label,
    Management,
    Section,
    Times,
)

__all__ = ["Front", "byline_end", "dateline_end", "is_byline"]


@define(eq=False)
class Front:
    """What has been read of an article beside its body.

    :ivar notes: lines for editors, verbatim.
    :ivar created: when the content was made.
    :ivar issued: when the item was sent.
    :ivar number: the item's number in its wire.
    :ivar provider: the wire's name.
    :ivar category: the wire's code of the subject.
    """

    headline: Prose | None = None
    bylines: list[Prose] = field(factory=list)
    datelines: list[Prose] = field(factory=list)
    dates: list[Prose] = field(factory=list)
    sluglines: list[Prose] = field(factory=list)
    summaries: list[Prose] = field(factory=list)
    credits: list[Prose] = field(factory=list)
    headlines: list[Prose] = field(factory=list)
    keywords: list[Prose] = field(factory=list)
    notes: list[Prose] = field(factory=list)
    created: date | None = None
    issued: datetime | None = None
    urgency: int | None = None
    number: str = ""
    provider: str = ""
    category: str = ""
    language: str = ""

    def article(self, body: tuple[Block | Section, ...], language: str) -> Article:
        """The article with this front and that body."""
        return Article(
            _first([self.headline] if self.headline else []),
            body,
            byline=_first(self.bylines),
            dateline=_first(self.datelines),
            summary=_first(self.summaries),
            slugline=_first(self.sluglines),
            creditline=_first(self.credits),
            language=self.language or language,
            identity=Identity(
                provider=Concept(literal=self.provider) if self.provider else None,
                alternates=(AltId(self.number),) if self.number else (),
            ),
            times=Times(content_created=self.created, version_created=self.issued),
            management=Management(urgency=self.urgency, notes=_labels(self.notes)),
            classification=Classification(
                subjects=(Concept(literal=self.category),) if self.category else (), keywords=_labels(self.keywords)
            ),
            further=Further(
                headlines=_labels(self.headlines),
                bylines=_labels(self.bylines[1:]),
                datelines=_labels([*self.datelines[1:], *self.dates]),
                sluglines=_labels(self.sluglines[1:]),
                creditlines=_labels(self.credits[1:]),
                descriptions=_labels(self.summaries[1:]),
            ),
        )


def _first(given: list[Prose]) -> str:
    return given[0].text if given else ""


def _labels(given: list[Prose]) -> list[Label]:
    return [Label(prose.text) for prose in given if prose.text.strip(" ")]


_UPPER: Final = r"[^\W\d_a-zß-öø-ÿ]"
_NAME_WORD: Final = rf"{_UPPER}[\w.'’-]*"
_JOINT: Final = r"and|und|et|y|e|de|del|della|der|den|van|von|zu|la|le|al|el|bin|in|of|for|für|from|the|aus|à|en"
_NAMES: Final = rf"{_NAME_WORD}(?:(?:,? | ?/ ?| ?& ?)(?:{_NAME_WORD}|{_JOINT}))*"
_BY: Final = (
    r"(?:by|reported by|story by|words by|text by|interview by|as told to|von|aus|par|por|di|texte? ?:|interview ?:"
    r"|autor(?:in)? ?:"
    r"|de (?:notre|nos) (?:correspondante?s?|envoyée?s? spéciale?s?|envoyés? spéciaux|journaliste)|correspondance de"
    r"|propos recueillis par|entretien (?:réalisé|mené) par|recueilli par|entrevista de|texto de|una entrevista de"
    r"|das (?:gespräch|interview) führten?|ein interview von|mit .{2,40} sprach|interview von)"
)
_BYLINE = re.compile(
    rf"(?i:{_BY}) ?:? ?(?!(?:(?i:{DAY_WORDS}|{'|'.join(MONTHS)}|the|a|an|now|then|der|die|das|le|la|les|el|los|las)\b))"
    rf"(?:{_NAMES})(?:, [a-z]{{2,5}})?\.?"
)
_CJK_BYLINE = re.compile(
    r"[【\[（(]?(?:本報|本报|本刊|特派|駐[^\s]{2,4}|中央社|新華社|新华社|文|撰文|作者|採訪|采访)?(?:記者|记者"
    r"|通訊員|通讯员|特派員|特派员|[／/：:])"
    r"[ ：:／/]?[^\s。，、！？／/]{2,12}(?:[ \u3000／/、][^\s。，、！？／/]{2,10})*(?:報導|报道|電|电|訊|讯)?[】\]）)]?"
    r"|[【\[][^】\]\s]{1,10}[＝=・／/][^】\]]{2,14}[】\]]|(?:取材・|構成・|写真・)?(?:文|聞き手|取材|執筆"
    r"|構成)[・＝=／/：:　][^\s。]{2,10}|記者[・＝=／/：][^\s。]{2,10}"
)
_CJK_PREFIX = re.compile(
    r"[【\[（(](?:[^】\]）)]{1,12}[＝=・／/][^】\]）)]{1,14}|[^】\]）)]{0,14}(?:訊|讯|電|电|報導|报道"
    r"|發自[^】\]）)]{1,8}|共同|時事|ロイター))[】\]）)]"
)
# Place and agency, but no writer: 【星見共同】
_CJK_AGENCY = re.compile(r"[【（(\[][\u4e00-\u9fff\u30a1-\u30fc]{1,10}(?:共同|時事|ロイター|AFP)[】）)\]]")
_CJK_DATELINE = re.compile(
    r"[（(]?(?:新華社|新华社|中央社|中新社|中通社|共同社|路透社"
    r"|法新社)?(?:記者[^\s，。]{2,4})?[\u4e00-\u9fff]{2,6}\d{1,2}(?:月\d{1,2})?日[電电](?:[)）]|[（(](?:記者"
    r"|记者)[^）)]{2,20}[）)])?"
)

_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY: Final = (
    rf"(?i:(?:(?:{DAY_WORDS}),? )?"
    rf"(?:\d{{1,2}}\.? ?(?:de )?(?:{_MONTH})\.?|(?:{_MONTH})\.? \d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}\.?)"
    r"(?:,? (?:de )?\d{4})?)"
)
_IN_PLACES: Final = r"de|del|la|las|los|el|am|an|der|im|sur|en|upon|of|ob"
_PLACE: Final = rf"{_UPPER}[\w.'’/-]*(?:(?: |, ?| - |/)(?:{_NAME_WORD}|{_IN_PLACES})\.?){{0,6}}"
_REGION: Final = r"(?: \([^()]{2,30}\))?"
_AGENCY: Final = r"\([A-Za-z][\w .&/+-]{1,28}\)"
_CAPITALS: Final = r"(?:[^\W\d_a-zß-öø-ÿ\u3000-\u9fff]|[ ./'’-]){3,40}"
_DATELINE = re.compile(
    # With the agency in brackets: PARIS, 14 mars (AFP) -
    rf"(?P<agency>(?:{_PLACE}{_REGION}(?:,? {_DAY})? ?)?{_AGENCY}(?:,? {_DAY})?)\s?"
    r"(?:[.:]?[ \u00a0]?(?:--?|–|—|_|=)|:|\.-)[ \u00a0]+"
    # In capitals alone: SPRINGFIELD, Mass. —
    rf"|(?P<bare>{_CAPITALS}(?:, {_NAME_WORD}(?: {_NAME_WORD})?\.?)?(?:, {_DAY})?)[ \u00a0](?:--?|–|—|_)[ \u00a0]+"
    # With its day: Madrid, 8 feb.-
    rf"|(?P<dated>{_PLACE}, {_DAY}) ?(?:--?|–|—|\.-|\.–|\.—)[ \u00a0]+"
)
_LONGEST_BYLINE: Final = 140
_SHORTEST_PLACE: Final = 3
_GREETINGS: Final = frozenset(["SIR", "SIRS", "MADAM", "DEAR SIR"])


def is_byline(text: str) -> bool:
    """Whether a whole line names its writer."""
    return len(text) < _LONGEST_BYLINE and bool(_BYLINE.fullmatch(text) or _CJK_BYLINE.fullmatch(text))


def byline_end(text: str) -> int:
    """The end of a byline that a paragraph begins with, in brackets as Chinese and Japanese papers set it; or 0."""
    found = _CJK_PREFIX.match(text)
    return found.end() if found and found.end() < len(text) and not _CJK_AGENCY.match(text) else 0


def dateline_end(text: str) -> tuple[int, int]:
    """The end of the dateline that a paragraph begins with, and where the story begins after its dash; or zeros."""
    found = _DATELINE.match(text)
    if found and (name := found.lastgroup):
        length = len(found[name].rstrip())
        if name != "bare" or (length >= _SHORTEST_PLACE and found[name].strip(" ,") not in _GREETINGS):
            return found.start(name) + length, found.end()
    found = _CJK_DATELINE.match(text) or _CJK_AGENCY.match(text)
    return (found.end(), found.end()) if found and found.end() < len(text) else (0, 0)
