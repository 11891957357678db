"""The ledger against the article and against what is written afresh: nothing lost is nothing named, and the reverse.

What is in a file and in what is written afresh is counted here apart from the ledger, by names and values alone.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import newsdoc
from formats.newsml.support import G2, corpus_bytes, corpus_files
from newsdoc.errors import LossError
from newsdoc.formats.newsml.ledger import unmodelled
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.writer import written
from newsdoc.model import Article

FILES = corpus_files() or ("",)
TOKEN = "entirely-other"  # noqa: S105 - a mark, no password
FOREIGN = "{urn:x-test}mark"


def first(data: bytes) -> Article:
    return next(read(data)).article


def properties(root: etree._Element) -> list[etree._Element]:
    """The elements of the first item, and of the message around it, that are no part of a body."""
    item = next(root.iter(f"{G2}newsItem"))
    return [
        element
        for element in root.iter("{*}*")
        if not any(
            str(above.tag).endswith(("inlineXML", "inlineData")) for above in (element, *element.iterancestors())
        )
        and (element is item or item in element.iterancestors() or f"{G2}newsItem" not in _tags_above(element))
    ]


def _tags_above(element: etree._Element) -> list[str]:
    return [str(above.tag) for above in (element, *element.iterancestors())]


def local(name: object) -> str:
    return str(name).rpartition("}")[2]


def named(losses: tuple[newsdoc.Loss, ...]) -> set[str]:
    """The last names of the paths of losses, without prefixes."""
    return {loss.path.rpartition("/")[2].lstrip("@").rpartition(":")[2] for loss in losses}


@pytest.mark.usefixtures("shared")
@given(
    name=st.sampled_from(FILES),
    at=st.integers(0, 10**6),
    what=st.sampled_from(
        ["alter an attribute", "add an attribute", "alter the text", "add an element", "add a comment"]
    ),
)
def test_what_can_be_altered_without_the_article_changing_is_named(name: str, at: int, what: str) -> None:
    data = corpus_bytes(name)
    root = etree.fromstring(data)
    elements = properties(root)
    element = elements[at % len(elements)]
    changed = local(element.tag)
    match what:
        case "alter an attribute" if element.attrib:
            attribute = list(element.attrib)[at % len(element.attrib)]
            element.set(attribute, TOKEN)
            changed = local(attribute)
        case "add an attribute":
            element.set(FOREIGN, TOKEN)
            changed = "mark"
        case "alter the text":
            element.text = f"{element.text or ''} {TOKEN}"
        case "add an element":
            etree.SubElement(element, FOREIGN)
            changed = "mark"
        case _:
            element.insert(0, etree.Comment(TOKEN))
            changed = "comment()"
    altered = etree.tostring(root)
    article = first(altered)
    if article == first(data):
        assert changed in named(unmodelled(article))


@pytest.mark.usefixtures("shared")
@given(name=st.sampled_from(FILES), at=st.integers(0, 10**6))
def test_what_can_be_taken_away_without_the_article_changing_is_named_or_said_twice(name: str, at: int) -> None:
    data = corpus_bytes(name)
    root = etree.fromstring(data)
    elements = [element for element in properties(root) if element.getparent() is not None and not len(element)]
    element = elements[at % len(elements)]
    told = said(deepcopy(element))
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
    article = first(data)
    if first_or_none(etree.tostring(root)) == article:
        losses = unmodelled(article)
        assert local(element.tag) in named(losses) or not told - said(written(article))


def first_or_none(data: bytes) -> Article | None:
    try:
        return first(data)
    except newsdoc.NewsdocError:
        return None


def said(root: etree._Element) -> Counter[tuple[str, str, str]]:
    """What elements and attributes are there, by name and value."""
    found: Counter[tuple[str, str, str]] = Counter()
    for element in root.iter("{*}*"):
        found[local(element.tag), "", " ".join((element.text or "").split())] += 1
        for attribute, value in element.attrib.items():
            found[local(element.tag), local(attribute), value] += 1
    return found


def told(root: etree._Element) -> Counter[tuple[str, str]]:
    """What elements and attributes are there, by path and value; in bodies and lines with markup by name alone."""
    found: Counter[tuple[str, str]] = Counter()
    item = next(root.iter(f"{G2}newsItem"))
    for element in root.iter("{*}*"):
        above = [*reversed(list(element.iterancestors())), element]
        steps = [local(each.tag) for each in above]
        if item in above:
            steps = steps[above.index(item) :]
        inside = next((step for step in steps[:-1] if step in LOOSE), "")
        path = f"{inside}//{steps[-1]}" if inside else "/".join(steps)
        text = "" if (inside and steps[-1] != "title") or len(element) else " ".join((element.text or "").split())
        found[path, text] += 1
        for attribute, value in element.attrib.items():
            found[f"{path}/@{local(attribute)}", "" if inside else value] += 1
    return found


LOOSE = ("inlineXML", "edNote", "description")


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("name", FILES)
def test_what_is_named_is_really_not_there_afresh(name: str) -> None:
    article = first(corpus_bytes(name))
    missing = {path for path, _ in told(etree.fromstring(corpus_bytes(name))) - told(written(article))}
    for loss in unmodelled(article):
        if "()" not in loss.path:
            path = re.sub(r"[\w-]+:", "", loss.path)
            path = re.sub(rf".*/({'|'.join(LOOSE)})/(?!@)(?:.*/)?(?=[^/@]+(?:/@|$))", r"\1//", path)
            assert path in missing, loss


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("name", FILES)
def test_a_file_is_what_its_article_says_and_what_the_ledger_names(name: str) -> None:
    """Written afresh, read, and written afresh again, nothing more is lost: the ledger names all in one go."""
    article = first(corpus_bytes(name))
    afresh = first(etree.tostring(written(article)))
    assert afresh == article
    assert unmodelled(afresh) == ()


def test_values_count_and_not_only_names() -> None:
    article = first(
        b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35"'
        b' conformance="core"><itemMeta><versionCreated>2024-05-06T07:08:09.0Z</versionCreated>'
        b"<generator> made  by hand </generator></itemMeta><contentMeta><urgency>04</urgency>"
        b"<urgency>5</urgency></contentMeta></newsItem>"
    )
    assert [(loss.path, loss.count) for loss in unmodelled(article)] == [
        ("newsItem/@conformance", 1),
        ("newsItem/contentMeta/urgency", 1),
    ]


def test_what_bodies_say_in_other_words_is_not_lost() -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h2>Words</h2>'
        '<blockquote cite="https://example.org/a"><p>We <q cite="https://example.org/b">will</q> win.</p></blockquote>'
        '<p>An <i>old</i> <span data-qcode="city:3">town</span>.</p><header>By us</header></body></html>'
    )
    data = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35"'
        f' conformance="power"><contentSet><inlineXML contenttype="application/xhtml+xml">{page}</inlineXML>'
        "</contentSet></newsItem>"
    ).encode()
    assert unmodelled(first(data)) == ()


def test_losses_are_an_error_where_none_are_wanted() -> None:
    data = newsdoc.dumps(Article("One", ["Two."]), "newsml")
    assert newsdoc.convert(data, to="text").losses == ()
    foreign = data.replace(b"<contentMeta>", b'<contentMeta x:y="z" xmlns:x="urn:x">')
    (loss,) = newsdoc.convert(foreign, to="json", keep_source=False).losses
    assert (loss.path, loss.count) == ("newsItem/contentMeta/@x:y", 1)
    with pytest.raises(LossError):
        newsdoc.convert(foreign, to="text", strict=True)
    assert newsdoc.convert(foreign, to="json").losses == ()
    assert attrs.evolve(first(foreign), source=None) == first(data)
