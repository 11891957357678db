"""Holds a document against the structure of NewsML-G2, in one pass.

Law: on what is right, this does no more than look it up; whatever is not found good here is handed to
:mod:`~newsdoc.validation.structure.diagnose`, which says what is wrong and how the children are to be taken. The
verdict is that of the official schema of the version; ``docs/validation.md`` lists the few differences.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from operator import attrgetter
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from newsdoc.validation.document import ITEMS, Fault, Item
from newsdoc.validation.structure.children import diagnose_children
from newsdoc.validation.structure.diagnose import Diagnosis
from newsdoc.validation.structure.records import version_number
from newsdoc.validation.structure.schema import (
    G2,
    LATEST,
    OLDEST,
    XML,
    XML_ATTRIBUTES,
    Content,
    Declaration,
    Role,
    Schema,
    newsml_g2,
    tag,
)
from newsdoc.validation.structure.typed import XSI, XSI_TYPE, Bindings, check_typed
from newsdoc.validation.structure.words import BLANK, LIKE_G2, allows, local, namespace_of

__all__ = ["Structure", "check_body", "schema_for"]

_ITEM_TAGS: Final = frozenset(tag(G2, name) for name in ITEMS)
_MESSAGE: Final = tag(G2, "newsMessage")
_XSI_HINTS: Final = frozenset({XSI + "schemaLocation", XSI + "noNamespaceSchemaLocation"})
_XSI_TYPING: Final = frozenset({XSI_TYPE, XSI + "nil"})
_XML_ID: Final = tag(XML, "id")
_OLDEST: Final = version_number(OLDEST)
_LATEST: Final = version_number(LATEST)
_LONGEST_VERSION: Final = 10

_EMPTY, _TEXT, _ELEMENTS, _FOREIGN = Content.EMPTY, Content.TEXT, Content.ELEMENTS, Content.FOREIGN
_TAG, _TAIL = attrgetter("tag"), attrgetter("tail")
_IDENTITY: Final = int(Role.ID)
"""The first of the roles that are not noted for rules."""

# What was found good before: news repeats itself. Both are bounded.
_SHAPES: dict[tuple[object, ...], list[Declaration]] = {}
"""By an element's declaration and the tags of its children, what these are declared as."""
_LONGEST_VALUE: Final = 100
_MOST_VALUES: Final = 2_000
_LONGEST_SHAPE: Final = 100
_MOST_SHAPES: Final = 5_000
_WHITE: set[str | None] = {None, ""}
"""White space between elements."""
_LONGEST_WHITE: Final = 200
_MOST_WHITE: Final = 1_000


def schema_for(version: str) -> Schema:
    """The structure to hold a document of that version against: the nearest that is known, the latest if it is none.

    >>> schema_for("2.4").version, schema_for("2.24").version, schema_for("new").version
    (209, 224, 235)
    """
    return _schema_for(version) if len(version) < _LONGEST_VERSION else newsml_g2()


@lru_cache(maxsize=100)
def _schema_for(version: str) -> Schema:
    major, dot, minor = version.strip().partition(".")
    digits = major + minor
    if not (dot and major and minor and digits.isascii() and digits.isdigit()):
        return newsml_g2()
    return newsml_g2(min(max(version_number(f"{major}.{minor}"), _OLDEST), _LATEST))


Met: TypeAlias = tuple[Element, Declaration, Item]
"""An element on the way, what it is declared as, and the item that it belongs to."""


