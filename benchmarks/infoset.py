"""The infoset of an XML document: all that it says, apart from how it is spelled.

Two documents with equal infosets differ at most in prefixes, in the order and quoting of attributes, in how characters
are escaped, in the XML declaration, and in blank text between tags. Comments and processing instructions count.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

__all__ = ["document_infoset", "infoset"]


def infoset(element: etree._Element) -> Iterator[tuple[object, ...]]:
    """All that a document says from *element* down, in order."""
    yield ("start", str(element.tag), tuple(sorted((str(k), str(v)) for k, v in element.attrib.items())))
    yield from _text(element.text)
    for child in element:
        if isinstance(child.tag, str):
            yield from infoset(child)
        else:
            yield _remark(child)
        yield from _text(child.tail)
    yield ("end", str(element.tag))


def _remark(node: etree._Element) -> tuple[object, ...]:
    """A comment, or a processing instruction with its target."""
    return (type(node).__name__, getattr(node, "target", None), node.text)


def _text(text: str | None) -> Iterator[tuple[object, ...]]:
    if text and text.strip():
        yield ("text", text)


def document_infoset(data: bytes) -> list[tuple[object, ...]]:
    """The infoset of a whole document, with the comments that stand before and after its root.

    >>> document_infoset(b"<a><b x='1' y='2'/></a>") == document_infoset(b'<a> <b y="2" x="1"></b> </a>')
    True

    :raises lxml.etree.XMLSyntaxError: if it is not well-formed.
    """
    root = etree.fromstring(data)
    before = [_remark(node) for node in root.itersiblings(preceding=True)][::-1]
    return [*before, *infoset(root), *map(_remark, root.itersiblings())]
