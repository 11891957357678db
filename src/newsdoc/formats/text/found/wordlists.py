"""Lists of words, written as text that blanks part: easier to read and to extend than rows of strings."""

from __future__ import annotations

import re

__all__ = ["alternatives", "words"]


def words(*texts: str) -> frozenset[str]:
    """The words of *texts*, which blanks part; an underscore stands for a blank inside an entry.

    >>> sorted(words("said so", "went_on"))
    ['said', 'so', 'went on']
    """
    return frozenset(word.replace("_", " ") for text in texts for word in text.split())


def alternatives(entries: frozenset[str]) -> str:
    """The source of a regular expression that finds one of *entries*, the longest first; nothing if there are none."""
    return "|".join(re.escape(entry) for entry in sorted(entries, key=lambda entry: (-len(entry), entry))) or "(?!)"
