"""How nodes are made: by an ``__init__`` of one class each, which is written when its first node is made.

attrs writes one too, and the one here does the same: it converts, checks and sets what it is given. But reading a file
makes thousands of nodes with a dozen fields each, most of which have their default, and attrs brings every default to
its normal form once more and sets every field past the guard that makes the class frozen. The one here

* leaves defaults alone: a default *is* in normal form, which a test asserts for every field of the model;
* sets the fields past that guard: by their descriptors, or, where they are many, while the node is for a moment of a
  twin class without the guard, which takes a fifth of the time.

So nothing is checked less than before: what is not the very default goes through the same converters and validators
in the same order. A test makes every node of generated articles both ways.

Who has a dict for each node and makes them by the thousand asks for a class's :func:`unpacker`, which is written in the
same way and saves the call of the class.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final, TypeAlias

from attrs import NOTHING, Attribute, fields, frozen

from newsdoc.model.values import MAX_DEPTH

__all__ = ["Init", "Unpacker", "init_by_attrs", "make_quickly", "unpacker"]

Init: TypeAlias = Callable[..., None]
"""An ``__init__``."""

Unpacker: TypeAlias = Callable[[dict[str, Any]], Any]
"""Makes an instance of a dict with the values of its fields, which is empty afterwards."""

_FEW: Final = 3
"""As many fields are set by their descriptors in less time than an instance takes to change its class twice."""


@frozen(eq=False)
class _Recipe:
    """What is known of a class of nodes before the first of them is made: see :func:`make_quickly`."""

    kind: type[Any]
    base: type[Any]
    depth_over: Callable[..., int]
    deepest: Callable[[object], int]
    children: Callable[[], tuple[str, ...]]
    plain: Init


_RECIPES: Final[dict[type[Any], _Recipe]] = {}


def init_by_attrs(kind: type[Any]) -> Init:
    """The ``__init__`` that attrs has written for a class."""
    return _RECIPES[kind].plain


def unpacker(kind: type[Any], before: Mapping[str, Callable[[Any], Any]] | None = None) -> Unpacker:
    """What makes an instance of *kind* of a dict that holds the values of its fields by name, and takes them out.

    It raises KeyError if one is missing, TypeError if there is one that the class does not have, and what the class
    raises.

    :param kind: a class of nodes.
    :param before: for some fields, what makes their values of those in the dict.

    >>> from newsdoc.model import Label
    >>> unpacker(Label, {"language": str.lower})({"text": " Fed  to halt ", "language": "EN"})
    Label(text='Fed to halt', language='en')
    """
    return _written(_RECIPES[kind], "unpack", before or {})


def make_quickly(
    kind: type[Any],
    base: type[Any],
    depth_over: Callable[..., int],
    deepest: Callable[[object], int],
    children: Callable[[], tuple[str, ...]],
) -> None:
    """Give *kind*, a frozen slotted class of attrs right below *base*, its quicker ``__init__``.

    :param depth_over: what the field ``depth`` is, given the values of the fields that hold nodes.
    :param deepest: the depth of the deepest node in the value of one such field.
    :param children: the names of these, asked for when the first node is made.
    """
    plain = kind.__init__
    recipe = _RECIPES[kind] = _Recipe(kind, base, depth_over, deepest, children, plain)

    @wraps(plain)
    def first(self: object, *args: object, **kwargs: object) -> None:
        kind.__init__ = wraps(plain)(_written(recipe, "__init__", {}))
        kind.__init__(self, *args, **kwargs)

    kind.__init__ = first


def _twin(kind: type[Any], base: type[Any]) -> type[Any]:
    """A class of the same layout as *kind*, so that an instance may change between them, that may be set."""
    unguarded = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(kind.__name__, (base,), {"__slots__": kind.__slots__, **unguarded})


def _written(recipe: _Recipe, name: str, before: Mapping[str, Callable[[Any], Any]]) -> Callable[..., Any]:
    """The function *name* of a class: its ``__init__``, or ``unpack``, which makes the instance too.

    Of a cell, for instance, ``unpack`` is::

        def unpack(members):
            inlines = members.pop('inlines', _default_inlines)
            header = members.pop('header', _default_header)
            ...
            if members: _refuse(members)
            if inlines is not _default_inlines: inlines = _convert_inlines(_before_inlines(inlines))
            if header is not _default_header: header = _convert_header(header)
            if colspan is not _default_colspan: _check_colspan(None, _field_colspan, colspan)
            ...
            deepest = 0
            for member in inlines:
                level = getattr(member, 'depth', 0) or _deepest(member)
                if level > deepest: deepest = level
            depth = deepest + 1 if deepest < _MAX_DEPTH else _depth_over(inlines)
            self = _new(_twin)
            self.inlines = inlines
            ...
            self.__class__ = _kind
            return self
    """
    kind = recipe.kind
    given = [field for field in fields(kind) if field.init]
    few = len(fields(kind)) <= _FEW and name == "__init__"
    # No name of a field begins with an underscore, so that those of the scope do.
    scope: dict[str, Any] = {
        "_kind": kind, "_plain": recipe.plain, "_twin": _twin(kind, recipe.base), "_refuse": _refuse,
        "_depth_over": recipe.depth_over, "_deepest": recipe.deepest, "_MAX_DEPTH": MAX_DEPTH,
        "_become": object.__setattr__, "_new": object.__new__,
    }  # fmt: skip
    scope |= {f"_set_{field.name}": kind.__dict__[field.name].__set__ for field in fields(kind)}
    scope |= {f"_before_{name}": function for name, function in before.items()}
    for field in given:
        scope |= {
            f"_default_{field.name}": _default(field),
            f"_convert_{field.name}": field.converter,
            f"_check_{field.name}": field.validator,
            f"_field_{field.name}": field,
        }
    if name == "unpack":
        lines = ["def unpack(members):", *map(_popped, given), "if members: _refuse(members)"]
        instance = ["self = _new(_twin)"]
    else:
        places = [field for field in given if not field.kw_only]
        names = [field for field in given if field.kw_only]
        head = ", ".join(["self", *map(_parameter, places), *(["*"] if names else []), *map(_parameter, names)])
        same = ", ".join([*(field.name for field in places), *(f"{field.name}={field.name}" for field in names)])
        # The second line is for a class that somebody has derived.
        lines = [f"def __init__({head}):", f"if self.__class__ is not _kind: return _plain(self, {same})"]
        instance = [] if few else ["_become(self, '__class__', _twin)"]
    lines += [line for field in given for line in _converted(field, is_prepared=field.name in before)]
    lines += [_unless_default(field, f"_check_{field.name}(None, _field_{field.name}, {field.name})")
              for field in given if field.validator]  # fmt: skip
    if any(field.name == "depth" for field in fields(kind)):
        lines += _measured([field for field in given if field.name in recipe.children()])
    lines += instance
    lines += [f"_set_{field.name}(self, {field.name})" if few else f"self.{field.name} = {field.name}"
              for field in fields(kind)]  # fmt: skip
    lines += [] if few else ["self.__class__ = _kind"]
    lines += ["self.__attrs_post_init__()"] if hasattr(kind, "__attrs_post_init__") else []
    lines += ["return self"] if name == "unpack" else []
    exec("\n    ".join(lines), scope)  # noqa: S102 - as attrs does; all names are our own
    made: Callable[..., Any] = scope[name]  # it is what was defined right now
    return made


def _refuse(unknown: dict[str, object]) -> None:
    raise TypeError(f"unexpected members {', '.join(unknown)}")


def _popped(field: Attribute[Any]) -> str:
    default = f", _default_{field.name}" if _has_default(field) else ""
    return f"{field.name} = members.pop({field.name!r}{default})"


def _converted(field: Attribute[Any], *, is_prepared: bool) -> list[str]:
    value = f"_before_{field.name}({field.name})" if is_prepared else field.name
    value = f"_convert_{field.name}({value})" if field.converter else value
    return [_unless_default(field, f"{field.name} = {value}")] if value != field.name else []


def _measured(children: list[Attribute[Any]]) -> list[str]:
    """The lines that find the depth; a row of nodes, which most children are in, is looked through right here."""
    lines = ["deepest = 0"]
    for field in children:
        if str(field.type).startswith("tuple["):
            lines += [
                f"for member in {field.name}:",
                "    level = getattr(member, 'depth', 0) or _deepest(member)",
                "    if level > deepest: deepest = level",
            ]
        else:
            lines += [f"level = _deepest({field.name})", "if level > deepest: deepest = level"]
    names = ", ".join(field.name for field in children)
    return [*lines, f"depth = deepest + 1 if deepest < _MAX_DEPTH else _depth_over({names})"]


def _default(field: Attribute[Any]) -> object:
    """The default itself: values are never changed, so that one may serve all."""
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default


def _parameter(field: Attribute[Any]) -> str:
    return f"{field.name}=_default_{field.name}" if _has_default(field) else field.name


def _unless_default(field: Attribute[Any], statement: str) -> str:
    return f"if {field.name} is not _default_{field.name}: {statement}" if _has_default(field) else statement


def _has_default(field: Attribute[Any]) -> bool:
    return field.default is not NOTHING
