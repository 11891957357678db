"""Says what is wrong with attributes, values and texts, and how to mend it; and collects all faults of a document.

Law: whatever the checker does not find good gives at least one finding, and one mistake gives one finding.
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.validation.document import Fault, Item
from newsdoc.validation.places import Spot
from newsdoc.validation.structure.datatypes import Datatype
from newsdoc.validation.structure.history import history
from newsdoc.validation.structure.mending import Mending
from newsdoc.validation.structure.records import ALWAYS, Span
from newsdoc.validation.structure.schema import Attribute, Declaration, Schema, tag
from newsdoc.validation.structure.suggest import closest, listed, to_add
from newsdoc.validation.structure.words import BLANK, cut, local, namespace_of, shown, version_name

__all__ = ["Diagnosis", "wrong_namespace"]

_DATES: Final = frozenset({"datetime", "datetime-or-empty", "date", "truncated", "approximate", "duration"})
_CODES: Final = frozenset({"qcode", "qcodes"})
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_HINTS: Final = frozenset({"schemaLocation", "noNamespaceSchemaLocation"})
_MANY: Final = 40


class Diagnosis:
    """Collects the faults of one document.

    :ivar faults: those found so far, in no order; complete after :meth:`finish`.
    :ivar mending: the names that are taken for what they were meant to be.
    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.mending = Mending()
        self._missing: list[tuple[Item, str, Fault]] = []
        self._elsewhere: dict[tuple[int, str], int] = {}
        self._out_of_version: dict[tuple[int, str], tuple[Item, Span, list[Spot]]] = {}

    def add(self, rule: str, spot: Spot, message: str, help: str = "", other: Element | None = None) -> None:
        """Note a fault."""
        self.faults.append(Fault(rule, spot, message, help, other))

    def unknown_root(self, root: Element, schema: Schema) -> Declaration | None:
        """A root that is no element of NewsML-G2; gives what to take it for.

        Where only the namespace is wrong, the whole document is put into the right one, so that the rest is checked.
        """
        name, found, namespace = local(root.tag), namespace_of(root.tag), schema.namespace
        meant_by_name = schema.known.get(tag(namespace, name))
        if found != namespace and meant_by_name is not None:
            self.add("G2-NAMESPACE", Spot(root), *wrong_namespace(name, found, schema))
            self.mending.element(root, tag(namespace, name))
            return meant_by_name
        meant = closest(name, [local(one) for one in schema.known]) if found == namespace else ""
        ending = f': did you mean "{meant}"?' if meant else ""
        self.add(
            "G2-ROOT",
            Spot(root),
            f'the root element "{cut(name)}" is not one of NewsML-G2{ending}',
            "the root is a newsItem, packageItem, conceptItem, knowledgeItem, planningItem, catalogItem or newsMessage",
        )
        return None

    # Versions

    def out_of_version(self, item: Item, spot: Spot, what: str, span: Span) -> None:
        """Something that other versions of NewsML-G2 allow here; *span* says which."""
        self._out_of_version.setdefault((id(item), what), (item, span, []))[2].append(spot)

    def finish(self) -> list[Fault]:
        """All faults."""
        for item, missing, fault in self._missing:
            if self._elsewhere.get((id(item), missing)):
                self._elsewhere[id(item), missing] -= 1  # it stands elsewhere, which has been told
            else:
                self.faults.append(fault)
        self._missing.clear()
        for (_, what), (item, span, spots) in self._out_of_version.items():
            times = f" ({len(spots)} times)" if len(spots) > 1 else ""
            self.add("G2-VERSION-FEATURE", spots[0], *_version_words(what + times, item, span))
        self._out_of_version.clear()
        return self.faults

    # Elements

    def missing_element(self, item: Item, missing: str, element: Element, message: str, help: str) -> None:
        """An element that must be there; *missing* is its tag."""
        self._missing.append((item, missing, Fault("G2-MISSING-ELEMENT", Spot(element), message, help)))

    def misplaced_element(self, item: Item, element: Element, message: str, help: str) -> None:
        """An element that may stand elsewhere, but not where it does."""
        place = id(item), element.tag
        self._elsewhere[place] = self._elsewhere.get(place, 0) + 1
        self.add("G2-MISPLACED-ELEMENT", Spot(element), message, help)

    # Attributes

    def unknown_attribute(self, element: Element, declaration: Declaration, item: Item, name: str) -> str:
        """An attribute that may not stand where it does; gives the one that was meant, ``""`` if that is not known."""
        spot, bare, owner = Spot(element, name), local(name), declaration.name
        known = [one.name for one in declaration.attributes.values()]
        own = f"attributes of {owner}: {listed(known, at_most=_MANY)}" if known else f"{owner} has no attributes"
        if "}" in name:
            self._qualified_attribute(spot, declaration, name)
            return bare if namespace_of(name) == declaration.schema.namespace else ""
        table, version = declaration.schema.table, declaration.schema.version
        span = history(table).attribute_versions(declaration.key, bare)
        if span is not None:
            self.out_of_version(item, spot, f"{owner}/@{bare}", span)
            return ""
        meant = "xml:lang" if bare == "lang" and "xml:lang" in known else closest(bare, known)
        owners = history(table).owners_of(bare, version)
        if meant:
            message = f'{owner} has no attribute "{cut(bare)}": did you mean "{meant}"?'
            self.add("G2-UNKNOWN-ATTRIBUTE", spot, message, own)
        elif owners:
            message = f'{owner} has no attribute "{bare}"; it belongs to {listed(owners, at_most=4)}'
            self.add("G2-MISPLACED-ATTRIBUTE", spot, message, own)
        else:
            self.add("G2-UNKNOWN-ATTRIBUTE", spot, f'"{cut(bare)}" is not an attribute of {table.title}', own)
        return next((key for key, one in declaration.attributes.items() if one.name == meant), "")

    def _qualified_attribute(self, spot: Spot, declaration: Declaration, name: str) -> None:
        bare, namespace = local(name), namespace_of(name)
        if namespace == _XSI:
            message = f"xsi:{bare} is of no use in NewsML-G2: its types are fixed, and nothing in it may be nil"
            self.add("G2-UNKNOWN-ATTRIBUTE", spot, message, f"leave xsi:{bare} out")
        elif bare in _HINTS:
            message = f"{bare} is an attribute of XML Schema, but its prefix is bound to {shown(namespace)}"
            self.add("G2-UNKNOWN-ATTRIBUTE", spot, message, f'declare xmlns:xsi="{_XSI}"')
        elif namespace == declaration.schema.namespace:
            message = f"the attribute {cut(bare)} has a prefix; attributes of NewsML-G2 have none"
            self.add("G2-UNKNOWN-ATTRIBUTE", spot, message, f"take the prefix away: {cut(bare)}")
        else:
            message = f"{declaration.name} takes no attributes of other namespaces, such as {cut(bare)}"
            self.add("G2-FOREIGN-ATTRIBUTE", spot, message, "leave it out")

    def missing_attribute(self, element: Element, declaration: Declaration, name: str) -> None:
        """A required attribute that is not there."""
        attribute = declaration.attributes[name]
        spelled = f'{attribute.name}="{attribute.datatype.example}"' if attribute.datatype.example else attribute.name
        about = declaration.schema.table.vocabulary.get(attribute.name)
        self.add(
            "G2-MISSING-ATTRIBUTE",
            Spot(element),
            f'{declaration.name} needs the attribute "{attribute.name}"',
            to_add(spelled, about.help if about else ""),
        )

    def bad_value(
        self, element: Element, declaration: Declaration, attribute: Attribute, name: str, value: str
    ) -> None:
        """A value that the datatype of the attribute does not take."""
        owner = declaration.name or local(element.tag)
        self._bad(Spot(element, name), attribute.datatype, value, f"{owner}/@{attribute.name}")

    def bad_text(self, element: Element, declaration: Declaration, datatype: Datatype, value: str) -> None:
        """A text that the datatype of the element does not take."""
        spot = Spot(element, text=0) if value.strip(BLANK) else Spot(element)
        self._bad(spot, datatype, value, declaration.name)

    def _bad(self, spot: Spot, datatype: Datatype, value: str, what: str) -> None:
        if not value.strip(BLANK):
            message = f"{what} is empty"
        else:
            message = f"{what} is {shown(value)}, which is not {datatype.title}"
            why = datatype.why_not(value)
            message += f": {why}" if why else ""
        rule = "G2-QCODE-SYNTAX" if datatype.name in _CODES else "G2-VALUE"
        rule = "G2-DATE-SYNTAX" if datatype.name in _DATES else rule
        example = f", such as {datatype.example}" if datatype.example not in datatype.title else ""
        self.add(rule, spot, message, f"expected {datatype.title}{example}")

    def unbound_prefix(self, element: Element, declaration: Declaration, name: str) -> None:
        """A name with a prefix that no declaration in scope binds."""
        value = element.attrib[name]
        prefix = value.strip(BLANK).partition(":")[0]
        self.add(
            "G2-VALUE",
            Spot(element, name),
            f'{declaration.name}/@{local(name)} is {shown(value)}, but the prefix "{cut(prefix)}" is not declared',
            f'declare it, for example xmlns:{cut(prefix)}="http://www.w3.org/2001/XMLSchema"',
        )

    def duplicate_id(self, element: Element, name: str, value: str, first: Element) -> None:
        """An id that another element has already."""
        self.add(
            "G2-ID-DUPLICATE",
            Spot(element, name),
            f'the id "{cut(value)}" is taken: the {local(first.tag)} in {{other}} has it already',
            "ids are unique in the document; choose another one, and mend what refers to it",
            first,
        )

    # Content

    def text_in_elements(self, element: Element, declaration: Declaration, position: int, text: str) -> None:
        """Text where only elements may stand."""
        self.add(
            "G2-TEXT",
            Spot(element, text=position),
            f"{declaration.name} holds elements only, no text such as {shown(text.strip(BLANK))}",
            "put the text into an element, or take it out",
        )

    def not_empty(self, element: Element, declaration: Declaration) -> None:
        """Content where there may be none."""
        for child in element:
            self.add(
                "G2-MISPLACED-ELEMENT",
                Spot(child),
                f"{declaration.name} is always empty; {cut(local(child.tag))} cannot stand in it",
                "what it says stands in its attributes",
            )
        texts = [element.text, *(child.tail for child in element)]
        for position, text in enumerate(texts):
            if text and (text.strip(BLANK) or not len(element)):
                what = "text" if text.strip(BLANK) else "white space"
                self.add(
                    "G2-TEXT",
                    Spot(element, text=position),
                    f"{declaration.name} is always empty; {what} is not allowed in it",
                    f"write <{declaration.name} .../>",
                )
                return

    def not_text(self, element: Element, declaration: Declaration) -> None:
        """Elements where only text may stand."""
        for child in element:
            self.add(
                "G2-MISPLACED-ELEMENT",
                Spot(child),
                f"{declaration.name} holds text only; {cut(local(child.tag))} cannot stand in it",
                "take the markup away and keep the words",
            )

    def not_declared(self, element: Element, parent: Declaration) -> None:
        """An element that a strict wildcard does not take, because nothing is known of it."""
        self.add(
            "G2-FOREIGN-ELEMENT",
            Spot(element),
            f"{parent.name} takes elements of other namespaces only where their schema is known, and that of "
            f"{cut(local(element.tag))} is not",
            "take the element out",
        )


def _version_words(what: str, item: Item, span: Span) -> tuple[str, str]:
    version, title = item.schema.version, item.schema.table.title
    declares = version_name(version) == item.declared
    now = f"this item declares {item.declared}" if declares else f"this is checked as {version_name(version)}"
    if version < span.since:
        since = version_name(span.since)
        return (
            f"{what} came with {title} {since}; {now}",
            f"declare {item.schema.table.declaring.format(version=since)} or a later one, or leave it out",
        )
    until = f"was allowed until {title} {version_name(span.until)}"
    return f"{what} {until if span.until < ALWAYS.until else 'is not allowed in this version'}; {now}", "leave it out"


def wrong_namespace(name: str, found: str, schema: Schema) -> tuple[str, str]:
    """Message and help for an element of *schema* that stands in another namespace, or in none."""
    expected, table = schema.namespace, schema.table
    if not found:
        message = f"{cut(name)} stands in no namespace; that of {table.title} is {expected}"
    elif found.strip("/") == expected.strip("/"):
        message = f"the namespace of {cut(name)} lacks the slash at its end: {expected}"
    else:
        message = f"{cut(name)} stands in the namespace {shown(found)}; that of {table.title} is {expected}"
    return message, f'declare xmlns="{expected}"'
