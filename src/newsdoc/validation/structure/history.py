"""Questions to a table that messages ask: where does this belong, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import frozen

from newsdoc.validation.structure.records import (
    ALWAYS,
    AnyAttribute,
    AttributeUse,
    Choice,
    Component,
    GroupUse,
    Particle,
    Ref,
    Sequence,
    Span,
    Table,
)

__all__ = ["History", "history"]


@frozen
class _Mention:
    """That something is mentioned in the declaration of an element, and in which versions it is."""

    key: str
    span: Span


class History:
    """What a table says across versions.

    :ivar parents: by the name of an element, the elements that may hold it.
    :ivar owners: by the name of an attribute, the elements that may have it.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self.parents: dict[str, list[_Mention]] = {}
        self.owners: dict[str, list[_Mention]] = {}
        for component in table.elements():
            for ancestor, span in self._lineage(component, ALWAYS):
                for name, within in self._children(ancestor.content, span):
                    self.parents.setdefault(name, []).append(_Mention(component.key, within))
                for name, within in self._attributes(ancestor.attributes, span):
                    self.owners.setdefault(name, []).append(_Mention(component.key, within))

    def _lineage(self, component: Component, span: Span) -> Iterator[tuple[Component, Span]]:
        for base, within in component.bases:
            yield from self._lineage(self._table.components[base], span.cut(within))
        yield component, span

    def _children(self, particle: Particle | None, span: Span) -> Iterator[tuple[str, Span]]:
        if particle is None:
            return
        span = span.cut(particle.span)
        if isinstance(particle, Ref):
            yield self._table.components[particle.key].name, span
        elif isinstance(particle, GroupUse):
            yield from self._children(self._table.groups[particle.name], span)
        elif isinstance(particle, Sequence | Choice):
            for item in particle.items:
                yield from self._children(item, span)

    def _attributes(
        self, uses: tuple[AttributeUse | GroupUse | AnyAttribute, ...], span: Span
    ) -> Iterator[tuple[str, Span]]:
        for use in uses:
            within = span.cut(use.span)
            if isinstance(use, GroupUse):
                yield from self._attributes(self._table.attribute_groups[use.name], within)
            elif isinstance(use, AttributeUse):
                yield use.name, within

    def child_versions(self, parent_key: str, name: str) -> Span | None:
        """The versions in which an element may hold another; None if it never may."""
        return _union(one.span for one in self.parents.get(name, ()) if one.key == parent_key)

    def attribute_versions(self, element_key: str, name: str) -> Span | None:
        """The versions in which an element may have an attribute; None if it never may."""
        return _union(one.span for one in self.owners.get(name, ()) if one.key == element_key)

    def parents_of(self, name: str, version: int) -> list[str]:
        """The names of the elements that may hold *name* in *version*."""
        return _names(self.parents.get(name, ()), version)

    def owners_of(self, name: str, version: int) -> list[str]:
        """The names of the elements that may have the attribute *name* in *version*."""
        return _names(self.owners.get(name, ()), version)


def _names(mentions: list[_Mention] | tuple[()], version: int) -> list[str]:
    return list(dict.fromkeys(one.key.partition("/")[0] for one in mentions if version in one.span))


def _union(spans: Iterator[Span]) -> Span | None:
    found = [span for span in spans if not span.empty]
    if not found:
        return None
    return Span(min(span.since for span in found), max(span.until for span in found))


@cache
def history(table: Table) -> History:
    """The history of a table; it is made once."""
    return History(table)


def twins_to_choose_from(table: Table, last_required: int) -> dict[str, str]:
    """The attributes that elements needed up to a version, and that have a twin since: by the name of the element.

    >>> from newsdoc.validation.structure.schema import newsml_g2_table
    >>> twins_to_choose_from(newsml_g2_table(), 219)["hash"]
    'hashtype'
    """
    found: dict[str, str] = {}
    for component in table.elements():
        for attribute in _once_required(table, component, last_required):
            found[component.name] = attribute
    return found


def _once_required(table: Table, component: Component, last: int) -> Iterator[str]:
    uses = list(component.attributes)
    for base, span in component.bases:
        if span.until == ALWAYS.until:
            inherited = _once_required(table, table.components[base], last)
            uses += [AttributeUse(name, required=True, span=Span(0, last)) for name in inherited]
    for use in uses:
        if isinstance(use, AttributeUse) and use.required and use.span.until == last:
            yield use.name
