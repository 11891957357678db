"""The quicker way to make nodes makes what the ``__init__`` of attrs makes, and refuses what that refuses."""

from __future__ import annotations

import inspect
from functools import partial
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc.model
from newsdoc.model import Article, Emphasis, Label, List, Node, Paragraph, PartialDate, Quote, Text, walk
from newsdoc.model.making import init_by_attrs, unpacker
from newsdoc.model.nodes import admit
from newsdoc.testing import articles

NODES = [kind for kind in vars(newsdoc.model).values() if isinstance(kind, type) and issubclass(kind, Node)]
KINDS = [kind for kind in NODES if kind is not Node]
FIELDS = [(kind, field) for kind in KINDS for field in attrs.fields(kind) if field.init]
ODD: list[object] = [
    None,
    "",
    " ",
    " a  b ",
    "a\0",
    "medtop:1",
    "de",
    "0",
    0,
    1,
    -1,
    2**80,
    1.0,
    True,
    False,
    (),
    (None,),
    [],
    b"",
    [""],
]
ODD += [Text("a"), Text(""), Emphasis("b"), Label("c"), Paragraph("d"), Paragraph(()), Article(), PartialDate(2016)]


def by_attrs(kind: type[Node], /, **values: object) -> Node:
    made = object.__new__(kind)
    init_by_attrs(kind)(made, **values)
    return made


def unpacked(kind: type[Node], /, **values: object) -> object:
    made = unpacker(kind)(values)
    assert not values
    return made


def outcome(make: Any, /, **values: object) -> tuple[object, ...]:  # noqa: ANN401 - any way to make a node
    try:
        made = make(**values)
    except Exception as error:  # noqa: BLE001 - whichever it is, both must raise it
        return type(error), str(error).partition("takes")[0]
    return type(made), *(getattr(made, field.name) for field in attrs.fields(type(made)))


@given(articles(source=True))
def test_every_node_of_an_article_comes_out_the_same(article: Article) -> None:
    for node in walk(article):
        values = {field.name: getattr(node, field.name) for field in attrs.fields(type(node)) if field.init}
        twin = by_attrs(type(node), **values)
        for again in (type(node)(**values), unpacked(type(node), **values)):
            assert again == twin == node
            assert hash(again) == hash(twin)
            assert type(again) is type(twin)
            assert getattr(again, "depth", 1) == getattr(twin, "depth", 1) == getattr(node, "depth", 1)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_what_one_refuses_the_other_refuses_in_the_same_words(kind: type[Node], data: st.DataObject) -> None:
    names = [field.name for field in attrs.fields(kind) if field.init]
    values = data.draw(st.dictionaries(st.sampled_from(names), st.sampled_from(ODD))) if names else {}
    expected = outcome(lambda **given: by_attrs(kind, **given), **values)
    assert outcome(kind, **values) == expected
    made = outcome(partial(unpacked, kind), **values)
    assert made == expected or (made[0], expected[0]) == (KeyError, TypeError)  # where one is missing


def test_an_unpacker_refuses_what_the_class_does_not_have() -> None:
    with pytest.raises(TypeError, match="unexpected members colour"):
        unpacker(Label)({"text": "a", "colour": "red"})


def test_an_unpacker_has_given_values_made_first_and_leaves_defaults_alone() -> None:
    make = unpacker(Label, {"text": str.upper, "language": str.lower})
    assert make({"text": "a"}) == Label("A")
    assert make({"text": "a", "language": "EN"}) == Label("A", language="en")


@pytest.mark.parametrize(
    ("kind", "field"), FIELDS, ids=lambda part: getattr(part, "name", getattr(part, "__name__", ""))
)
def test_a_default_is_in_normal_form(kind: type[Node], field: attrs.Attribute[Any]) -> None:
    if field.default is attrs.NOTHING:
        return
    factory = getattr(field.default, "factory", None)
    default = factory() if factory else field.default
    assert admit(kind, field.name, default) == default


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_it_is_called_as_that_of_attrs(kind: type[Node]) -> None:
    signature = inspect.signature(init_by_attrs(kind))
    assert inspect.signature(kind.__init__) == signature


def test_a_class_that_somebody_derives_is_made_by_attrs() -> None:
    class Lead(Paragraph):
        """A paragraph that stands first."""

    @attrs.frozen
    class Numbered(Paragraph):
        number: int = 0

    assert type(Lead("a  b")) is Lead
    assert Lead("a  b").inlines == (Text("a b"),)
    assert Numbered("a  b", number=3).number == 3
    assert Numbered("a  b").inlines == (Text("a b"),)
    assert Numbered("a").depth == Paragraph("a").depth


def test_a_node_is_as_frozen_as_ever() -> None:
    for node in (Text("a"), List(["a"]), Quote("a"), Article("a"), unpacker(Quote)({"inlines": "a"})):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(node, "depth", 3)  # noqa: B010 - a type checker refuses it, too
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(node, "depth")
