"""What the tests of NewsML-G2 share: files of the corpus, and a comparison of infosets of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import Final

from lxml import etree

from conftest import shared_dir

G2: Final = "{http://iptc.org/std/nar/2006-10-01/}"


@cache
def corpus_files() -> tuple[str, ...]:
    """Names, below the corpus, of all files that hold a news item by the look of their bytes."""
    shared = shared_dir()
    if shared is None:
        return ()
    corpus = shared / "corpus"
    files = sorted(path for path in corpus.rglob("*") if path.is_file())
    return tuple(os.fspath(path.relative_to(corpus)) for path in files if _holds_news_item(path.read_bytes()))


def _holds_news_item(data: bytes) -> bool:
    root = etree.fromstring(data)
    return root.tag == f"{G2}newsItem" or root.find(f"{G2}itemSet/{G2}newsItem") is not None


def corpus_bytes(name: str) -> bytes:
    shared = shared_dir()
    assert shared is not None
    return (shared / "corpus" / name).read_bytes()


@cache
def schema(version: str = "2.35") -> etree.XMLSchema:
    """The official Power schema of a version."""
    shared = shared_dir()
    assert shared is not None
    return etree.XMLSchema(etree.parse(shared / f"schemas/newsml-g2/NewsML-G2_{version}-spec-All-Power.xsd"))


def infoset(element: etree._Element) -> Iterator[tuple[object, ...]]:
    """All that a document says from *element* down: prefixes, the order of attributes and blank text aside."""
    yield ("start", str(element.tag), tuple(sorted((str(k), str(v)) for k, v in element.attrib.items())))
    yield from _text(element.text)
    for child in element:
        if isinstance(child.tag, str):
            yield from infoset(child)
        else:
            yield (type(child).__name__, child.text)
        yield from _text(child.tail)
    yield ("end", str(element.tag))


def _text(text: str | None) -> Iterator[tuple[object, ...]]:
    if text and text.strip():
        yield ("text", text)


def document_infoset(data: bytes) -> list[tuple[object, ...]]:
    """The infoset of a whole document, with what stands before and after its root."""
    root = etree.fromstring(data)
    around = [(type(node).__name__, node.text) for node in (*root.itersiblings(preceding=True), *root.itersiblings())]
    return [*infoset(root), *around]
