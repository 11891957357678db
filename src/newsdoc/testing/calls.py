"""How the strategies of this package are made: once for each set of options, and shown by their call."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["strategy"]

_P = ParamSpec("_P")
_T = TypeVar("_T")


def strategy(make: Callable[_P, SearchStrategy[_T]]) -> Callable[_P, SearchStrategy[_T]]:
    """A function that makes a strategy, remembered for its arguments.

    What Hypothesis shows of a strategy is all that it is made of, and it shows strategies in errors and warnings. For
    nested ones as here that grows to megabytes; so these show the call that makes them, such as ``blocks(depth=2)``.
    """
    made = cache(make)

    def drawn(draw: DrawFn, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        return draw(made(*args, **kwargs))  # type: ignore[arg-type]  # options are flags and numbers, hence hashable

    drawn.__name__ = make.__name__
    drawn.__doc__ = make.__doc__
    # functools types what it remembers by its result alone
    return cast("Callable[_P, SearchStrategy[_T]]", cache(st.composite(drawn)))