class Walk:
    """Walks through elements that are declared, and notes what is wrong.

    :ivar diagnosis: what is wrong.
    :ivar items: the root, and the items within it; what rules look at.
    :ivar ids: the elements that have ids, by id.
    """

    def __init__(self, version: str = "") -> None:
        self.diagnosis = Diagnosis()
        self.items: list[Item] = []
        self.ids: dict[str, Element] = {}
        self._version = version
        self._qnames: list[tuple[Element, str, Declaration]] = []
        self._typed: list[Element] = []

    def walk(self, root: Element, declared: Declaration, whole: Item) -> None:
        """Hold *root* and all below it against their declarations, in the order of the document."""
        levels: list[Iterator[Met]] = [iter([(root, declared, whole)])]
        while levels:
            for element, declaration, item in levels[-1]:
                good = declaration.good
                for pair in element.items():
                    role = good.get(pair)
                    if role is None:
                        role = self._attribute(element, declaration, item, pair)
                    if role:
                        name, value = pair
                        if role < _IDENTITY:
                            item.notes[role].append((element, name, value))
                        else:
                            self._remember(element, declaration, name, value, role)
                for name in declaration.required:
                    if element.get(name) is None:
                        self.diagnosis.missing_attribute(element, declaration, name)
                content = declaration.content
                if content is _FOREIGN:
                    below = self._foreign(element, declaration, item)
                    if below:
                        levels.append(iter(below))
                        break
                    continue
                item.nodes[declaration.name].append(element)
                if content is _TEXT:
                    text = declaration.text
                    if len(element) or not (text is None or text.free or (element.text or "") in text.good):
                        self._text(element, declaration)
                elif content is _EMPTY:
                    if element.text or len(element):
                        self.diagnosis.not_empty(element, declaration)
                elif len(element):
                    children = element[:]
                    if content is _ELEMENTS and not (
                        element.text in _WHITE and _WHITE.issuperset(map(_TAIL, children))
                    ):
                        self._between(element, declaration)
                    shape = (declaration, *map(_TAG, children))
                    known = _SHAPES.get(shape)
                    if known is not None:
                        levels.append(zip(children, known, repeat(item)))
                    else:
                        levels.append(iter(self._take(element, declaration, item, shape)))
                    break
                else:
                    self._childless(element, declaration, item)
            else:
                levels.pop()

    def _text(self, element: Element, declaration: Declaration) -> None:
        datatype, value = declaration.text, element.text or ""
        if len(element):
            self.diagnosis.not_text(element, declaration)
        elif datatype is not None and not datatype.accepts(value):
            self.diagnosis.bad_text(element, declaration, datatype, value)

    def _attribute(self, element: Element, declaration: Declaration, item: Item, pair: tuple[str, str]) -> int:
        """What is to be remembered of an attribute that has not been found good before: its role."""
        name, value = pair
        attribute = declaration.attributes.get(name)
        if attribute is None:
            self._undeclared(element, declaration, item, name, value)
            return 0
        if not attribute.datatype.accepts(value):
            self.diagnosis.bad_value(element, declaration, attribute, name, value)
            return 0
        if len(value) <= _LONGEST_VALUE:
            if len(declaration.good) >= _MOST_VALUES:
                declaration.good.clear()
            declaration.good[pair] = attribute.role
        return attribute.role

    def _childless(self, element: Element, declaration: Declaration, item: Item) -> None:
        if not (declaration.start or declaration.begin()).accepts:
            self._take(element, declaration, item, (declaration,))
        if declaration.content is Content.ELEMENTS and element.text not in _WHITE:
            self._between(element, declaration)

    def _between(self, element: Element, declaration: Declaration) -> None:
        """Says where text stands before and between elements, and remembers white space of new kinds."""
        for position, text in enumerate([element.text, *[child.tail for child in element]]):
            if text and text.strip(BLANK):
                self.diagnosis.text_in_elements(element, declaration, position, text)
            elif text is not None and len(text) <= _LONGEST_WHITE and len(_WHITE) < _MOST_WHITE:
                _WHITE.add(text)

    def _take(self, element: Element, declaration: Declaration, item: Item, shape: tuple[object, ...]) -> list[Met]:
        """What the children of an element are."""
        state = declaration.start or declaration.begin()
        taken: list[tuple[Element, Declaration | None, bool]] = []  # None: by a wildcard, which may be strict
        always = True
        for child in element:
            move = state.moves.get(child.tag)
            if move is not None:
                state, child_declaration = move
                taken.append((child, child_declaration, False))
                continue
            namespace = declaration.schema.namespace
            wildcard = next((one for one in state.wildcards if allows(one[0], child.tag, namespace)), None)
            if wildcard is None:
                break
            state = wildcard[1]
            taken.append((child, None, wildcard[0].strict))
            always = always and _needs_no_look(child.tag, declaration.schema, strict=wildcard[0].strict)
        good = len(taken) == len(element) and state.accepts
        if not good:
            diagnosed = diagnose_children(self.diagnosis, element, declaration, item)
            taken = [(child, child_declaration, False) for child, child_declaration in diagnosed]
        met = [
            (child, known, item) if known is not None else self._by_wildcard(child, declaration, item, strict=strict)
            for child, known, strict in taken
        ]
        if good and always and len(shape) <= _LONGEST_SHAPE:
            if len(_SHAPES) >= _MOST_SHAPES:
                _SHAPES.clear()
            _SHAPES[shape] = [one for _, one, _ in met]
        return met

    def _by_wildcard(self, child: Element, parent: Declaration, item: Item, *, strict: bool) -> Met:
        """What an element is that a wildcard took: something known, or something that is not declared."""
        schema = parent.schema
        declaration = schema.known.get(child.tag)
        if child.tag in _ITEM_TAGS:
            declared = child.get("standardversion", "")
            if parent.key == "itemSet" and not self._version:
                schema = schema_for(declared)
                declaration = schema.known.get(child.tag)
            item = Item(child, local(child.tag), declared, declaration.schema if declaration else schema, item)
            self.items.append(item)
        elif declaration is None:
            if strict:
                self.diagnosis.not_declared(child, parent)
            elif LIKE_G2 in child.tag:
                item.strays.append((child, parent.name))
        return child, declaration or schema.foreign, item

    def _foreign(self, element: Element, declaration: Declaration, item: Item) -> list[Met]:
        """What the children of an element that is not declared are; none where nothing below is declared."""
        known, foreign = declaration.schema.known, declaration.schema.foreign
        if not known.keys().isdisjoint({below.tag for below in element.iter()}):
            return [
                (child, foreign, item)
                if child.tag not in known
                else self._by_wildcard(child, declaration, item, strict=False)
                for child in element
            ]
        # Nothing below is declared; what is left to check are attributes with a prefix, such as xml:lang.
        if any(name[0] == "{" for name in {name for below in element.iter() for name in below.keys()}):  # noqa: SIM118 - elements are no dictionaries
            below = element.iter()
            next(below)
            for one in below:
                for name, value in one.items():
                    if name[0] == "{":
                        self._undeclared(one, declaration, item, name, value)
        return []

    def _undeclared(self, element: Element, declaration: Declaration, item: Item, name: str, value: str) -> None:
        foreign = declaration.foreign
        if name in XML_ATTRIBUTES and foreign in {"lax", "strict"}:
            attribute = XML_ATTRIBUTES[name]
            if not attribute.datatype.accepts(value):
                self.diagnosis.bad_value(element, declaration, attribute, name, value)
            elif attribute.role == Role.ID:
                self._id(element, name, value)
            elif attribute.role == Role.LANGUAGE and declaration.content is not Content.FOREIGN:
                item.notes[attribute.role].append((element, name, value))
            return
        if declaration.content is Content.FOREIGN:
            if name == XSI_TYPE:
                self._typed.append(element)
            return
        if name in _XSI_HINTS:
            return
        if name == _XML_ID and foreign == "skip":
            self._id(element, name, value)  # an id it is all the same: XML says so, and not the schema
        namespace = namespace_of(name)
        if foreign == "local":
            allowed = not namespace
        else:
            allowed = foreign in {"lax", "skip"} and namespace not in {"", declaration.schema.namespace}
        if not allowed or name in _XSI_TYPING:
            meant = self.diagnosis.unknown_attribute(element, declaration, item, name)
            if meant in declaration.attributes and meant not in element.attrib:
                self.diagnosis.mending.attribute(element, name, meant)
                self._note(element, declaration, item, (meant, value))

    def _note(self, element: Element, declaration: Declaration, item: Item, pair: tuple[str, str]) -> None:
        """What the walk does with an attribute, for one that it does not come by under this name."""
        role = self._attribute(element, declaration, item, pair)
        if role and role < _IDENTITY:
            item.notes[role].append((element, *pair))
        elif role:
            self._remember(element, declaration, *pair, role)

    def _remember(self, element: Element, declaration: Declaration, name: str, value: str, role: int) -> None:
        if role == Role.ID:
            self._id(element, name, value)
        elif ":" in value:
            self._qnames.append((element, name, declaration))

    def _id(self, element: Element, name: str, value: str) -> None:
        value = value.strip(BLANK)
        first = self.ids.get(value)
        if first is None:
            self.ids[value] = element
        else:
            self.diagnosis.duplicate_id(element, name, value, first)


