"""Changing a body in its place: what says the same keeps its XML, with the markup that the model does not know.

The old blocks and the new ones are aligned row by row, from the body down to paragraphs, list items and cells. Words
without an element of their own are held by one while they or what is beside them change; it stays only where they would
be read as something else without it. Where this comes to an end (another shape of table, a place without room), the
element around it is written anew; where even that is not known, :class:`Stuck` says that the whole body must be. The
caller reads the result again and trusts nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final, NamedTuple, TypeAlias

from attrs import evolve

from newsdoc.formats.newsml.body.alignment import aligned
from newsdoc.formats.newsml.body.flow import BodyReader, Origin
from newsdoc.formats.newsml.body.loose import hold, let_go
from newsdoc.formats.newsml.body.vocabulary import BLOCKS, FULL, PLACES
from newsdoc.formats.newsml.body.xhtml import BodyWriter
from newsdoc.formats.newsml.item import insert, insert_after, insert_before, remove
from newsdoc.formats.newsml.lexical import blank
from newsdoc.formats.newsml.names import NITF, XHTML, Element, can_be_made, local_name
from newsdoc.model import (
    Block,
    BlockQuote,
    Cell,
    Inline,
    Interview,
    List,
    ListItem,
    Node,
    Note,
    Paragraph,
    Section,
    Table,
    Text,
    Topic,
    Turn,
    transform,
)
from newsdoc.model.values import clean_prose

__all__ = ["BodyPatch", "Stuck"]

Placed: TypeAlias = Block | Section | ListItem | Turn | Topic
_Pair: TypeAlias = "tuple[int | None, int | None]"

_KNOWN: Final = frozenset({"", f"{{{XHTML}}}", f"{{{NITF}}}"})
"""Namespaces of bodies, as the parser spells them before names; pages are often in none, or in that of the item."""

# What XHTML and NITF both have and mean alike.
_SHARED: Final = frozenset(
    {"p", "em", "strong", "sub", "sup", "a", "br", "ol", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th"}
    | {"td", "hr", "pre", "colgroup", "col"}
)


class Stuck(Exception):  # noqa: N818 - no error: a way that ends
    """The change cannot be made in place."""


class _Gap(NamedTuple):
    """A place in a row: behind *last*, before *following*, each None if there is nothing; *old* is the row."""

    last: Element | Placed | None
    following: Placed | None
    old: Sequence[Placed]


class BodyPatch:
    """One change of one body."""

    def __init__(self, reader: BodyReader, writer: BodyWriter, root: Element, *, held: bool, coarse: bool) -> None:
        """*reader* knows which elements each old block came from; *root* is the element that it read the body from.

        Changes by which what stays would be read otherwise need more than others:

        :param held: whether words keep the element that they were given.
        :param coarse: whether blocks that changed are written anew as a whole, and interviews that were found in
            paragraphs whether they changed or not.
        """
        self._origins = dict(reader.origins)
        self._loose = reader.loose
        self._holders: list[Element] = []
        self._writer = writer
        self._root = root
        self._held = held
        self._coarse = coarse
        outermost = next((child for child in root if local_name(child)), root)
        self._namespace = "".join(str(outermost.tag).rpartition("}")[:2])
        if not can_be_made(self._namespace + "p"):
            raise Stuck
        # What may stand where in other languages is not known here: their words change, but nothing comes or goes.
        self._is_known = self._namespace in _KNOWN or local_name(outermost) in BLOCKS
        self._is_html = any(local_name(each) == "html" for each in (root, outermost))
        self._roles: Mapping[str, str] = {}
        # Labels of the turns around, as they stand in paragraphs, by speaker; None where turns have their own elements.
        self._leads: Mapping[str, tuple[Inline, ...]] | None = None
        self._moved: dict[int, tuple[Element, ...]] = {}
        self._ends: dict[int, Element] = {}
        self._inserted: list[Element] = []

    def apply(self, old: Sequence[Block | Section], new: Sequence[Block | Section]) -> None:
        """Make the elements that *old* was read from say *new*."""
        if old:
            self._row(old, new, 1)
        else:
            self._fill(new)
        for holder in () if self._held else self._holders:
            let_go(holder)

    def _origin(self, thing: object) -> Origin:
        found = self._origins.get(id(thing))
        if found is None and isinstance(thing, Paragraph):
            # A heading where sections cannot stand is a paragraph that says what the heading said.
            found = self._origins.get(id(thing.inlines))
        if found is None:
            raise Stuck
        return found

    def _fill(self, new: Sequence[Block | Section]) -> None:
        """Put the first blocks into a body that says nothing, behind what stands there, such as a comment."""
        place = next(self._root.iter("{*}body" if self._is_html else "{*}body.content"), None)
        if place is None or not self._is_known:
            raise Stuck
        for part in new:
            for element in self._written(part, 1):
                insert(place, element, after=place[-1] if len(place) else None)

    def _row(
        self, old: Sequence[Placed], new: Sequence[Placed], level: int, after: Element | Placed | None = None
    ) -> Element | Placed | None:
        """Make the row *old* into *new*, behind *after* if there is anything; return what the row ends with."""
        last: Element | Placed | None = after
        pairs = _apart(old, new, list(aligned(old, new)))
        if not self._is_known and any(was is None or now is None for was, now in pairs):
            raise Stuck
        self._hold_loose(old, new, pairs)
        gone: defaultdict[Placed, list[int]] = defaultdict(list)
        for was, now in reversed(pairs):
            if was is not None and now is None:
                gone[old[was]].append(was)
        moved: set[int] = set()
        staying = [(at, was) for at, (was, now) in enumerate(pairs) if was is not None and now is not None]
        for at, (was, now) in enumerate(pairs):
            if was is None and now is not None:
                same = gone.get(new[now])
                if same:
                    moved.add(same[-1])
                behind = bisect_right(staying, (at, len(old)))
                following = old[staying[behind][1]] if behind < len(staying) else None
                last = self._insert(new[now], old[same.pop()] if same else None, _Gap(last, following, old), level)
            elif was is not None and now is None:
                for element in self._whole(old[was]) if was not in moved else ():
                    remove(element)
            elif was is not None and now is not None:
                if old[was] != new[now] or (self._coarse and self._is_found(old[was])):
                    self._change(old[was], new[now], level)
                last = old[was]
        return last

    def _hold_loose(self, old: Sequence[Placed], new: Sequence[Placed], pairs: Sequence[_Pair]) -> None:
        """Give an element to words in *old* that have none, where they or what is beside them change."""
        touched = [was is None or now is None or old[was] != new[now] for was, now in pairs]
        for at, (was, _) in enumerate(pairs):
            loose = self._loose.get(id(old[was])) if was is not None and any(touched[max(at - 1, 0) : at + 2]) else None
            if loose is not None:
                holder = loose.around.makeelement(self._namespace + "p")
                if hold(loose, holder):
                    self._origins[id(loose.thing)] = Origin(loose.thing, (holder,))
                    self._holders.append(holder)

    def _insert(self, part: Placed, moved: Placed | None, gap: _Gap, level: int) -> Element:
        """Put *part* into a gap; *moved* is the same in another place of the row."""
        last, following, old = gap
        if last is None and not old:
            raise Stuck
        before = self._end_of(last)
        first = self._first(old[0]) if last is None else None
        elements: Sequence[Element] = self._written(part, level) if moved is None else self._whole(moved)
        tails = [element.tail if blank(element.tail) else None for element in elements[:-1]]
        if not _has_room(before if before is not None else first) and following is not None:
            before, first = None, self._first(following)
        if not _has_room(before if before is not None else first):
            raise Stuck
        for element in elements:
            if moved is not None and element is not first:
                remove(element)
                element.tail = None
            if before is not None:
                insert_after(before, element)
            elif first is not None and element is not first:
                insert_before(first, element)
            before = element
        for element, tail in zip(elements, tails if moved is not None else (), strict=False):
            element.tail = tail
        self._inserted += elements
        return elements[-1]

    def _end_of(self, last: Element | Placed | None) -> Element | None:
        """The element that *last* is or ends with; None where it ends with words between elements."""
        try:
            return self._last(last) if isinstance(last, Node) else last
        except Stuck:
            return None

    def _change(self, old: Placed, new: Placed, level: int) -> None:
        inserted, self._inserted = self._inserted, []
        leads = self._leads
        try:
            self._change_inside(old, new, level)
        except Stuck:
            for element in self._inserted:
                remove(element)
            self._inserted = []
            self._leads = leads
            self._replace(old, self._written(new, level))
        self._leads = leads
        self._inserted = inserted + self._inserted

    def _replace(self, old: Placed, made: Sequence[Element]) -> None:
        elements = self._whole(old)
        parent = elements[0].getparent()
        if parent is None or local_name(parent) in FULL:
            raise Stuck
        if len(made) == len(elements) == 1:
            made[0].tail = elements[0].tail
            parent.replace(elements[0], made[0])
        else:
            for element in made:
                insert_before(elements[0], element)
            for element in elements:
                remove(element)
        self._moved[id(old)] = tuple(made)

    def _change_inside(self, old: Placed, new: Placed, level: int) -> None:
        if self._coarse and not isinstance(old, Section):
            raise Stuck
        last: Element | Placed | None
        match old, new:
            case Paragraph(), Paragraph():
                self._say(self._origin(old), new.inlines)
            case ListItem(), ListItem():
                self._row(old.blocks, new.blocks, level)
            case (Note(), Note()) if old.kind == new.kind:
                self._row(old.blocks, new.blocks, level)
            case BlockQuote(), BlockQuote():
                self._speaker(old, new)
                self._row(old.blocks, new.blocks, level)
            case (List(), List()) if (old.ordered, old.start) == (new.ordered, new.start):
                self._row(old.items, new.items, level)
            case (Turn(), Turn()) if old.speaker == new.speaker:
                self._row(old.blocks, new.blocks, level)
            case Section(), Section():
                last = self._title(old.title, new.title)
                last = self._row(old.blocks, new.blocks, level + 1, last)
                self._end(old, self._row(old.sections, new.sections, level + 1, last))
            case (Interview(), Interview()) if old.participants == new.participants:
                self._roles = {person.label: person.role for person in new.participants}
                self._leads = self._labels(old)
                last = self._row(old.introduction, new.introduction, level)
                last = self._row(old.turns, new.turns, level, last)
                self._end(old, self._row(old.topics, new.topics, level, last))
            case Topic(), Topic():
                last = self._title(old.title, new.title)
                last = self._row(old.introduction, new.introduction, level + 1, last)
                self._end(old, self._row(old.turns, new.turns, level + 1, last))
            case Table(), Table():
                self._cells(old, new)
            case _:
                raise Stuck

    def _end(self, part: Placed, last: Element | Placed | None) -> None:
        """Note what *part* ends with now, which counts where it has no element around it."""
        if last is not None and self._is_loose(part):
            self._ends[id(part)] = self._last(last) if isinstance(last, Node) else last

    def _is_loose(self, part: Placed) -> bool:
        """Whether *part* has no element around it: what stands under a bare heading, an interview in paragraphs."""
        return isinstance(part, Section | Topic | Interview) and (id(part) not in self._origins or self._is_found(part))

    def _is_found(self, part: Placed) -> bool:
        """Whether *part* is an interview that was found in paragraphs."""
        if not isinstance(part, Interview) or id(part) in self._moved:
            return False
        turns = (*part.turns, *(turn for topic in part.topics for turn in topic.turns))
        origin = self._origins.get(id(turns[0])) if turns else None
        return origin is not None and not (
            local_name(origin.element) == "div" and "turn" in origin.element.get("class", "").split()
        )

    def _labels(self, interview: Interview) -> Mapping[str, tuple[Inline, ...]] | None:
        if not self._is_found(interview):
            return None
        turns = (*interview.turns, *(turn for topic in interview.topics for turn in topic.turns))
        leads = {turn.speaker: origin.lead for turn in turns if (origin := self._origins.get(id(turn)))}
        return {speaker: lead for speaker, lead in leads.items() if lead}

    def _speaker(self, old: BlockQuote, new: BlockQuote) -> None:
        """Let the quotation be another speaker's, where the name stands for itself."""
        if old.attribution == new.attribution:
            return
        if old.attribution is None or new.attribution is None or not new.attribution.speaker:
            raise Stuck
        credit = self._origin(old.attribution).element
        if evolve(old.attribution, speaker=new.attribution.speaker) != new.attribution:
            raise Stuck
        if len(credit) or clean_prose(credit.text or "") != old.attribution.speaker:
            raise Stuck
        credit.text = new.attribution.speaker

    def _title(self, old: tuple[Inline, ...], new: tuple[Inline, ...]) -> Element | None:
        if not old and not new:
            return None
        if not new:
            raise Stuck
        origin = self._origin(old)
        if old != new:
            self._say(origin, new)
        return origin.element

    def _cells(self, old: Table, new: Table) -> None:
        shape = [[_frame(cell) for cell in row] for row in (old.header, *old.rows)]
        if shape != [[_frame(cell) for cell in row] for row in (new.header, *new.rows)]:
            raise Stuck
        if old.caption != new.caption or old.alignment != new.alignment:
            raise Stuck
        for old_row, new_row in zip((old.header, *old.rows), (new.header, *new.rows), strict=True):
            for was, now in zip(old_row, new_row, strict=True):
                if was != now:
                    self._say(self._origin(was), now.inlines)

    def _say(self, origin: Origin, inlines: Sequence[Inline]) -> None:
        """Make *inlines* all words that an element contains behind its label; what says nothing stays: its name, its
        attributes, and comments and instructions, those before the words there and all others behind them.
        """
        element = origin.element
        line = self._adopted(self._writer.line([*origin.lead, *inlines]))
        silent = [each for each in element.iter() if each is not element and not local_name(each)]
        leading = list(takewhile(lambda each: not local_name(each) and _has_no_words_before(each), element))
        for each in silent:
            each.tail = None
        element[:] = [*leading, *line, *silent[len(leading) :]]
        element.text = None if leading else line.text
        if leading:
            leading[-1].tail = line.text

    def _written(self, part: Placed, level: int) -> list[Element]:
        if not self._is_known:
            raise Stuck
        if not isinstance(part, Turn) or self._leads is None:
            return [self._adopted(self._writer.fragment(part, level, self._roles))]
        # A turn among others whose labels stand in paragraphs.
        some = next(iter(self._leads.items()), None)
        if some is None:
            raise Stuck
        lead = self._leads.get(part.speaker) or _renamed(some[1], some[0], part.speaker)
        first, *others = part.blocks or (Paragraph(),)
        if not isinstance(first, Paragraph):
            first, others = Paragraph(), list(part.blocks)
        words = self._writer.line([*lead, *first.inlines])
        return [self._adopted(words), *(self._adopted(self._writer.fragment(each, level, {})) for each in others)]

    def _adopted(self, element: Element) -> Element:
        """*element* in the namespace of the body that it is to stand in; in NITF what is only HTML's stays HTML's."""
        if self._namespace == f"{{{XHTML}}}":
            return element
        every = list(element.iter("{*}*"))
        if self._is_html or all(local_name(each) in _SHARED and not each.get("class") for each in every):
            for each in every:
                each.tag = self._namespace + local_name(each)
        return element

    def _whole(self, part: Placed) -> tuple[Element, ...]:
        """The elements that are all of *part*, among others of its row."""
        elements = self._moved.get(id(part))
        if elements is None and isinstance(part, Section | Topic) and id(part) not in self._origins:
            title = self._origin(part.title).elements if part.title else ()
            elements = (*title, *(element for inside in _members(part) for element in self._whole(inside)))
        if elements is None:
            origin = self._origin(part)
            if origin.lead and not isinstance(part, Turn):
                raise Stuck  # the label in the element is the turn's
            elements = origin.whole
        if any(element is self._root or local_name(element) in PLACES for element in elements):
            raise Stuck
        return elements

    def _first(self, part: Placed) -> Element:
        """The element that *part* begins with; a section under a bare heading has none around it."""
        if isinstance(part, Section | Topic) and id(part) not in self._origins and id(part) not in self._moved:
            return self._origin(part.title).element
        return self._whole(part)[0]

    def _last(self, part: Placed) -> Element:
        """The element that *part* ends with."""
        if id(part) in self._moved or not self._is_loose(part):
            return self._whole(part)[-1]
        if id(part) in self._ends:
            return self._ends[id(part)]
        if not isinstance(part, Section | Topic):
            return self._whole(part)[-1]
        inside = _members(part)
        return self._last(inside[-1]) if inside else self._origin(part.title).element


