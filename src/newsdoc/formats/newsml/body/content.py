"""Bodies that are no XML: plain text and HTML as character data."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence

from lxml import etree

from newsdoc.errors import ReadError
from newsdoc.formats.newsml.lexical import Remark, blank
from newsdoc.formats.newsml.names import Element
from newsdoc.formats.newsml.tree import as_bytes, parse
from newsdoc.limits import MAX_XML_DEPTH
from newsdoc.model import Block, Paragraph, Section, plain_text
from newsdoc.model.values import first_unwritable

__all__ = ["decoded", "html_tree", "paragraphs", "patched", "xml_tree"]

_BLANK_LINES = re.compile(r"(\n[ \t\r]*\n)")


def decoded(text: str, encoding: str, remark: Remark) -> str:
    """The words of character data that may be encoded in base64 (``@encoding`` or ``@encodinguri``)."""
    if not encoding.lower().endswith("base64"):
        return text
    try:
        words = base64.b64decode(text, validate=False).decode()
    except (binascii.Error, UnicodeDecodeError):
        remark("NEWSML-ENCODING", "expected UTF-8 text in base64")
        return ""
    return _writable(words, remark)


def _writable(text: str, remark: Remark) -> str:
    """*text* with U+FFFD for what XML cannot carry, which encoded data and references of HTML may still hold."""
    if first_unwritable(text) < 0:
        return text
    remark("NEWSML-CHARACTER", "characters that XML cannot carry are replaced by U+FFFD")
    return "".join(character if first_unwritable(character) < 0 else "\ufffd" for character in text)


def xml_tree(text: str) -> Element | None:
    """The tree of an XML document that is given as text; None if it is none."""
    try:
        return parse(as_bytes(text.strip()), max_depth=MAX_XML_DEPTH)
    except ReadError:
        return None


def html_tree(text: str, remark: Remark) -> Element | None:
    """The tree of an HTML page or fragment, as browsers repair it; None if it is empty or nests too deep."""
    if blank(text):
        return None
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return None
    if parser.error_log.filter_from_fatals():
        return None
    for element in root.iter():
        if element.text:
            element.text = _writable(element.text, remark)
        if element.tail:
            element.tail = _writable(element.tail, remark)
    return root


def _pieces(text: str) -> list[str]:
    """*text* cut into pieces, and what parts them at the odd places: blank lines, failing those line ends."""
    pieces = _BLANK_LINES.split(text)
    single = len([piece for piece in pieces[::2] if not blank(piece)]) < 2  # noqa: PLR2004 - nothing is parted
    return re.split("(\n)", text) if single else pieces


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of plain text: parted by blank lines, failing those by line ends."""
    return tuple(paragraph for paragraph in map(Paragraph, _pieces(text)[::2]) if paragraph.inlines)


def patched(text: str, body: Sequence[Block | Section]) -> str | None:
    """*text* with *body* for its paragraphs, those that stay as they were wrapped; None if plain text cannot say it."""
    pieces = _pieces(text)
    places = [at for at in range(0, len(pieces), 2) if Paragraph(pieces[at]).inlines]
    old = [Paragraph(pieces[at]) for at in places]
    if len(body) != len(old):
        return None
    for at, was, now in zip(places, old, body, strict=True):
        if was != now:
            words = pieces[at].strip(" \t\r\n")
            before, _, after = pieces[at].partition(words)
            pieces[at] = before + plain_text(now) + after
    made = "".join(pieces)
    return made if paragraphs(made) == tuple(body) else None
