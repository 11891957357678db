"""What the reader and the writer of NewsML-G2 know of its structure is what the table says."""

from __future__ import annotations

import pytest

from newsdoc.formats.newsml.names import ORDER
from newsdoc.formats.newsml.versions import _SINCE
from newsdoc.validation import validate
from newsdoc.validation.rules.examples import document
from newsdoc.validation.structure.automaton import State
from newsdoc.validation.structure.records import version_number
from newsdoc.validation.structure.reference import pages
from newsdoc.validation.structure.schema import G2, LATEST, OLDEST, Declaration, newsml_g2, newsml_g2_table, tag


def _declared(name: str) -> Declaration:
    return (
        newsml_g2(version_number(LATEST)).known.get(tag(G2, name)) or newsml_g2(version_number(LATEST)).named(name)[0]
    )


def _followers(declaration: Declaration) -> dict[str, set[str]]:
    """By child, which children may come behind it, at once or later."""
    found: dict[str, set[str]] = {}
    waiting: list[State[Declaration]] = [declaration.begin()]
    seen = {waiting[0]}
    while waiting:
        state = waiting.pop()
        for name, (after, _) in state.moves.items():
            found.setdefault(name.rpartition("}")[2], set()).update(_reachable(after))
        for _, after in state.steps():
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return found


def _reachable(start: State[Declaration]) -> set[str]:
    waiting, seen, names = [start], {start}, set[str]()
    while waiting:
        state = waiting.pop()
        names.update(name.rpartition("}")[2] for name in state.moves)
        for _, after in state.steps():
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return names


# The order of these two serves for properties and links of all kinds; not each of them has all the children.
_SHARED = ("concept", "link")


@pytest.mark.parametrize("parent", sorted(ORDER))
def test_the_writers_order_is_that_of_the_table(parent: str) -> None:
    followers = _followers(_declared(parent))
    order = {name: rank for name, rank in ORDER[parent].items() if name != "Signature"}
    if parent in _SHARED:
        assert [name for name in order if not newsml_g2_table().keys_of(name)] == []
    else:
        assert set(order) == set(followers)
    common = [name for name in order if name in followers]
    wrong = [
        (first, then)
        for first in common
        for then in common
        if order[first] < order[then] and (then not in followers[first] or first in followers[then])
    ]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(_SINCE))
def test_the_versions_that_the_writer_asks_for_have_what_it_writes(name: str) -> None:
    key = _declared(name).key
    for version in range(version_number(OLDEST) + 1, version_number(LATEST) + 1):
        declaration = newsml_g2(version).declaration(key)
        children = _followers(declaration)
        for what in (what for what, minor in _SINCE[name].items() if version >= version_number(f"2.{minor}")):
            bare = what.lstrip("@-")
            if what == "@nd":
                assert declaration.foreign == "lax", what
            elif what[0] == "-":
                assert not declaration.attributes[bare].required, what
            elif what[0] == "@":
                assert bare in declaration.attributes, what
            else:
                assert bare in children, what


def test_what_is_given_up_stands_in_the_table_and_the_reference_says_so() -> None:
    table, written = newsml_g2_table(), pages()
    for one in table.deprecations:
        assert table.vocabulary[one.attribute] if one.attribute else table.keys_of(one.element)
        assert one.cure in written["attributes.md" if one.attribute else "elements.md"]


def test_each_thing_that_is_given_up_is_reported_at_its_first_use() -> None:
    one = '<subject qcode="medtop:04000000" derivedfrom="a:b"><facet qcode="medtop:20000209" g2flag="DEPR"/></subject>'
    other = '<subject qcode="medtop:16000000" derivedfrom="a:b"><facet qcode="medtop:20000210"/></subject>'
    report = validate(document(f"<contentMeta>{one}{other}</contentMeta>"))
    found = [(one.line, one.path, one.message) for one in report.findings if one.code == "G2-DEPRECATED"]
    first = "newsItem/contentMeta/subject[1]"
    assert [(path, message) for _, path, message in found] == [
        (f"{first}/@derivedfrom", "@derivedfrom is deprecated since 2.12 (2 uses)"),
        (f"{first}/facet", "facet is deprecated since NAR 1.8 (2 uses)"),
        (f"{first}/facet/@g2flag", "@g2flag is deprecated"),
    ]
