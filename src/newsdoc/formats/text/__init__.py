"""Plain text: the canonical dialect, which carries everything, and free text as it is found."""

from __future__ import annotations

import codecs
from collections.abc import Collection, Iterator, Sequence

from newsdoc.errors import ArgumentError
from newsdoc.findings import Loss
from newsdoc.formats import registry
from newsdoc.formats.base import Format, Reading
from newsdoc.formats.text.decoding import decode, encoding_of
from newsdoc.formats.text.finding_codes import CODES
from newsdoc.formats.text.found import REPAIRS
from newsdoc.formats.text.found.codes import CODES as FOUND
from newsdoc.formats.text.reader import read_text
from newsdoc.formats.text.writer import write_article
from newsdoc.model import Article

__all__ = ["FORMAT", "losses", "read", "sniff", "write"]


def read(
    data: bytes | str,
    *,
    name: str = "",
    encoding: str = "",
    language: str = "",
    repair: Collection[str] = (),
) -> Iterator[Reading]:
    r"""The articles of a text.

    >>> [reading.article.language for reading in read(b"newsdoc 1\nLanguage: en\n")]
    ['en']

    :param encoding: the encoding of bytes; otherwise that of their byte order mark, or UTF-8.
    :param language: the language of text that is not in the dialect, where it is known.
    :param repair: what to mend in such text: ``"spaces"``, ``"case"``, ``"split"``.
    :raises ArgumentError: if there is no such repair.
    :raises ReadError: if the bytes are no text of that encoding.
    """
    wanted = {repair} if isinstance(repair, str) else set(repair)
    if unknown := sorted(map(str, wanted - REPAIRS)):
        raise ArgumentError(f"there is no repair {unknown[0]!r}", help=f"there are {', '.join(sorted(REPAIRS))}")
    text = data if isinstance(data, str) else decode(data, name=name, encoding=encoding)
    for reading in read_text(text, name=name, language=language, repair=wanted):
        yield Reading(reading.article, reading.findings)


def write(articles: Sequence[Article]) -> bytes:
    r"""The articles in the dialect, as UTF-8, one behind the other.

    >>> write([Article("Fed to halt QE")])
    b'newsdoc 1\nHeadline: Fed to halt QE\n'
    """
    return "\n".join(map(write_article, articles)).encode()


def sniff(data: bytes) -> bool:
    r"""Whether *data* can be decoded: text is what an input is that no other format recognises.

    >>> sniff(b"Fed to halt QE"), sniff(b"\x89PNG\r\n\x00\x00")
    (True, False)
    """
    try:
        # The end of what is seen may stand amid a character.
        text = codecs.getincrementaldecoder(encoding_of(data))().decode(data)
    except UnicodeDecodeError:
        return False
    return "\0" not in text


def losses(article: Article) -> tuple[Loss, ...]:
    """What the dialect does not carry of an article: its source, as far as that holds more than the article."""
    return registry.source_losses(article)


FORMAT = Format(
    name="text",
    title="Plain text",
    aliases=("txt", "plain"),
    suffixes=(".txt", ".text", ".newsdoc"),
    media_type="text/plain",
    sniff=sniff,
    read=read,
    write=write,
    native=True,
    losses=losses,
    codes=(*CODES.values(), *FOUND.values()),
)
