"""What keeps words from being taken for marks: inside a line, at its start, in addresses.

The rules are those of CommonMark 0.31 and of GitHub Flavored Markdown.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["escape", "guard", "target"]

_INSIDE: Final = re.compile(
    r"""
    [\\`*\[\]|~<]                                  # marks wherever they stand
    | (?<![^\W_]) _ | _ (?![^\W_])                  # inside a word an underscore is one
    | & (?= \#? \w* (?: ; | \Z ) )                  # what is or may become a character reference
    """,
    re.VERBOSE,
)

_OPENING: Final = re.compile(
    r"""
    (?= [-:=\s|\\]+ \Z ) [-:=]                      # the line under a heading, a rule, the second row of a table
    | [+-] (?= [ \t] | \Z )                         # an item of a list
    | >                                             # a quotation
    | \# (?= \#{0,5} (?: [ \t] | \Z ) )              # a heading
    | (?<= [0-9] ) [.)] (?= [ \t] | \Z )             # an item of a list with numbers
    """,
    re.VERBOSE,
)

_NUMBER: Final = re.compile(r"[0-9]{1,9}(?=[.)])")
_IN_TARGET: Final = re.compile(r"[\\<>&]")


def escape(text: str) -> str:
    r"""Words for the inside of a line.

    >>> escape("2 * 3 in snake_case, AT&T &amp;")
    '2 \\* 3 in snake_case, AT&T \\&amp;'
    """
    return _INSIDE.sub(r"\\\g<0>", text)


def guard(line: str) -> str:
    r"""A whole line, its inside escaped already, so that it opens nothing.

    >>> guard("1. January"), guard("# 1"), guard("1.5 per cent")
    ('1\\. January', '\\# 1', '1.5 per cent')
    """
    number = _NUMBER.match(line)
    at = number.end() if number else 0
    return f"{line[:at]}\\{line[at:]}" if _OPENING.match(line, at) else line


def target(href: str) -> str:
    """An address between angle brackets."""
    escaped = _IN_TARGET.sub(lambda found: "&amp;" if found[0] == "&" else f"\\{found[0]}", href)
    return f"<{escaped}>"
