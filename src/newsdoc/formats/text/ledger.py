"""What the strict reader keeps account of: which characters were markup, which became metadata, what was odd.

Law 4 is stated in these terms. Every character of the input that is no white space stands either in the words of the
article, in their order, or in a stretch of markup; every character of a value inside markup is in the metadata.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import Factory, field, mutable

from newsdoc.findings import Finding
from newsdoc.formats.text.attributes import Attributes
from newsdoc.formats.text.characters import ESCAPE, character, unescape
from newsdoc.formats.text.decoding import Places
from newsdoc.formats.text.finding_codes import CODES

__all__ = ["Ledger"]

_ESCAPE: Final = re.compile(ESCAPE)


@mutable
class Ledger:
    r"""The account of one text.

    :ivar text: the whole text, prepared.
    :ivar places: its lines and columns.
    :ivar name: what findings call the input.
    :ivar markup: stretches that are no words.
    :ivar metadata: stretches inside them that are values of attributes and header fields, escapes unresolved.
    :ivar escapes: stretches among the words of the form ``\u{HEX}``; each stands for one character of them.
    :ivar findings: what was odd.
    """

    text: str
    places: Places = field(default=Factory(lambda self: Places(self.text), takes_self=True))
    name: str = ""
    markup: list[tuple[int, int]] = field(factory=list)
    metadata: list[tuple[int, int]] = field(factory=list)
    escapes: list[tuple[int, int]] = field(factory=list)
    findings: list[Finding] = field(factory=list)

    def consume(self, start: int, end: int, given: Attributes | None = None) -> None:
        """Note a stretch of markup, and the values in it."""
        self.markup.append((start, end))
        if given:
            self.metadata.extend(given.spans)

    def words(self, start: int, end: int) -> str:
        """The words between two offsets where nothing but escapes is markup."""
        for found in _ESCAPE.finditer(self.text, start, end):
            self.escape(found)
        return unescape(self.text[start:end])

    def escape(self, found: re.Match[str]) -> None:
        """Note an escape among words."""
        if found["mark"]:
            self.markup.append((found.start(), found.start() + 1))
        elif character(found) != found[0]:
            self.escapes.append(found.span())

    def remark(self, code: str, message: str, start: int, end: int, help: str = "") -> None:
        """Note something odd about the stretch from *start* to *end*."""
        line, column = self.places.of(start)
        entry = CODES[code]
        self.findings.append(
            entry.found(message, help=help, file=self.name, line=line, column=column, span=(start, end))
        )
