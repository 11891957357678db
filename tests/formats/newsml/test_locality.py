"""What an edit of metadata leaves alone: bytes of the same property that say nothing of what was edited."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import attrs
import pytest

from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.writer import write
from newsdoc.model import Article, Assignment, Concept, Label, SchemeAlias

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:nd="urn:x-newsdoc:1"'
META = '<itemClass qcode="ninat:text"/><provider literal="p"/><versionCreated>2024-01-01T00:00:00Z</versionCreated>'
REFERENCE = '<catalogRef href="http://example.org/"/>'
CATALOGS = (
    '<catalog><scheme alias="a" uri="http://a/"/><scheme alias="b" uri="http://b/"/></catalog>',
    '<!-- c --> <catalog><scheme alias="c" uri="http://c/"><name>C</name></scheme></catalog>',
    '<catalog/><catalog><scheme alias="d" uri="http://d/"/></catalog>',
)


def item(content: str = "", attributes: str = "", catalogs: str = REFERENCE) -> str:
    start = f'<newsItem {NS} standard="NewsML-G2" standardversion="2.35" guid="g"{attributes}>'
    return f"{start}{catalogs}<itemMeta>{META}</itemMeta><contentMeta>{content}</contentMeta></newsItem>"


def article_of(text: str) -> Article:
    return next(read(text)).article


def written(article: Article) -> str:
    data = write([article])
    assert next(read(data)).article == article
    return data.decode()


@pytest.mark.parametrize("spelled", ["2024-01-01T00:00:00Z", "2024-01-01T00:00:00+00:00"])
def test_another_object_for_the_same_zone_is_no_edit(spelled: str) -> None:
    text = item(f'<subject qcode="x:1" modified="{spelled}"/>')
    article = article_of(text)
    moment = article.classification.subjects[0].assigned.modified
    assert moment is not None
    assert written(_assigned(article, moment.astimezone(timezone(timedelta(0))))) == text
    assert written(_assigned(article, moment.astimezone(UTC))) == text


def test_another_zone_for_the_same_moment_is_an_edit() -> None:
    article = article_of(item('<subject qcode="x:1" modified="2024-01-01T00:00:00Z"/>'))
    moment = article.classification.subjects[0].assigned.modified
    assert moment is not None
    later = moment.astimezone(timezone(timedelta(hours=2)))
    expected = '<subject qcode="x:1" modified="2024-01-01T02:00:00+02:00"/>'
    assert written(_assigned(article, later)) == item(expected)


def _assigned(article: Article, moment: datetime) -> Article:
    subjects = [Concept("x:1", assigned=Assignment(modified=moment))]
    return attrs.evolve(article, classification=attrs.evolve(article.classification, subjects=subjects))


MARKED = '<description role="drol:summary" nd:further="true">B</description>'
CAPTION = '<description role="drol:caption">C</description>'


@pytest.mark.parametrize(
    ("before", "summary", "further", "after"),
    [
        (CAPTION, "New", [], f'<description role="drol:summary">New</description>{CAPTION}'),
        (
            f"<description>A</description>{CAPTION}",
            "",
            ["A"],
            f'<description nd:further="true">A</description>{CAPTION}',
        ),
        (
            f'<description>A</description><description role="drol:summary">B</description>{CAPTION}',
            "New",
            ["A", Label("B", role="drol:summary")],
            f'<description>A</description>{MARKED}<description role="drol:summary">New</description>{CAPTION}',
        ),
    ],
    ids=["one comes", "one goes", "one takes the place of another"],
)
def test_only_what_would_be_taken_for_the_summary_is_marked(
    before: str, summary: str, further: list[Label | str], after: str
) -> None:
    article = article_of(item(before))
    descriptions = [*further, Label("C", role="drol:caption")]
    edited = attrs.evolve(article, summary=summary, further=attrs.evolve(article.further, descriptions=descriptions))
    assert written(edited) == item(after)


def test_a_headline_beside_ones_with_roles_leaves_them_alone() -> None:
    others = '<headline role="x:a">A</headline><headline role="x:b">B</headline>'
    article = article_of(item(others))
    further = attrs.evolve(article.further, headlines=[Label("A", role="x:a"), Label("B", role="x:b")])
    edited = attrs.evolve(article, headline="New", further=further, wordings=type(article.wordings)())
    assert written(edited) == item(f"<headline>New</headline>{others}")


@pytest.mark.parametrize(
    ("content", "attributes", "edited_content", "edited_attributes"),
    [
        ("", "", '<language tag="es"/>', ""),
        ('<language tag="de"/>', "", '<language tag="es"/>', ""),
        ("", ' xml:lang="de"', '<language tag="es"/>', ' xml:lang="de"'),
        ('<language tag="de"/>', ' xml:lang="de"', '<language tag="es"/>', ' xml:lang="es"'),
        ('<language tag="de"/>', ' xml:lang="en"', '<language tag="es"/>', ' xml:lang="en"'),
        (
            '<language tag="?"/><language tag="de"/><language tag="fr"/>',
            "",
            '<language tag="?"/><language tag="es"/><language tag="fr"/>',
            "",
        ),
    ],
)
def test_the_language_of_the_words_is_said_where_it_was(
    content: str, attributes: str, edited_content: str, edited_attributes: str
) -> None:
    article = article_of(item(content, attributes))
    assert written(attrs.evolve(article, language="es")) == item(edited_content, edited_attributes).replace(
        "<contentMeta></contentMeta>", "<contentMeta/>"
    )


@pytest.mark.parametrize(
    ("at", "gone"),
    [
        (0, '<scheme alias="a" uri="http://a/"/>'),
        (1, '<scheme alias="b" uri="http://b/"/>'),
        (2, '<catalog><scheme alias="c" uri="http://c/"><name>C</name></scheme></catalog>'),
        (3, '<catalog><scheme alias="d" uri="http://d/"/></catalog>'),
    ],
)
def test_a_scheme_that_goes_leaves_all_catalogs_alone(at: int, gone: str) -> None:
    text = item(catalogs="".join(CATALOGS))
    article = article_of(text)
    schemes = [*article.catalogs.schemes[:at], *article.catalogs.schemes[at + 1 :]]
    assert written(_with_schemes(article, schemes)) == text.replace(gone, "")


@pytest.mark.parametrize("at", range(5))
def test_a_scheme_that_comes_leaves_all_others_alone(at: int) -> None:
    text = item(catalogs="".join(CATALOGS))
    article = article_of(text)
    new = SchemeAlias("z", "http://z/")
    edited = written(_with_schemes(article, [*article.catalogs.schemes[:at], new, *article.catalogs.schemes[at:]]))
    assert edited.replace('<scheme alias="z" uri="http://z/"/>', "") == text


def test_an_alias_that_an_edit_leaves_without_a_scheme_is_declared() -> None:
    catalog = '<catalog><scheme alias="x" uri="http://x/"/><scheme alias="y" uri="http://y/"/></catalog>'
    article = article_of(item('<subject qcode="x:1"/><subject qcode="v:1"/>', catalogs=catalog))
    edited = written(_with_schemes(article, article.catalogs.schemes[1:]))
    assert '<scheme alias="x" uri="urn:x-newsdoc:alias:x:"/>' in edited
    assert 'alias="v"' not in edited


def _with_schemes(article: Article, schemes: object) -> Article:
    return attrs.evolve(article, catalogs=attrs.evolve(article.catalogs, schemes=schemes))  # type: ignore[arg-type]  # a row
