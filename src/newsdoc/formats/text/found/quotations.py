"""Where quotations stand: pairs of marks of every major convention, nested ones inside, those that run over paragraphs.

One pass over the marks of a paragraph, with a stack. A mark whose direction its shape does not tell (``"``, ``«``) is
told by its neighbours or by the page's habit. Single marks count inside double ones, or on a page that has no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from attrs import define, evolve, field, frozen

from newsdoc.formats.text.found.languages import LANGUAGES, Language
from newsdoc.formats.text.found.layout import ends_sentence
from newsdoc.formats.text.found.phrases import Phrases
from newsdoc.formats.text.found.sieve import inside_quote

__all__ = [
    "Habit",
    "Mark",
    "Quoted",
    "dash_quotes",
    "find_quotes",
    "habit_of",
    "has_spoken_clause",
    "is_dialogue_line",
    "marks_of",
]

# "``", "''" or one of the others; a set at its beginning lets the search pass over all else at once.
_MARK = re.compile(r"[“”„‟\"«»‹›‘’‚'「」『』`](?:(?<=`)`|(?<=')'|(?<!`))")
_SPACE: Final = " \t\n\u00a0\u202f\u2009\u3000"
_BEFORE_OPENING: Final = _SPACE + "([{（【—–-―/:：,，、。；;¿¡>*_=“„«「『‘‚»"
_CLOSERS: Final = {
    "“": "”“",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'’",
    "「": "」",
    "『": "』",
    "”": "”",
    "``": ("''", '"', "”"),
}
_SINGLE: Final = frozenset("‘‚'‹›")
_ENDS: Final = frozenset(",.?!…—–)")
_WORD_EDGE: Final = frozenset(["", " ", "\u00a0", "(", "—", "–"])
_AFTER_ASIDE: Final = " \u00a0.,;:!?…"
_DEEPEST: Final = 4
_THROUGH: Final = 3
_OPENERS: Final = frozenset(["「", "『", "„", "‟", "“", "``"])
_NO_WORD: Final = frozenset("’',")


@frozen
class Quoted:
    """A stretch between quotation marks, its marks included.

    :ivar start: offset of its opening mark.
    :ivar end: offset after its closing mark.
    :ivar first: offset of the first character after the opening mark.
    :ivar last: offset of the closing mark; *end* where none stands.
    :ivar inner: the quotations inside.
    :ivar opened: whether it is left open, to go on in the next paragraph.
    :ivar continues: whether it goes on from the paragraph before.
    """

    start: int
    end: int
    first: int
    last: int
    inner: tuple[Quoted, ...] = ()
    opened: bool = False
    continues: bool = False


@frozen
class Habit:
    """How a page uses marks.

    :ivar outward: whether guillemets point outward, ``«so»``, as in French; else ``»so«``.
    :ivar single: whether single marks are its primary ones, as in British papers.
    """

    outward: bool = True
    single: bool = False


@frozen
class Mark:
    """A mark, where it stands, and the characters beside it, ``""`` at the edges of the paragraph."""

    sign: str
    at: int
    end: int
    before: str
    after: str


def marks_of(text: str) -> list[Mark]:
    """The marks of quotation in a paragraph."""
    return [
        Mark(
            found.group(),
            found.start(),
            found.end(),
            text[max(found.start() - 1, 0) : found.start()],
            text[found.end() : found.end() + 1],
        )
        for found in _MARK.finditer(text)
    ]


def habit_of(pages: Iterable[Sequence[Mark]]) -> Habit:
    """The habit of a page, from the marks of its paragraphs."""
    outward = inward = doubles = singles = 0
    for marks in pages:
        guillemet = ""
        opened = False
        held = 0
        for one in marks:
            mark, before, after = one.sign, one.before, one.after
            if mark in "«»":
                guillemet = guillemet or mark
            if mark in "‘'" and not opened and before in _WORD_EDGE and after not in _SPACE:
                opened = True
            elif mark in "’'" and opened and before in _ENDS and not after.isalnum():
                singles += 1
                opened = False
                held = 0
            elif mark not in _SINGLE and mark != "’":
                held += opened
                doubles += not opened
        # A single mark that nothing closed held nothing.
        doubles += held if opened else 0
        outward += guillemet == "«"
        inward += guillemet == "»"
    return Habit(outward=outward >= inward, single=singles > 0 and doubles == 0)


@define(eq=False)
class _Open:
    mark: str
    start: int
    first: int
    inner: list[Quoted] = field(factory=list)


def find_quotes(text: str, marks: Sequence[Mark], habit: Habit, *, pending: str = "") -> tuple[list[Quoted], str]:
    """The quotations of a paragraph, and the mark that one left open at its end was opened with.

    :param marks: the marks in it.
    :param pending: the mark that a quotation was opened with that the paragraph before left open.
    """
    if not marks:
        return [], ""
    scan = _Scan(habit, marks)
    for index, mark in enumerate(scan.marks):
        depth = scan.closed_by(index)
        if depth >= 0:
            scan.close(depth, mark)
        elif len(scan.stack) < _DEEPEST and scan.opens(mark, pending if mark.at == 0 else ""):
            scan.stack.append(_Open(mark.sign, mark.at, mark.end))
    left = next((opened for opened in scan.stack if opened.mark not in _SINGLE or habit.single), None)
    nested = [quoted for opened in scan.stack for quoted in opened.inner]
    if left is None:
        return _continued(_in_order([*scan.done, *nested]), pending), ""
    end = len(text.rstrip(_SPACE))
    before = _in_order([*scan.done, *(quoted for quoted in nested if quoted.end <= left.start)])
    inner = tuple(quoted for quoted in nested if quoted.start > left.start)
    return _continued([*before, Quoted(left.start, end, left.first, end, inner, opened=True)], pending), left.mark


def _in_order(quotes: list[Quoted]) -> list[Quoted]:
    return sorted(quotes, key=lambda quoted: quoted.start)


def _continued(quotes: list[Quoted], pending: str) -> list[Quoted]:
    if not (pending and quotes and quotes[0].start == 0):
        return quotes
    return [evolve(quotes[0], continues=True), *quotes[1:]]


@define(eq=False)
class _Scan:
    """The marks of a paragraph while they are paired."""

    habit: Habit
    marks: Sequence[Mark]
    stack: list[_Open] = field(factory=list)
    done: list[Quoted] = field(factory=list)

    def closed_by(self, index: int) -> int:
        """The depth of the open quotation that a mark closes, -1 if it closes none."""
        mark = self.marks[index]
        top = len(self.stack) - 1
        # Also through marks that were left open, which were apostrophes in truth.
        for level in range(top, max(top - _THROUGH, -1), -1):
            opened = self.stack[level]
            if mark.sign in _CLOSERS[opened.mark] and mark.at >= opened.first and self._fits_close(index, opened):
                return level
        return -1

    def _fits_close(self, index: int, opened: _Open) -> bool:
        mark = self.marks[index]
        if mark.sign in ("’", "'"):
            if mark.after.isalnum():
                return False
            # "workers’ rights": the plural's apostrophe, if a mark that closes better follows.
            return not (mark.before == "s" and mark.after == " " and self._better_close(index))
        if mark.sign == '"':
            return mark.before not in _SPACE or mark.after in _SPACE
        if mark.sign in "«»":
            return not self._points_inward(mark) or (mark.sign == opened.mark and mark.before not in _SPACE)
        if mark.sign == "“" and opened.mark == "“":
            # A second opener closes only where it can open nothing, as in sloppy typing.
            return mark.before not in _SPACE and not mark.after.isalnum()
        return True

    def _better_close(self, index: int) -> bool:
        for mark in self.marks[index + 1 : index + 1 + _THROUGH]:
            if mark.sign == "‘":
                return False
            if mark.sign in ("’", "'") and not mark.after.isalnum():
                return True
        return False

    def _points_inward(self, mark: Mark) -> bool:
        """Whether a guillemet opens, by the page's habit."""
        return (mark.sign == "«") == self.habit.outward

    def opens(self, mark: Mark, pending: str) -> bool:
        """Whether a mark opens a quotation; *pending* is the mark that one was opened with which may go on here."""
        if not mark.after:
            return False
        if (pending and mark.sign in ("»", pending)) or mark.sign in _OPENERS:
            return True
        top = self.stack[-1].mark if self.stack else ""
        fits = not mark.before or mark.before in _BEFORE_OPENING
        spaced = mark.after in _SPACE
        if mark.sign in "«»":
            return self._points_inward(mark)
        if mark.sign in "‹›":
            return fits and not spaced
        if mark.sign in ('"', "”"):
            return (fits or _is_wide(mark.before)) and not spaced and top != mark.sign
        if mark.sign in ("‘", "‚", "'"):
            primary = bool(self.stack) or self.habit.single or mark.sign in "‚‘"
            return primary and fits and not spaced and mark.after not in _NO_WORD and top not in _SINGLE
        return False

    def close(self, depth: int, mark: Mark) -> None:
        """Close the quotation at *depth*; what was left open above it is taken for apostrophes."""
        opened = self.stack[depth]
        inner = [quoted for above in self.stack[depth:] for quoted in above.inner]
        del self.stack[depth:]
        quoted = Quoted(opened.start, mark.end, opened.first, mark.at, tuple(inner))
        (self.stack[-1].inner if self.stack else self.done).append(quoted)


