"""Content models as automata: from each state, which child may come next.

Law: an automaton accepts exactly the sequences of children that its content model describes. States are few and
shared, a step is one look into a dictionary.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from newsdoc.validation.structure.records import Any, Choice, GroupUse, Particle, Ref, Sequence

__all__ = ["State", "compile_model"]

T = TypeVar("T")


class State(Generic[T]):
    """A place in a content model.

    :ivar moves: by the tag of the next child, the state after it and what the child is declared as.
    :ivar wildcards: the wildcards that may come next, and the state after them.
    :ivar accepts: whether the content may end here.
    """

    __slots__ = ("_completions", "accepts", "moves", "wildcards")

    def __init__(self, *, accepts: bool) -> None:
        self.moves: dict[str, tuple[State[T], T]] = {}
        self.wildcards: list[tuple[Any, State[T]]] = []
        self.accepts = accepts
        self._completions: dict[str | None, tuple[tuple[str, ...], State[T] | None] | None] = {}

    def completion(self, tag: str | None) -> tuple[tuple[str, ...], State[T] | None] | None:
        """The fewest children that are missing before *tag* may come, or before the content may end if it is None.

        They come with the state that they lead to; None means that no children make up for it. A wildcard in the
        answer is named as :meth:`steps` names it.
        """
        if tag not in self._completions:
            self._completions[tag] = self._search(tag)
        return self._completions[tag]

    def _search(self, tag: str | None) -> tuple[tuple[str, ...], State[T] | None] | None:
        queue: deque[tuple[tuple[str, ...], State[T]]] = deque([((), self)])
        seen = {self}
        while queue:
            missing, state = queue.popleft()
            if (state.accepts if tag is None else tag in state.moves) and (missing or tag is None):
                return missing, state
            for name, after in state.steps():
                if after not in seen:
                    seen.add(after)
                    queue.append(((*missing, name), after))
        return None

    def steps(self) -> Iterator[tuple[str, State[T]]]:
        """All that may come next, and the state after it; wildcards are named like ``<other>``."""
        for name, (after, _) in self.moves.items():
            yield name, after
        for wildcard, after in self.wildcards:
            yield f"<{wildcard.kind}>", after


class _Position(Generic[T]):
    """One mention of an element or of a wildcard in the model."""

    __slots__ = ("follow", "symbol", "target")

    def __init__(self, symbol: str | Any, target: T | None) -> None:
        self.symbol = symbol
        self.target = target
        self.follow: set[_Position[T]] = set()


class _Shape(Generic[T]):
    """What can begin and end a part of the model, and whether it can be missing."""

    __slots__ = ("first", "last", "nullable")

    def __init__(self, first: Iterable[_Position[T]], last: Iterable[_Position[T]], *, nullable: bool) -> None:
        self.first = list(first)
        self.last = list(last)
        self.nullable = nullable


class _Compiler(Generic[T]):
    def __init__(self, version: int, resolve: Callable[[str], tuple[str, T]], group: Callable[[str], Particle]) -> None:
        self._version = version
        self._resolve = resolve
        self._group = group
        self._order: dict[_Position[T], int] = {}

    def shape(self, particle: Particle) -> _Shape[T]:
        if isinstance(particle, GroupUse):
            shape = self.shape(self._group(particle.name))
        elif isinstance(particle, Sequence):
            shape = self._in_sequence([self.shape(item) for item in particle.items if self._version in item.span])
        elif isinstance(particle, Choice):
            shapes = [self.shape(item) for item in particle.items if self._version in item.span]
            shape = _Shape(
                (position for one in shapes for position in one.first),
                (position for one in shapes for position in one.last),
                nullable=not shapes or any(one.nullable for one in shapes),
            )
        else:
            symbol, target = self._resolve(particle.key) if isinstance(particle, Ref) else (particle, None)
            position = _Position[T](symbol, target)
            self._order[position] = len(self._order)
            shape = _Shape([position], [position], nullable=False)
        if particle.occurs in {"*", "+"}:
            for position in shape.last:
                position.follow.update(shape.first)
        if particle.occurs in {"*", "?"}:
            shape.nullable = True
        return shape

    @staticmethod
    def _in_sequence(shapes: list[_Shape[T]]) -> _Shape[T]:
        whole = _Shape[T]((), (), nullable=True)
        for shape in shapes:
            for position in whole.last:
                position.follow.update(shape.first)
            if whole.nullable:
                whole.first += shape.first
            whole.last = [*shape.last, *whole.last] if shape.nullable else shape.last
            whole.nullable = whole.nullable and shape.nullable
        return whole

    def states(self, shape: _Shape[T]) -> State[T]:
        last = set(shape.last)
        made: dict[tuple[frozenset[_Position[T]], bool], State[T]] = {}
        waiting: list[tuple[State[T], frozenset[_Position[T]]]] = []

        def state_of(following: frozenset[_Position[T]], *, accepts: bool) -> State[T]:
            key = (following, accepts)
            if key not in made:
                made[key] = State(accepts=accepts)
                waiting.append((made[key], following))
            return made[key]

        start = state_of(frozenset(shape.first), accepts=shape.nullable)
        while waiting:
            state, following = waiting.pop()
            by_symbol: dict[str | Any, list[_Position[T]]] = {}
            for position in sorted(following, key=self._order.__getitem__):
                by_symbol.setdefault(position.symbol, []).append(position)
            for symbol, positions in by_symbol.items():
                after = state_of(
                    frozenset().union(*(position.follow for position in positions)),
                    accepts=not last.isdisjoint(positions),
                )
                target = positions[0].target
                if isinstance(symbol, Any):
                    state.wildcards.append((symbol, after))
                elif target is not None:
                    state.moves[symbol] = (after, target)
        return start


def compile_model(
    particle: Particle | None,
    version: int,
    resolve: Callable[[str], tuple[str, T]],
    group: Callable[[str], Particle],
) -> State[T]:
    """The start of the automaton for a content model as it is in *version*.

    :param resolve: gives the tag and the declaration for the key of an element.
    :param group: gives the content model of a named group.
    """
    if particle is None:
        return State(accepts=True)
    compiler = _Compiler[T](version, resolve, group)
    if version not in particle.span:
        return State(accepts=True)
    return compiler.states(compiler.shape(particle))
