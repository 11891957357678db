"""Lines of prose."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from newsdoc.formats.display import Ledger, is_live
from newsdoc.formats.markdown.escaping import escape, guard, target
from newsdoc.model import (
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Mention,
    Quote,
    Strong,
    Subscript,
    Superscript,
    Text,
)

__all__ = ["line", "paragraph", "strong"]

_MARKS: Final[dict[type, tuple[str, str]]] = {
    Emphasis: ("*", "em"),
    Strong: ("**", "strong"),
    Superscript: ("", "sup"),
    Subscript: ("", "sub"),
}
"""The mark of each class, and the element of HTML for where it has none or would not be taken for one."""

_NOT_LIVE: Final = "only absolute http, https and mailto addresses are links"

_UNKNOWN: Final = "*"
"""Stands for a neighbour that may be a mark."""


def paragraph(inlines: Iterable[Inline], ledger: Ledger, lead: str = "") -> str:
    """A paragraph, each line of it guarded; *lead* stands before it and is Markdown already."""
    composed = lead + _Line(ledger).of(tuple(inlines), " ", " ")
    lines = composed.strip("\n").split("\n")
    edges = composed.count("\n") + 1 - len(lines)
    if edges:
        ledger.lose("LineBreak", "a paragraph neither opens nor closes with one", edges)
    return "\\\n".join(map(guard, lines))


def line(inlines: Iterable[Inline], ledger: Ledger) -> str:
    """A line that cannot be broken, such as a heading or a cell."""
    return _Line(ledger).of(tuple(inlines), " ", " ").replace("\n", "<br>")


def strong(text: str) -> str:
    """Words of our own making in bold, to stand at the start of a line and before a space."""
    return _marked(Strong, escape(text), " ", " ", ())


class _Line:
    """Composes a line. The only line ends in it are the line breaks of the prose."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of(self, inlines: tuple[Inline, ...], before: str, after: str, within: tuple[type, ...] = ()) -> str:
        """Inlines between two characters, inside of classes of inlines."""
        done = ""
        for inline, following in zip(inlines, (*inlines[1:], None), strict=False):
            next_ = after if following is None else following.text[:1] if isinstance(following, Text) else _UNKNOWN
            if isinstance(inline, Link) and Link not in within and is_live(inline.href) and done.endswith("!"):
                done = f"{done[:-1]}\\!"  # or the link would be a picture
            done += self._inline(inline, done[-1:] or before, next_, within)
        return done

    def _inline(self, inline: Inline, before: str, after: str, within: tuple[type, ...]) -> str:
        match inline:
            case Text():
                return escape(inline.text)
            case LineBreak():
                return "\n"
            case Link():
                return self._link(inline, before, after, within)
            case Quote():
                self._ledger.lose("Quote", "Markdown marks no quotations; the words keep their quotation marks")
                return self.of(inline.inlines, before, after, within)
            case Mention():
                self._ledger.lose("Mention", "Markdown does not tell who or what the words stand for")
                return self.of(inline.inlines, before, after, within)
        kind = type(inline)
        inner = self.of(inline.inlines, _UNKNOWN, _UNKNOWN, (*within, kind))
        return _marked(kind, inner, before, after, within)

    def _link(self, link: Link, before: str, after: str, within: tuple[type, ...]) -> str:
        live = is_live(link.href)
        if live and Link not in within:
            words = self.of(link.inlines, "[", "]", (*within, Link))
            title = link.title.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
            shown_on_demand = f' "{title}"' if title else ""
            return f"[{words}]({target(link.href)}{shown_on_demand})"
        if link.href:
            reason = (
                "a link cannot stand in a link" if live else "only absolute http, https and mailto addresses are links"
            )
            self._ledger.lose("Link.href", reason)
        if link.title:
            self._ledger.lose("Link.title", "only a link has a title")
        return self.of(link.inlines, before, after, within)


def _marked(kind: type, inner: str, before: str, after: str, within: tuple[type, ...]) -> str:
    mark, tag = _MARKS[kind]
    if mark and kind not in within and _flanks(before, inner[:1]) and _flanks(after, inner[-1:]):
        return f"{mark}{inner}{mark}"
    return f"<{tag}>{inner}</{tag}>"


def _flanks(outside: str, inside: str) -> bool:
    """Whether a mark between these characters is surely taken for one (CommonMark: left- and right-flanking)."""
    if inside.isspace() or "*" in {inside, outside}:
        return False
    return not _is_punctuation(inside) or outside.isspace()


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
