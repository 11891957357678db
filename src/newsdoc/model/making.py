"""How nodes are made: by an ``__init__`` of one class each, which is written when its first node is made.

attrs writes one too, and the one here does the same: it converts, checks and sets what it is given. But reading a file
makes thousands of nodes with a dozen fields each, most of which have their default, and attrs brings every default to
its normal form once more and sets every field past the guard that makes the class frozen. The one here

* leaves defaults alone: a default *is* in normal form, which a test asserts for every field of the model;
* sets the fields past that guard: by their descriptors, or, where they are many, while the node is for a moment of a
  twin class without the guard, which takes a fifth of the time.

So nothing is checked less than before: what is not the very default goes through the same converters and validators
in the same order. A test makes every node of generated articles both ways.

Who makes nodes by the thousand asks for a class's :func:`maker`, which saves the way of a call through the class.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeAlias

from attrs import NOTHING, Attribute, fields, frozen

__all__ = ["Init", "init_by_attrs", "make_quickly", "maker"]

Init: TypeAlias = Callable[..., None]
"""An ``__init__``."""

_FEW: Final = 3
"""As many fields are set by their descriptors in less time than an instance takes to change its class twice."""


@frozen(eq=False)
class _Recipe:
    """What is known of a class of nodes before the first of them is made: see :func:`make_quickly`."""

    kind: type[Any]
    base: type[Any]
    depth: Callable[..., int]
    children: Callable[[], tuple[str, ...]]
    plain: Init


_RECIPES: Final[dict[type[Any], _Recipe]] = {}


def init_by_attrs(kind: type[Any]) -> Init:
    """The ``__init__`` that attrs has written for a class."""
    return _RECIPES[kind].plain


def maker(kind: type[Any]) -> Callable[..., Any]:
    """What makes an instance of *kind*, as a call of the class does: a function of its own for a class of nodes.

    >>> from newsdoc.model import Label
    >>> maker(Label)(" Fed  to halt ", language="en")
    Label(text='Fed to halt', language='en')
    """
    return _written(_RECIPES[kind], "make") if kind in _RECIPES else kind


def make_quickly(
    kind: type[Any], base: type[Any], depth: Callable[..., int], children: Callable[[], tuple[str, ...]]
) -> None:
    """Give *kind*, a frozen slotted class of attrs right below *base*, its quicker ``__init__``.

    :param depth: what the field ``depth`` is, given the values of the fields that hold nodes.
    :param children: the names of these, asked for when the first node is made.
    """
    plain = kind.__init__
    recipe = _RECIPES[kind] = _Recipe(kind, base, depth, children, plain)

    @wraps(plain)
    def first(self: object, *args: object, **kwargs: object) -> None:
        kind.__init__ = wraps(plain)(_written(recipe, "__init__"))
        kind.__init__(self, *args, **kwargs)

    kind.__init__ = first


def _twin(kind: type[Any], base: type[Any]) -> type[Any]:
    """A class of the same layout as *kind*, so that an instance may change between them, that may be set."""
    unguarded = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(kind.__name__, (base,), {"__slots__": kind.__slots__, **unguarded})


def _written(recipe: _Recipe, name: str) -> Callable[..., Any]:
    """The function *name* of a class: its ``__init__``, or ``make``, which makes the instance too."""
    kind = recipe.kind
    given = [field for field in fields(kind) if field.init]
    # No name of a field begins with an underscore, so that those of the scope do.
    scope: dict[str, Any] = {
        "_kind": kind, "_plain": recipe.plain, "_twin": _twin(kind, recipe.base), "_depth_over": recipe.depth,
        "_become": object.__setattr__, "_new": object.__new__,
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
    head = ", ".join([*map(_parameter, places), *(["*"] if names else []), *map(_parameter, names)])
    same = ", ".join([*(field.name for field in places), *(f"{field.name}={field.name}" for field in names)])
    checked = [
        *(
            _unless_default(field, f"{field.name} = _convert_{field.name}({field.name})")
            for field in given
            if field.converter
        ),
        *(
            _unless_default(field, f"_check_{field.name}(None, _field_{field.name}, {field.name})")
            for field in given
            if field.validator
        ),
        *(f"depth = _depth_over({', '.join(recipe.children())})" for field in fields(kind) if field.name == "depth"),
    ]
    few = len(fields(kind)) <= _FEW
    put = [
        *(
            f"_set_{field.name}(self, {field.name})" if few else f"self.{field.name} = {field.name}"
            for field in fields(kind)
        ),
        *([] if few else ["self.__class__ = _kind"]),
        *(["self.__attrs_post_init__()"] if hasattr(kind, "__attrs_post_init__") else []),
    ]
    if name == "make":
        lines = [f"def make({head}):", *checked, f"self = _new({'_kind' if few else '_twin'})", *put, "return self"]
    else:
        derived = f"if self.__class__ is not _kind: return _plain(self, {same})"  # of a class that somebody has derived
        unguarded = [] if few else ["_become(self, '__class__', _twin)"]
        lines = [f"def __init__(self, {head}):", derived, *checked, *unguarded, *put]
    exec("\n    ".join(lines), scope)  # noqa: S102 - as attrs does; all names are our own
    made: Callable[..., Any] = scope[name]  # it is what was defined right now
    return made


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
