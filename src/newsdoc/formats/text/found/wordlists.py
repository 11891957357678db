"""Lists of words, written as text that blanks part: easier to read and to extend than rows of strings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["alternatives", "at_word", "words"]


def words(*texts: str) -> frozenset[str]:
    """The words of *texts*, which blanks part; an underscore stands for a blank inside an entry.

    >>> sorted(words("said so", "went_on"))
    ['said', 'so', 'went on']
    """
    return frozenset(word.replace("_", " ") for text in texts for word in text.split())


def alternatives(entries: frozenset[str]) -> str:
    """The source of a regular expression that finds one of *entries*, the longest first; nothing if there are none.

    Entries that begin alike share their beginning, so that one character rules out all that begin otherwise: a plain
    row of hundreds of words would be tried word by word at each place of the text.

    >>> alternatives(frozenset(["said", "says", "so"]))
    's(?:a(?:id|ys)|o)'
    """
    return _tails(entries) if entries else "(?!)"


def _tails(tails: Iterable[str]) -> str:
    """The source that finds one of *tails*; where one is the beginning of another, the longer is tried first."""
    by_letter: dict[str, list[str]] = {}
    for tail in sorted(tails):
        by_letter.setdefault(tail[:1], []).append(tail)
    ends = by_letter.pop("", None) is not None
    branches = []
    for group in by_letter.values():
        shared = _shared(group[0], group[-1])
        branches.append(re.escape(group[0][:shared]) + _grouped(_tails(tail[shared:] for tail in group)))
    if ends:
        branches.append("")
    return "|".join(branches)


def _shared(first: str, last: str) -> int:
    """How many characters the first and the last of a sorted row, and so all of it, have in common."""
    return next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))


def _grouped(source: str) -> str:
    return f"(?:{source})" if "|" in source else source


_ALIKE: Final = {"i": "ıİ", "k": "\u212a", "s": "ſ", "å": "\u212b", "ß": "ẞ"}
"""What regular expressions take for a letter too where case does not count, besides its capital."""


def at_word(sources: Iterable[str]) -> str:
    r"""The source of a regular expression that finds, where a word begins, one of *sources*, in capitals or not.

    Each of *sources* begins with a letter. The set of these letters comes first, for the search can pass over all else
    at once.

    >>> at_word(["read more", "stay tuned", "restez"])
    '(?-i:[rRsSſ])(?<!\\w.)(?i:(?<=r)(?:ead more|estez)|(?<=s)(?:tay tuned))'
    """
    by_letter: dict[str, list[str]] = {}
    for source in sources:
        by_letter.setdefault(source[0], []).append(source[1:])
    letters = "".join(f"{letter}{letter.upper()}{_ALIKE.get(letter, '')}" for letter in by_letter)
    branches = "|".join(f"(?<={letter})(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return rf"(?-i:[{letters}])(?<!\w.)(?i:{branches})"
