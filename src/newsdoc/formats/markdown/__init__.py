"""Markdown: the words of an article for people who paste them. It is written, never read.

Laws kept here: a reader of GitHub Flavored Markdown finds in it the words of the article and no mark that the article
does not have; whatever of the article is not in it stands in the losses. docs/markdown.md describes it for people.
"""

from __future__ import annotations

from typing import Final

from newsdoc.formats.base import Format
from newsdoc.formats.markdown.writer import losses, write

__all__ = ["FORMAT"]


def sniff(_data: bytes) -> bool:
    """Never: Markdown is not read, and nothing tells it from any other text."""
    return False


FORMAT: Final = Format(
    name="markdown",
    title="Markdown",
    aliases=("md", "gfm"),
    suffixes=(".md", ".markdown"),
    media_type="text/markdown",
    sniff=sniff,
    read=None,
    write=write,
    losses=losses,
)
"""The row of the registry."""
