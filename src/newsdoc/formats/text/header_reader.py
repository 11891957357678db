"""Reads the header of an article in the dialect.

Laws kept here: what a line says is either all in the article's metadata or the line is kept as a paragraph, with a
finding that tells why; fields stand in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import attrs
from attrs import define, frozen

from newsdoc.errors import ModelError
from newsdoc.formats.text.attributes import Attributes, Misread, build, read_attributes
from newsdoc.formats.text.characters import unescape
from newsdoc.formats.text.fields import FIELDS_BY_NAME, Field
from newsdoc.formats.text.ledger import Ledger
from newsdoc.formats.text.lines import Line, behind_spaces
from newsdoc.formats.text.shapes import Codec, Member, Shape, default_of
from newsdoc.model import Article
from newsdoc.model.nodes import admit
from newsdoc.model.values import clean_prose

__all__ = ["Header", "read_header"]

_WORDINGS: Final = "wordings"
"""The group of what is known of texts of the article itself."""

_FIELD: Final = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]*+)(?=[(:])")


@frozen
class Header:
    """What the header of an article says.

    :ivar values: the fields of the article that it gives.
    :ivar kept: the lines of it that are no proper fields, to be kept in the body.
    :ivar length: how many lines it has.
    """

    values: dict[str, Any]  # Any: the values of all fields of an article
    kept: tuple[Line, ...]
    length: int


@define
class _Entry:
    """One line of the header with those below it that are set in further.

    :ivar form: how its value is spelt; None where no field or member has its name.
    """

    line: Line
    form: Codec | Shape | None
    field: Field | None = None
    member: Member | None = None
    below: list[_Entry] = attrs.field(factory=list)

    @property
    def opens(self) -> bool:
        """Whether lines below it that are set in further belong to it."""
        return self.form is None or (isinstance(self.form, Shape) and bool(self.form.every_member))

    @property
    def lines(self) -> Iterator[Line]:
        """Its line and those below it."""
        yield self.line
        for entry in self.below:
            yield from entry.lines


def read_header(ledger: Ledger, lines: Sequence[Line]) -> Header:
    """The header that *lines* begin with: it ends at a blank line, or before one that does not look like a field."""
    length = 0
    for line in lines:
        if line.blank or not _FIELD.match(ledger.text, line.start, line.end):
            break
        length += 1
    taker = _Taker(ledger)
    # What is known of a text comes last, for it is kept only where the text is there.
    for entry in sorted(_entries(ledger.text, lines[:length]), key=_is_wording):
        taker.take(entry)
    return Header(taker.grouped(), tuple(line for _, line in sorted(taker.kept.items())), length)


def _is_wording(entry: _Entry) -> bool:
    return entry.field is not None and entry.field.group == _WORDINGS


def _entries(text: str, lines: Sequence[Line]) -> list[_Entry]:
    """The fields with their members below them; a line is set in only under one that takes members."""
    entries: list[_Entry] = []
    above: list[_Entry] = []
    for line in lines:
        found = _FIELD.match(text, line.start, line.end)
        name = found["name"].lower() if found else ""
        del above[line.level :]
        if not above:
            known = FIELDS_BY_NAME.get(name)
            entry = _Entry(line, known.form if known else None, field=known)
            entries.append(entry)
        else:
            form = above[-1].form
            member = (
                next((each for each in form.every_member if each.name == name), None)
                if isinstance(form, Shape)
                else None
            )
            entry = _Entry(line, member.shape if member else None, member=member)
            above[-1].below.append(entry)
        if entry.opens and not (above and above[-1].form is None):
            above.append(entry)
    return entries


@define
class _Taken:
    """What a line of the header was found to hold: attributes, and its value from *start* to *end*."""

    line: Line
    given: Attributes | None
    start: int
    end: int


class _Taker:
    """Takes fields one after the other.

    :ivar kept: the lines that are no proper fields, by their offsets.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.kept: dict[int, Line] = {}
        self._values: dict[str, dict[str, Any]] = {}
        self._taken: list[_Taken] = []

    def take(self, entry: _Entry) -> None:
        """Take one field with its members into the metadata, or keep its lines."""
        self._taken.clear()
        try:
            value = self._value(entry)
            if entry.field:
                self._put(entry.field, value, entry.line.start)
        except Misread as why:
            self._keep(entry, why)
            return
        for taken in self._taken:
            self.ledger.consume(taken.line.start, taken.line.end, taken.given)
            if taken.start < taken.end:
                self.ledger.metadata.append((taken.start, taken.end))

    def grouped(self) -> dict[str, Any]:
        """The fields of the article itself, its groups among them."""
        groups = {name: _group(name)(**held) for name, held in self._values.items() if name}
        return {**self._values.get("", {}), **groups}

    def _keep(self, entry: _Entry, why: Misread) -> None:
        for line in entry.lines:
            self.kept[line.begin] = line
        self.ledger.remark(
            "TEXT-FIELD",
            f"kept as a paragraph, not read as a field: {why.message}",
            entry.line.start,
            entry.line.end,
            help="correct it, or put a blank line between the header and the text",
        )

    def _put(self, field: Field, value: Any, position: int) -> None:  # noqa: ANN401 - a value of any field
        if field.group == _WORDINGS and not clean_prose(self._values.get("", {}).get(field.field, "")):
            raise Misread(f"there is no {field.field} that this could be said of", position)
        held = self._values.setdefault(field.group, {})
        try:
            # Whether the value may stand in its field only the model knows.
            made = admit(_group(field.group), field.field, (value,) if field.many else value)
        except ModelError as error:
            raise Misread(error.message, position) from None
        if field.group == _WORDINGS and made != value:
            raise Misread(f"the role of a {field.field} goes without saying", position)
        if field.many:
            held.setdefault(field.field, []).append(value)
        elif field.field in held:
            raise Misread(f"{field.name} is given twice", position)
        else:
            held[field.field] = value

    def _value(self, entry: _Entry) -> Any:  # noqa: ANN401 - likewise
        """The value of a line and of those below it.

        :raises Misread: if it has none. Lines below that have none are kept by themselves.
        """
        form, line, text = entry.form, entry.line, self.ledger.text
        if form is None:
            raise Misread("there is no field of this name here", line.start)
        found = _FIELD.match(text, line.start, line.end)
        position = found.end() if found else line.start
        given = None
        if text.startswith("(", position):
            given, position = read_attributes(text, position + 1, line.end)
        if not text.startswith(":", position, line.end):
            raise Misread("expected a colon and the value", position)
        value = _Taken(line, given, behind_spaces(text, position + 1, line.end), line.end)
        content = unescape(text[value.start : value.end])
        self._taken.append(value)
        if isinstance(form, Shape):
            return build(form, given, content, self._members(entry.below))
        if given:
            raise Misread("this field has no attributes", line.start)
        try:
            return form.read(content) if content or not entry.field else _nothing(entry.field)
        except ValueError as error:
            raise Misread(str(error), line.start) from None

    def _members(self, entries: Sequence[_Entry]) -> dict[str, list[Any]]:
        members: dict[str, list[Any]] = {}
        for entry in entries:
            before = len(self._taken)
            try:
                value = self._value(entry)
            except Misread as why:
                del self._taken[before:]
                self._keep(entry, why)
            else:
                name = entry.member.field if entry.member else ""
                members.setdefault(name, []).append(value)
        return members


def _nothing(field: Field) -> object:
    """The value of a field that says nothing."""
    return default_of(_group(field.group), field.field)


def _group(name: str) -> Any:  # noqa: ANN401 - the class of a group, called with its fields
    """The class of a group of the article's metadata; the article's own for the name ``""``."""
    return type(default_of(Article, name)) if name else Article
