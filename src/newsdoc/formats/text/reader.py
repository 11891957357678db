r"""Reads plain text, through one of two doors.

Law 4: any ``str`` can be read, and none of its characters is lost that is no white space; reading what was written
gives the same again; the time is proportional to the length. A text whose first line is ``newsdoc 1`` is in the
dialect and is read by its grammar, without a guess; any other is read as it was found, with a finding for each guess.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator

from attrs import frozen

from newsdoc.findings import Finding
from newsdoc.formats.text.body_reader import read_body
from newsdoc.formats.text.decoding import Places, prepare
from newsdoc.formats.text.found import read_found
from newsdoc.formats.text.header_reader import read_header
from newsdoc.formats.text.ledger import Ledger
from newsdoc.formats.text.lines import Line, articles_in, is_strict
from newsdoc.model import Article

__all__ = ["TextReading", "read_text"]


@frozen
class TextReading:
    r"""An article, and the account of the text that it was read from.

    :ivar article: the article.
    :ivar findings: what was odd about the text, or guessed, in its order.
    :ivar text: the text that offsets count in: prepared, and all of it, also where it holds several articles.
    :ivar span: where in that text the article stands.
    :ivar markup: stretches that are no words of the article, in order.
    :ivar metadata: stretches inside them that became values of metadata or attributes; only in the dialect.
    :ivar escapes: stretches among the words of the form ``\u{HEX}``; only in the dialect.
    """

    article: Article
    findings: tuple[Finding, ...]
    text: str
    span: tuple[int, int]
    markup: tuple[tuple[int, int], ...] = ()
    metadata: tuple[tuple[int, int], ...] = ()
    escapes: tuple[tuple[int, int], ...] = ()


def read_text(text: str, *, name: str = "", language: str = "", repair: Collection[str] = ()) -> Iterator[TextReading]:
    r"""The articles of a decoded text, one after the other.

    >>> [reading.article.headline for reading in read_text("newsdoc 1\nHeadline: Fed to halt QE\n")]
    ['Fed to halt QE']

    :param name: the name of the input, for findings.
    :param language: the language of the text, where it is known; only for text that is not in the dialect.
    :param repair: what to mend in text that is not in the dialect: ``"spaces"``, ``"case"``, ``"split"``.
    """
    text, replaced = prepare(text, name=name)
    if is_strict(text):
        places = Places(text)
        offsets = [finding.span[0] if finding.span else 0 for finding in replaced]
        for lines in articles_in(text):
            within = replaced[bisect_left(offsets, lines[0].begin) : bisect_right(offsets, lines[-1].stop)]
            yield _strict(Ledger(text, places, name), lines, within)
        return
    found = read_found(text, name=name, language=language, repair=repair)
    whole = (0, len(text))
    yield TextReading(found.article, _in_order((*replaced, *found.findings)), text, whole, found.markup)
    for article in found.more:
        yield TextReading(article, (), text, whole)


def _strict(ledger: Ledger, lines: list[Line], replaced: tuple[Finding, ...]) -> TextReading:
    """One article in the dialect: its first line, the header, the body."""
    first, last = lines[0], lines[-1]
    ledger.consume(first.start, first.end)
    header = read_header(ledger, lines[1:])
    body = read_body(ledger, lines[1 + header.length :], header.kept)
    return TextReading(
        Article(body=body, **header.values),
        _in_order((*replaced, *ledger.findings)),
        ledger.text,
        (first.begin, last.stop),
        tuple(sorted(set(ledger.markup))),
        tuple(sorted(span for span in set(ledger.metadata) if span[0] < span[1])),
        tuple(sorted(set(ledger.escapes))),
    )


def _in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.span or (0, 0)))
