"""The notation in which the project writes down the structure of a vocabulary such as NewsML-G2.

Law: a table says what is allowed in each version, once, and the reader, the writer, the validator and the reference
documentation all read the same table. A table is a handful of text files. A line that is not indented opens a block:

.. code-block:: text

    element itemMeta @2.11              an element that may stand wherever any known element may, here since 2.11
    local line/address is IntlString    an element of one place; what follows the slash tells namesakes apart
    type Flex1 is Flex                  what elements have in common: ``is`` names what is extended
    group Descriptive                   a part of a content model, used as %Descriptive
    attributes common                   a set of attributes, used as %common
    vocabulary                          the attributes that there are: name, datatype, what they say
    deprecated                          what is given up: an element, parent/element or @attribute, since when, the cure

The indented lines say ``help``, ``text`` (the datatype of the content), ``mixed``, ``content`` and ``attributes``:

.. code-block:: text

    content     title* (name | note@2.15)* <other>*     in that order; ? * + as in regular expressions
    attributes  %common qcode!@..2.19 qcode@2.20 rel/ width:integer g2flag==DEPR *

``@2.15`` means since that version, ``@..2.19`` until it and with it. ``<other>`` is any element of another namespace,
``<any>`` any at all, ``<g2>`` and ``<dsig>`` any of that namespace; ``strict`` demands that it is known. ``rel/`` is
short for ``rel`` and its twin ``reluri``; ``!`` marks what is required, a colon another datatype than the vocabulary's,
``==`` a fixed value, in which ``_`` stands for a space, ``a|b`` a choice of values, ``*`` attributes of other
namespaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from newsdoc.validation.structure.records import (
    ALWAYS,
    Any,
    AnyAttribute,
    AttributeName,
    AttributeUse,
    Choice,
    Component,
    Deprecation,
    GroupUse,
    Particle,
    Ref,
    Sequence,
    Span,
    Table,
    version_number,
)

__all__ = ["read_table"]

_HEADER: Final = re.compile(
    r"(element|local|type|group|attributes|vocabulary|deprecated)(?: ([\w./-]+))?(?: (@\S+))?(?: is (.+))?"
)
_RANGE: Final = r"(?:@(?P<since>\d+\.\d+)?(?:\.\.(?P<until>\d+\.\d+))?)?"
_BASE: Final = re.compile(rf"(?P<name>[\w.?-]+){_RANGE}")
_ATTRIBUTE: Final = re.compile(
    r"(?:%(?P<group>[\w-]+)|\*(?P<process>strict|skip|local)?"
    r"|(?P<name>xml:\w+|[\w.-]+)(?P<twin>/)?(?P<required>!)?(?::(?P<type>[\w.?|-]+))?(?:==(?P<fixed>[^@\s]+))?)"
    + _RANGE
)
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?P<group>%[\w-]+)|<(?P<any>\w+)(?P<strict> strict)?>"
    r"|(?P<name>[\w./-]+))"
)
_SUFFIX: Final = re.compile(r"(?P<occurs>[?*+]?)" + _RANGE)


def read_table(
    namespace: str, texts: Iterable[str], *, title: str = "", declaring: str = "", twins_since: int = 0
) -> Table:
    """The table that *texts*, the contents of its files, write down.

    :raises ValueError: where a line is not of the notation.
    """
    table = Table(namespace, title, declaring, twins_since=twins_since)
    for text in texts:
        for header, lines in _blocks(text):
            _read_block(table, header, lines)
    return table


def _blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    header, lines = "", list[str]()
    for raw in text.splitlines():
        line = raw.partition(" # ")[0].rstrip() if raw.lstrip() != raw else raw.partition("#")[0].rstrip()
        if not line or line.lstrip().startswith("#"):
            continue
        if line[0] != " ":
            if header:
                yield header, lines
            header, lines = line, []
        else:
            lines.append(line.strip())
    if header:
        yield header, lines


def _read_block(table: Table, header: str, lines: list[str]) -> None:
    found = _HEADER.fullmatch(header)
    if found is None:
        raise ValueError(f"no header of a block: {header!r}")
    kind, key, since, bases = found.groups()
    if kind == "vocabulary":
        _read_vocabulary(table, lines)
    elif kind == "deprecated":
        for line in lines:
            name, version, cure = line.split(None, 2)
            table.deprecations.append(Deprecation(name, version.strip("-").replace("_", " "), cure))
    elif kind == "group":
        table.groups[key] = _Model(" ".join(lines)).read()
    elif kind == "attributes":
        table.attribute_groups[key] = tuple(_attributes(table, " ".join(lines)))
    else:
        span = _span(_BASE.fullmatch(f"x{since}")) if since else ALWAYS
        component = Component(key, kind, span, tuple(_spanned(bases or "")))
        for keyword, value in _properties(lines):
            _set_property(table, component, keyword, value)
        table.components[key] = component


def _properties(lines: list[str]) -> Iterator[tuple[str, str]]:
    keyword, value = "", ""
    for line in lines:
        first, _, rest = line.partition(" ")
        if first in {"help", "mixed", "text", "content", "attributes"}:
            if keyword:
                yield keyword, value
            keyword, value = first, rest.strip()
        else:
            value += " " + line
    if keyword:
        yield keyword, value


def _set_property(table: Table, component: Component, keyword: str, value: str) -> None:
    if keyword == "help":
        component.help = value
    elif keyword == "mixed":
        component.mixed = True
    elif keyword == "text":
        component.text = tuple(_spanned(value))
    elif keyword == "content":
        component.content = _Model(value).read()
    else:
        component.attributes = tuple(_attributes(table, value))


def _read_vocabulary(table: Table, lines: list[str]) -> None:
    for line in lines:
        name, datatype, text = line.split(None, 2)
        twin = name.endswith("/")
        name = name.rstrip("/")
        table.vocabulary[name] = AttributeName(name, datatype, text)
        if twin:
            table.vocabulary[f"{name}uri"] = AttributeName(
                f"{name}uri", _twin_type(datatype), f"Like {name}, by full identifiers instead of codes."
            )


def _twin_type(datatype: str) -> str:
    return "iris" if datatype == "qcodes" else "iri"


def _span(found: re.Match[str] | None) -> Span:
    if found is None:
        raise ValueError("no range of versions")
    since, until = found["since"], found["until"]
    return Span(version_number(since) if since else 0, version_number(until) if until else ALWAYS.until)


def _spanned(text: str) -> Iterator[tuple[str, Span]]:
    for word in text.split():
        found = _BASE.fullmatch(word)
        if found is None:
            raise ValueError(f"neither name nor range: {word!r}")
        yield found["name"], _span(found)


def _attributes(table: Table, text: str) -> Iterator[AttributeUse | GroupUse | AnyAttribute]:
    for word in text.split():
        found = _ATTRIBUTE.fullmatch(word)
        if found is None:
            raise ValueError(f"no attribute: {word!r}")
        span = _span(found)
        if found["group"]:
            yield GroupUse(found["group"], span=span)
        elif not found["name"]:
            yield AnyAttribute(found["process"] or "lax", span)
        else:
            name, datatype = found["name"], found["type"] or ""
            yield AttributeUse(name, datatype, bool(found["required"]), (found["fixed"] or "").replace("_", " "), span)
            if found["twin"]:
                later = span.cut(Span(table.twins_since))
                yield AttributeUse(f"{name}uri", _twin_type(datatype) if datatype else "", span=later)


class _Model:
    """Reads a content model."""

    def __init__(self, text: str) -> None:
        self._text = text.strip()
        self._at = 0

    def read(self) -> Particle:
        model = self._alternatives()
        if self._at < len(self._text):
            raise ValueError(f"a bracket too many: {self._text!r}")
        return model

    def _alternatives(self) -> Particle:
        branches, branch = list[Particle](), list[Particle]()
        while (found := _TOKEN.match(self._text, self._at)) and not found["close"]:
            self._at = found.end()
            if found["bar"]:
                branches.append(_sequence(branch))
                branch = []
            else:
                branch.append(self._particle(found))
        branches.append(_sequence(branch))
        return Choice(tuple(branches)) if len(branches) > 1 else branches[0]

    def _particle(self, found: re.Match[str]) -> Particle:
        inner = self._alternatives() if found["open"] else None
        if inner is not None:
            self._at = self._text.index(")", self._at) + 1
        suffix = _SUFFIX.match(self._text, self._at)
        if suffix is None:
            raise ValueError(f"no content model: {self._text!r}")
        self._at = suffix.end()
        occurs, span = suffix["occurs"], _span(suffix)
        if inner is not None:
            items = inner.items if isinstance(inner, Sequence | Choice) and not inner.occurs else (inner,)
            return (Choice if isinstance(inner, Choice) else Sequence)(items, occurs, span)
        if found["group"]:
            return GroupUse(found["group"][1:], occurs, span)
        if found["any"]:
            return Any(found["any"], bool(found["strict"]), occurs, span)
        return Ref(found["name"], occurs, span)


def _sequence(items: list[Particle]) -> Particle:
    return items[0] if len(items) == 1 else Sequence(tuple(items))