def _has_room(neighbour: Element | None) -> bool:
    """Whether others may stand beside an element."""
    around = None if neighbour is None else neighbour.getparent()
    return around is not None and local_name(around) not in FULL


def _members(part: Section | Topic) -> tuple[Placed, ...]:
    """What stands under the title of *part*."""
    return (*part.blocks, *part.sections) if isinstance(part, Section) else (*part.introduction, *part.turns)


def _apart(old: Sequence[Placed], new: Sequence[Placed], pairs: Sequence[_Pair]) -> list[_Pair]:
    """*pairs* with those taken apart that are not one thing changed, but two things of which one was moved."""
    changed = [(was, now) for was, now in pairs if was is None or now is None or old[was] != new[now]]
    had = {old[was] for was, _ in changed if was is not None}
    has = {new[now] for _, now in changed if now is not None}
    done: list[_Pair] = []
    for was, now in pairs:
        if was is None or now is None or old[was] == new[now] or (new[now] not in had and old[was] not in has):
            done.append((was, now))
        else:
            done += [(None, now), (was, None)]  # what goes shows the place of what comes
    return done


def _renamed(lead: Sequence[Inline], old: str, new: str) -> tuple[Inline, ...]:
    """A label that names another speaker."""

    def rename(node: Node) -> Node:
        return Text(node.text.replace(old, new, 1)) if isinstance(node, Text) else node

    return tuple(transform(inline, rename) for inline in lead)  # type: ignore[misc]  # inlines stay inlines


def _frame(cell: Cell) -> tuple[bool, int, int]:
    return cell.header, cell.colspan, cell.rowspan


def _has_no_words_before(child: Element) -> bool:
    """Whether what stands right before a child of an element is white space at most."""
    before = child.getprevious()
    around = child.getparent()
    return blank(before.tail if before is not None else around.text if around is not None else None)
