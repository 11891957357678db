"""JSON lines: one article a line, read and written without holding them all."""

from __future__ import annotations

import contextlib
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc import ArgumentError, Article, NewsdocError, ReadError
from newsdoc.formats import registry
from newsdoc.testing import articles


def _some(number: int, size: int = 1000) -> Iterator[Article]:
    return (Article(f"Story {index}", body=["x" * size]) for index in range(number))


@given(st.lists(articles(), min_size=1, max_size=4))
def test_each_line_is_the_json_of_its_article_and_all_come_back(some: list[Article]) -> None:
    data = newsdoc.dumps_all(some, "ndjson")
    assert data == b"".join(newsdoc.dumps(article, "json") for article in some)
    assert list(newsdoc.loads_all(data, "ndjson")) == some
    assert list(newsdoc.loads_all(data.decode(), "ndjson")) == some


def test_lines_are_recognised_and_a_single_one_is_json() -> None:
    data = newsdoc.dumps_all(list(_some(2)), "ndjson")
    assert [article.headline for article in newsdoc.loads_all(data)] == ["Story 0", "Story 1"]
    assert registry.detect(newsdoc.dumps(Article("A"), "ndjson")).name == "json"


def test_blank_lines_carriage_returns_and_a_byte_order_mark_do_not_matter() -> None:
    one = newsdoc.dumps(Article("A"), "ndjson").strip()
    data = b"\xef\xbb\xbf" + one + b"\r\n\n  \n" + one
    assert list(newsdoc.loads_all(data)) == [Article("A")] * 2


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"type": "article",', r"^a\.ndjson:3:20: not JSON: "),
        (b'{"type": "article", "schema_version": 1, "headline": 3}', r"^a\.ndjson:3: expected a string.*\$\.headline"),
        (b'{"type": "article", "type": "article"}', r'^a\.ndjson:3:21: the key "type" is given twice'),
        (b"[]", r"^a\.ndjson:3: expected \"article\", an object, got an array"),
        (b'{"headline": "B\xe4r"}', r"^a\.ndjson:3:16: byte 0xE4 is not UTF-8"),
    ],
)
def test_a_bad_line_is_an_error_with_its_number_after_the_good_ones(line: bytes, message: str) -> None:
    good = newsdoc.dumps(Article("A"), "ndjson")
    readings = newsdoc.reads(good + good + line + b"\n", "ndjson", name="a.ndjson")
    assert [next(readings).article, next(readings).article] == [Article("A")] * 2
    with pytest.raises(ReadError, match=message):
        next(readings)


@given(st.binary())
def test_any_bytes_give_articles_or_an_error_of_ours(data: bytes) -> None:
    with contextlib.suppress(NewsdocError):
        assert all(isinstance(article, Article) for article in newsdoc.loads_all(data, "ndjson"))


def test_an_option_says_whether_sources_are_carried() -> None:
    article = newsdoc.loads(newsdoc.dumps(Article("A"), "newsml"))
    assert article.source
    with_source, without = (newsdoc.dumps(article, "ndjson", keep_source=keep) for keep in (True, False))
    assert newsdoc.loads(with_source, "ndjson").source == article.source
    assert newsdoc.loads(without, "ndjson").source is None
    with pytest.raises(ArgumentError, match="no option 'indent'"):
        newsdoc.dumps(article, "ndjson", indent=True)


def test_a_file_of_many_articles_goes_in_and_out_without_being_held(tmp_path: Path) -> None:
    """Ten megabytes pass through less than two."""
    path, copy = tmp_path / "a.ndjson", tmp_path / "b.jsonl"
    newsdoc.dump_all(_some(2), path)  # what is imported on the way does not count
    list(newsdoc.load_all(path))
    tracemalloc.start()
    try:
        newsdoc.dump_all(_some(1000, 10_000), path)
        newsdoc.dump_all(newsdoc.load_all(path), copy)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()
    assert path.stat().st_size > 10_000_000
    assert copy.read_bytes() == path.read_bytes()


class _Trickle(io.RawIOBase):
    """A pipe that gives little at a time."""

    def __init__(self, data: bytes) -> None:
        self.left = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # any buffer that can be written to
        part = self.left.read(min(1000, len(buffer)))
        buffer[: len(part)] = part
        return len(part)


def test_a_file_object_that_gives_little_at_a_time_is_read_to_its_end() -> None:
    data = newsdoc.dumps_all(list(_some(300)), "ndjson")
    assert len(list(newsdoc.load_all(_Trickle(data)))) == 300  # type: ignore[arg-type]  # raw files do as well
    assert len(list(newsdoc.load_all(io.BytesIO(data)))) == 300


def test_an_error_amid_the_articles_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    def broken() -> Iterator[Article]:
        yield Article("A")
        raise KeyError("no more")

    path = tmp_path / "a.ndjson"
    path.write_bytes(b"before")
    with pytest.raises(KeyError):
        newsdoc.dump_all(broken(), path)
    with pytest.raises(ArgumentError, match="expected an Article, got str"):
        newsdoc.dump_all([Article("A"), "B"], path)  # type: ignore[list-item]  # the point
    with pytest.raises(ArgumentError, match="at least one article"):
        newsdoc.dump_all([], path)
    assert [each.name for each in tmp_path.iterdir()] == ["a.ndjson"]
    assert path.read_bytes() == b"before"


def test_trouble_with_a_file_is_told_at_once_and_an_iterator_that_nobody_asks_leaves_nothing_open(
    tmp_path: Path,
) -> None:
    with pytest.raises(ReadError, match="no such file"):
        newsdoc.load_all(tmp_path / "missing.ndjson")
    path = tmp_path / "a.ndjson"
    newsdoc.dump_all(_some(200), path)
    with pytest.raises(ArgumentError, match="no option 'encoding'"):
        newsdoc.load_all(path, encoding="utf-8")
    newsdoc.load_all(path)  # warnings are errors here, also that of a file left open
    next(newsdoc.load_all(path))
