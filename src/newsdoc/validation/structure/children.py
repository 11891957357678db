"""Says what is wrong with the children of an element that do not fit its content model.

Law: each child that the content model has no place for gives one finding, and so does each child that is missing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.validation.document import ITEMS, Item
from newsdoc.validation.places import Spot
from newsdoc.validation.structure.align import Candidate, Gap, align
from newsdoc.validation.structure.automaton import State
from newsdoc.validation.structure.diagnose import Diagnosis, wrong_namespace
from newsdoc.validation.structure.history import history
from newsdoc.validation.structure.schema import Declaration
from newsdoc.validation.structure.suggest import closest, listed, to_add
from newsdoc.validation.structure.words import LIKE_G2, allows, cut, local, namespace_of

__all__ = ["diagnose_children"]

_MANY: Final = 40
_MENDED: Final = 0.9
_WILDCARDS: Final = {
    "<any>": "an element",
    "<other>": "an element of another namespace",
    "<g2>": "an item",
    "<dsig>": "a signature",
}


def diagnose_children(
    diagnosis: Diagnosis, element: Element, declaration: Declaration, item: Item
) -> list[tuple[Element, Declaration | None]]:
    """Says what is wrong with the children of an element; gives what each of them is to be taken for.

    None stands for an element that a wildcard takes.
    """
    return _Children(diagnosis, element, declaration, item).diagnose()


class _Children:
    """The children of one element that do not fit its content model."""

    def __init__(self, diagnosis: Diagnosis, element: Element, declaration: Declaration, item: Item) -> None:
        self._diagnosis = diagnosis
        self._element = element
        self._children = list(element)
        self._owner = declaration.name
        self._declaration = declaration
        self._schema = declaration.schema
        self._namespace = declaration.schema.namespace
        self._title = declaration.schema.table.title
        self._item = item
        self._alphabet = _alphabet(declaration)
        self._names = {local(one): one for one in self._alphabet}
        self._alignment = align(
            declaration.begin(),
            self._children,
            self._candidates,
            lambda wildcard, tag: allows(wildcard, tag, self._namespace),
        )
        self._kept = [kept.index for kept in self._alignment.kept]
        self._homes: dict[str, list[int]] = {}

    def diagnose(self) -> list[tuple[Element, Declaration | None]]:
        """See :func:`diagnose_children`."""
        taken: dict[int, Declaration | None] = {}
        for kept in self._alignment.kept:
            taken[kept.index] = kept.declaration
            if kept.mended:
                self._mended(self._children[kept.index])
        lacking: dict[str, list[Gap]] = {}
        for gap in self._alignment.gaps:
            for tag in gap.names:
                lacking.setdefault(tag, []).append(gap)
        for index in self._alignment.dropped:
            taken[index] = self._dropped(index, lacking)
        for gap in self._alignment.gaps:
            self._missing(gap, lacking)
        return [(child, taken[index]) for index, child in enumerate(self._children)]

    def _candidates(self, child: Element) -> list[Candidate]:
        """What a child may be taken for: itself, or what its name is a slip of the pen for."""
        if child.tag in self._alphabet:
            return [Candidate(child.tag)]
        meant = self._meant(child)
        return [Candidate(meant, _MENDED)] if meant else []

    def _meant(self, child: Element) -> str:
        """The tag that a child should have had, where it only stands in the wrong namespace or is misspelt."""
        name, found = local(child.tag), namespace_of(child.tag)
        if found != self._namespace:
            meant = f"{{{self._namespace}}}{name}"
            is_item = name in ITEMS and (not found or LIKE_G2 in found) and self._takes(meant)
            return meant if name in self._names or is_item else ""
        if self._schema.named(name):
            return ""
        return self._names.get(closest(name, self._names), "")

    def _mended(self, child: Element) -> None:
        """Says that a child should have another tag, and gives it to it."""
        meant, name, found = self._meant(child), local(child.tag), namespace_of(child.tag)
        if found == self._namespace:
            message = f'"{cut(name)}" is not an element of {self._title}: did you mean "{local(meant)}"?'
            self._diagnosis.add("G2-UNKNOWN-ELEMENT", Spot(child), message, self._allowed())
        else:
            self._diagnosis.add("G2-NAMESPACE", Spot(child), *wrong_namespace(name, found, self._schema))
        self._diagnosis.mending.element(child, meant)

    def _allowed(self) -> str:
        if not self._names:
            return f"{self._owner} holds no elements of {self._title}"
        return f"allowed in {self._owner}: {listed(self._names, at_most=_MANY)}"

    # Children without a place

    def _dropped(self, index: int, lacking: dict[str, list[Gap]]) -> Declaration:
        """Says what is wrong with a child that has no place; gives what it is to be taken for."""
        child = self._children[index]
        is_near = namespace_of(child.tag) in {"", self._namespace} or LIKE_G2 in child.tag
        if is_near and self._meant(child) in self._alphabet:
            self._mended(child)
        if child.tag in self._alphabet:
            self._out_of_place(index, child, lacking)
            return self._alphabet[child.tag]
        if namespace_of(child.tag) != self._namespace:
            self._foreign(child)
            return self._schema.known.get(child.tag, self._schema.foreign)
        name = local(child.tag)
        elsewhere = self._schema.named(name)
        span = history(self._schema.table).child_versions(self._declaration.key, name)
        if span is not None:
            self._diagnosis.out_of_version(self._item, Spot(child), f"{self._owner}/{name}", span)
        elif elsewhere:
            parents = self._parents(name)
            where = f"it belongs in {parents}" if parents else "it is the root of a document"
            message = f"{name} cannot stand in {self._owner}; {where}"
            self._diagnosis.misplaced_element(self._item, child, message, self._allowed())
        else:
            self._unknown(child, name)
        return elsewhere[0] if elsewhere else self._schema.foreign

    def _unknown(self, child: Element, name: str) -> None:
        meant = closest(name, {component.name for component in self._schema.table.elements()})
        parents = self._parents(meant) if meant else ""
        ending = f': did you mean "{meant}"' if meant else ""
        ending += f", which belongs in {parents}" if parents else ""
        ending += "?" if meant else ""
        message = f'"{cut(name)}" is not an element of {self._title}{ending}'
        self._diagnosis.add("G2-UNKNOWN-ELEMENT", Spot(child), message, self._allowed())

    def _foreign(self, child: Element) -> None:
        name, found = local(child.tag), namespace_of(child.tag)
        if not found:
            self._diagnosis.add("G2-NAMESPACE", Spot(child), *wrong_namespace(name, found, self._schema))
        elif self._takes(child.tag):
            message = f"{cut(name)}, of another namespace, stands too early or too often in {self._owner}"
            late = f"elements of other namespaces come behind those of {self._title}"
            self._diagnosis.add("G2-ELEMENT-ORDER", Spot(child), message, late if self._names else "keep one element")
        else:
            message = f"{self._owner} takes no elements of other namespaces, such as {cut(name)}"
            self._diagnosis.add("G2-FOREIGN-ELEMENT", Spot(child), message, self._allowed())

    def _takes(self, tag: str) -> bool:
        """Whether a wildcard takes elements of that tag, in some place."""
        wildcards = (one for state in _states(self._declaration.begin()) for one, _ in state.wildcards)
        return any(allows(one, tag, self._namespace) for one in wildcards)

    def _parents(self, name: str) -> str:
        """The elements that may hold *name*, in words, those that the item has first."""
        parents = history(self._schema.table).parents_of(name, self._schema.version)
        return listed(sorted(parents, key=lambda parent: parent not in self._item.nodes), joint="or", at_most=3)

    def _out_of_place(self, index: int, child: Element, lacking: dict[str, list[Gap]]) -> None:
        """A child that may stand in this element, but not there, or not again."""
        if lacking.get(child.tag):
            self._wrong_order(index, lacking[child.tag].pop(0).index)
            return
        home = self._home(child.tag, index)
        if home is not None:
            self._wrong_order(index, home)
            return
        name = local(child.tag)
        first = next((one for one in self._kept if self._children[one].tag == child.tag), None)
        if first is not None:
            which = "first" if first < index else "other"
            message = f"{name} may stand only once in {self._owner}; the {which} is in {{other}}"
            self._diagnosis.add("G2-REPEATED-ELEMENT", Spot(child), message, "keep one of them", self._children[first])
            return
        rivals = (self._children[one.index] for one in self._alignment.kept if child.tag in one.state.moves)
        rival = next(rivals, None)
        beside = f" beside {local(rival.tag)}, in {{other}}" if rival is not None else ""
        message = f"{name} cannot stand in {self._owner}{beside}"
        help = self._order() if rival is None else "keep one of the two"
        self._diagnosis.add("G2-ELEMENT-ORDER", Spot(child), message, help, rival)

    def _home(self, tag: str, index: int) -> int | None:
        """The index of the child that *tag* could stand before, the last one before *index* if there are several."""
        if tag not in self._homes:
            self._homes[tag] = list(self._find_homes(tag))
        homes = self._homes[tag]
        return homes[max(bisect_left(homes, index) - 1, 0)] if homes else None

    def _find_homes(self, tag: str) -> Iterator[int]:
        for kept in self._alignment.kept:
            move = kept.state.moves.get(tag)
            if move is not None:
                then = kept.declaration.tag if kept.declaration is not None else self._children[kept.index].tag
                after = move[0]
                if then in after.moves or any(allows(one, then, self._namespace) for one, _ in after.wildcards):
                    yield kept.index
        last = self._alignment.kept[-1].after if self._alignment.kept else None
        if last is not None and tag in last.moves:
            yield len(self._children)

    def _order(self) -> str:
        return f"the order in {self._owner} is: {listed(self._names, joint='then', at_most=_MANY)}"

    def _wrong_order(self, index: int, home: int) -> None:
        """The child *index* belongs before the child *home*, which may be the end."""
        child = self._children[index]
        before = bisect_left(self._kept, home)
        if index > home:
            other, side = self._children[home], "before"
        else:
            other, side = self._children[self._kept[before - 1]] if before else self._element, "after"
        message = f"{local(child.tag)} must come {side} {local(other.tag)}, in {{other}}"
        self._diagnosis.add("G2-ELEMENT-ORDER", Spot(child), message, self._order(), other)

    # Children that are missing

    def _missing(self, gap: Gap, lacking: dict[str, list[Gap]]) -> None:
        state = gap.state
        for tag in gap.names:
            after = dict(state.steps())[tag]
            if gap in lacking[tag]:
                instead = [one for one, then in state.steps() if then is after]
                what = listed((_WILDCARDS.get(one, local(one)) for one in instead), joint="or")
                about = self._alphabet[tag].help if tag in self._alphabet and len(instead) == 1 else ""
                message = f"{self._owner} lacks {what}{self._between(gap)}"
                self._diagnosis.missing_element(self._item, tag, self._element, message, to_add(what, about))
            state = after

    def _between(self, gap: Gap) -> str:
        """Where the missing element would stand, as the ending of a sentence."""
        before = bisect_left(self._kept, gap.index)
        if before:
            return f" after {local(self._children[self._kept[before - 1]].tag)}"
        if gap.index < len(self._children):
            return f" before {local(self._children[gap.index].tag)}"
        return ""


def _alphabet(declaration: Declaration) -> dict[str, Declaration]:
    """The children that an element may have at all, by tag, in the order of the content model."""
    found: dict[str, Declaration] = {}
    for state in _states(declaration.begin()):
        for tag, (_, child) in state.moves.items():
            found.setdefault(tag, child)
    return found


def _states(start: State[Declaration]) -> Iterator[State[Declaration]]:
    waiting, seen = deque([start]), {start}
    while waiting:
        state = waiting.popleft()
        yield state
        for _, after in state.steps():
            if after not in seen:
                seen.add(after)
                waiting.append(after)
