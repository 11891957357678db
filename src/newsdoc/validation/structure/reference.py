"""Writes the reference of the elements, attributes and datatypes of NewsML-G2 from the table.

``python -m newsdoc.validation.structure.reference docs/newsml-g2`` writes it anew; a test holds it against the table.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from newsdoc.validation.structure.datatypes import DATATYPES
from newsdoc.validation.structure.history import history
from newsdoc.validation.structure.records import (
    Any,
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
    version_number,
)
from newsdoc.validation.structure.schema import LATEST, OLDEST, newsml_g2_table
from newsdoc.validation.structure.words import version_name

__all__ = ["pages"]

_COMMAND = "python -m newsdoc.validation.structure.reference docs/newsml-g2"
_NOW: Final = version_number(LATEST)
_OLDEST: Final = version_number(OLDEST)
_MANY: Final = 12


def pages() -> dict[str, str]:
    """The text of each page by the name of its file."""
    table = newsml_g2_table()
    writers = {"README.md": _index, "elements.md": _elements, "attributes.md": _attributes, "datatypes.md": _datatypes}
    return {name: "\n".join(writer(table)) + "\n" for name, writer in writers.items()}


def _index(_: Table) -> Iterator[str]:
    yield "# The structure of NewsML-G2"
    yield ""
    yield f"What newsdoc's validator holds files against, versions {OLDEST} to {LATEST}. All of it is written by"
    yield f"`{_COMMAND}` from the table that the validator itself reads."
    yield ""
    yield "- [Elements](elements.md): what each says, what stands in it and in what order, and where it stands"
    yield "- [Attributes](attributes.md): what each says, its datatype, and which elements have it"
    yield "- [Datatypes](datatypes.md): what each takes, with an example"
    yield ""
    yield f"The pages say what holds in {LATEST}. A version in brackets says since when something is there, or until"
    yield "when it was."


def _elements(table: Table) -> Iterator[str]:
    yield "# Elements"
    yield ""
    yield "In a content model, elements follow each other in that order; `?` stands for at most one, `*` for any"
    yield "number, `+` for one or more, `|` for a choice, `<other>` for an element of another namespace, `<any>` for"
    yield "any at all, `<g2>` for an item and `<dsig>` for an XML signature; `strict` says that it has to be known."
    for component in sorted(table.elements(), key=lambda one: (one.name.lower(), one.key)):
        place = f" (in {component.key.partition('/')[2]})" if "/" in component.key else ""
        yield ""
        yield f"## {component.name}{place}"
        yield ""
        yield component.help
        yield ""
        parents = sorted({*_parents(table, component)})
        yield f"- Stands in: {', '.join(parents) if parents else 'nothing; it is a root'}"
        yield from _inside(table, component)
        for one in table.deprecations:
            if one.element == component.name and one.parent in {"", *parents}:
                place = f" in {one.parent}" if one.parent else ""
                yield f"- Deprecated{place}{f' since {one.since}' if one.since else ''}: {one.cure}"


def _parents(table: Table, component: Component) -> Iterator[str]:
    for mention in history(table).parents.get(component.name, ()):
        if component.key in _keys(table, table.components[mention.key]):
            yield mention.key.partition("/")[0]


def _keys(table: Table, component: Component) -> set[str]:
    """The keys of the elements that an element may hold, in any version."""
    waiting: list[Particle] = [one.content for one in _lineage(table, component) if one.content is not None]
    found = set()
    while waiting:
        particle = waiting.pop()
        if isinstance(particle, Ref):
            found.add(particle.key)
        elif isinstance(particle, GroupUse):
            waiting.append(table.groups[particle.name])
        elif isinstance(particle, Sequence | Choice):
            waiting += particle.items
    return found


def _lineage(table: Table, component: Component, version: int = 0) -> Iterator[Component]:
    """What an element extends, and itself; in one version, or in any if it is 0."""
    for base, span in component.bases:
        if not version or version in span:
            yield from _lineage(table, table.components[base], version)
    yield component


def _inside(table: Table, component: Component) -> Iterator[str]:
    lineage = list(_lineage(table, component, _NOW))
    for name in (name for one in lineage for name, span in one.text if _NOW in span):
        yield f"- Text: [{DATATYPES[name].title}](datatypes.md#{_anchor(name)})"
    if any(one.mixed for one in lineage):
        yield "- Text, with the elements of its content in it"
    models = [_model(table, component, one.content) for one in lineage if one.content is not None]
    if any(models):
        yield f"- Content: `{' '.join(filter(None, models))}`"
    attributes = [text for one in lineage for text in _uses(table, component, one.attributes)]
    if attributes:
        yield f"- Attributes: {', '.join(attributes)}"
    gone = [*_gone(table, component)]
    if gone:
        yield f"- Earlier versions had: {', '.join(gone)}"


def _model(table: Table, owner: Component, particle: Particle, *, within: bool = False) -> str:
    """A content model as it is now."""
    if _NOW not in particle.span:
        return ""
    if isinstance(particle, Ref):
        name = particle.key.partition("/")[0]
        return name + particle.occurs + _since(history(table).child_versions(owner.key, name))
    if isinstance(particle, Any):
        return f"<{particle.kind}{' strict' if particle.strict else ''}>{particle.occurs}{_since(particle.span)}"
    if isinstance(particle, GroupUse):
        inner = table.groups[particle.name]
        once = particle.occurs in {"", "?"} and inner.occurs == "*"
        text = _model(table, owner, inner, within=within or bool(particle.occurs))
        return text if once else text + particle.occurs
    joint = " " if isinstance(particle, Sequence) else " | "
    parts = [_model(table, owner, item, within=True) for item in particle.items]
    text = joint.join(filter(None, parts))
    return f"({text}){particle.occurs}" if text and (within or particle.occurs) else text


def _uses(table: Table, owner: Component, uses: tuple[AttributeUse | GroupUse | AnyAttribute, ...]) -> Iterator[str]:
    """The attributes that there are now."""
    for use in uses:
        if _NOW not in use.span:
            continue
        if isinstance(use, GroupUse):
            yield from _uses(table, owner, table.attribute_groups[use.name])
        elif isinstance(use, AnyAttribute):
            yield f"those of {'no namespace' if use.process == 'local' else 'other namespaces'}"
        else:
            required = " (required)" if use.required else ""
            fixed = f'="{use.fixed}"' if use.fixed else ""
            yield f"`{use.name}{fixed}`{required}{_since(history(table).attribute_versions(owner.key, use.name))}"


def _gone(table: Table, owner: Component) -> Iterator[str]:
    """What an element had in earlier versions only."""
    for kind, mentions in (("@", history(table).owners), ("", history(table).parents)):
        versions = history(table).attribute_versions if kind else history(table).child_versions
        for name in mentions:
            span = versions(owner.key, name)
            if span is not None and span.until < _NOW:
                yield f"`{kind}{name}` [until {version_name(span.until)}]"


def _since(span: Span | None) -> str:
    return f" [since {version_name(span.since)}]" if span is not None and span.since > _OLDEST else ""


def _attributes(table: Table) -> Iterator[str]:
    yield "# Attributes"
    yield ""
    yield "| attribute | datatype | what it says | elements that have it |"
    yield "|---|---|---|---|"
    for one in sorted(table.vocabulary.values(), key=lambda one: one.name.lower()):
        owners = sorted({mention.key.partition("/")[0] for mention in history(table).owners.get(one.name, ())})
        some = f"{len(owners)} elements" if len(owners) > _MANY else ", ".join(owners)
        title = DATATYPES[one.datatype].title if one.datatype in DATATYPES else one.datatype.replace("|", " or ")
        given_up = [f" Deprecated: {it.cure}." for it in table.deprecations if it.attribute == one.name]
        yield f"| {one.name} | {title} | {one.help}{''.join(given_up)} | {some} |"


def _datatypes(_: Table) -> Iterator[str]:
    yield "# Datatypes"
    for name in sorted(DATATYPES):
        datatype = DATATYPES[name]
        yield ""
        yield f"## {name}"
        yield ""
        yield datatype.title[:1].upper() + datatype.title[1:] + "."
        if datatype.example:
            yield ""
            yield f"Example: `{datatype.example}`"


def _anchor(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum() or char == "-")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
