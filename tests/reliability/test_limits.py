"""Limits: each is an option with a default, is kept, and is named by the error of whatever breaks it."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pytest

import newsdoc
from newsdoc.cli.main import run
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


@pytest.mark.parametrize("command", [["convert", "-t", "json"], ["validate"], ["show"], ["show", "--json"]])
def test_commands_take_the_limit_of_size_and_name_it(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(STORY)
    assert run([*command, str(file), "--max-size", str(len(STORY))]) == 0
    capsys.readouterr()
    assert run([*command, str(file), "--max-size", str(len(STORY) - 1)]) in {1, 2}
    said = "".join(capsys.readouterr())
    assert f"larger than the {len(STORY) - 1} bytes" in said
    assert "max_size" in said


@pytest.mark.parametrize("command", [["convert", "-t", "json"], ["show"], ["show", "--web"]])
def test_commands_that_read_take_the_limit_of_depth_and_name_it(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "story.xml"
    file.write_bytes(_nested(300))
    assert run([*command, str(file)]) == 2
    assert "deeper than the 256 levels that are allowed (allow more with max_depth" in capsys.readouterr().err
    assert run([*command, str(file), "--max-depth", "300"]) == 0
    assert run([*command, str(file), "--max-depth", "299"]) == 2


def test_a_limit_of_depth_is_nothing_to_what_has_no_elements(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes(STORY)
    (tmp_path / "story.xml").write_bytes(_nested(300))
    both = [str(tmp_path / "story.txt"), str(tmp_path / "story.xml")]
    assert run(["show", *both, "--max-depth", "300"]) == 0
    assert run(["convert", *both, "-t", "ndjson", "-o", str(tmp_path / "all.ndjson"), "--max-depth", "300"]) == 0


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device")
@pytest.mark.parametrize("command", [["convert", "-t", "json"], ["validate"], ["show"]])
@pytest.mark.parametrize("name", ["-", "/dev/zero"])
def test_commands_read_no_more_than_is_allowed_of_an_input_without_an_end(command: list[str], name: str) -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "newsdoc", *command, name, "-f", "text", "--max-size", "1000"],
            stdin=endless,
            capture_output=True,
            check=False,
            timeout=120,
        )
    assert done.returncode in {1, 2}
    assert b"larger than the 1000 bytes" in done.stdout + done.stderr
