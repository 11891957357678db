"""The structure of a vocabulary as it is in one version, ready to check documents with.

Law: what a :class:`Schema` allows is what the tables say for its version, and nothing else. Declarations are compiled
when they are first met, and kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import Final

from newsdoc.validation.structure.automaton import State, compile_model
from newsdoc.validation.structure.datatypes import DATATYPES, Datatype, one_of
from newsdoc.validation.structure.notation import read_table
from newsdoc.validation.structure.records import (
    AnyAttribute,
    AttributeUse,
    Component,
    GroupUse,
    Particle,
    Sequence,
    Table,
    version_number,
)

__all__ = [
    "G2",
    "LATEST",
    "NITF",
    "NITF_VERSIONS",
    "ODRL",
    "OLDEST",
    "XML_ATTRIBUTES",
    "Attribute",
    "Content",
    "Declaration",
    "Role",
    "Schema",
    "newsml_g2",
    "newsml_g2_table",
    "nitf",
    "odrl",
    "table_from",
    "tag",
]

G2: Final = "http://iptc.org/std/nar/2006-10-01/"
ODRL: Final = "http://www.w3.org/ns/odrl/2/"
NITF: Final = "http://iptc.org/std/NITF/2006-10-18/"
XML: Final = "http://www.w3.org/XML/1998/namespace"

OLDEST: Final = "2.9"
"""The oldest version of NewsML-G2 that the table describes."""
LATEST: Final = "2.35"
"""The latest version of NewsML-G2 that the table describes."""

_FILES: Final = (
    "attributes.txt",
    "properties.txt",
    "items.txt",
    "rights.txt",
    "inline.txt",
    "metadata.txt",
    "concepts.txt",
    "events.txt",
    "content.txt",
)


def tag(namespace: str, name: str) -> str:
    """A name with its namespace, as the parser spells it.

    >>> tag("urn:example", "p")
    '{urn:example}p'
    """
    return f"{{{namespace}}}{name}" if namespace else name


class Content(IntEnum):
    """What an element holds."""

    EMPTY = 0
    TEXT = 1
    ELEMENTS = 2
    MIXED = 3
    FOREIGN = 4
    """Not declared: anything, of which what is known is checked."""


class Role(IntEnum):
    """What the checker has to remember of an attribute's values."""

    NONE = 0
    CODE = 1
    REFERENCE = 2
    IRI = 3
    LANGUAGE = 4
    PERIOD = 5
    """The end of a period."""
    POWER = 6
    """Of the Power level, and nothing else to look at."""
    ID = 7
    QNAME = 8


_ROLES: Final = {
    "qcode": Role.CODE,
    "qcodes": Role.CODE,
    "id": Role.ID,
    "idref": Role.REFERENCE,
    "idrefs": Role.REFERENCE,
    "qname": Role.QNAME,
    "iri": Role.IRI,
    "iris": Role.IRI,
    "language": Role.LANGUAGE,
    "language?": Role.LANGUAGE,
}
_ROLES_BY_NAME: Final = {
    "validto": Role.PERIOD,
    "coversto": Role.PERIOD,
    "approxend": Role.PERIOD,
    "custom": Role.POWER,
}


class Attribute:
    """An attribute as it is declared for one element.

    :ivar role: a :class:`Role`, as a plain number.
    """

    __slots__ = ("datatype", "name", "required", "role")

    def __init__(self, name: str, datatype: Datatype, *, required: bool = False) -> None:
        self.name = name
        self.datatype = datatype
        self.required = required
        self.role = int(_ROLES_BY_NAME.get(name) or _ROLES.get(datatype.name, Role.NONE))


XML_ATTRIBUTES: Final = {
    tag(XML, name): Attribute(f"xml:{name}", DATATYPES[datatype])
    for name, datatype in (("lang", "language?"), ("space", "space"), ("base", "iri"), ("id", "id"))
}
"""The attributes of XML itself, which are checked wherever attributes of other namespaces may stand."""


class Declaration:
    """An element as it is declared in one place.

    :ivar component: its record in the table; None for elements that are not declared.
    :ivar attributes: by the name that the parser gives.
    :ivar good: attributes, names with values, that were found good before, with their :class:`Role`.
    :ivar foreign: how attributes of other namespaces are taken; ``""`` if none may stand here.
    :ivar text: the datatype of its text, if it holds text only.
    :ivar start: the beginning of its content model, None until :meth:`begin` is called.
    """

    __slots__ = (
        "attributes",
        "component",
        "content",
        "foreign",
        "good",
        "help",
        "key",
        "name",
        "required",
        "schema",
        "start",
        "tag",
        "text",
    )

    def __init__(self, schema: Schema, component: Component | None, element_tag: str, name: str) -> None:
        self.schema = schema
        self.component = component
        self.key = component.key if component else ""
        self.tag = element_tag
        self.name = name
        self.help = component.help if component else ""
        self.attributes: dict[str, Attribute] = {}
        self.good: dict[tuple[str, str], int] = {}
        self.required: tuple[str, ...] = ()
        self.foreign = "lax"
        self.text: Datatype | None = None
        self.content = Content.FOREIGN
        self.start: State[Declaration] | None = None

    def begin(self) -> State[Declaration]:
        """The beginning of its content model, compiled the first time."""
        if self.start is None:
            self.start = self.schema.model_of(self)
        return self.start

    def __repr__(self) -> str:
        return f"<{self.key or self.tag}>"


