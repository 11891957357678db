"""HTML: the article as a page to read, print and keep. It is written, never read.

Laws kept here: all words of an article stand on the page in their order; everything else of it is shown or stands in
the losses; whatever the article holds, the page runs no script, asks the network for nothing, and links to nothing
but http, https and mailto addresses. docs/html.md describes the page for people.
"""

from __future__ import annotations

import re
from typing import Final

from newsdoc.formats.base import Format
from newsdoc.formats.html.ledger import losses
from newsdoc.formats.html.page import write

__all__ = ["FORMAT"]

_PAGE: Final = re.compile(
    rb"""
    (?: \xef\xbb\xbf )? \s*
    # An XHTML declaration and comments; for good, lest a comment is tried that goes on to the end of a later one.
    (?: <\?xml \b [^>]* > \s* | (?> <!-- .*? --> ) \s* )*+
    < (?: !doctype \s+ html \b
        | (?: html | head | body | title | meta | h[1-6] | p | div | table | ul | ol | main | script ) [\s/>] )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def sniff(data: bytes) -> bool:
    """Whether *data* opens as a web page does, or as a piece of one: by its document type or its first element.

    >>> sniff(b"<!DOCTYPE html><title>Fed to halt QE</title>"), sniff(b"<newsItem/>")
    (True, False)
    """
    return _PAGE.match(data) is not None


FORMAT: Final = Format(
    name="html",
    title="HTML",
    aliases=("htm", "web"),
    suffixes=(".html", ".htm"),
    media_type="text/html",
    sniff=sniff,
    read=None,
    write=write,
    losses=losses,
)
"""The row of the registry."""
