"""The works that benchmarks/speed.py times: each of newsdoc's beside what a user would pick instead, on the same input.

Every work checks that both sides get the right thing out of the input before anything is timed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import msgspec
from attrs import evolve, frozen
from lxml import etree
from markdown_it import MarkdownIt

import newsdoc
from corpus import G2, news_item_files
from peers import xsdata
from structs import article_struct

__all__ = ["WORKS", "Inputs", "Pair", "Work"]

Pair: TypeAlias = "tuple[Callable[[], object], Callable[[], object]]"
"""What newsdoc does, and what it is held against."""

_ITEMS: Final = 50
_VERSION: Final = "2.35"


@frozen
class Inputs:
    """The real files: the folder that holds ``corpus``, ``schemas``, ``samples`` and ``seed``."""

    shared: Path

    @property
    def items(self) -> list[bytes]:
        """Items of dpa, as they are sent."""
        folder = self.shared / "corpus" / "dpa"
        return [(folder / name).read_bytes() for name in news_item_files(folder)[:_ITEMS]]

    @property
    def texts(self) -> list[str]:
        """Pages of text as they are found."""
        paths = [*sorted((self.shared / "seed").glob("*.txt")), *sorted((self.shared / "samples").glob("*.txt"))]
        return [path.read_text(encoding="utf-8") for path in paths]

    @property
    def articles(self) -> list[newsdoc.Article]:
        """The articles of both, without the files that they came from."""
        read = [article for item in self.items for article in newsdoc.loads_all(item, "newsml")]
        return [
            *(evolve(article, source=None) for article in read),
            *map(partial(newsdoc.loads, format="text"), self.texts),
        ]

    def schema(self, version: str = _VERSION) -> Path:
        """The official Power schema of a version."""
        return self.shared / "schemas" / "newsml-g2" / f"NewsML-G2_{version}-spec-All-Power.xsd"


@frozen
class Work:
    """One row of the table.

    :ivar name: what newsdoc does.
    :ivar against: what it is held against.
    :ivar target: how many times as long newsdoc may take.
    :ivar pair: makes both sides of the inputs.
    """

    name: str
    against: str
    target: float
    pair: Callable[[Inputs], Pair]


def _each(work: Callable[..., object], inputs: Sequence[object]) -> Callable[[], object]:
    """*work* on each of the *inputs*, one after the other."""
    return lambda: [work(one) for one in inputs]


def _equal(one: object, other: object) -> None:
    if one != other:
        raise AssertionError("the two sides do not get the same out of the input")


def _read_newsml(data: bytes) -> list[newsdoc.Article]:
    return list(newsdoc.loads_all(data, "newsml"))


def _read(inputs: Inputs) -> Pair:
    for item in inputs.items:
        [article] = _read_newsml(item)
        _equal(article.identity.guid, _guid(item))
    return _each(_read_newsml, inputs.items), _each(etree.fromstring, inputs.items)


def _guid(data: bytes) -> str:
    return next(etree.fromstring(data).iter(f"{G2}newsItem")).get("guid", "")


def _round_trip(data: bytes) -> bytes:
    return newsdoc.dumps_all(newsdoc.loads_all(data, "newsml"), "newsml")


def _unedited(inputs: Inputs) -> Pair:
    with tempfile.TemporaryDirectory() as folder:
        peer = xsdata(inputs.schema(), Path(folder))
    for item in inputs.items:
        _equal(_round_trip(item), item)
        _equal(_guid(peer(item)), _guid(item))
    return _each(_round_trip, inputs.items), _each(peer, inputs.items)


def _edit(data: bytes) -> bytes:
    article = newsdoc.loads(data, "newsml")
    return newsdoc.dumps(evolve(article, headline="Drawbridge reopens"), "newsml")


def _edited(inputs: Inputs) -> Pair:
    for item in inputs.items:
        _equal(newsdoc.loads(_edit(item)).headline, "Drawbridge reopens")
    return _each(_edit, inputs.items), _each(_round_trip, inputs.items)


def _validated(inputs: Inputs) -> Pair:
    schemas: dict[str, etree.XMLSchema] = {}

    def official(data: bytes) -> bool:
        root = etree.fromstring(data)
        version = next(root.iter(f"{G2}newsItem")).get("standardversion", _VERSION)
        if version not in schemas:
            schemas[version] = etree.XMLSchema(etree.parse(inputs.schema(version)))
        return schemas[version].validate(root)

    valid = [item for item in inputs.items if official(item)]
    validator = newsdoc.Validator()
    for item in valid:
        broken = [found for found in validator.validate(item).findings if found.kind is newsdoc.FindingKind.STRUCTURE]
        _equal(broken, [])
    return _each(validator.validate, valid), _each(official, valid)


def _json(inputs: Inputs) -> tuple[list[bytes], list[msgspec.Struct], list[newsdoc.Article]]:
    articles = inputs.articles
    documents = [newsdoc.dumps(article, "json") for article in articles]
    structs = list(map(msgspec.json.Decoder(article_struct()).decode, documents))
    for document, struct in zip(documents, structs, strict=True):
        _equal(_filled(msgspec.json.decode(msgspec.json.encode(struct))), _filled(msgspec.json.decode(document)))
    return documents, structs, articles


def _filled(value: object) -> object:
    """A value without members that say nothing, which the two sides write at their own discretion."""
    if isinstance(value, dict):
        found = {name: _filled(member) for name, member in value.items() if name != "schema_version"}
        return {name: member for name, member in found.items() if member not in ({}, [], "", None)}
    return [_filled(member) for member in value] if isinstance(value, list) else value


def _from_json(inputs: Inputs) -> Pair:
    documents, _, articles = _json(inputs)
    _equal([newsdoc.loads(document, "json") for document in documents], articles)
    return (
        _each(partial(newsdoc.loads, format="json"), documents),
        _each(msgspec.json.Decoder(article_struct()).decode, documents),
    )


def _to_json(inputs: Inputs) -> Pair:
    _, structs, articles = _json(inputs)
    return _each(partial(newsdoc.dumps, format="json"), articles), _each(msgspec.json.Encoder().encode, structs)


def _markdown() -> Callable[[str], object]:
    return MarkdownIt("commonmark").enable("table").parse


def _canonical(inputs: Inputs) -> Pair:
    texts = [newsdoc.dumps(article, "text").decode() for article in inputs.articles]
    _equal([newsdoc.loads(text, "text") for text in texts], inputs.articles)
    return _each(partial(newsdoc.loads, format="text"), texts), _each(_markdown(), texts)


def _found(inputs: Inputs) -> Pair:
    texts = inputs.texts
    for text in texts:
        _equal(newsdoc.loads(newsdoc.dumps(newsdoc.loads(text, "text"), "json")), newsdoc.loads(text, "text"))
    return _each(partial(newsdoc.loads, format="text"), texts), _each(_markdown(), texts)


def _python(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)  # noqa: S603 - our own


def _import(_inputs: Inputs) -> Pair:
    return _python("-c", "import newsdoc"), _python("-c", "import attrs, cattrs, lxml.etree, orjson")


def _version(_inputs: Inputs) -> Pair:
    return _python("-m", "newsdoc", "--version"), _python("-c", "pass")


WORKS: Final = (
    Work("NewsML-G2 → article, 50 items of dpa", "lxml's parse of the same bytes", 5, _read),
    Work("NewsML-G2 → article → NewsML-G2, unedited", "xsdata with classes of the 2.35 schema", 1 / 5, _unedited),
    Work("the same, one field edited", "unedited", 1.5, _edited),
    Work("validate, all rules, valid files", "lxml's parse and XMLSchema", 3, _validated),
    Work("JSON → article", "msgspec into equivalent Structs", 6, _from_json),
    Work("article → JSON", "msgspec from equivalent Structs", 6, _to_json),
    Work("canonical text → article", "markdown-it-py's parse", 1, _canonical),
    Work("found text → article, all heuristics", "markdown-it-py's parse", 3, _found),
    Work("`import newsdoc`", "importing attrs, cattrs, lxml.etree, orjson", 1.5, _import),
    Work("`python -m newsdoc --version`", "`python -c pass`", 3, _version),
)
"""All rows, in order."""