class Schema:
    """One version of a vocabulary.

    :ivar namespace: of its elements; that of the table unless another one is given.
    :ivar version: as a number, see :func:`~newsdoc.validation.structure.records.version_number`.
    :ivar known: the declarations of elements that may stand wherever a known element may, by tag.
    :param others: schemas of other namespaces for the same documents; all know the elements of each other.
    :ivar foreign: stands for whatever is not declared.
    """

    def __init__(self, table: Table, version: int, others: Iterable[Schema] = (), namespace: str | None = None) -> None:
        self.table = table
        self.version = version
        self.namespace = table.namespace if namespace is None else namespace
        self._declarations: dict[str, Declaration] = {}
        self.foreign = Declaration(self, None, "", "")
        self.known: dict[str, Declaration] = {}
        for component in table.elements():
            if component.kind == "element" and version in component.span:
                declaration = self.declaration(component.key)
                self.known[declaration.tag] = declaration
        own = dict(self.known)
        for other in others:
            self.known.update(other.known)
            other.known.update(own)

    def declaration(self, key: str) -> Declaration:
        """What the element of that key is declared as."""
        found = self._declarations.get(key)
        if found is None:
            component = self.table.components[key]
            made = Declaration(self, component, tag(self.namespace, component.name), component.name)
            self._fill(made, component)
            # Only now, and only once: another thread must find none or a whole one, and all threads the same.
            found = self._declarations.setdefault(key, made)
        return found

    def named(self, name: str) -> list[Declaration]:
        """All declarations of elements with that name."""
        return [self.declaration(key) for key in self.table.keys_of(name)]

    def _fill(self, declaration: Declaration, component: Component) -> None:
        lineage = self._lineage(component)
        declaration.foreign = ""
        for ancestor in lineage:
            for use in self._uses(ancestor.attributes):
                if isinstance(use, AnyAttribute):
                    declaration.foreign = use.process
                else:
                    attribute = self._attribute(use)
                    declaration.attributes[_parsed_name(use.name)] = attribute
        declaration.required = tuple(name for name, one in declaration.attributes.items() if one.required)
        texts = [name for ancestor in lineage for name, span in ancestor.text if self.version in span]
        if texts:
            declaration.text = DATATYPES[texts[-1]]
            declaration.content = Content.TEXT
        elif any(ancestor.mixed for ancestor in lineage):
            declaration.content = Content.MIXED
        elif any(ancestor.content is not None for ancestor in lineage):
            declaration.content = Content.ELEMENTS
        else:
            declaration.content = Content.EMPTY

    def _lineage(self, component: Component) -> list[Component]:
        lineage = [component]
        while bases := [name for name, span in lineage[0].bases if self.version in span]:
            lineage.insert(0, self.table.components[bases[0]])
        return lineage

    def _uses(self, uses: Iterable[AttributeUse | GroupUse | AnyAttribute]) -> Iterable[AttributeUse | AnyAttribute]:
        for use in uses:
            if self.version not in use.span:
                continue
            if isinstance(use, GroupUse):
                yield from self._uses(self.table.attribute_groups[use.name])
            else:
                yield use

    def _attribute(self, use: AttributeUse) -> Attribute:
        if use.fixed:
            return Attribute(use.name, one_of("fixed", use.fixed), required=use.required)
        known = self.table.vocabulary.get(use.name)
        name = use.datatype or (known.datatype if known else "string")
        datatype = one_of("choice", *name.split("|")) if "|" in name else DATATYPES[name]
        return Attribute(use.name, datatype, required=use.required)

    def model_of(self, declaration: Declaration) -> State[Declaration]:
        """The content model of a declaration, compiled."""
        component = declaration.component
        if component is None:
            return State(accepts=True)
        parts = [ancestor.content for ancestor in self._lineage(component) if ancestor.content is not None]
        model: Particle | None = Sequence(tuple(parts)) if parts else None
        return compile_model(model, self.version, self._resolve, self.table.groups.__getitem__)

    def _resolve(self, key: str) -> tuple[str, Declaration]:
        declaration = self.declaration(key)
        return declaration.tag, declaration


def _parsed_name(name: str) -> str:
    return tag(XML, name.removeprefix("xml:")) if name.startswith("xml:") else name


def table_from(
    folder: str, names: Iterable[str], namespace: str, *, title: str, declaring: str = "", twins_since: int = 0
) -> Table:
    """The table in the files of that names in a folder of this package."""
    texts = [(files(__package__) / folder / name).read_text(encoding="utf-8") for name in names]
    return read_table(namespace, texts, title=title, declaring=declaring, twins_since=twins_since)


@cache
def newsml_g2_table() -> Table:
    """The structure of NewsML-G2, all versions of it."""
    declaring = 'standardversion="{version}"'
    return table_from(
        "newsml_g2", _FILES, G2, title="NewsML-G2", declaring=declaring, twins_since=version_number("2.18")
    )


@cache
def newsml_g2(version: int = version_number(LATEST)) -> Schema:
    """The structure of NewsML-G2 in one version, with that of ODRL, which may stand in it."""
    return Schema(newsml_g2_table(), version, [odrl()])


def odrl() -> Schema:
    """The structure of rights expressions."""
    return Schema(_odrl_table(), version_number("2.2"))


@cache
def _odrl_table() -> Table:
    return table_from("odrl", ["odrl.txt"], ODRL, title="ODRL")


NITF_VERSIONS: Final = ("3.3", "3.4", "3.5", "3.6")
"""The versions of NITF that the table describes."""


@cache
def nitf(version: int, namespace: str = NITF) -> Schema:
    """The structure of NITF in one version; *namespace* is what the document uses, which may be none."""
    names = ("frame.txt", "story.txt", "words.txt")
    return Schema(_nitf_table(names), version, namespace=namespace)


@cache
def _nitf_table(names: tuple[str, ...]) -> Table:
    return table_from("nitf", names, NITF, title="NITF", declaring='version="-//IPTC//DTD NITF {version}//EN"')
