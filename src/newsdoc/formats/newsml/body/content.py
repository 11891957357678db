"""Bodies that are no XML: plain text and HTML as character data."""

from __future__ import annotations

import base64
import binascii
import re

from lxml import etree

from newsdoc.formats.newsml.lexical import Remark
from newsdoc.formats.newsml.names import Element
from newsdoc.model import Paragraph
from newsdoc.model.values import first_unwritable

__all__ = ["decoded", "html_tree", "paragraphs"]

_BLANK_LINES = re.compile(r"\n[ \t\r]*\n")


def decoded(text: str, encoding: str, remark: Remark) -> str:
    """The words of character data that may be encoded in base64 (``@encoding`` or ``@encodinguri``)."""
    if not encoding.lower().endswith("base64"):
        return text
    try:
        words = base64.b64decode(text, validate=False).decode()
    except (binascii.Error, UnicodeDecodeError):
        remark("NEWSML-ENCODING", "expected UTF-8 text in base64")
        return ""
    return words if first_unwritable(words) < 0 else ""


def html_tree(text: str) -> Element | None:
    """The tree of an HTML page or fragment, as browsers repair it; None if there is nothing in it."""
    if not text.strip():
        return None
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return None


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of plain text: parted by blank lines, failing those by line ends."""
    pieces = _BLANK_LINES.split(text)
    if len([piece for piece in pieces if piece.strip()]) < 2:  # noqa: PLR2004 - a single piece has no blank line to part it
        pieces = text.split("\n")
    return tuple(paragraph for paragraph in map(Paragraph, pieces) if paragraph.inlines)
