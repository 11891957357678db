"""What helps to say a fault and its cure in words: guesses at what was meant, names in a row."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

__all__ = ["closest", "listed", "to_add"]

_LONGEST: Final = 60
_LIKE_ENOUGH: Final = 0.72


@lru_cache(maxsize=4096)
def _closest(name: str, known: frozenset[str]) -> str:
    by_case = {one.lower(): one for one in known}
    if name.lower() in by_case:
        return by_case[name.lower()]
    found = difflib.get_close_matches(name.lower(), by_case, n=1, cutoff=_LIKE_ENOUGH)
    return by_case[found[0]] if found else ""


def closest(name: str, known: Collection[str]) -> str:
    """The one of *known* that *name* is a slip of the pen for, ``""`` if none is like it.

    >>> closest("headine", {"headline", "dateline"})
    'headline'
    >>> closest("QCode", {"qcode", "uri"})
    'qcode'
    """
    return _closest(name, frozenset(known)) if len(name) <= _LONGEST else ""


def listed(names: Iterable[str], *, joint: str = "and", at_most: int = 0) -> str:
    """Names in a row, as one says them.

    >>> listed(["rt", "rp", "rb"], joint="or")
    'rt, rp or rb'
    >>> listed("abcdef", at_most=3)
    'a, b, c and 3 more'
    """
    names = list(dict.fromkeys(names))
    if at_most and len(names) > at_most + 1:
        return f"{', '.join(names[:at_most])} and {len(names) - at_most} more"
    return f" {joint} ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def to_add(what: str, about: str) -> str:
    """The advice to add something, with what it is for.

    >>> to_add("provider", "Who manages and publishes the item.")
    'add provider: who manages and publishes the item'
    >>> to_add("itemClass", "The nature of the item: text, picture ...")
    'add itemClass: the nature of the item: text, picture ...'
    """
    about = about if about.endswith("...") else about.removesuffix(".")
    first = about.partition(" ")[0]
    if first[1:].islower() or len(first) == 1:  # and no name such as NewsML-G2 or URI
        about = about[0].lower() + about[1:]
    return f"add {what}: {about}" if about else f"add {what}"
