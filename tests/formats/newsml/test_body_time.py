"""Reading, writing and editing a body take time in proportion to its size, whatever it is made of."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

import attrs
import pytest

from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.writer import write
from newsdoc.model import Article, Block, Node, Paragraph, Section, Text, transform

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
_SIZE = 200
_LIMIT = 10  # four would be linear, sixteen quadratic

BODIES: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: "".join(f"<p>word {at}</p>" for at in range(n)),
    "inlines of one paragraph": lambda n: "<p>" + "<b>bold</b> plain <i>slanted</i> " * n + "</p>",
    "line breaks": lambda n: "<p>" + "a<br/>" * 2 * n + "</p>",
    "rows of a table": lambda n: "<table>" + "<tr><td>a</td><td>b</td></tr>" * n + "</table>",
    "items of a list": lambda n: "<ul>" + "".join(f"<li>word {at}</li>" for at in range(n)) + "</ul>",
    "lists nested to the depth that fits": lambda n: ("<ul><li>a" * 25 + "</li></ul>" * 25) * (n // 25),
    "titles": lambda n: "".join(f"<h{at % 5 + 2}>{at}</h{at % 5 + 2}><p>a</p>" for at in range(n)),
    "spans around a block": lambda n: "<span>" * 50 + "<i>a</i> " * n + "<p>b</p>" + "</span>" * 50,
    "turns in paragraphs": lambda n: "".join(f"<p>Q: Why {at}?</p><p>A: So.</p><p>On.</p>" for at in range(n // 3)),
    "words in no element": lambda n: "".join(f"word {at} <i>on</i><hr/>" for at in range(n // 2)),
    "quotations": lambda n: "<blockquote><p>a</p><footer>Ann</footer></blockquote>" * (n // 2),
}


def cost(work: Callable[[], object]) -> float:
    """Time that *work* takes at its quickest, collection of garbage aside."""
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


def data_of(words: str) -> str:
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head/><body>{words}</body></html>'
    return f"<newsItem {NS} guid='g'><itemMeta/><contentSet><inlineXML>{page}</inlineXML></contentSet></newsItem>"


def reworded(node: Node) -> Node:
    return Text(f"{node.text}!") if isinstance(node, Text) else node


def _blocks_between(article: Article) -> list[Block | Section]:
    row: list[Block | Section] = []
    for at, part in enumerate(article.body):
        row += [part] if isinstance(part, Section) else [Paragraph(f"new {at}"), part]
    return row


WAYS: dict[str, Callable[[Article], Callable[[], object]]] = {
    "read": lambda article: lambda: list(read(article.source.data if article.source else b"")),
    "written anew": lambda article: lambda: write([attrs.evolve(article, source=None)]),
    "reworded everywhere": lambda article: lambda: write([transform(article, reworded)]),
    "with blocks put between": lambda article: lambda: write([attrs.evolve(article, body=_blocks_between(article))]),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("body", BODIES)
def test_the_time_grows_as_the_body_does(body: str, way: str) -> None:
    small, large = (cost(WAYS[way](next(read(data_of(BODIES[body](size)))).article)) for size in (_SIZE, 4 * _SIZE))
    assert large < max(small, 0.004) * _LIMIT  # very short times are no measure
