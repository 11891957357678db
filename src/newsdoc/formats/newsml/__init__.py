"""NewsML-G2, the IPTC's XML format for news: newsItem alone or in a newsMessage.

Laws kept here: reading what was written gives an equal article (1); a file that is read and written again has its
infoset unchanged, down to its bytes if nothing was edited (2); an edited field changes only what carries it (3); what
is written for an article of its own is valid against the official schema (6).
"""

from __future__ import annotations

import re
from typing import Final

from newsdoc.catalogs import Scope
from newsdoc.formats.base import Format, stated_scope
from newsdoc.formats.newsml.finding_codes import CODES
from newsdoc.formats.newsml.item import Item
from newsdoc.formats.newsml.ledger import unmodelled
from newsdoc.formats.newsml.reader import FORMAT_NAME, read
from newsdoc.formats.newsml.scope import scope_of
from newsdoc.formats.newsml.tree import news_items, parse
from newsdoc.formats.newsml.writer import write
from newsdoc.model import Article

__all__ = ["FORMAT"]

_MARKUP = re.compile(rb"\s*<[?!a-zA-Z_]")


def sniff(data: bytes) -> bool:
    """Whether *data* begins as an XML document does: in UTF-8 or another extension of ASCII, or in UTF-16."""
    head = data[:64].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:2] in {b"<\0", b"\0<"}:
        head = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    return _MARKUP.match(head) is not None


def scope(article: Article) -> Scope:
    """The catalogs that *article* names, and those in the scope of the item that it was read from."""
    if article.source is None:
        return stated_scope(article)
    found = scope_of(Item(news_items(parse(article.source.data))[article.source.part]))
    named = article.catalogs.references or article.catalogs.schemes
    return Scope.joined([stated_scope(article), found]) if named else found


FORMAT: Final = Format(
    name=FORMAT_NAME,
    title="NewsML-G2",
    aliases=("newsml-g2", "newsmlg2", "xml", "g2"),
    suffixes=(".xml", ".newsml"),
    media_type="application/vnd.iptc.g2.newsitem+xml",
    sniff=sniff,
    read=read,
    write=write,
    native=True,
    unmodelled=unmodelled,
    codes=tuple(CODES.values()),
    scope=scope,
)
"""The row of the registry."""
