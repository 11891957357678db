"""JSON lines: one article a line, so that any number of them goes through without being held at once.

Law: each line is what the format ``json`` writes for its article alone, so both carry the same and lose the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from typing import Final

from newsdoc.errors import ReadError
from newsdoc.formats.base import Format, Reading
from newsdoc.formats.json.reader import read_object
from newsdoc.formats.json.sniffing import is_lines
from newsdoc.formats.json.writer import losses
from newsdoc.formats.json.writer import write as write_json
from newsdoc.model import Article

__all__ = ["FORMAT"]


def read(data: bytes | str, *, name: str = "") -> Iterator[Reading]:
    """The articles of a document, one for each line that is not blank.

    :raises ReadError: with the line where it is not JSON, or the path in it where it is not an article.
    """
    return read_lines(StringIO(data, newline="\n") if isinstance(data, str) else BytesIO(data), name=name)


def read_lines(lines: Iterable[bytes | str], *, name: str = "") -> Iterator[Reading]:
    """The articles of lines, each read when it is asked for."""
    for number, line in enumerate(lines, 1):
        if line.isspace():
            continue
        try:
            reading = read_object(line.rstrip())
        except ReadError as error:
            error.line, error.column = number, error.column if error.line else 0
            error.within(name)
            raise
        yield reading


def write(articles: Sequence[Article], *, keep_source: bool = True) -> bytes:
    """Each article as an object on a line of its own.

    :param keep_source: whether to write the file along that an article came from.
    """
    return b"".join(write_lines(articles, keep_source=keep_source))


def write_lines(articles: Iterable[Article], *, keep_source: bool = True) -> Iterator[bytes]:
    """The lines of articles, each made when it is asked for."""
    return (write_json((article,), keep_source=keep_source) for article in articles)


FORMAT: Final = Format(
    name="ndjson",
    title="JSON lines",
    aliases=("jsonl", "json-lines"),
    suffixes=(".ndjson", ".jsonl"),
    media_type="application/x-ndjson",
    sniff=is_lines,
    read=read,
    write=write,
    read_lines=read_lines,
    write_lines=write_lines,
    native=True,
    losses=losses,
)
"""The row of the registry."""
