"""Lines of prose as phrasing content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

from newsdoc.formats.display import is_live
from newsdoc.formats.html.markup import Account, attributes, escape
from newsdoc.model import (
    Attribution,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Mention,
    Quote,
    QuoteKind,
    Strong,
    Subscript,
    Superscript,
    Text,
)

__all__ = ["line", "speaker_of"]

_QUOTES: Final = {
    QuoteKind.DIRECT: ("q", ""),
    QuoteKind.MIXED: ("q", "mixed"),
    QuoteKind.SCARE: ("span", "scare"),
    QuoteKind.TITLE: ("cite", ""),
}
"""The element and the class of each kind of quotation. The text has its quotation marks, the style adds none."""


def line(inlines: Iterable[Inline], account: Account, *, linked: bool = False) -> str:
    """Inlines as HTML; *linked* where they stand in a link, which may hold no other."""
    return "".join(_inline(inline, account, linked) for inline in inlines)


def _inline(inline: Inline, account: Account, linked: bool) -> str:  # noqa: FBT001 - passed on as it came
    match inline:
        case Text():
            return escape(inline.text)
        case LineBreak():
            return "<br>"
        case Link():
            return _link(inline, account, linked)
        case Emphasis():
            tag, given = "em", ""
        case Strong():
            tag, given = "strong", ""
        case Superscript():
            tag, given = "sup", ""
        case Subscript():
            tag, given = "sub", ""
        case Quote():
            tag, kind = _QUOTES[inline.kind]
            given = _quoted(inline.attribution, tag, kind)
        case Mention():
            names = dict.fromkeys(filter(None, (inline.concept.name, inline.concept.qcode or inline.concept.uri)))
            tag, given = "span", attributes(class_="mention", title=" · ".join(names))
        case _:
            assert_never(inline)
    return f"<{tag}{given}>{line(inline.inlines, account, linked=linked)}</{tag}>"


def _link(link: Link, account: Account, linked: bool) -> str:  # noqa: FBT001 - as above
    live = is_live(link.href)
    if link.href and not live:
        account.ledger.lose("Link.href", "only absolute http, https and mailto addresses are links on a page")
    elif live and linked:
        account.ledger.lose("Link.href", "a link cannot stand in a link")
    words = line(link.inlines, account, linked=True)
    if live and not linked:
        return f"<a{attributes(href=link.href, title=link.title)}>{words}</a>"
    return f"<span{attributes(class_='link', title=link.title)}>{words}</span>"


def _quoted(attribution: Attribution | None, tag: str, kind: str) -> str:
    if attribution is None:
        return attributes(class_=kind)
    inferred = "inferred" if attribution.inferred else ""
    who = speaker_of(attribution)
    return attributes(
        class_=f"{kind} {inferred}".strip(),
        title=f"{who} (inferred)" if who and inferred else who,
        cite=attribution.source if tag == "q" else "",
    )


def speaker_of(attribution: Attribution) -> str:
    """Who said it, in a line: name, role, affiliation."""
    return ", ".join(filter(None, (attribution.speaker, attribution.role, attribution.affiliation)))
