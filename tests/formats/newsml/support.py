"""What the tests of NewsML-G2 share: files of the corpus, its schemas, and the comparison of infosets."""

from __future__ import annotations

from functools import cache

from lxml import etree

from conftest import shared_dir
from corpus import G2, news_item_files
from infoset import document_infoset, infoset

__all__ = ["G2", "META", "STANDARD", "corpus_bytes", "corpus_files", "document_infoset", "infoset", "schema"]


STANDARD = 'standard="NewsML-G2" standardversion="2.35"'
META = '<itemClass qcode="ninat:text"/><provider literal="p"/><versionCreated>2024-01-01T00:00:00Z</versionCreated>'
"""What every item must say, so that nothing is remarked but what a test is about."""


@cache
def corpus_files() -> tuple[str, ...]:
    """Names, below the corpus, of all files that hold a news item."""
    shared = shared_dir()
    if shared is None:
        return ()
    return news_item_files(shared / "corpus")


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
