"""Bindings are lenses, and edits stay where they belong: over real files, with values of generated articles.

What else differs after an edit is found by taking the bound elements out of both documents and comparing the rest.
"""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from formats.newsml.support import G2, corpus_bytes, corpus_files, document_infoset, infoset, schema
from newsdoc.formats.newsml.bindings import BINDINGS, Binding, put
from newsdoc.formats.newsml.item import Item
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.tree import news_items, parse
from newsdoc.formats.newsml.writer import write
from newsdoc.model import Article, Cell, Concept, List, ListItem, Node, Paragraph, Section, Text, transform, walk
from newsdoc.testing import articles

pytestmark = pytest.mark.usefixtures("shared")

MARK = "Entirely other words."


def value_at(article: Article, path: str) -> Any:  # noqa: ANN401 - fields of every type
    value: Any = article
    for name in path.split("."):
        value = getattr(value, name)
    return value


def with_value(article: Article, path: str, value: object) -> Article:
    group, _, name = path.rpartition(".")
    if not group:
        return attrs.evolve(article, **{name: value})  # type: ignore[arg-type]  # any field of the article
    return attrs.evolve(article, **{group: attrs.evolve(getattr(article, group), **{name: value})})


def load(name: str) -> list[Article]:
    return [reading.article for reading in read(corpus_bytes(name))]


def without(data: bytes, part: int, places: str) -> list[tuple[object, ...]]:
    """The infoset of a file but for what a binding is bound to, in one of its items."""
    root = etree.fromstring(data)
    item = root if root.tag == f"{G2}newsItem" else root.findall(f"{G2}itemSet/{G2}newsItem")[part]
    for name in ("{urn:x-newsdoc:1}supplied", "standardversion"):
        item.attrib.pop(name, None)
    for place in places.split(", "):
        steps, _, attribute = place.partition("@")
        path = "/".join(G2 + step for step in steps.strip("/").split("/") if step)
        if attribute and not path:
            item.attrib.pop(attribute.replace("xml:", "{http://www.w3.org/XML/1998/namespace}"), None)
        for element in item.findall(path) if path else ():
            parent = element.getparent()
            assert parent is not None
            parent.remove(element)
    for name in ("itemMeta", "contentMeta", "rightsInfo", "contentSet"):
        for element in item.findall(G2 + name):
            if not len(element) and not element.attrib:
                item.remove(element)
    return list(infoset(root))


@pytest.mark.parametrize("name", corpus_files())
def test_putting_what_was_got_changes_nothing(name: str) -> None:
    data = corpus_bytes(name)
    root = parse(data)
    for element in news_items(root):
        for binding in BINDINGS:
            item = Item(element)
            assert not put(binding, item, binding.get(item))
    after = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)
    assert document_infoset(after) == document_infoset(data)


