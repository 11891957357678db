"""How nodes are made: by an ``__init__`` of one class each, which is written when its first node is made.

attrs writes one too, and the one here does the same: it converts, checks and sets what it is given. But reading a file
makes thousands of nodes with a dozen fields each, most of which have their default, and attrs brings every default to
its normal form once more and sets every field past the guard that makes the class frozen. The one here

* leaves defaults alone: a default *is* in normal form, which a test asserts for every field of the model;
* sets the fields past that guard: by their descriptors, or, where they are many, while the node is for a moment of a
  twin class without the guard, which takes a fifth of the time.

So nothing is checked less than before: what is not the very default goes through the same converters and validators
in the same order. A test makes every node of generated articles both ways.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeAlias

from attrs import NOTHING, Attribute, fields

__all__ = ["Init", "init_by_attrs", "make_quickly"]

Init: TypeAlias = Callable[..., None]
"""An ``__init__``."""

_FEW: Final = 3

_BY_ATTRS: dict[type[Any], Init] = {}


def init_by_attrs(kind: type[Any]) -> Init:
    """The ``__init__`` that attrs has written for a class."""
    return _BY_ATTRS[kind]


def make_quickly(
    kind: type[Any], base: type[Any], depth: Callable[..., int], children: Callable[[], tuple[str, ...]]
) -> None:
    """Give *kind*, a frozen slotted class of attrs right below *base*, its quicker ``__init__``.

    :param depth: what the field ``depth`` is, given the values of the fields that hold nodes.
    :param children: the names of these, asked for when the first node is made.
    """
    plain = _BY_ATTRS[kind] = kind.__init__

    @wraps(plain)
    def first(self: object, *args: object, **kwargs: object) -> None:
        kind.__init__ = wraps(plain)(_written(kind, plain, _twin(kind, base), depth, children()))
        kind.__init__(self, *args, **kwargs)

    kind.__init__ = first


def _twin(kind: type[Any], base: type[Any]) -> type[Any]:
    """A class of the same layout as *kind*, so that an instance may change between them, that may be set."""
    unguarded = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(kind.__name__, (base,), {"__slots__": kind.__slots__, **unguarded})


def _written(
    kind: type[Any], plain: Init, twin: type[Any], depth: Callable[..., int], children: tuple[str, ...]
) -> Init:
    given = [field for field in fields(kind) if field.init]
    # No name of a field begins with an underscore, so that those of the scope do.
    scope: dict[str, object] = {
        "_kind": kind, "_plain": plain, "_twin": twin, "_depth_over": depth, "_become": object.__setattr__,
    }  # fmt: skip
    scope |= {f"_set_{field.name}": kind.__dict__[field.name].__set__ for field in fields(kind)}
    for field in given:
        scope |= {
            f"_default_{field.name}": _default(field),
            f"_convert_{field.name}": field.converter,
            f"_check_{field.name}": field.validator,
            f"_field_{field.name}": field,
        }
    places = [field for field in given if not field.kw_only]
    names = [field for field in given if field.kw_only]
    head = ", ".join(["self", *map(_parameter, places), *(["*"] if names else []), *map(_parameter, names)])
    same = ", ".join([*(field.name for field in places), *(f"{field.name}={field.name}" for field in names)])
    lines = [
        f"if self.__class__ is not _kind: return _plain(self, {same})",  # of a class that somebody has derived
        *(
            _unless_default(field, f"{field.name} = _convert_{field.name}({field.name})")
            for field in given
            if field.converter
        ),
        *(
            _unless_default(field, f"_check_{field.name}(self, _field_{field.name}, {field.name})")
            for field in given
            if field.validator
        ),
        *(f"depth = _depth_over({', '.join(children)})" for field in fields(kind) if field.name == "depth"),
        *_set_all(kind),
        *(["self.__attrs_post_init__()"] if hasattr(kind, "__attrs_post_init__") else []),
    ]
    exec("\n    ".join([f"def __init__({head}):", *lines]), scope)  # noqa: S102 - as attrs does; all names are our own
    return scope["__init__"]  # type: ignore[return-value]  # it is what was defined right now


def _set_all(kind: type[Any]) -> list[str]:
    """The statements that set all fields: past the guard one by one, or, where they are many, as another class."""
    names = [field.name for field in fields(kind)]
    if len(names) <= _FEW:
        return [f"_set_{name}(self, {name})" for name in names]
    return ["_become(self, '__class__', _twin)", *(f"self.{name} = {name}" for name in names), "self.__class__ = _kind"]


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
