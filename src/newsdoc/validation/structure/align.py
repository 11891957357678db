"""How the children of an element are best taken when they do not fit its content model.

Law: as few children as possible are taken for misplaced and as few as possible for missing, so that one mistake gives
one finding. The work is linear in the number of children.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element

from attrs import Factory, define, frozen

from newsdoc.validation.structure.automaton import State
from newsdoc.validation.structure.records import Any
from newsdoc.validation.structure.schema import Declaration

__all__ = ["Alignment", "Candidate", "Gap", "Kept", "align"]

_BREADTH: Final = 24
_DROPPED: Final = 1.0
_MISSING: Final = 1.0


@frozen
class Candidate:
    """What a child may be taken for.

    :ivar tag: a tag of the content model.
    :ivar cost: 0 if that is what it is, more if it has to be mended first.
    """

    tag: str
    cost: float = 0.0


@frozen
class Kept:
    """A child that was taken for what *declaration* says.

    :ivar state: the place in the content model before it.
    :ivar after: the place behind it.
    :ivar mended: whether it is something else, and is only taken for it.
    """

    index: int
    declaration: Declaration | None
    state: State[Declaration]
    after: State[Declaration]
    mended: bool = False


@frozen
class Gap:
    """Elements that are missing before the child *index*, or at the end.

    :ivar names: their tags, in order.
    :ivar state: the place in the content model where the first of them is missing.
    """

    index: int
    names: tuple[str, ...]
    state: State[Declaration]


@define
class Alignment:
    """The best reading of the children.

    :ivar dropped: the indexes of the children that do not fit.
    """

    kept: list[Kept] = Factory(list)
    dropped: list[int] = Factory(list)
    gaps: list[Gap] = Factory(list)


@frozen(eq=False)
class _Step:
    """One step of a reading, linked to those before it."""

    before: _Step | None
    what: Kept | Gap | int


def align(
    start: State[Declaration],
    children: list[Element],
    candidates: Callable[[Element], list[Candidate]],
    wild: Callable[[Any, str], bool],
) -> Alignment:
    """The reading of *children* with the fewest mistakes.

    :param candidates: what a child may be taken for, the likeliest first.
    :param wild: whether a wildcard takes a tag.
    """
    reached: dict[State[Declaration], tuple[float, _Step | None]] = {start: (0.0, None)}
    for index, child in enumerate(children):
        after: dict[State[Declaration], tuple[float, _Step | None]] = {}

        def reach(state: State[Declaration], cost: float, step: _Step, after: _Reached = after) -> None:
            known = after.get(state)
            if known is None or cost < known[0]:
                after[state] = (cost, step)

        options = candidates(child)
        # A slip of the pen that also stands in the wrong place is two mistakes.
        dropping = _DROPPED * (2 if options and options[0].cost else 1)
        for state, (cost, step) in reached.items():
            for option in options:
                hit = state.moves.get(option.tag)
                if hit is not None:
                    kept = Kept(index, hit[1], state, hit[0], option.cost > 0)
                    reach(hit[0], cost + option.cost, _Step(step, kept))
                    continue
                completion = state.completion(option.tag)
                if completion is not None and completion[1] is not None:
                    missing, before = completion[0], completion[1]
                    gap = _Step(step, Gap(index, missing, state))
                    then, declaration = before.moves[option.tag]
                    kept = Kept(index, declaration, before, then, option.cost > 0)
                    reach(then, cost + option.cost + _MISSING * len(missing), _Step(gap, kept))
            for wildcard, behind in state.wildcards:
                if wild(wildcard, child.tag):
                    reach(behind, cost, _Step(step, Kept(index, None, state, behind)))
                for option in options:
                    if option.cost and wild(wildcard, option.tag):
                        reach(behind, cost + option.cost, _Step(step, Kept(index, None, state, behind, mended=True)))
            reach(state, cost + dropping, _Step(step, index))
        reached = after if len(after) <= _BREADTH else dict(sorted(after.items(), key=_cost)[:_BREADTH])
    return _best(reached, len(children))


_Reached = dict[State[Declaration], tuple[float, _Step | None]]


def _cost(entry: tuple[State[Declaration], tuple[float, _Step | None]]) -> float:
    return entry[1][0]


def _best(reached: _Reached, end: int) -> Alignment:
    best: tuple[float, _Step | None] | None = None
    for state, (cost, step) in reached.items():
        completion = state.completion(None)
        if completion is None:
            continue
        missing = completion[0]
        total = cost + _MISSING * len(missing)
        if best is None or total < best[0]:
            best = (total, _Step(step, Gap(end, missing, state)) if missing else step)
    alignment = Alignment()
    step = best[1] if best else None
    while step is not None:
        if isinstance(step.what, Kept):
            alignment.kept.append(step.what)
        elif isinstance(step.what, Gap):
            alignment.gaps.append(step.what)
        else:
            alignment.dropped.append(step.what)
        step = step.before
    for part in (alignment.kept, alignment.dropped, alignment.gaps):
        part.reverse()
    return alignment
