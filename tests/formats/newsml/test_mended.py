"""Mistakes that were found and mended, each with the smallest file that showed it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.formats.base import Reading
from newsdoc.formats.newsml.body.alignment import aligned
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.writer import write
from newsdoc.model import Block, Paragraph, Section

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def item(content: str = "", *, item_meta: str = "", content_meta: str = "", references: str = "") -> bytes:
    return (
        f'<newsItem {NS} guid="urn:x:1"><itemMeta>{item_meta}</itemMeta><contentMeta>{content_meta}</contentMeta>'
        f"{references}<contentSet>{content}</contentSet></newsItem>"
    ).encode()


def page(words: str) -> str:
    return f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head/><body>{words}</body></html></inlineXML>'


def only(data: bytes) -> Reading:
    (reading,) = read(data, name="mended.xml")
    return reading


def edited(data: bytes, body: list[Block | Section]) -> bytes:
    """*data* with another body, which is read back."""
    article = attrs.evolve(only(data).article, body=body)
    written = write([article])
    assert only(written).article == article
    return written


# Time

_SIZE = 400
_LIMIT = 9  # four would be linear, sixteen quadratic


def _cost(work: Callable[[], object]) -> float:
    """Seconds that *work* takes at its quickest, collection of garbage aside."""
    gc.collect()
    gc.disable()
    try:
        costs = []
        for _ in range(3):
            begun = process_time()
            work()
            costs.append(process_time() - begun)
        return min(costs)
    finally:
        gc.enable()


def _check_growth(work: Callable[[int], Callable[[], object]]) -> None:
    """Four times as much takes about four times as long; very short times are no measure."""
    small, large = _cost(work(_SIZE)), _cost(work(4 * _SIZE))
    assert large < max(small, 0.005) * _LIMIT


_SECOND = {
    "every second paragraph reworded": lambda n: [Paragraph(f"new {at}" if at % 2 else f"old {at}") for at in range(n)],
    "every third paragraph left out": lambda n: [Paragraph(f"old {at}") for at in range(n) if at % 3],
    "all paragraphs turned round": lambda n: [Paragraph(f"old {at}") for at in reversed(range(n))],
}


@pytest.mark.parametrize("what", _SECOND)
def test_changing_a_body_takes_time_in_proportion_to_its_length(what: str) -> None:
    def work(size: int) -> Callable[[], object]:
        article = only(item(page("".join(f"<p>old {at}</p>" for at in range(size))))).article
        changed = attrs.evolve(article, body=_SECOND[what](size))
        return lambda: write([changed])

    _check_growth(work)


def test_aligning_equal_members_takes_time_in_proportion_to_their_number() -> None:
    _check_growth(lambda size: lambda: list(aligned([0, 1] * size, [0, 2] * size)))


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_aligned_rows_keep_all_members_in_order(old: list[int], new: list[int]) -> None:
    pairs = list(aligned(old, new))
    assert [was for was, _ in pairs if was is not None] == list(range(len(old)))
    assert [now for _, now in pairs if now is not None] == list(range(len(new)))
    assert all(was == now for was, now in aligned(old, old))
