"""What quoted words are: speech, a fragment of speech, the title of a work, a word held at a distance."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from attrs import frozen

from newsdoc.formats.text.found.languages import Language
from newsdoc.formats.text.found.quotations import Quoted
from newsdoc.formats.text.found.sieve import Clause
from newsdoc.formats.text.found.wordlists import alternatives
from newsdoc.model import QuoteKind

__all__ = ["Look", "apparent_kind", "inner_kind", "kind_of"]

_EDGE: Final = " \t\u00a0\u202f\u3000"
_INNER_MARKS: Final = "“”„\"«»‹›‘’‚'「」『』¿¡…[( \u00a0"
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_KANA = re.compile("[\u3041-\u30fa]")
_LISTED = re.compile("[,，] [^\\W\\d_a-zß-öø-ÿ]")
# Read from behind, so that it is found at once.
_BEFORE_WORD = re.compile(r"[ \u00a0][.,]?(?P<word>[\w’'-]+)")
_REFERENCE = re.compile(r"(?:^|[ (])(?:Re|RE|Betr\.|Betreff|Zu|Ref\.)[.:]? ?$")
# A Japanese quotation is taken up by と, which names and titles are not, unless a verb of calling follows.
_ENDED = re.compile("。|$")
_TAKEN_UP = re.compile("と(?=[。、])")
_NEAR: Final = 30
_FEW: Final = 2
_SOME: Final = 3
_MANY: Final = 12
_FEW_WIDE: Final = 5
_HELD_WIDE: Final = ("所謂", "所谓", "俗稱", "俗称", "號稱", "号称", "いわゆる", "名為", "名为", "稱為", "称为")


@frozen
class Look:
    """How a quotation looks in its paragraph.

    :ivar text: the paragraph.
    :ivar quoted: the quotation.
    :ivar floor: where the quotation before it ends.
    :ivar limit: where the next begins.
    :ivar language: the tables of the page's language.
    :ivar words: the words between the marks.
    :ivar fragment: whether they begin in lower case, as a part of a sentence does.
    :ivar closed: whether they end with the end of a sentence.
    :ivar comma: whether a comma, question or exclamation mark at their end leads on to a clause.
    :ivar wide: whether Chinese or Japanese stands around them.
    """

    text: str
    quoted: Quoted
    floor: int
    limit: int
    language: Language
    words: str
    fragment: bool
    closed: bool
    comma: bool
    wide: bool

    @classmethod
    def at(cls, text: str, quoted: Quoted, floor: int, limit: int, language: Language) -> Look:
        """The look of a quotation between *floor* and *limit* of its paragraph."""
        words = text[quoted.first : quoted.last].strip(_EDGE)
        first = next((character for character in words if character not in _INNER_MARKS), "")
        last = words.rstrip("”\"’'»“‘)]")[-1:]
        following = text[quoted.end : quoted.end + 2].lstrip(_EDGE)[:1]
        comma = (last != "" and last in ",，?!？！") or following in (",", "，", "—", "–")
        closed = last != "" and last in ".!?…。！？"
        # Right after a word, without comma or colon, the quoted words are a part of its sentence.
        ahead = text[max(quoted.start - 2, floor) : quoted.start].rstrip(_EDGE)[-1:]
        behind = text[quoted.end : quoted.end + 2]
        # So have those that a verb follows, in English, where a clause of saying would have its comma.
        leads = language.tag == "en" and behind[:1] == " " and behind[1:].islower()
        embedded = (ahead.isalpha() or leads) and not closed and not comma
        around = text[max(quoted.start - 2, 0) : quoted.start] + text[quoted.end : quoted.end + 2] + words[:2]
        return cls(
            text,
            quoted,
            floor,
            limit,
            language,
            words,
            fragment=first.islower() or embedded,
            closed=closed,
            comma=comma,
            wide=bool(_CJK.search(around)),
        )

    @property
    def count(self) -> int:
        """How many words stand between the marks."""
        return len(_WORD.findall(self.words[:400]))

    @property
    def before(self) -> str:
        """What stands right before the opening mark."""
        return self.text[max(self.quoted.start - 40, self.floor) : self.quoted.start]


def apparent_kind(look: Look) -> QuoteKind | None:
    """The kind that shows before anybody is asked who spoke: a title, or a word held at a distance."""
    if look.wide:
        if look.text[look.quoted.start] == "『" and _KANA.search(
            look.text, max(look.quoted.start - _NEAR, 0), look.quoted.end + _NEAR
        ):
            return QuoteKind.TITLE
        return QuoteKind.SCARE if look.before.endswith(_HELD_WIDE) else None
    if _held_pattern(look.language).search(look.before):
        return QuoteKind.SCARE
    if not look.closed and not look.words.endswith(",") and _follows(look, look.language.named):
        return QuoteKind.SCARE
    if look.quoted.start == 0 and look.count <= _SOME and not look.closed and _LISTED.match(look.text, look.quoted.end):
        # "« Les Adieux », Théâtre des Halles": what is on, and where.
        return QuoteKind.TITLE
    if (_is_named_work(look) or _is_title_case(look)) and look.count <= _MANY:
        return QuoteKind.TITLE
    return None


@cache
def _held_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(language.held)})[ \u00a0]$", re.IGNORECASE)


def _is_named_work(look: Look) -> bool:
    if _REFERENCE.search(look.before):
        return True
    return _follows(look, look.language.works, compounds=look.language.nouns_upper)


def _follows(look: Look, nouns: frozenset[str], *, compounds: bool = False) -> bool:
    """Whether one of *nouns* stands right before words that begin with a capital, as a name in marks does.

    :param compounds: whether a word that ends in one of them counts too: German ``Fernsehkrimi``.
    """
    if not look.words[:1].isupper() or look.before.rstrip(_EDGE).endswith((",", ":")):
        return False
    word = _word_before(look)
    return word in nouns or (compounds and word.endswith(tuple(noun for noun in nouns if len(noun) > _SOME)))


def _is_title_case(look: Look) -> bool:
    """Whether each word of weight has a capital: as titles are set in English, which no speech is."""
    if look.language.tag != "en" or look.closed:
        return False
    words = _WORD.findall(look.words)
    big = [word for word in words if len(word) > _SOME]
    return (
        len(words) >= _FEW
        and sum(word[0].isupper() for word in words) >= _FEW
        and all(word[0].isupper() for word in big)
    )


def kind_of(look: Look, clause: Clause | None) -> QuoteKind:
    """The kind of a quotation that is no title, told by its words and by the clause that attributes it."""
    if look.wide:
        if clause is not None:
            return QuoteKind.MIXED if clause.reported and not look.closed else QuoteKind.DIRECT
        alone = _ENDED.match(look.text, look.quoted.end) and look.text[look.quoted.start - 1 : look.quoted.start] in (
            "",
            "。",
        )
        spoken = look.closed or alone or _TAKEN_UP.match(look.text, look.quoted.end)
        return QuoteKind.DIRECT if spoken and len(look.words) > _FEW_WIDE else QuoteKind.SCARE
    if clause is not None:
        if clause.calling:
            return QuoteKind.MIXED if look.count > _FEW else QuoteKind.SCARE
        if look.fragment and not look.quoted.opened and not look.quoted.continues:
            return QuoteKind.MIXED
        # "A tourist shouted “Man overboard!” and pointed": a whole sentence is speech where no "that" leads to it.
        whole = (
            look.closed
            and not look.fragment
            and look.before.split()[-1:] not in [[word] for word in look.language.that]
        )
        return QuoteKind.MIXED if clause.reported and not whole else QuoteKind.DIRECT
    if not look.fragment and (look.closed or look.comma or look.count > _FEW + _SOME) and not _held(look):
        return QuoteKind.DIRECT
    if look.count <= _FEW or (look.count <= _SOME and _held(look)):
        return QuoteKind.SCARE
    return QuoteKind.MIXED if look.fragment else QuoteKind.SCARE if look.count <= _SOME else QuoteKind.DIRECT


def _held(look: Look) -> bool:
    """Whether a determiner right before the mark makes the words a name for something."""
    return _word_before(look) in look.language.determiners


def _word_before(look: Look) -> str:
    """The word right before the opening mark and a blank, in lower case; ``""`` if none stands there."""
    found = _BEFORE_WORD.match(look.before[::-1])
    return found["word"][::-1].lower() if found else ""


def inner_kind(text: str, quoted: Quoted) -> QuoteKind:
    """The kind of a quotation inside another: speech if it reads as a sentence, or else held at a distance."""
    words = text[quoted.first : quoted.last].strip(_EDGE)
    return QuoteKind.DIRECT if words.endswith((".", "!", "?", "…", "。", "！", "？", ",")) else QuoteKind.SCARE
