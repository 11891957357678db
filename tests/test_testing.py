"""The strategies reach every class and every field of the model; both are counted off the model itself."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import Enum
from functools import partial
from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import newsdoc.model
from newsdoc import testing
from newsdoc.errors import ModelError
from newsdoc.model import Article, Node, PartialDate, Quote, Source, walk
from newsdoc.model.values import clean_language, clean_prose, clean_qcode, clean_uri, spell

CLASSES = [
    kind for kind in vars(newsdoc.model).values() if isinstance(kind, type) and attrs.has(kind) and kind is not Node
]
NODES = [kind for kind in CLASSES if issubclass(kind, Node)]
WORDS = [kind for kind in vars(newsdoc.model).values() if isinstance(kind, type) and issubclass(kind, Enum)]

STRATEGIES: dict[type[Any], Callable[[], SearchStrategy[Any]]] = {
    Source: testing.sources,
    PartialDate: testing.partial_dates,
}

_T = TypeVar("_T")


def many_small(strategy: SearchStrategy[_T], count: int) -> list[_T]:
    """Some thousand of small things, some at a time, which is quicker."""
    return [each for row in many(st.lists(strategy, min_size=20, max_size=20), count // 20) for each in row]


def many(strategy: SearchStrategy[_T], count: int) -> list[_T]:
    """As many examples, the same each time."""
    found: list[_T] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        # all are wanted at once here, so it does not matter how slow or large a few of them are
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(strategy)
    def collect(example: _T) -> None:
        found.append(example)

    collect()
    return found


@pytest.fixture(scope="module")
def some() -> list[Article]:
    return many(testing.articles(source=True), 500)


def _default(field: attrs.Attribute[Any]) -> object:
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if kind is not Article], ids=lambda kind: kind.__name__)
def test_the_strategy_of_a_class_fills_every_field_of_it(kind: type[Any]) -> None:
    examples = many(STRATEGIES.get(kind, partial(testing.instances, kind))(), 80)
    assert {type(example) for example in examples} == {kind}
    assert not _unfilled(kind, examples)


def test_articles_fill_every_field_of_theirs(some: list[Article]) -> None:
    assert not _unfilled(Article, some)


def _unfilled(kind: type[Any], examples: list[Any]) -> list[str]:
    """The fields that have their default in all examples."""
    return [
        field.name
        for field in attrs.fields(kind)
        if field.init and all(getattr(example, field.name) == _default(field) for example in examples)
    ]


def test_articles_reach_every_class(some: list[Article]) -> None:
    met = {type(node) for article in some for node in walk(article)}
    assert met == set(NODES)


def test_articles_come_from_files_too(some: list[Article]) -> None:
    assert {type(article.source) for article in some} == {Source, type(None)}


@pytest.mark.parametrize("kind", WORDS, ids=lambda kind: kind.__name__)
def test_every_word_of_an_enumeration_is_reached(kind: type[Enum]) -> None:
    tables, spans = many(testing.tables(), 200), many(testing.instances(Quote), 80)
    words = {word for table in tables for word in table.alignment} | {span.kind for span in spans}
    assert words >= set(kind)


def test_texts_hold_the_hostile_pieces_of_every_sort() -> None:
    texts = "\0".join(many_small(testing.texts(), 10_000))
    missed = [piece for piece in testing.HOSTILE if piece not in texts]
    assert len(missed) < len(testing.HOSTILE) / 20, missed


@pytest.mark.parametrize(
    "sort",
    [
        *("<b>", "&amp;", "]]>", "{", "|", "\\", "#", "> ", "- ", "1. ", "newsdoc 1", "Name: text", "%note", "* * *"),
        *("“", '"', "’", "«", "  ", "\n", "\r\n", "\u00a0", "\u0085", "\u2028", "\u2029", "\ufeff", "\x9f", "\u200b"),
        *("\u202e", "\u2067", "\u05e9", "\u0301", "\U0001f600", "\U0010fffd", "\ue000", "\ufdd0"),
    ],
    ids=ascii,
)
def test_the_hostile_pieces_are_of_every_sort(sort: str) -> None:
    assert any(sort in piece for piece in testing.HOSTILE)


def test_texts_are_empty_blank_and_open_or_close_with_spaces_unless_asked_not_to_be() -> None:
    texts = many_small(testing.texts(), 3000)
    assert "" in texts
    assert any(text and not clean_prose(text) for text in texts)
    assert any(text[0].isspace() for text in texts if clean_prose(text))
    assert any(text[-1].isspace() for text in texts if clean_prose(text))
    assert all(clean_prose(text) for text in many_small(testing.texts(blank=False), 500))


def test_moments_are_of_every_kind() -> None:
    found = many_small(testing.moments(), 2000)
    times = [moment for moment in found if isinstance(moment, datetime)]
    partial = [moment for moment in found if isinstance(moment, PartialDate)]
    assert {moment.tzinfo is None for moment in times} == {moment.microsecond == 0 for moment in times} == {True, False}
    assert {moment.utcoffset() for moment in times if moment.tzinfo} >= {
        timedelta(hours=hours) for hours in (0, 14, -14, 5.5)
    }
    assert any(type(moment) is date for moment in found)
    assert {moment.month is None for moment in partial} == {True, False}
    assert any(spell(moment).startswith("0") for moment in found)


@pytest.mark.parametrize(
    ("strategy", "clean"),
    [
        (testing.uris, clean_uri),
        (testing.qcodes, clean_qcode),
        (testing.languages, clean_language),
    ],
)
def test_codes_and_addresses_are_all_such_that_the_model_takes(
    strategy: Callable[[], SearchStrategy[str]], clean: Callable[[str], str]
) -> None:
    for text in many_small(strategy(), 1000):
        try:
            clean(text)
        except ModelError as error:
            pytest.fail(str(error))


def test_metadata_and_sources_come_if_they_are_asked_for() -> None:
    bare = many(testing.articles(metadata=False), 50)
    plain = Article()
    for name in (
        "identity",
        "times",
        "management",
        "credits",
        "classification",
        "further",
        "rights",
        "links",
        "summary",
    ):
        assert all(getattr(article, name) == getattr(plain, name) for article in bare)
    assert all(article.source is None for article in many(testing.articles(), 50))
    assert any(isinstance(article.source, Source) for article in many(testing.articles(source=True), 50))


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_the_depth_of_what_is_made_can_be_bounded(depth: int) -> None:
    def levels(node: Node) -> int:
        spans = isinstance(node, newsdoc.model.Inline)
        return spans + max(map(levels, node.children()), default=0)

    assert max(map(levels, many(testing.inlines(depth=depth), 150))) <= depth
    assert all(isinstance(article, Article) for article in many(testing.articles(depth=depth), 20))


def test_articles_are_of_a_moderate_size(some: list[Article]) -> None:
    sizes = [sum(1 for _ in walk(article)) for article in some]
    assert 8 < sum(sizes) / len(sizes) < 60
    assert max(sizes) < 1000


def test_strategies_shrink_to_nothing_and_are_shown_by_their_call() -> None:
    quick = settings(phases=[Phase.generate, Phase.shrink], database=None)
    assert find(testing.articles(), lambda _: True, settings=quick) == Article()
    assert repr(testing.articles(metadata=False)) == "articles(metadata=False)"
    assert testing.blocks(depth=1) is testing.blocks(depth=1)


def test_everything_that_is_public_is_documented() -> None:
    for name in testing.__all__:
        assert name == "HOSTILE" or inspect.getdoc(getattr(testing, name)), name
