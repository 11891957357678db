r"""The one escape rule of the dialect, shared by its reader and its writer.

A backslash before a mark of ASCII punctuation (or an em dash) makes that mark an ordinary character, and ``\u{HEX}``
stands for the character of that number. Any other backslash is a backslash. So every string can be read, and
``unescape(escape(s)) == s`` for every escape function here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from newsdoc.model.values import first_unwritable

__all__ = [
    "ESCAPE",
    "UNWRITABLE",
    "character",
    "escape_cell",
    "escape_cell_string",
    "escape_label",
    "escape_prose",
    "escape_string",
    "escape_value",
    "unescape",
]

ESCAPE: Final = r"\\(?:u\{(?P<hex>[0-9A-Fa-f]{1,6})\}|(?P<mark>[!-/:-@\[-`{-~—]))"
"""An escape, as the source of a regular expression: either the group ``hex`` takes part or ``mark``."""

UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that no article can hold, because XML 1.0 (section 2.2) cannot."""

_ESCAPE = re.compile(ESCAPE)

# What an editor, a mail gateway or a terminal would drop, act on or take for a line end: DEL and C1 (NEL is U+0085),
# the line and paragraph separators, the byte order mark, the noncharacters. Everything else is written as it is, also
# combining marks and the marks of writing direction: they are words' own.
_UNSAFE = "\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
)


def character(found: re.Match[str]) -> str:
    """The character that a match of :data:`ESCAPE` stands for; the match itself if no article can hold it."""
    if found["mark"]:
        return found["mark"]
    number = int(found["hex"], 16)
    if number > 0x10FFFF or first_unwritable(chr(number)) >= 0:  # noqa: PLR2004 - the end of Unicode
        return found[0]
    return chr(number)


def unescape(text: str) -> str:
    r"""*text* with its escapes resolved.

    >>> unescape(r"\{not markup\}, C:\news, \u{2028}") == "{not markup}, C:\\news, \u2028"
    True
    """
    return _ESCAPE.sub(character, text) if "\\" in text else text


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0].isascii() and found[0] != "\x7f" else f"\\u{{{ord(found[0]):X}}}"


def _escaper(marks: str) -> Callable[[str], str]:
    special = re.compile(rf"[\\{re.escape(marks)}{_UNSAFE}]")

    def escape(text: str) -> str:
        return special.sub(_escaped, text)

    return escape


escape_value: Final = _escaper("")
"""For a text that runs to the end of its line and holds no markup: a header field's value, a speaker's name."""
escape_prose: Final = _escaper("{}")
"""For a text among inlines."""
escape_cell: Final = _escaper("{}|")
"""For a text among the inlines of a table cell."""
escape_label: Final = _escaper("{}:")
"""For the label before a turn."""
escape_string: Final = _escaper('"')
"""For a string between quotation marks in a list of attributes."""
escape_cell_string: Final = _escaper('"|')
"""For such a string inside a table cell."""
