"""The public functions: what they take and give, and that nothing but a NewsdocError leaves them."""

from __future__ import annotations

import gc
import inspect
import io
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc import (
    ArgumentError,
    Article,
    Conversion,
    LossError,
    NoArticleError,
    ReadError,
    UnknownFormatError,
    api,
    errors,
    findings,
    model,
)
from newsdoc.formats import registry

ARTICLE = Article("Fed to halt QE", body=["The Fed will stop buying bonds."], byline="By Jane Doe", language="en")
OTHER = Article("Drawbridge reopens", body=["The drawbridge opened to traffic on Saturday."])
ANYTHING: Any = newsdoc  # the package as a program without types sees it
NATIVE = tuple(row.name for row in registry.formats() if row.native)
READABLE = tuple(row.name for row in registry.formats() if row.read)

PACKAGE_ITEM = b"""<?xml version="1.0" encoding="UTF-8"?>
<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:1" standard="NewsML-G2"
 standardversion="2.35" conformance="power"/>
"""


# -- the names


def test_every_public_name_is_there_and_listed_once() -> None:
    assert sorted(set(newsdoc.__all__)) == sorted(newsdoc.__all__)
    assert set(newsdoc.__all__) <= set(dir(newsdoc))
    for name in newsdoc.__all__:
        assert getattr(newsdoc, name) is not None


def test_all_of_the_model_the_errors_and_the_functions_stand_in_newsdoc_itself() -> None:
    for module in (api, errors, findings, model):
        for name in module.__all__:
            assert getattr(newsdoc, name) is getattr(module, name)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'newsdoc' has no attribute 'laod'"):
        ANYTHING.laod()


# -- reading and writing


@pytest.mark.parametrize("name", NATIVE)
def test_data_and_files_give_back_the_article_that_was_written(name: str, tmp_path: Path) -> None:
    data = newsdoc.dumps(ARTICLE, name)
    assert isinstance(data, bytes)
    assert newsdoc.loads(data, name) == newsdoc.loads(data) == newsdoc.loads(data.decode()) == ARTICLE
    path = tmp_path / f"story{registry.get(name).suffixes[0]}"
    newsdoc.dump(ARTICLE, path)
    assert path.read_bytes() == data
    assert newsdoc.load(path) == newsdoc.load(str(path), name) == ARTICLE
    with path.open("rb") as file:
        assert newsdoc.load(file) == ARTICLE
    output = io.BytesIO()
    newsdoc.dump(ARTICLE, output, name)
    assert output.getvalue() == data


@pytest.mark.parametrize("name", NATIVE)
def test_every_document_ends_its_last_line(name: str) -> None:
    data = newsdoc.dumps(ARTICLE, name)
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")


