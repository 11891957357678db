"""The files that benchmarks and tests run over: NewsML-G2 documents, below one folder, that hold a news item."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from lxml import etree

__all__ = ["G2", "news_item_files"]

G2: Final = "{http://iptc.org/std/nar/2006-10-01/}"
"""The namespace of NewsML-G2, as lxml writes it before a name."""


def news_item_files(corpus: Path) -> tuple[str, ...]:
    """Names, from *corpus* down and in order, of all files that hold a newsItem, alone or in a newsMessage."""
    files = sorted(path for path in corpus.rglob("*") if path.is_file())
    return tuple(os.fspath(path.relative_to(corpus)) for path in files if _holds_news_item(path.read_bytes()))


def _holds_news_item(data: bytes) -> bool:
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return False
    return root.tag == f"{G2}newsItem" or root.find(f"{G2}itemSet/{G2}newsItem") is not None
