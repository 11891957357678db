"""Words that stand in no element of their own, between elements of blocks: held by one while they are changed."""

from __future__ import annotations

from itertools import takewhile
from typing import Final, NamedTuple

from newsdoc.formats.newsml.lexical import blank
from newsdoc.formats.newsml.names import Element, local_name

__all__ = ["Loose", "hold", "let_go"]

_WHITE: Final = " \t\r\n"


class Loose(NamedTuple):
    """Where such words stand.

    :ivar thing: what was read from them, the very object.
    :ivar around: the element that contains them.
    :ivar after: the child that they stand behind; None at the beginning.
    :ivar before: the child that they stand before; None at the end.
    """

    thing: object
    around: Element
    after: Element | None
    before: Element | None


def hold(words: Loose, holder: Element) -> bool:
    """Put *words* into *holder*, and that in their place; False if they do not stand where they stood.

    White space, comments and instructions at their edges stay outside.
    """
    _, around, after, before = words
    if any(edge is not None and edge.getparent() is not around for edge in (after, before)):
        return False
    behind = around if after is None else after.itersiblings()
    inside = list(takewhile(lambda each: each is not before, behind))
    text = _text_behind(around, after)
    while inside and blank(text) and not local_name(inside[0]):
        after = inside.pop(0)
        text = after.tail or ""
    while inside and blank(inside[-1].tail) and not local_name(inside[-1]):
        inside.pop()
    words_of_text = text.lstrip(_WHITE)
    _set_text_behind(around, after, text[: len(text) - len(words_of_text)])
    holder.text, holder.tail = words_of_text, None
    if after is None:
        around.insert(0, holder)
    else:
        after.addnext(holder)  # behind its tail
    holder.extend(inside)
    last = inside[-1] if inside else None
    end = _text_behind(holder, last)
    _set_text_behind(holder, last, end.rstrip(_WHITE))
    holder.tail = end[len(end.rstrip(_WHITE)) :]
    return True


def let_go(holder: Element) -> None:
    """Take *holder* away from around what it contains, if it still stands anywhere."""
    around = holder.getparent()
    if around is None:
        return
    last = holder.getprevious()
    _set_text_behind(around, last, _text_behind(around, last) + (holder.text or ""))
    for child in list(holder):
        holder.addprevious(child)
        last = child
    _set_text_behind(around, last, _text_behind(around, last) + (holder.tail or ""))
    holder.tail = None
    around.remove(holder)


def _text_behind(around: Element, child: Element | None) -> str:
    """The text behind a child of *around*, or at its beginning."""
    return (around.text if child is None else child.tail) or ""


def _set_text_behind(around: Element, child: Element | None, text: str) -> None:
    if child is None:
        around.text = text or None
    else:
        child.tail = text or None
