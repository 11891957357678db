"""What holds of every node: it is a value, shows itself as the call that makes it, and nests to a limit."""

from __future__ import annotations

import copy
import datetime  # noqa: ICN001 - repr of a date names it so
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import given

import newsdoc.model
from newsdoc.errors import ModelError
from newsdoc.model import (
    MAX_DEPTH,
    Article,
    BlockQuote,
    Emphasis,
    Interview,
    Link,
    List,
    ListItem,
    Mention,
    Node,
    Note,
    Paragraph,
    Quote,
    Section,
    Source,
    Strong,
    Text,
    Topic,
    Turn,
    plain_text,
    transform,
    walk,
)
from newsdoc.model.concepts import Concept
from newsdoc.testing import articles

NODES = [kind for kind in vars(newsdoc.model).values() if isinstance(kind, type) and issubclass(kind, Node)]


def evaluated(shown: str) -> object:
    return eval(shown, {**vars(newsdoc.model), "datetime": datetime})  # noqa: S307 - what repr promises


@given(articles(source=True))
def test_an_article_shows_the_call_that_makes_it(article: Article) -> None:
    assert evaluated(repr(article)) == article


@given(articles())
def test_every_node_of_an_article_shows_the_call_that_makes_it(article: Article) -> None:
    for node in walk(article):
        assert evaluated(repr(node)) == node


@given(articles(source=True))
def test_articles_survive_pickling_and_copying(article: Article) -> None:
    for twin in (pickle.loads(pickle.dumps(article)), copy.deepcopy(article), copy.copy(article)):  # noqa: S301 - our own
        assert twin == article
        assert twin.source == article.source
        assert twin.depth == article.depth
        assert hash(twin) == hash(article)


@given(articles(metadata=False))
def test_equal_articles_have_equal_hashes(article: Article) -> None:
    twin = attrs.evolve(article)
    assert (twin, hash(twin)) == (article, hash(article))


def test_where_an_article_came_from_is_no_part_of_its_value() -> None:
    one, other = Article("a", source=Source("text", b"a")), Article("a")
    assert one == other
    assert hash(one) == hash(other)
    assert "Source" not in repr(one)
    assert repr(one.source) == "Source(format='text', data=<1 bytes>, part=0)"


@pytest.mark.parametrize("kind", NODES, ids=lambda kind: kind.__name__)
def test_nodes_are_immutable_slotted_values(kind: type[Node]) -> None:
    assert "__dict__" not in dir(kind) or kind.__dictoffset__ == 0
    assert kind.__hash__ is not None
    fields = attrs.fields(kind)
    node = object.__new__(kind)
    for field in fields:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(node, field.name, None)


# Ways to put a node one or more levels further in; what is put there must suit the place.
Level: TypeAlias = Callable[[Any], Any]  # Any: inlines in inlines, blocks in blocks, sections in sections

INLINE_LEVELS: dict[str, Level] = {
    "Emphasis": lambda inner: Emphasis(["a", inner]),
    "Strong": lambda inner: Strong([inner, "b"]),
    "Link": lambda inner: Link(["a ", inner, " b"], href="x"),
    "Quote": lambda inner: Quote([inner], "A"),
    "Mention": lambda inner: Mention([inner], Concept("a:b")),
}
BLOCK_LEVELS: dict[str, Level] = {
    "BlockQuote": lambda inner: BlockQuote(["a", inner]),
    "Note": lambda inner: Note([inner]),
    "List": lambda inner: List([ListItem([inner])]),
    "Interview": lambda inner: Interview(turns=[Turn("Q", [inner])]),
    "Topic": lambda inner: Interview(topics=[Topic("a", turns=[Turn("Q", [inner])])]),
    "Section": lambda inner: Section("a", sections=[inner]),
}


def _with_levels(name: str, count: int) -> Article:
    level = INLINE_LEVELS.get(name) or BLOCK_LEVELS[name]
    node: object = Text("x") if name in INLINE_LEVELS else Section("x") if name == "Section" else Paragraph("x")
    for _ in range(count):
        node = level(node)
    return Article(body=[Paragraph([node]) if name in INLINE_LEVELS else node])  # type: ignore[list-item]  # as chosen above


def _deepest(name: str) -> int:
    """How many levels of that kind an article can have."""
    for count in range(MAX_DEPTH):
        try:
            _with_levels(name, count + 1)
        except ModelError:
            return count
    raise AssertionError("there is no limit")


DEPTHS = {name: _deepest(name) for name in (*INLINE_LEVELS, *BLOCK_LEVELS)}


@pytest.mark.parametrize("name", DEPTHS)
def test_nothing_that_is_done_to_the_deepest_article_overruns_the_stack(name: str) -> None:
    article = _with_levels(name, DEPTHS[name])
    assert MAX_DEPTH - 5 <= article.depth <= MAX_DEPTH
    assert evaluated(repr(article)) == article
    assert hash(article) == hash(copy.deepcopy(article))
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 - our own
    assert sum(1 for _ in walk(article)) >= article.depth
    changed = transform(article, lambda node: Text(node.text.replace("x", "y")) if isinstance(node, Text) else node)
    assert plain_text(changed) == plain_text(article).replace("x", "y") != plain_text(article)
    assert transform(article, lambda node: node) == article
    assert "x" in plain_text(article)
    assert attrs.evolve(article, headline="b").body == article.body


@pytest.mark.parametrize("name", DEPTHS)
def test_one_level_more_is_refused_with_what_to_do(name: str) -> None:
    with pytest.raises(ModelError, match=f"deeper than {MAX_DEPTH} levels .flatten the structure."):
        _with_levels(name, DEPTHS[name] + 1)


def test_strings_in_a_string_do_not_nest() -> None:
    assert Paragraph(["a"] * 1000).depth == 2


def test_the_model_imports_nothing_of_newsdoc_but_its_errors_and_itself() -> None:
    code = "import sys, newsdoc.model; print(*(name for name in sys.modules if name.split('.')[0] == 'newsdoc'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    foreign = {name for name in done.stdout.split() if not name.startswith("newsdoc.model")}
    assert foreign <= {"newsdoc", "newsdoc.errors", "newsdoc._version"}


@pytest.mark.parametrize("concept", [(), [newsdoc.model.Concept(qcode="a:1"), newsdoc.model.Concept(qcode="a:2")]])
def test_a_relation_is_to_one_concept(concept: object) -> None:
    with pytest.raises(ModelError, match="expected one concept, got"):
        newsdoc.model.Relation(concept=concept)  # type: ignore[arg-type]  # the point
