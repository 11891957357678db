"""The files of many agencies: all of them load, with all their words, and come back as they were.

What an article should hold is looked up here by XPath, apart from the bindings, so that a mistake in their table shows.
"""

from __future__ import annotations

from collections import Counter

import pytest
from lxml import etree

from formats.newsml.support import G2, corpus_bytes, corpus_files
from newsdoc.formats.base import Reading
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.writer import write
from newsdoc.model import plain_text

pytestmark = pytest.mark.usefixtures("shared")

SPACE = " \t\r\n"


def squeezed(text: str) -> str:
    """Text without the white space that XML and HTML do not count."""
    return "".join(character for character in text if character not in SPACE)


def items(data: bytes) -> list[etree._Element]:
    root = etree.fromstring(data)
    return [root] if root.tag == f"{G2}newsItem" else root.findall(f"{G2}itemSet/{G2}newsItem")


def readings(name: str) -> list[Reading]:
    return list(read(corpus_bytes(name), name=name))


def words_of_body(item: etree._Element) -> str | None:
    """The text of the content that is the body: the page of the first inlineXML, else HTML, else plain data."""
    contents = item.findall(f"{G2}contentSet/*")
    for content in contents:
        if content.tag == f"{G2}inlineXML" and len(content):
            bodies = content.xpath(".//*[local-name()='body'][not(ancestor::*[local-name()='body'])]")
            return "".join(str(text) for body in bodies or [content] for text in body.xpath(".//text()"))
    for content in contents:
        if content.tag == f"{G2}inlineData" and "html" in content.get("contenttype", ""):
            page = etree.fromstring(content.text or "", etree.HTMLParser())
            return "".join(page.itertext())
    for content in contents:
        if content.tag == f"{G2}inlineData" and content.get("contenttype", "text/").startswith("text/"):
            return content.text or ""
    return None


def test_the_corpus_is_not_empty() -> None:
    assert len(corpus_files()) > 150


@pytest.mark.parametrize("name", corpus_files())
def test_an_unedited_file_comes_back_byte_by_byte(name: str) -> None:
    data = corpus_bytes(name)
    assert write([reading.article for reading in read(data)]) == data


@pytest.mark.parametrize("name", corpus_files())
def test_all_words_of_the_body_arrive_in_order(name: str) -> None:
    for item, reading in zip(items(corpus_bytes(name)), readings(name), strict=True):
        expected = words_of_body(item)
        assert squeezed(plain_text(reading.article.body)) == squeezed(expected or "")


@pytest.mark.parametrize("name", corpus_files())
def test_what_newsrooms_look_for_arrives(name: str) -> None:
    for item, reading in zip(items(corpus_bytes(name)), readings(name), strict=True):
        article = reading.article
        assert article.identity.guid == " ".join(item.get("guid", "").split())

        headlines = [
            " ".join("".join(h.itertext()).split(" \n")) for h in item.iterfind(f"{G2}contentMeta/{G2}headline")
        ]
        given = Counter(squeezed(text) for text in headlines if squeezed(text))
        read = [article.headline, *(label.text for label in article.further.headlines)]
        assert Counter(squeezed(text) for text in read if text) == given

        tags = [str(tag).strip() for tag in item.xpath("*[local-name()='contentMeta']/*[local-name()='language']/@tag")]
        languages = [*tags, item.get("{http://www.w3.org/XML/1998/namespace}lang", "")]
        assert article.language == next((tag for tag in languages if tag), "")

        subjects = item.findall(f"{G2}contentMeta/{G2}subject")
        codes = Counter(subject.get("qcode", "").strip() for subject in subjects if subject.get("qcode"))
        assert Counter(subject.qcode for subject in article.classification.subjects if subject.qcode) == codes

        for path, value in (
            ("itemMeta/versionCreated", article.times.version_created),
            ("itemMeta/firstCreated", article.times.first_created),
            ("contentMeta/contentCreated", article.times.content_created),
        ):
            spelled = (item.findtext("/".join(G2 + step for step in path.split("/"))) or "").strip()
            assert str(value or "")[:16] == spelled[:16].replace("T", " ")


@pytest.mark.parametrize("name", corpus_files())
def test_every_bent_value_has_a_place(name: str) -> None:
    for reading in readings(name):
        for finding in reading.findings:
            assert finding.line > 0
            assert finding.path.startswith("newsItem")
            assert finding.file == name