def test_where_nothing_is_stated_bindings_give_the_defaults() -> None:
    """So that the reader need not ask them."""
    item = Item(parse(b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>'))
    for binding in BINDINGS:
        assert binding.get(item) == tuple(value_at(Article(), path) for path in binding.fields), binding


@given(name=st.sampled_from(corpus_files() or ("",)), donor=articles(), binding=st.sampled_from(BINDINGS))
def test_an_edited_field_is_read_back_and_nothing_else_changes(name: str, donor: Article, binding: Binding) -> None:
    assume(binding.fields != ("body",))
    data = corpus_bytes(name)
    article = load(name)[0]
    for path in binding.fields:
        article = with_value(article, path, value_at(donor, path))
    edited = write([article])
    again = next(read(edited)).article
    assert again == article
    assert without(edited, 0, binding.place) == without(data, 0, binding.place)


@given(name=st.sampled_from(corpus_files() or ("",)), donor=articles())
def test_an_edited_body_is_read_back_and_nothing_else_changes(name: str, donor: Article) -> None:
    article = attrs.evolve(load(name)[0], body=donor.body)
    edited = write([article])
    again = next(read(edited)).article
    assert again == article
    mine = "contentSet/inlineXML, contentSet/inlineData, inlineRef"
    assert without(edited, 0, mine) == without(corpus_bytes(name), 0, mine)


@given(name=st.sampled_from(corpus_files() or ("",)), donor=articles(), bindings=st.sets(st.sampled_from(BINDINGS)))
def test_a_valid_file_stays_valid_whatever_is_edited(name: str, donor: Article, bindings: set[Binding]) -> None:
    assume(official(corpus_bytes(name)))
    article = load(name)[0]
    for binding in bindings:
        for path in binding.fields:
            article = with_value(article, path, value_at(donor, path))
    assert official(write([article]))


def official(data: bytes) -> bool:
    """Whether a file is valid against the official schema of the version that it declares."""
    version = next(etree.fromstring(data).iter(f"{G2}newsItem")).get("standardversion", "")
    try:
        return schema(version).validate(etree.fromstring(data))
    except OSError:
        return False


def test_an_edit_that_an_old_version_does_not_allow_declares_the_version_that_does() -> None:
    old = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.12" guid="g">'
        '<catalogRef href="http://example.org/"/><itemMeta><itemClass qcode="ninat:text"/><provider literal="p"/>'
        "<versionCreated>2024-01-01T00:00:00Z</versionCreated></itemMeta></newsItem>"
    )
    article = next(read(old)).article
    renamed = write([attrs.evolve(article, headline="x")])
    assert b'standardversion="2.12"' in renamed
    signals = [Concept("x:1", type="x:2")]
    signalled = write([attrs.evolve(article, management=attrs.evolve(article.management, signals=signals))])
    assert b'standardversion="2.27"' in signalled
    assert official(old.encode())
    assert official(signalled)


@pytest.mark.parametrize("name", corpus_files())
def test_a_guid_can_be_supplied_to_any_file(name: str) -> None:
    # A namespace of a public file is a relative URI, which canonical XML refuses.
    article = load(name)[0]
    data = write([attrs.evolve(article, identity=attrs.evolve(article.identity, guid=""))])
    assert b'guid="urn:uuid:' in data


def marked(name: str, kind: type[Node]) -> tuple[bytes, bytes] | None:
    """A file before and after one change: the middle paragraph, item, cell or title of its first body is reworded."""
    article = load(name)[0]
    found = [node for part in article.body for node in walk(part) if type(node) is kind and words(node)]
    if not found:
        return None
    target = found[len(found) // 2]

    def reword(node: Node) -> Node:
        if node is not target:
            return node
        if isinstance(node, Section):
            return attrs.evolve(node, title=MARK)
        if isinstance(node, ListItem):
            return attrs.evolve(node, blocks=[MARK])
        return attrs.evolve(node, inlines=MARK)  # type: ignore[call-arg]  # a paragraph or a cell

    body = tuple(changed for part in article.body for changed in [swap(part, target, reword)])
    edited = attrs.evolve(article, body=body)
    data = write([edited])
    assert next(read(data)).article == edited
    return corpus_bytes(name), data


def words(node: Node) -> bool:
    match node:
        case Section():
            return bool(node.title)
        case ListItem():
            return len(node.blocks) == 1 and isinstance(node.blocks[0], Paragraph)
        case _:
            return any(isinstance(inner, Text) for inner in walk(node))


def swap(part: Any, target: Node, reword: Any) -> Any:  # noqa: ANN401 - nodes of every class
    """*part* with *target*, the very object, reworded."""
    if part is target:
        return reword(part)
    if isinstance(part, tuple):
        return tuple(swap(member, target, reword) for member in part)
    if not isinstance(part, Node) or not any(node is target for node in walk(part)):
        return part
    changed = {f.name: swap(getattr(part, f.name), target, reword) for f in attrs.fields(type(part)) if f.init}
    return type(part)(**changed)


@pytest.mark.parametrize("kind", [Paragraph, Section, ListItem, Cell])
@pytest.mark.parametrize("name", corpus_files())
def test_a_reworded_paragraph_title_item_or_cell_changes_its_own_element_only(name: str, kind: type[Node]) -> None:
    pair = marked(name, kind)
    if pair is None:
        return
    before, after = map(etree.fromstring, pair)
    (place,) = [e for e in after.iter("{*}*") if MARK in (e.text or "") and not len(e)]
    path = after.getroottree().getpath(place)
    if "inlineData" in str(place.tag):
        # Character data is one text: only the words of the paragraph may differ in it.
        (old,) = before.xpath(path)
        kept = (place.text or "").split(MARK)
        assert (old.text or "").startswith(kept[0])
        assert (old.text or "").endswith(kept[1])
    for root in (before, after):
        (element,) = root.xpath(path)
        element[:] = []
        element.text = None
    drop_references(before)
    drop_references(after)
    assert list(infoset(after)) == list(infoset(before))


def drop_references(root: etree._Element) -> None:
    """References to what stood in reworded text go with it."""
    for reference in root.findall(f".//{G2}inlineRef"):
        parent = reference.getparent()
        assert parent is not None
        parent.remove(reference)


@given(
    name=st.sampled_from(corpus_files() or ("",)), at=st.integers(0, 50), what=st.sampled_from(["drop", "add", "swap"])
)
def test_rows_of_blocks_can_be_changed_anywhere(name: str, at: int, what: str) -> None:
    article = load(name)[0]
    body = list(article.body)
    at %= len(body) + 1
    if what == "drop":
        del body[at : at + 1]
    elif what == "add":
        body.insert(
            at,
            Section("A title", [MARK]) if body[at - 1 : at] and isinstance(body[at - 1], Section) else Paragraph(MARK),
        )
    else:
        body[at : at + 2] = reversed(body[at : at + 2])
    edited = attrs.evolve(article, body=body)
    assert next(read(write([edited]))).article == edited


def test_other_items_of_a_message_stay_as_they_are() -> None:
    data = write([Article("One", ["First."]), Article("Two", ["Second."]), Article("Three", ["Third."])])
    first, second, third = [reading.article for reading in read(data)]
    edited = write([attrs.evolve(second, headline="Zwei")])
    assert [reading.article.headline for reading in read(edited)] == ["One", "Zwei", "Three"]
    assert edited.replace(b">Zwei<", b">Two<") == data
    both = write([attrs.evolve(first, headline="Eins"), second, attrs.evolve(third, headline="Drei")])
    assert [reading.article.headline for reading in read(both)] == ["Eins", "Two", "Drei"]


def test_members_that_did_not_change_keep_their_xml() -> None:
    def subject(code: str, rest: str = "") -> str:
        return f'<subject qcode="{code}" how="x:y"><name>{code}</name><facet literal="f"/>{rest}</subject>'

    item = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35" guid="g">'
        '<itemMeta><itemClass qcode="ninat:text"/><provider literal="p"/>'
        "<versionCreated>2024-01-01T00:00:00Z</versionCreated></itemMeta>"
        f"<contentMeta>{subject('a:1')}<!-- two --><keyword>k</keyword>{subject('a:2')}{subject('a:3')}</contentMeta>"
        "</newsItem>"
    ).encode()
    article = next(read(item)).article
    one, two, three = article.classification.subjects

    def written(*subjects: Concept) -> bytes:
        classification = attrs.evolve(article.classification, subjects=subjects)
        return write([attrs.evolve(article, classification=classification)])

    assert written(one, two, three) == item
    dropped = written(one, three)
    assert subject("a:1").encode() in dropped
    assert subject("a:3").encode() in dropped
    assert b"<!-- two --><keyword>k</keyword>" in dropped
    assert b"a:2" not in dropped
    renamed = written(one, attrs.evolve(two, names="zwei"), three)
    assert b'<subject qcode="a:2" how="x:y"><name>zwei</name><facet literal="f"/></subject>' in renamed
    turned = written(three, one, two)
    assert all(subject(code).encode() in turned for code in ("a:1", "a:2", "a:3"))
    added = written(Concept("a:0"), one, two, three)
    assert added.index(b"a:0") < added.index(b"a:1")


def test_transforming_nothing_gives_the_file_back() -> None:
    name = corpus_files()[0]
    article = load(name)[0]
    assert write([transform(article, lambda node: node)]) == corpus_bytes(name)


def test_a_list_that_turns_into_another_is_written_anew() -> None:
    data = write([Article("A list", [List(["one", "two"])])])
    article = next(read(data)).article
    numbered = attrs.evolve(article, body=[List(["one", "two", "three"], ordered=True)])
    assert next(read(write([numbered]))).article == numbered