def _is_wide(character: str) -> bool:
    return "\u3000" <= character <= "\uffef"


_DASH = re.compile("[—―–]")
_DASH_START = re.compile(r"(?:[—―–]|-(?=[^\W\d_¿¡]))[ \u00a0]?(?=[^\W\d_a-z]|[¿¡…\d])")


def dash_quotes(text: str, language: Language) -> list[Quoted]:
    """The quotations of a line of dialogue that a dash opens, in Spanish and French; its asides stand between dashes.

    ``—Ojalá no —respondió Montes—. Pero el mar manda.`` holds two.
    """
    opening = _DASH_START.match(text)
    if opening is None or language.tag not in ("es", "fr"):
        return []
    marks = [found.start() for found in _DASH.finditer(text, opening.end())]
    if language.tag == "fr" or not marks:
        return (
            _until_clause(text, opening.end(), language)
            if language.tag == "fr"
            else [_dashed(text, 0, len(text), opening.end())]
        )
    quotes = [_dashed(text, 0, marks[0], opening.end())]
    for first, last in zip_longest(marks[1::2], marks[2::2]):
        if first is None:
            break
        begin = first + 1
        while begin < len(text) and text[begin] in _AFTER_ASIDE:
            begin += 1
        end = last if last is not None else len(text)
        if text[begin:end].strip(_SPACE):
            quotes.append(_dashed(text, begin, end, begin))
    return quotes


def _dashed(text: str, start: int, end: int, first: int) -> Quoted:
    while end > start and text[end - 1] in _SPACE:
        end -= 1
    return Quoted(start, end, first, end)


def _until_clause(text: str, first: int, language: Language) -> list[Quoted]:
    """French sets no second dash: the clause begins after a comma or the end of a sentence, with its verb."""
    clause = inside_quote(Phrases(text, language), first, len(text))
    if clause is None:
        return []
    quotes = [_dashed(text, 0, clause.start, first)]
    begin = clause.end
    while begin < len(text) and text[begin] in _SPACE:
        begin += 1
    if begin < len(text):
        quotes.append(_dashed(text, begin, len(text), begin))
    return quotes


def is_dialogue_line(text: str) -> bool:
    """Whether a line opens with a dash and reads as a sentence, as a line of dialogue does."""
    return bool(_DASH_START.match(text)) and ends_sentence(text)


def has_spoken_clause(text: str) -> bool:
    """Whether a line of dialogue names who speaks, in Spanish or French."""
    return any(inside_quote(Phrases(text, LANGUAGES[tag]), 0, len(text)) is not None for tag in ("fr", "es"))
