"""Going through a tree of nodes: every node in turn, a changed copy, the words that a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, overload

import attrs

from newsdoc.errors import ArgumentError
from newsdoc.model.article import Article
from newsdoc.model.blocks import (
    BlockQuote,
    Break,
    Cell,
    Embed,
    Figure,
    Interview,
    List,
    ListItem,
    Note,
    Paragraph,
    Participant,
    Preformatted,
    Section,
    Table,
    Topic,
    Turn,
)
from newsdoc.model.inlines import Attribution, Inline, LineBreak, Text
from newsdoc.model.nodes import Node, child_fields

__all__ = ["plain_text", "transform", "walk"]


def walk(node: Node) -> Iterator[Node]:
    """*node* and every node below it, each before its children, in reading order.

    >>> from newsdoc.model import Strong
    >>> [type(n).__name__ for n in walk(Paragraph(["A ", Strong("b")]))]
    ['Paragraph', 'Text', 'Strong', 'Text']
    """
    waiting = [iter((node,))]
    while waiting:
        for found in waiting[-1]:
            yield found
            waiting.append(found.children())
            break
        else:
            waiting.pop()


Change: TypeAlias = "Callable[[Node], Node | Iterable[Node] | None]"


@overload
def transform(node: Article, change: Change) -> Article: ...
@overload
def transform(node: Node, change: Change) -> Node: ...
def transform(node: Node, change: Change) -> Node:
    """A copy of *node* in which *change* has been applied to every node below it and to itself, children first.

    *change* returns the node that takes the given one's place (the same one to leave it), ``None`` to take it out, or
    several nodes to stand in its place. What it returns must fit the place; the model refuses it otherwise.

    :raises ArgumentError: if the outermost node is not to be one node, or what is to stand for a node is none.
    :raises ModelError: if what is to stand for a node does not fit its place.

    >>> def shout(node):
    ...     return Text(node.text.upper()) if isinstance(node, Text) else node
    >>> transform(Paragraph("Hello"), shout)
    Paragraph(inlines=(Text(text='HELLO'),))
    """
    done = change(_with_children(node, change))
    if not isinstance(done, Node):
        raise ArgumentError(f"the change of the outermost node must return one node, got {type(done).__name__}")
    return done


def _with_children(node: Node, change: Change) -> Node:
    changed = {}
    for name in child_fields(type(node)):
        old = getattr(node, name)
        if isinstance(old, Node):
            new: object = change(_with_children(old, change))
        elif isinstance(old, tuple) and old:
            new = _members(old, change)
        else:
            continue
        if new is not old and new != old:
            changed[name] = new
    return attrs.evolve(node, **changed) if changed else node


def _members(members: tuple[object, ...], change: Change) -> tuple[object, ...]:
    done: list[object] = []
    for member in members:
        if isinstance(member, tuple):
            done.append(_members(member, change))
        elif not isinstance(member, Node):
            done.append(member)
        else:
            result = change(_with_children(member, change))
            if isinstance(result, Node):
                done.append(result)
            elif isinstance(result, Iterable):
                done.extend(result)
            elif result is not None:
                raise ArgumentError(f"a change must return a node, nodes or None, got {type(result).__name__}")
    return tuple(done)


def plain_text(node: Node | Iterable[Node]) -> str:
    r"""The words that a reader sees, in reading order: blocks parted by line breaks, cells by tabs, all markup gone.

    Of an article these are headline, byline, dateline and body; of metadata, nothing.

    >>> plain_text(Interview(turns=[Turn("Q", "Why?"), Turn("A", "Because.")]))
    'Q: Why?\nA: Because.'
    """
    if isinstance(node, Inline):
        return _line((node,))
    if not isinstance(node, Node):
        nodes = tuple(node)
        if all(isinstance(member, Inline) for member in nodes):
            return _line(nodes)  # type: ignore[arg-type]  # inlines, as just seen
        return "\n".join(line for member in nodes for line in _lines(member))
    return "\n".join(_lines(node))


def _line(inlines: Iterable[Inline]) -> str:
    pieces = []
    for inline in inlines:
        if isinstance(inline, Text):
            pieces.append(inline.text)
        elif isinstance(inline, LineBreak):
            pieces.append("\n")
        else:
            pieces.append(_line(inline.inlines))
    return "".join(pieces)


def _row(cells: Iterable[Cell]) -> str:
    return "\t".join(_line(cell.inlines) for cell in cells)


def _labelled(label: str, lines: Iterator[str]) -> Iterator[str]:
    first = next(lines, "")
    yield f"{label}: {first}".rstrip(" ")
    yield from lines


def _given(*lines: str) -> Iterator[str]:
    return (line for line in lines if line)


def _all(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        yield from _lines(node)


def _lines(node: Node) -> Iterator[str]:
    match node:
        case Article():
            yield from _given(node.headline, node.byline, node.dateline)
            yield from _all(node.body)
        case Paragraph() | Cell():
            yield _line(node.inlines)
        case Preformatted():
            yield node.text
        case Section():
            yield from _given(_line(node.title))
            yield from _all(node.blocks)
            yield from _all(node.sections)
        case Interview():
            yield from _all(node.introduction)
            yield from _all(node.turns)
            yield from _all(node.topics)
        case Topic():
            yield from _given(_line(node.title))
            yield from _all(node.introduction)
            yield from _all(node.turns)
        case Turn():
            yield from _labelled(node.speaker, _all(node.blocks))
        case Table():
            yield from _given(_line(node.caption), _row(node.header))
            yield from map(_row, node.rows)
        case List():
            yield from _all(node.items)
        case ListItem() | Note():
            yield from _all(node.blocks)
        case BlockQuote():
            yield from _all(node.blocks)
            if node.attribution:
                yield from _lines(node.attribution)
        case Attribution():
            yield from _given(", ".join(_given(node.speaker, node.role, node.affiliation)))
        case Figure():
            yield from _given(_line(node.caption), node.credit)
        case Embed():
            yield from _given(node.title, _line(node.caption))
        case Break() | Participant():
            return
        case _ if isinstance(node, Inline):
            yield _line((node,))
