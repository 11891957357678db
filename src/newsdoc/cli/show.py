"""``newsdoc show``: what is in a file, in the terminal, as JSON for machines, or as a page for the browser."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import click

import newsdoc
from newsdoc import Reading, plain_text
from newsdoc.cli.drawing import ASCII, BOX, columns_of, draw, fit, shown
from newsdoc.cli.formats import format_option
from newsdoc.cli.limits import depth_option, read_within, size_option
from newsdoc.cli.manners import MANNERS, common_options
from newsdoc.cli.messages import count_of, error, note
from newsdoc.cli.outline import Line, grid, metadata, outline, quotations, speaker_of
from newsdoc.cli.status import Status
from newsdoc.files import write_file
from newsdoc.formats import registry
from newsdoc.formats.base import options_of

__all__ = ["show"]

_EXAMPLES: Final = """
Examples:

\b
  newsdoc show story.xml                 its outline, in the terminal
  newsdoc show story.xml -v              all of its text, and what its reader had to guess
  curl -s URL | newsdoc show -           standard input
  newsdoc show story.xml --json          the outline as JSON, an article a line
  newsdoc show story.xml --web           a page, story.html, to open in a browser

Exit status: 0 fine, 1 some of several inputs cannot be read, 2 none can, or wrong usage.
"""

_WIDEST: Final = 100
_ROWS: Final = 12
"""How many columns an outline takes at most, and how many rows of a table or of preformatted text it shows."""

_MARKS: Final = {"paragraph": "¶", "section": "§", "topic": "§", "quotation": "❝", "break": "* * *"}
_PLAIN_MARKS: Final = {"paragraph": "-", "section": "#", "topic": "#", "quotation": ">", "break": "* * *"}


@click.command(epilog=_EXAMPLES, short_help="Show the outline of a file in the terminal.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@format_option("-f", "--from", "from_", help="Format to read. Recognised if not given.")
@click.option("--json", "as_json", is_flag=True, help="Give the outline as JSON, an article a line.")
@click.option("--web", is_flag=True, help="Write a page to open in a browser, and print its name.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="File for the page of --web.")
@click.option("--overwrite", is_flag=True, help="Replace a page that exists already.")
@size_option
@depth_option
@common_options
def show(
    inputs: tuple[str, ...],
    from_: str | None,
    *,
    as_json: bool,
    web: bool,
    output: str | None,
    overwrite: bool,
    max_size: int | None,
    max_depth: int | None,
) -> Status:
    """Show what is in each INPUT, a file or - for standard input: headline, metadata, and the outline of the body."""
    if web and as_json:
        raise click.UsageError("--web and --json exclude each other")
    if output and (not web or len(inputs) > 1):
        raise click.UsageError("-o names the page that --web makes of one input")
    wrong = shown_before = 0
    for name in inputs:
        try:
            data = read_within(sys.stdin.buffer if name == "-" else name, max_size)
            called = "<stdin>" if name == "-" else name
            source = from_ or registry.detect(data, called).name
            limits = _limits_of(source, max_size=max_size, max_depth=max_depth)
            if web:
                _print([_page(data, called, source, output, overwrite=overwrite, limits=limits)])
                continue
            readings = tuple(newsdoc.reads(data, source, name=called, **limits))
            if not readings:
                raise newsdoc.NoArticleError("there is no article in it", file=called)
            for reading in readings:
                if as_json:
                    _print([json.dumps(_members(reading, called, source), ensure_ascii=True)])
                else:
                    _print([""] * bool(shown_before) + [*_Outline(reading, called, source).lines()])
                    shown_before += 1
        except newsdoc.NewsdocError as caught:
            if len(inputs) == 1:
                raise
            wrong += 1
            error(caught)
    return Status.FINE if not wrong else Status.PARTLY if wrong < len(inputs) else Status.TROUBLE


def _limits_of(source: str, **limits: int | None) -> dict[str, Any]:
    """The limits that are given and that the reader of a format knows; all know the size."""
    reader: Callable[..., object] | None = registry.get(source).read
    known = {"max_size", *(options_of(reader) if reader else ())}
    return {name: limit for name, limit in limits.items() if limit is not None and name in known}


def _page(
    data: bytes, called: str, source: str, output: str | None, *, overwrite: bool, limits: Mapping[str, Any]
) -> str:
    """Write the page and give its name."""
    target = registry.get("html")
    stem = "stdin" if called == "<stdin>" else os.path.splitext(os.path.basename(called))[0]
    path = output or f"{stem}{target.suffixes[0]}"
    made = newsdoc.convert(data, target.name, source, name=called, **limits)
    write_file(path, made.data, overwrite=overwrite)
    if made.losses:
        note(f"{called}: the page leaves out {count_of(len(made.losses), 'thing')} that only machines read")
    return shown(path)


def _print(lines: list[str]) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    text = "".join(f"{line}\n" for line in lines)
    write_file(sys.stdout.buffer, text.encode(encoding, "replace"))


class _Outline:
    """One article as lines for the terminal; with ``-v`` nothing is cut."""

    def __init__(self, reading: Reading, called: str, source: str) -> None:
        self.article = reading.article
        self.findings = reading.findings
        self.called = called
        self.source = source
        self.width = min(_WIDEST, shutil.get_terminal_size().columns)
        try:
            "┌…¶❝".encode(sys.stdout.encoding or "utf-8")
            self.box, self.marks = BOX, _MARKS
        except UnicodeEncodeError:
            self.box, self.marks = ASCII, _PLAIN_MARKS

    def lines(self) -> Iterator[str]:
        """All of them."""
        article = self.article
        yield self._paint(shown(article.headline) or "(no headline)", "strong")
        yield from (self._cut(shown(each)) for each in (article.byline, article.dateline, article.summary) if each)
        # The name of a group, such as the times, says nothing that its fields do not.
        pairs = [
            (" ".join(path[1:][-2:] or path).replace("_", " "), "; ".join(map(shown, values)))
            for path, values in metadata(article)
        ]
        if pairs:
            yield ""
            wide = max(len(name) for name, _ in pairs)
            for name, value in pairs:
                yield f"  {self._paint(f'{name:<{wide}}', 'faint')}  {self._cut(value, wide + 4)}"
        counts: Counter[str] = Counter()
        if article.body:
            yield ""
        for line in outline(article):
            counts[line.kind] += 1
            yield from self._of(line)
        counts["quotation"] = sum(1 for _ in quotations([article]))
        yield ""
        yield self._paint(self._sum(counts), "faint")
        if MANNERS.verbose:
            yield from (f"  {shown(str(finding))}" for finding in self.findings)

    def _sum(self, counts: Counter[str]) -> str:
        parts = [count_of(counts[kind], kind) for kind in sorted(counts) if counts[kind] and kind != "break"]
        found = count_of(len(self.findings), "finding")
        more = " (-v shows them)" if self.findings and not MANNERS.verbose else ""
        return f"{shown(self.called)}: {self.source}: {', '.join([*parts, found])}{more}"

    def _of(self, line: Line) -> Iterator[str]:
        indent = "  " * line.depth
        deep = columns_of(indent)
        text = shown(line.text)
        match line.kind:
            case "section" | "topic":
                yield f"{indent}{self.marks[line.kind]} {self._paint(self._cut(text, deep + 2), 'strong')}".rstrip()
            case "turn":
                label = shown(line.label)
                said = self._cut(text, deep + columns_of(label) + 2)
                yield f"{indent}{self._paint(f'{label}:', 'info')} {said}".rstrip()
            case "table":
                if text:
                    yield f"{indent}{self._cut(text, deep)}"
                yield from self._drawn(line, indent)
            case "preformatted":
                yield from self._verbatim(line.text, indent)
            case "quotation":
                yield f"{indent}{self.marks['quotation']} {self._cut(text, deep + 2)}"
                if line.label:
                    yield f"{indent}    {self._paint(self._cut(f'- {shown(line.label)}', deep + 4), 'good')}"
            case "paragraph":
                yield f"{indent}{self.marks['paragraph']} {self._cut(text, deep + 2)}"
            case "break":
                yield f"{indent}{self.marks['break']}"
            case _:
                label = f" ({shown(line.label)})" if line.label else ""
                start = f"[{line.kind}{label}]"
                yield f"{indent}{start} {self._cut(text, deep + columns_of(start) + 1)}".rstrip()
        for quote in line.quotes:
            yield from self._quoted(quote, f"{indent}    ")

    def _quoted(self, quote: newsdoc.Quote | newsdoc.BlockQuote, indent: str) -> Iterator[str]:
        """A quotation and who said it; the speaker is always shown, and marked where the reader inferred it."""
        words = shown(plain_text(quote))
        who = shown(speaker_of(quote.attribution)) or "nobody named"
        if quote.attribution and quote.attribution.inferred:
            who += " (inferred)"
        who = self._cut(f"- {who}", len(indent) + 20)
        room = max(20, self.width - len(indent) - columns_of(who) - 1)
        words = words if MANNERS.verbose else fit(words, room, self.box[5])
        yield f"{indent}{words} {self._paint(who, 'good')}"

    def _drawn(self, line: Line, indent: str) -> Iterator[str]:
        assert line.table  # noqa: S101 - a line of this kind has one
        rows, heads = grid(line.table)
        kept = rows if MANNERS.verbose else rows[: _ROWS + heads]
        cells = [list(map(shown, row)) for row in kept]
        for drawn in draw(cells, heads, self.width - len(indent), self.box):
            yield f"{indent}{drawn}"
        if len(rows) > len(kept):
            yield f"{indent}{self.box[5]} {count_of(len(rows) - len(kept), 'row')} more"

    def _verbatim(self, text: str, indent: str) -> Iterator[str]:
        rows = text.split("\n")
        kept = rows if MANNERS.verbose else rows[:_ROWS]
        yield from (
            f"{indent}{self.box[4]} {self._cut(shown(row.expandtabs()), len(indent) + 2)}".rstrip() for row in kept
        )
        if len(rows) > len(kept):
            yield f"{indent}{self.box[5]} {count_of(len(rows) - len(kept), 'line')} more"

    def _cut(self, text: str, used: int = 0) -> str:
        return text if MANNERS.verbose else fit(text, max(20, self.width - used), self.box[5])

    @staticmethod
    def _paint(text: str, style: str) -> str:
        return MANNERS.paint(text, style, sys.stdout)


def _members(reading: Reading, called: str, source: str) -> dict[str, Any]:
    """The outline of an article for machines."""
    article = reading.article
    return {
        "file": called,
        "format": source,
        "headline": article.headline,
        "byline": article.byline,
        "dateline": article.dateline,
        "summary": article.summary,
        "metadata": {".".join(path): values for path, values in metadata(article)},
        "outline": list(map(_line_members, outline(article))),
        "quotations": [
            {
                "text": plain_text(quote),
                "speaker": quote.attribution.speaker if quote.attribution else "",
                "role": quote.attribution.role if quote.attribution else "",
                "affiliation": quote.attribution.affiliation if quote.attribution else "",
                "inferred": bool(quote.attribution and quote.attribution.inferred),
            }
            for quote in quotations([article])
        ],
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "message": finding.message,
                "line": finding.line,
                "column": finding.column,
            }
            for finding in reading.findings
        ],
    }


def _line_members(line: Line) -> dict[str, Any]:
    members: dict[str, Any] = {"kind": line.kind, "depth": line.depth, "text": line.text}
    if line.label:
        members["label"] = line.label
    if line.table:
        members["rows"], members["header_rows"] = grid(line.table)
    return members