@pytest.mark.parametrize("name", ["json", "newsml"])
def test_several_articles_in_one_document_come_back_in_order(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"stories{registry.get(name).suffixes[0]}"
    newsdoc.dump_all(iter([ARTICLE, OTHER]), path)
    assert list(newsdoc.load_all(path)) == [ARTICLE, OTHER]
    assert list(newsdoc.loads_all(newsdoc.dumps_all([ARTICLE, OTHER], name))) == [ARTICLE, OTHER]


@pytest.mark.parametrize("name", ["json", "newsml"])
def test_one_article_is_not_taken_of_several_in_silence(name: str, tmp_path: Path) -> None:
    path = tmp_path / "stories"
    newsdoc.dump_all([ARTICLE, OTHER], path, name)
    with pytest.raises(ReadError) as caught:
        newsdoc.load(path)
    assert str(caught.value) == f"{path}: expected one article, there are more (load_all() gives each of them)"
    with pytest.raises(ReadError, match=r"there are more \(loads_all\(\) gives each of them\)"):
        newsdoc.loads(path.read_bytes())


def test_findings_come_with_the_article_and_name_the_file(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Drawbridge reopens\n\n| Part | Cost |\n|---|---|\n| Pier | 4 |\n", encoding="utf-8")
    (reading,) = newsdoc.read(path)
    assert reading.article == newsdoc.load(path)
    assert reading.findings
    assert {finding.file for finding in reading.findings} == {str(path)}
    (same,) = newsdoc.reads(path.read_bytes(), name=str(path))
    assert same == reading


def test_the_sound_file_without_an_article_is_told_from_the_broken_one(tmp_path: Path) -> None:
    path = tmp_path / "package.xml"
    path.write_bytes(PACKAGE_ITEM)
    with pytest.raises(NoArticleError, match="packageItem"):
        newsdoc.load(path)
    with pytest.raises(NoArticleError, match="packageItem"):
        newsdoc.convert(PACKAGE_ITEM, "json")


# -- options


def test_an_option_reaches_the_reader_and_the_writer() -> None:
    assert newsdoc.plain_text(newsdoc.loads("Bär".encode("latin-1"), "text", encoding="latin-1")) == "Bär"
    named = newsdoc.dumps(ARTICLE, "newsml", guid="urn:example:fed")
    assert b'guid="urn:example:fed"' in named
    assert newsdoc.convert("Bär".encode("latin-1"), "newsml", encoding="latin-1", guid="urn:example:fed").count == 1


@pytest.mark.parametrize(
    "call",
    [
        lambda: newsdoc.loads("Fed", "text", encodign="utf-8"),
        lambda: newsdoc.load(io.BytesIO(b"Fed"), "text", encodign="utf-8"),
        lambda: newsdoc.load_all(io.BytesIO(b"Fed"), "text", encodign="utf-8"),
        lambda: newsdoc.reads(b"Fed", "text", encodign="utf-8"),
        lambda: newsdoc.convert("Fed", "json", encodign="utf-8"),
        lambda: newsdoc.dumps(ARTICLE, "newsml", encodign="utf-8"),
        lambda: newsdoc.dump(ARTICLE, io.BytesIO(), "newsml", encodign="utf-8"),
        lambda: newsdoc.load(io.BytesIO(b"Fed"), "text", name="x"),
    ],
)
def test_an_unknown_option_is_an_error_at_once_that_names_those_there_are(call: Callable[[], object]) -> None:
    with pytest.raises(ArgumentError, match=r"has no option '(encodign|name)' \(its options are .*(encoding|guid).*\)"):
        call()


OPTIONS = [
    (row.name, way, option.name)
    for row in registry.formats()
    for way, function in (("reading", row.read), ("writing", row.write))
    if function
    for option in inspect.signature(function).parameters.values()
    if option.kind is option.KEYWORD_ONLY and option.name != "name"
]


@pytest.mark.parametrize(("name", "way", "option"), OPTIONS)
def test_an_option_of_the_wrong_type_is_an_error_that_names_it(name: str, way: str, option: str) -> None:
    value: Any = {option: 3.5}
    with pytest.raises(ArgumentError, match=f"^option '{option}' of {way} {name}: expected .*, got float$"):
        newsdoc.loads("Fed", name, **value) if way == "reading" else newsdoc.dumps(ARTICLE, name, **value)


# -- converting


@pytest.mark.parametrize("to", NATIVE)
@pytest.mark.parametrize("source", NATIVE)
def test_a_conversion_between_native_formats_loses_nothing(source: str, to: str) -> None:
    result = newsdoc.convert(newsdoc.dumps(ARTICLE, source), to, source, strict=True)
    assert newsdoc.loads(result.data, to) == ARTICLE
    assert (result.losses, result.source_format, result.count) == ((), source, 1)


def test_a_conversion_takes_all_articles_along() -> None:
    feed = newsdoc.dumps_all([ARTICLE, OTHER], "newsml")
    result = newsdoc.convert(feed, "json")
    assert result.count == 2
    assert list(newsdoc.loads_all(result.data)) == [ARTICLE, OTHER]


FOREIGN = b"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:x="http://desk.example/" guid="urn:example:1"
 standard="NewsML-G2" standardversion="2.35" conformance="power">
 <itemMeta><itemClass qcode="ninat:text"/><provider literal="desk"/>
 <versionCreated>2024-05-03T12:00:00Z</versionCreated></itemMeta>
 <contentMeta><headline>Drawbridge reopens</headline><x:shelf>12</x:shelf><x:shelf>13</x:shelf></contentMeta>
</newsItem>
"""


def test_what_the_target_cannot_carry_is_told_item_by_item() -> None:
    result = newsdoc.convert(FOREIGN, "text")
    assert any("shelf" in loss.path for loss in result.losses)
    assert newsdoc.convert(FOREIGN, "json").losses == newsdoc.convert(FOREIGN, "newsml").losses == ()


def test_a_strict_conversion_refuses_to_lose_anything_and_says_what_it_would_lose() -> None:
    losses = newsdoc.convert(FOREIGN, "text").losses
    with pytest.raises(LossError, match=r"^item\.xml: text cannot carry: .*shelf") as caught:
        newsdoc.convert(FOREIGN, "text", strict=True, name="item.xml")
    assert caught.value.losses == losses
    assert pickle.loads(pickle.dumps(caught.value)).losses == losses  # noqa: S301 - our own pickle


def test_json_without_its_source_loses_what_the_article_does_not_say() -> None:
    losses = newsdoc.convert(FOREIGN, "json", keep_source=False).losses
    assert any("shelf" in loss.path for loss in losses)


# -- errors


@pytest.mark.parametrize("data", [b"", "", b" \n"])
def test_an_empty_input_is_an_error(data: bytes | str) -> None:
    for call in (newsdoc.loads, lambda data: newsdoc.convert(data, "json")):
        with pytest.raises(ReadError, match="the input is empty"):
            call(data)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: ANYTHING.loads(3), "expected bytes or a string, got int"),
        (lambda: ANYTHING.loads(None), "expected bytes or a string, got NoneType"),
        (lambda: ANYTHING.convert(ARTICLE, "json"), "expected bytes or a string, got Article"),
        (lambda: ANYTHING.load(3), "expected a path or a binary file, got int"),
        (lambda: ANYTHING.load(io.StringIO("Fed")), "open in binary mode"),
        (lambda: ANYTHING.dump(ARTICLE, io.StringIO(), "json"), "open in binary mode"),
        (lambda: ANYTHING.dump(ARTICLE, None, "json"), "expected a path or a binary file, got NoneType"),
        (lambda: ANYTHING.dumps("Fed", "json"), "expected an Article, got str"),
        (lambda: ANYTHING.dumps([ARTICLE], "json"), "expected an Article, got list"),
        (lambda: ANYTHING.dumps_all(ARTICLE, "json"), "expected several articles, got one"),
        (lambda: ANYTHING.dumps_all([], "json"), "expected at least one article, got none"),
        (lambda: ANYTHING.dumps_all(3, "json"), "expected articles, got int"),
    ],
)
def test_an_argument_of_the_wrong_kind_is_an_argument_error(call: Callable[[], Any], message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        call()
    assert issubclass(ArgumentError, TypeError)


@pytest.mark.parametrize(
    "call",
    [
        lambda: newsdoc.loads("Fed", "docx"),
        lambda: newsdoc.dumps(ARTICLE, "docx"),
        lambda: newsdoc.convert("Fed", "docx"),
        lambda: newsdoc.convert("Fed", "json", "docx"),
        lambda: ANYTHING.loads("Fed", 3),
        lambda: newsdoc.dump(ARTICLE, "story.docx"),
        lambda: newsdoc.dump(ARTICLE, io.BytesIO()),
    ],
)
def test_an_unknown_format_is_told_before_anything_is_written(
    call: Callable[[], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownFormatError):
        call()
    assert list(tmp_path.iterdir()) == []


BROKEN = [
    pytest.param(b"<newsItem", id="XML that is cut off"),
    pytest.param(b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta></newsItem>", id="XML out of order"),
    pytest.param(b"<rss version='2.0'><channel/></rss>", id="XML of another kind"),
    pytest.param(b"<?xml version='1.0' encoding='klingon'?><newsItem/>", id="XML in an unknown encoding"),
    pytest.param(b"<?xml version='1.0' encoding='utf-8'?><newsItem>\xff</newsItem>", id="XML that is not in UTF-8"),
    pytest.param(b'{"type": "article", "headline": 3}', id="JSON of the wrong type"),
    pytest.param(b'{"headline": ', id="JSON that is cut off"),
    pytest.param(b'{"a": 1}', id="JSON of another kind"),
    pytest.param(b'{"headline": "\xff"}', id="JSON that is not in UTF-8"),
    pytest.param(b"B\xe4r", id="a text that is not in UTF-8"),
]


@pytest.mark.parametrize("data", BROKEN)
def test_a_broken_input_gives_one_line_that_names_the_file(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(data)
    for call in (newsdoc.load, lambda path: newsdoc.convert(path.read_bytes(), "json", name=str(path))):
        with pytest.raises(ReadError) as caught:
            call(path)
        assert str(caught.value).startswith(f"{path}:")
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["story.xml", "story.json"])
def test_a_file_that_is_not_what_its_name_says_is_an_error_and_no_text(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"Service temporarily unavailable\n")
    with pytest.raises(ReadError):
        newsdoc.load(path)


@given(st.binary(max_size=200) | st.text(max_size=200), st.sampled_from([None, *READABLE]), st.sampled_from(NATIVE))
def test_any_input_converts_or_is_refused_with_a_newsdoc_error(data: bytes | str, name: str | None, to: str) -> None:
    try:
        result = newsdoc.convert(data, to, name)
    except newsdoc.NewsdocError as error:
        refusal = str(error)
        assert refusal == " ".join(refusal.split())
    else:
        assert isinstance(result, Conversion)
        assert result.count


def test_the_public_functions_raise_nothing_else_for_a_deep_input() -> None:
    deep = sys.getrecursionlimit() * 2
    for data in (b"<a>" * deep, b"[" * deep, b'{"body":' * deep, b"> " * deep, b"- " * deep, b"(" * deep):
        try:
            list(newsdoc.loads_all(data))
        except newsdoc.NewsdocError:
            continue


@pytest.mark.parametrize("switch", [gc.enable, gc.disable])
def test_the_search_for_garbage_is_as_it_was_whatever_happens(switch: Callable[[], None]) -> None:
    lines = newsdoc.dumps_all([newsdoc.Article("Fed to halt QE")] * 3, "ndjson")
    switch()
    wanted = gc.isenabled()
    try:
        assert [gc.isenabled() for _ in newsdoc.loads_all(lines, "ndjson")] == [wanted] * 3
        with pytest.raises(newsdoc.NewsdocError):
            newsdoc.loads(b"{", "json")
        assert gc.isenabled() == wanted
        newsdoc.dumps(newsdoc.Article("Fed to halt QE"), "json")
        assert gc.isenabled() == wanted
        for data in (b"<newsItem", lines, b"Fed to halt QE"):
            newsdoc.validate(data)
            assert gc.isenabled() == wanted
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("name", "work"), [("json", newsdoc.loads), ("json", newsdoc.validate), ("newsml", newsdoc.validate)]
)
def test_nobody_looks_for_garbage_while_a_document_is_read_or_validated(
    name: str, work: Callable[[bytes], object]
) -> None:
    phases: list[str] = []

    def note(phase: str, _: object) -> None:
        phases.append(phase)

    data = newsdoc.dumps(newsdoc.Article("Harbour", body=[newsdoc.Table([("Pier", "Brandt")] * 2_000)]), name)
    gc.callbacks.append(note)
    try:
        work(data)
        assert phases.count("start") <= 1  # when all is there
    finally:
        gc.callbacks.remove(note)
