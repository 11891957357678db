"""What all nodes of the model share: how they show themselves, how they list their children, how deep they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import Attribute, fields, frozen

from newsdoc.errors import ModelError
from newsdoc.model.making import make_quickly
from newsdoc.model.values import MAX_DEPTH

__all__ = ["Node", "admit", "depth_of"]


@frozen(repr=False)
class Node:
    """The base of every class of the model: an immutable value that is compared by what it holds."""

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        if cls.__base__ is Node:  # not those that somebody derives from classes of the model
            make_quickly(cls, Node, depth_over, _deepest, lambda: child_fields(cls))

    def __repr__(self) -> str:
        """The call that makes this value, without what has its default.

        >>> from newsdoc.model import Paragraph
        >>> Paragraph("Hello")
        Paragraph(inlines=(Text(text='Hello'),))
        """
        shown = []
        for field in fields(type(self)):
            value = getattr(self, field.name)
            if field.init and field.repr and value != _default(field):
                shown.append(f"{field.name}={value!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def children(self) -> Iterator[Node]:
        """The nodes right below this one, in the order of the fields that hold them."""
        for name in child_fields(type(self)):
            yield from nodes_in(getattr(self, name))


def _default(field: Attribute[Any]) -> object:  # Any: fields of every type pass through
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default


_CHILD_FIELDS: dict[type[Node], tuple[str, ...]] = {}


def child_fields(kind: type[Node]) -> tuple[str, ...]:
    """Names of the fields of *kind* that may hold nodes; what is derived from others holds none of its own."""
    if kind not in _CHILD_FIELDS:
        _CHILD_FIELDS[kind] = tuple(field.name for field in fields(kind) if field.init and field.type not in _PLAIN)
    return _CHILD_FIELDS[kind]


_PLAIN = frozenset(["str", "int", "bool", "int | None", str, int, bool, int | None])
"""Types of fields that hold no nodes: as they are written in the classes, and as they are once somebody has resolved
them."""


def admit(kind: type[Node], name: str, value: object) -> object:
    """What one field of a class makes of *value*, without the other fields.

    >>> from newsdoc.model import Label
    >>> admit(Label, "text", " Fed  to halt ")
    'Fed to halt'

    :raises ModelError: if the field may not hold it.
    """
    field = getattr(fields(kind), name)
    if field.converter is not None:
        value = field.converter(value)
    if field.validator is not None:
        field.validator(None, field, value)
    return value


def nodes_in(value: object) -> Iterator[Node]:
    """The nodes that a field's value holds: itself, or the members of a tuple or of a tuple of tuples."""
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from nodes_in(member)


def depth_of(node: Node) -> int:
    """Levels of nodes from *node* down, itself counted; refuses more than :data:`~newsdoc.model.values.MAX_DEPTH`."""
    return depth_over(*[getattr(node, name) for name in child_fields(type(node))])


def depth_over(*held: object) -> int:
    """The depth of a node whose fields hold these values."""
    deepest = 0
    for value in held:
        for member in value if type(value) is tuple else (value,):  # as in _deepest, without a call for most
            depth = getattr(member, "depth", 0) or _deepest(member)
            if depth > deepest:  # noqa: PLR1730 - max() takes longer
                deepest = depth
    if deepest >= MAX_DEPTH:
        raise ModelError(f"nodes nest deeper than {MAX_DEPTH} levels", help="flatten the structure")
    return deepest + 1


def _deepest(value: object) -> int:
    """The depth of the node that a field holds, or of the deepest in a tuple or a tuple of tuples."""
    if type(value) is not tuple:
        return getattr(value, "depth", 1) if isinstance(value, Node) else 0
    deepest = 0
    for member in value:
        depth = getattr(member, "depth", 0) or _deepest(member)
        if depth > deepest:  # noqa: PLR1730 - likewise
            deepest = depth
    return deepest
