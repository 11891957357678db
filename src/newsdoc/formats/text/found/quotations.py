"""Where quotations stand: pairs of marks of every major convention, nested ones inside, those that run over paragraphs.

One pass over the marks of a paragraph, with a stack. A mark whose direction its shape does not tell (``"``, ``«``) is
told by its neighbours or by the page's habit. Single marks count inside double ones, or on a page that has no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from attrs import define, field, frozen

from newsdoc.formats.text.found.languages import LANGUAGES, Language
from newsdoc.formats.text.found.layout import ends_sentence
from newsdoc.formats.text.found.sieve import inside_quote

__all__ = ["Habit", "Quoted", "dash_quotes", "find_quotes", "habit_of", "has_spoken_clause", "is_dialogue_line"]

_MARK = re.compile("``|''|[“”„‟\"«»‹›‘’‚'「」『』]")
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


def habit_of(texts: Iterable[str]) -> Habit:
    """The habit of a page, from its paragraphs."""
    outward = inward = doubles = singles = 0
    for text in texts:
        guillemet = ""
        opened = False
        held = 0
        for found in _MARK.finditer(text):
            mark, at = found.group(), found.start()
            before, after = text[at - 1 : at] if at else "", text[found.end() : found.end() + 1]
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


@define
class _Open:
    mark: str
    start: int
    first: int
    inner: list[Quoted] = field(factory=list)


def find_quotes(text: str, habit: Habit, *, pending: str = "") -> tuple[list[Quoted], str]:
    """The quotations of a paragraph, and the mark that one left open at its end was opened with.

    :param pending: the mark that a quotation was opened with that the paragraph before left open.
    """
    stack: list[_Open] = []
    done: list[Quoted] = []
    marks = [(found.group(), found.start()) for found in _MARK.finditer(text)]
    for index, (mark, at) in enumerate(marks):
        depth = _closes(text, mark, at, stack, habit, marks, index)
        if depth >= 0:
            _close(stack, done, depth, at, at + len(mark))
        elif len(stack) < _DEEPEST and _opens(text, mark, at, stack, habit, pending=pending if at == 0 else ""):
            stack.append(_Open(mark, at, at + len(mark)))
    left = next((opened for opened in stack if opened.mark not in _SINGLE or habit.single), None)
    if left is None:
        for opened in stack:
            done.extend(opened.inner)
        done.sort(key=lambda quoted: quoted.start)
        return _continued(done, pending), ""
    after = [quoted for opened in stack for quoted in opened.inner]
    before = [quoted for quoted in done if quoted.end <= left.start]
    if any(quoted.start > left.start for quoted in done):  # pragma: no cover - what closes takes with it what it holds
        return _continued(done, pending), ""
    end = len(text.rstrip(_SPACE))
    open_ended = Quoted(left.start, end, left.first, end, tuple(after), opened=True)
    return _continued([*before, open_ended], pending), left.mark


def _continued(quotes: list[Quoted], pending: str) -> list[Quoted]:
    if not (pending and quotes and quotes[0].start == 0):
        return quotes
    first = quotes[0]
    return [
        Quoted(first.start, first.end, first.first, first.last, first.inner, first.opened, continues=True),
        *quotes[1:],
    ]


def _closes(
    text: str, mark: str, at: int, stack: Sequence[_Open], habit: Habit, marks: Sequence[tuple[str, int]], index: int
) -> int:
    """The depth of the open quotation that *mark* closes, -1 if it closes none."""
    depth = len(stack) - 1
    # Through an unclosed single mark (an apostrophe in truth) or inner quotation, one level at most.
    for level in range(depth, max(depth - 3, -1), -1):
        opened = stack[level]
        if mark not in _CLOSERS[opened.mark] or at < opened.first:
            continue
        if not _fits_close(text, mark, at, opened, habit, marks, index):
            continue
        return level
    return -1


def _fits_close(
    text: str, mark: str, at: int, opened: _Open, habit: Habit, marks: Sequence[tuple[str, int]], index: int
) -> bool:
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    if mark in "’'" and mark != "''":
        if after.isalnum():
            return False
        # "workers’ rights": the plural's apostrophe, if a mark that closes better follows.
        return not (before == "s" and after == " " and _better_close(text, marks, index))
    if mark == '"':
        return before not in _SPACE or not after or after in _SPACE
    if mark in "«»":
        return _direction(mark, habit) < 0 or (mark == opened.mark and before not in _SPACE)
    if mark == "“" and opened.mark == "“":
        # A second opener: closes only where it can open nothing, as in sloppy typing.
        return before not in _SPACE and (not after or not after.isalnum())
    return True


def _better_close(text: str, marks: Sequence[tuple[str, int]], index: int) -> bool:
    for mark, at in marks[index + 1 : index + 4]:
        if mark == "‘":
            return False
        if mark in ("’", "'") and not text[at + 1 : at + 2].isalnum():
            return True
    return False


def _direction(mark: str, habit: Habit) -> int:
    """1 for a guillemet that opens, -1 for one that closes."""
    return 1 if (mark == "«") == habit.outward else -1


def _opens(text: str, mark: str, at: int, stack: Sequence[_Open], habit: Habit, *, pending: str) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + len(mark) : at + len(mark) + 1]
    if not after:
        return False
    if pending and mark in ("»", pending):
        return True
    fits = not before or before in _BEFORE_OPENING
    if mark in "「『„‟“":
        return True
    if mark in "«»":
        return _direction(mark, habit) > 0
    if mark == "``":
        return True
    if mark in "‹›":
        return fits and after not in _SPACE
    if mark in ('"', "”"):
        return (fits or _is_wide(before)) and after not in _SPACE and not (stack and stack[-1].mark == mark)
    if mark in "‘‚'":
        single = bool(stack) or habit.single or mark == "‚"
        return (
            single and fits and after not in _SPACE and after not in "’'," and not (stack and stack[-1].mark in _SINGLE)
        )
    return False


def _is_wide(character: str) -> bool:
    return "\u3000" <= character <= "\uffef"


def _close(stack: list[_Open], done: list[Quoted], depth: int, last: int, end: int) -> None:
    """Close the quotation at *depth*; what was left open above it is taken for apostrophes."""
    inner = stack[depth].inner
    for above in stack[depth + 1 :]:
        inner += above.inner
    opened = stack[depth]
    del stack[depth:]
    quoted = Quoted(opened.start, end, opened.first, last, tuple(inner))
    (stack[-1].inner if stack else done).append(quoted)


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
    clause = inside_quote(text, first, len(text), language)
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
    return any(inside_quote(text, 0, len(text), LANGUAGES[tag]) is not None for tag in ("fr", "es"))
