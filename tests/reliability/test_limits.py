"""Limits: each is an option with a default, is kept, and is named by the error of whatever breaks it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pytest

import newsdoc
from newsdoc.formats.newsml.tree import DEEPEST
from newsdoc.limits import MAX_SIZE, MAX_XML_DEPTH

STORY = b"Drawbridge reopens\n\nThe drawbridge opened on Saturday.\n"
READERS: dict[str, Callable[..., object]] = {
    "loads": newsdoc.loads,
    "load": lambda data, **options: newsdoc.load(io.BytesIO(data), **options),
    "reads": lambda data, **options: list(newsdoc.reads(data, **options)),
    "read": lambda data, **options: list(newsdoc.read(io.BytesIO(data), **options)),
    "loads_all": lambda data, **options: list(newsdoc.loads_all(data, **options)),
    "load_all": lambda data, **options: list(newsdoc.load_all(io.BytesIO(data), **options)),
    "convert": lambda data, **options: newsdoc.convert(data, "json", **options),
}


@pytest.mark.parametrize("name", READERS)
def test_whoever_reads_takes_an_input_of_the_size_allowed_and_no_larger(name: str) -> None:
    READERS[name](STORY, max_size=len(STORY))
    with pytest.raises(newsdoc.LimitError, match=rf"larger than the {len(STORY) - 1} bytes .*max_size"):
        READERS[name](STORY, max_size=len(STORY) - 1)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("wrong", [0, -1, True, "1 MB", 1.5, None])
def test_a_size_that_is_none_is_an_error(name: str, wrong: object) -> None:
    with pytest.raises(newsdoc.ArgumentError, match="max_size"):
        READERS[name](STORY, max_size=wrong)


class _Endless(io.RawIOBase):
    """A source that never ends, and keeps account of what was taken from it."""

    def __init__(self, start: bytes) -> None:
        self.start, self.taken = start, 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "all of it was asked for"
        given = (self.start + b"x" * size)[:size]
        self.start = self.start[size:]
        self.taken += size
        return given


@pytest.mark.parametrize("start", [b"", b'{"type": "article", "headline": "', b'<?xml version="1.0"?><newsItem>'])
def test_of_a_file_without_an_end_no_more_is_read_than_is_allowed(start: bytes) -> None:
    source = _Endless(start)
    with pytest.raises(newsdoc.LimitError, match="max_size"):
        newsdoc.load(cast("BinaryIO", source), max_size=1_000_000)
    assert source.taken < 1_200_000


def test_of_json_lines_each_line_has_a_size_and_the_file_has_none(tmp_path: Path) -> None:
    file = tmp_path / "all.ndjson"
    article = newsdoc.Article("Drawbridge reopens", body=["The drawbridge opened. " * 40])
    newsdoc.dump_all([article] * 200, file)
    longest = max(map(len, file.read_bytes().splitlines(keepends=True)))
    assert sum(1 for _ in newsdoc.load_all(file, max_size=longest + 65536)) == 200
    with file.open("ab") as more:
        more.write(newsdoc.dumps(newsdoc.Article("x" * 200_000), "ndjson"))
    found: Iterator[newsdoc.Article] = newsdoc.load_all(file, max_size=100_000)
    for _ in range(200):
        assert next(found) == article
    with pytest.raises(newsdoc.LimitError, match="a line of the input"):
        next(found)


def _nested(levels: int) -> bytes:
    inner = levels - 1
    return b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">' + b"<x>" * inner + b"</x>" * inner + b"</newsItem>"


@pytest.mark.parametrize("allowed", [2, 40, MAX_XML_DEPTH, 300, DEEPEST - 1])
def test_elements_nest_as_deeply_as_allowed_and_no_deeper(allowed: int) -> None:
    newsdoc.loads(_nested(allowed), max_depth=allowed)
    with pytest.raises(newsdoc.LimitError, match=rf"deeper than the {allowed} levels .*max_depth"):
        newsdoc.loads(_nested(allowed + 1), max_depth=allowed)


def test_what_was_read_under_a_wider_limit_is_written_again() -> None:
    data = _nested(1000)
    article = newsdoc.loads(data, max_depth=1000)
    assert newsdoc.dumps(article, "newsml") == data


def test_the_depth_is_also_looked_after_in_large_documents() -> None:
    text = b"<headline>" + b"x" * 11_000_000 + b"</headline>"
    assert len(newsdoc.loads(_nested(5).replace(b"<x>", text + b"<x>", 1)).headline or "") in {0, 11_000_000}
    with pytest.raises(newsdoc.LimitError, match="max_depth"):
        newsdoc.loads(_nested(300).replace(b"<x>", text + b"<x>", 1))


def test_a_paragraph_longer_than_libxml2_takes_by_default_comes_back() -> None:
    article = newsdoc.Article("Long", body=["word " * 2_100_000 + "end"])
    assert newsdoc.loads(newsdoc.dumps(article, "newsml")) == article


def test_the_validator_has_a_size_too(tmp_path: Path) -> None:
    data = _nested(3)
    assert not any("max_size" in one.help for one in newsdoc.validate(data, max_size=len(data)).findings)
    (found,) = newsdoc.validate(data, max_size=len(data) - 1).findings
    assert "larger than" in found.message
    assert "max_size" in found.help
    file = tmp_path / "item.xml"
    file.write_bytes(data)
    (found,) = newsdoc.validate_file(file, max_size=20).findings
    assert "larger than the 20 bytes" in found.message
    with pytest.raises(newsdoc.ArgumentError, match="max_size"):
        newsdoc.validate(data, max_size=0)


def test_the_default_takes_what_a_feed_may_send_and_is_finite() -> None:
    assert 100_000_000 < MAX_SIZE < 1_000_000_000
