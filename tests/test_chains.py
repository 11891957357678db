"""Laws across the formats: whatever path an article takes through them, it arrives as it set out."""

from __future__ import annotations

import json
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import newsdoc
from newsdoc import Article, Interview, NoArticleError, Section, Table, Topic, plain_text, walk
from newsdoc.formats import registry
from newsdoc.testing import articles

NATIVE = tuple(row.name for row in registry.formats() if row.native)
paths = st.lists(st.sampled_from(NATIVE), min_size=2, max_size=5)
content = tuple(field.name for field in attrs.fields(Article) if field.init and field.eq)


def _through(article: Article, name: str) -> Article:
    return newsdoc.loads(newsdoc.dumps(article, name), name)


def test_there_are_the_native_formats() -> None:
    assert set(NATIVE) == {"text", "json", "ndjson", "newsml"}


@given(articles(), paths)
def test_any_path_through_the_formats_gives_the_same_article(article: Article, path: list[str]) -> None:
    travelled = article
    for name in path:
        travelled = _through(travelled, name)
        assert travelled == article, name


@given(articles(), paths)
def test_converting_along_any_path_loses_nothing_and_gives_the_same_article(article: Article, path: list[str]) -> None:
    data = newsdoc.dumps(article, path[0])
    for source, target in pairwise(path):
        result = newsdoc.convert(data, target, source, strict=True)
        data = result.data
        assert result.losses == ()
    assert newsdoc.loads(data, path[-1]) == article


@given(articles(), articles(), st.lists(st.tuples(st.sampled_from(NATIVE), st.sampled_from(content)), max_size=4))
def test_an_article_that_is_edited_on_its_way_arrives_as_edited(
    article: Article, other: Article, steps: list[tuple[str, str]]
) -> None:
    """What an article came from must never show through once it says something else."""
    for name, field in steps:
        article = attrs.evolve(_through(article, name), **{field: getattr(other, field)})
    for name in NATIVE:
        assert _through(article, name) == article, name


@given(st.lists(articles(metadata=False), min_size=2, max_size=3), st.sampled_from(["json", "newsml"]))
def test_several_articles_in_one_document_arrive_in_order(several: list[Article], name: str) -> None:
    assert list(newsdoc.loads_all(newsdoc.dumps_all(several, name), name)) == several


# -- files of agencies

CORPORA = ("apa", "dpa", "dpa-digitalwires", "dpa-images", "iptc-examples", "newsmlvalidator", "superdesk")


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_file_of_an_agency_comes_back_through_json_byte_by_byte_and_its_articles_through_text(
    corpus: str, shared: Path
) -> None:
    travelled = 0
    for path in sorted((shared / "corpus" / corpus).iterdir()):
        if etree.QName(etree.parse(path).getroot()).localname not in {"newsItem", "newsMessage"}:
            continue
        data = path.read_bytes()
        try:
            items = list(newsdoc.loads_all(data))
        except NoArticleError:  # a message of packages or concepts
            continue
        through_json = newsdoc.convert(data, "json", strict=True)
        assert newsdoc.convert(through_json.data, "newsml", strict=True).data == data, path.name
        assert list(newsdoc.loads_all(newsdoc.convert(data, "text").data)) == items, path.name
        travelled += 1
    assert travelled


# -- the page that the project began with


@pytest.fixture(scope="session")
def seed(shared: Path) -> tuple[bytes, dict[str, Any]]:
    """The page, and the outline that a perfect parse gives."""
    (page,) = (shared / "seed").glob("*.txt")
    return page.read_bytes(), json.loads(page.with_suffix("").with_suffix(".expected.json").read_bytes())


def _headings(article: Article) -> list[str]:
    return [plain_text(node.title) for node in walk(article) if isinstance(node, Section | Topic) and node.title]


def _ink(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", list(permutations(("newsml", "json", "text"))), ids=" ".join)
def test_the_seed_page_arrives_whole_on_every_path(path: tuple[str, ...], seed: tuple[bytes, dict[str, Any]]) -> None:
    page, outline = seed
    first = article = newsdoc.loads(page)
    data, source = page, "text"
    for name in path:
        result = newsdoc.convert(data, name, source, strict=True)
        data, source = result.data, name
        article = newsdoc.loads(data, name)
        assert article == first
    blocks = outline["blocks"]
    assert article.headline == outline["headline"]["text"]

    tables = [node for node in walk(article) if isinstance(node, Table)]
    assert [
        {
            "caption": plain_text(table.caption) or None,
            "header": [plain_text(cell) for cell in table.header] or None,
            "rows": [[plain_text(cell) for cell in row] for row in table.rows],
        }
        for table in tables
    ] == [{key: block[key] for key in ("caption", "header", "rows")} for block in blocks if block["type"] == "table"]

    (interview,) = (node for node in walk(article) if isinstance(node, Interview))
    turns = [*interview.turns, *(turn for topic in interview.topics for turn in topic.turns)]
    expected = [block for block in blocks if block["type"] == "turn"]
    assert len(turns) == 10
    assert [turn.speaker for turn in turns] == [block["speaker"] for block in expected]
    assert [plain_text(turn.blocks) for turn in turns] == [block["text"] for block in expected]

    headings = [block["text"] for block in blocks if block["type"] == "heading"]
    assert [heading for heading in _headings(article) if heading in headings] == headings

    for block in blocks:
        if block["type"] == "paragraph":
            assert block["text"] in plain_text(article)


def test_no_character_of_the_seed_page_is_lost(seed: tuple[bytes, dict[str, Any]]) -> None:
    """All but the marks of its tables and labels, which the structure stands for."""
    page, outline = seed
    kept = _ink(plain_text(newsdoc.loads(page)))
    lines = page.decode().splitlines()
    for block in outline["blocks"]:
        if block["type"] == "table":
            first, last = block["lines"]
            for number in range(first - 1, last):
                lines[number] = "" if set(lines[number]) <= set("|—– ") else lines[number].replace("|", " ")
    assert kept == _ink("\n".join(lines))