def _needs_no_look(tag: str, schema: Schema, *, strict: bool) -> bool:
    """Whether an element of that tag that a wildcard took is declared the same each time, and nothing is said of it."""
    if tag in schema.known:
        return tag not in _ITEM_TAGS
    return not (strict or LIKE_G2 in tag or len(tag) > _LONGEST_VALUE)  # tags are kept with the shape


class Structure(Walk):
    """The structure of one document, checked.

    :param version: the version to check against, whatever the document declares; ``""`` for what it declares.
    """

    def __init__(self, root: Element, version: str = "") -> None:
        super().__init__(version)
        self._root = root
        first = root if root.tag != _MESSAGE else next((one for one in root.iter() if one.tag in _ITEM_TAGS), root)
        schema = schema_for(version or first.get("standardversion", ""))
        item = Item(root, local(root.tag), root.get("standardversion", ""), schema)
        self.items.append(item)
        declaration = schema.known.get(root.tag) if namespace_of(root.tag) == schema.namespace else None
        if declaration is None:
            declaration = self.diagnosis.unknown_root(root, schema) or schema.foreign
        self.walk(root, declaration, item)

    def finish(self, buffer: bytes) -> list[Fault]:
        """All faults of the structure; *buffer* is the document as UTF-8."""
        names = [(element, element.attrib[name]) for element, name, _ in self._qnames]
        names += [(element, name) for element in self._typed for name in (element.attrib[XSI_TYPE], element.text or "")]
        bindings = Bindings(buffer, self._root, names)
        for element, name, declaration in self._qnames:
            if bindings.of(element.attrib[name], element) is None:
                self.diagnosis.unbound_prefix(element, declaration, name)
        for element in self._typed:
            check_typed(element, bindings, self.diagnosis)
        return self.diagnosis.finish()

    def as_written(self, faults: list[Fault]) -> list[Fault]:
        """Those of the structure and of rules as the document has it; after this, the tree has it so, too."""
        return self.diagnosis.mending.undo(faults)


def check_body(root: Element, schema: Schema) -> list[Fault]:
    """What is wrong with the structure of a body, such as a story in NITF; its root is one that *schema* knows."""
    walk = Walk()
    walk.walk(root, schema.known[root.tag], Item(root, local(root.tag), "", schema))
    return walk.diagnosis.mending.undo(walk.diagnosis.finish())
