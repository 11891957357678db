"""A large newsMessage is read item by item, in flat memory, to what is read of its whole tree."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.newsml.support import corpus_bytes, corpus_files
from newsdoc.errors import NewsdocError
from newsdoc.formats.newsml import streaming
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.streaming import streamed_items
from newsdoc.formats.newsml.tree import news_items, parse
from newsdoc.formats.newsml.writer import write
from newsdoc.model import Article
from newsdoc.testing import articles

G2 = "http://iptc.org/std/nar/2006-10-01/"
HEAD = f'<newsMessage xmlns="{G2}"><header><sent>2026-01-02T03:04:05Z</sent></header>'
ITEM = '<newsItem guid="{}"><contentMeta><headline>Bridge {}</headline></contentMeta></newsItem>'
ITEMS = "".join(ITEM.format(number, number) for number in range(3))
REMARKS = "<newsItem><!-- a --><?b?><itemMeta><edNote>w<!-- d -->x</edNote></itemMeta><!-- c --></newsItem>"
MESSAGE = f"{HEAD}<itemSet>{ITEMS}</itemSet></newsMessage>"
INNER = f"<newsMessage><itemSet>{ITEMS}</itemSet></newsMessage>"
DEEP = "<x>" * 253 + "</x>" * 253

SOUND = {
    "a message": f"{HEAD}<itemSet>{ITEMS}</itemSet></newsMessage>",
    "two sets": f"{HEAD}<itemSet>{ITEMS}</itemSet><x/><itemSet>{ITEMS}</itemSet></newsMessage>",
    "other things between": f"{HEAD}<itemSet>{ITEMS}<packageItem/>w<!-- c --><?p?>{ITEMS}<y/></itemSet></newsMessage>",
    "an item in an item": f"{HEAD}<itemSet><newsItem>{ITEMS}</newsItem>{ITEMS}</itemSet></newsMessage>",
    "a header after the items": f"<newsMessage xmlns='{G2}'><itemSet>{ITEMS}</itemSet><header/></newsMessage>",
    "nested as deeply as may be": f"{HEAD}<itemSet><newsItem>{DEEP}</newsItem>{ITEMS}</itemSet></newsMessage>",
    "remarks around and between": f"<!-- a --><?b?>{MESSAGE.replace('<itemSet>', '<!-- c --><itemSet><?d?>')}<?e?>",
    "remarks in items": f"{HEAD}<itemSet>{REMARKS}{ITEMS}</itemSet></newsMessage>",
    "words between": f"{HEAD}v<itemSet>w{ITEMS}x<!-- c -->y{ITEMS}z</itemSet></newsMessage>",
    "a message in an item": f"{HEAD}<itemSet><newsItem>{INNER}</newsItem>{ITEMS}</itemSet></newsMessage>",
    "a message beside the items": f"{HEAD}<itemSet>{INNER}{ITEMS}</itemSet></newsMessage>",
    "a message in a package": f"{HEAD}<itemSet><packageItem>{INNER}</packageItem>{ITEMS}</itemSet></newsMessage>",
    "items of another namespace": f"{HEAD}<itemSet><newsItem xmlns='urn:x'/>{ITEMS}</itemSet></newsMessage>",
    "a byte order mark": f"\ufeff{HEAD}<itemSet>{ITEMS}</itemSet></newsMessage>",
    "an encoding": f"<?xml version='1.0' encoding='utf-8'?>{HEAD}<itemSet>{ITEMS}ä</itemSet></newsMessage>",
    "white space around": f" \n{HEAD}<itemSet>{ITEMS}</itemSet></newsMessage>\n ",
    "prefixes": MESSAGE.replace("<", "<n:").replace("<n:/", "</n:").replace("xmlns=", "xmlns:n="),
    "line ends of Windows": MESSAGE.replace("><", ">\r\n<"),
    "CDATA and references": MESSAGE.replace("Bridge", "<![CDATA[a & b]]>&#65;&amp;"),
    "without a namespace": f"<newsMessage><itemSet>{ITEMS}</itemSet></newsMessage>",
}
UNSOUND = {
    "one item": ITEM.format(1, 1),
    "no items": f"{HEAD}<itemSet><packageItem/></itemSet></newsMessage>",
    "items in the wrong place": f"{HEAD}{ITEMS}<z>{ITEMS}</z></newsMessage>",
    "items further down": f"<x>{HEAD}<itemSet>{ITEMS}</itemSet></newsMessage></x>",
    "an end that is missing": f"{HEAD}<itemSet>{ITEMS}",
    "an end too many": f"{HEAD}<itemSet>{ITEMS}</itemSet></newsMessage></x>",
    "an unbound prefix": f"{HEAD}<itemSet>{ITEMS}<newsItem><p:x/></newsItem>{ITEMS}</itemSet></newsMessage>",
    "an entity that is not declared": f"{HEAD}<itemSet>{ITEMS}<newsItem>&x;</newsItem></itemSet></newsMessage>",
    "a document type": f"<!DOCTYPE newsMessage>{HEAD}<itemSet>{ITEMS}</itemSet></newsMessage>",
    "an item too deep": f"{HEAD}<itemSet><newsItem><x>{DEEP}</x></newsItem>{ITEMS}</itemSet></newsMessage>",
    "other things too deep before an item": f"{HEAD}<itemSet><x><x>{DEEP}</x></x>{ITEMS}</itemSet></newsMessage>",
    "other things too deep after the items": f"{HEAD}<itemSet>{ITEMS}<x><x>{DEEP}</x></x></itemSet></newsMessage>",
    "white space before the declaration": f" <?xml version='1.0'?>{MESSAGE}",
    "another message after it": MESSAGE * 2,
    "words after it": f"{MESSAGE}w",
    "a null": f"{HEAD}<itemSet>{ITEMS}\0</itemSet></newsMessage>",
    "an encoding that lies": f"<?xml version='1.0' encoding='x'?>{HEAD}<itemSet>{ITEMS}</itemSet></newsMessage>",
}


@pytest.fixture(autouse=True, scope="module")
def _any_size_is_large() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streaming, "LARGE", 0)
        yield


def outcome(data: bytes, **options: int) -> object:
    try:
        return [
            (reading.article, reading.article.source, reading.findings) for reading in read(data, name="f", **options)
        ]
    except NewsdocError as error:
        return type(error), str(error)


def whole(data: bytes, **options: int) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streaming, "LARGE", len(data) + 1)
        return outcome(data, **options)


@pytest.mark.parametrize("case", [*SOUND, *UNSOUND])
@pytest.mark.parametrize("max_depth", [3, 4, 255, 256, 257, 2048])
def test_both_ways_give_the_same_articles_findings_and_errors(case: str, max_depth: int) -> None:
    data = (SOUND | UNSOUND)[case].encode()
    assert outcome(data, max_depth=max_depth) == whole(data, max_depth=max_depth)


@pytest.mark.parametrize("case", [*SOUND, *UNSOUND])
def test_what_is_sound_is_streamed_and_nothing_else(case: str) -> None:
    data = (SOUND | UNSOUND)[case].encode()
    assert (streamed_items(data, max_depth=256) is not None) is (case in SOUND)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp037"])
def test_both_ways_give_the_same_in_any_encoding(encoding: str) -> None:
    for declared in ("", encoding, encoding.upper().replace("16-", "16"), "euc-jp", "x"):
        declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
        data = f"{declaration}{MESSAGE.replace('Bridge', 'Brücke')}".encode(encoding)
        assert outcome(data) == whole(data)


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("name", corpus_files())
def test_both_ways_give_the_same_of_the_corpus(name: str) -> None:
    data = corpus_bytes(name)
    assert outcome(data) == whole(data)


@given(st.lists(articles(), min_size=2, max_size=3), st.data())
def test_both_ways_give_the_same_of_messages_whole_and_broken(given_: list[Article], data: st.DataObject) -> None:
    message = write(given_)
    assert len(news_items(parse(message))) == len(list(streamed_items(message, max_depth=256) or ())) == len(given_)
    assert outcome(message) == whole(message)
    at = data.draw(st.integers(0, len(message)))
    broken = (
        message[:at]
        + data.draw(st.sampled_from([b"", b"<", b"<x>", b"</x>", b"&", b"\0", b"\xff", b"<x:y/>"]))
        + message[at:]
    )
    assert outcome(broken) == whole(broken)


def _peak(items: int, folder: Path) -> float:
    """The megabytes that a process needs at most to read so many items, beyond the bytes of the file."""
    item = ITEM.format(1, "x" * 2000)
    file = folder / f"{items}.xml"
    file.write_text(f"{HEAD}<itemSet>{item * items}</itemSet></newsMessage>", encoding="utf-8")
    code = f"""
        import resource
        import newsdoc
        assert sum(1 for _ in newsdoc.load_all({str(file)!r})) == {items}
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    """
    found = subprocess.run([sys.executable, "-c", dedent(code)], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return float(found.stdout) - file.stat().st_size / 2**20


def test_ten_times_the_items_need_no_more_memory(tmp_path: Path) -> None:
    assert _peak(10_000, tmp_path) <= 1.3 * _peak(1_000, tmp_path)
