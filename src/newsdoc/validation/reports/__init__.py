"""Reports as text for people and programs: one function for each form, and the table of them.

Law: a renderer takes reports and gives text; it decides nothing, reads nothing and leaves no finding out. One of an
input that could not be read is a report, too: each form has a place for it.

>>> from newsdoc.validation import Report
>>> print(RENDERERS["github"].render([Report(name="story.xml", error="permission denied")]), end="")
::error file=story.xml,title=newsdoc::permission denied
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from attrs import frozen

from newsdoc.validation.report import Report
from newsdoc.validation.reports.annotations import render_github, stream_github
from newsdoc.validation.reports.html import render_html
from newsdoc.validation.reports.junit import render_junit
from newsdoc.validation.reports.machine import render_json, render_ndjson, stream_ndjson
from newsdoc.validation.reports.sarif import render_sarif
from newsdoc.validation.reports.text import render_text, stream_text

__all__ = [
    "RENDERERS",
    "Renderer",
    "render_github",
    "render_html",
    "render_json",
    "render_junit",
    "render_ndjson",
    "render_sarif",
    "render_text",
]


@frozen
class Renderer:
    """One form of report.

    :ivar name: what users call it.
    :ivar title: what it is, for lists.
    :ivar render: makes it of reports.
    :ivar stream: makes it piece by piece, holding no more than one report at a time; None where that cannot be.
    :ivar colours: whether the two of them can colour it, with ``colour=True``.
    """

    name: str
    title: str
    render: Callable[..., str]
    stream: Callable[..., Iterator[str]] | None = None
    colours: bool = False

    def pieces(self, reports: Iterable[Report], *, colour: bool = False) -> Iterator[str]:
        """The form, in pieces to be written one after the other, as soon as each can be."""
        settings = {"colour": colour} if self.colours else {}
        if self.stream is not None:
            return self.stream(reports, **settings)
        return iter((self.render(reports, **settings),))


RENDERERS: Final = {
    renderer.name: renderer
    for renderer in (
        Renderer("text", "for people, with the lines that findings are about", render_text, stream_text, colours=True),
        Renderer("json", "one JSON object", render_json),
        Renderer("ndjson", "one JSON object a line for each input", render_ndjson, stream_ndjson),
        Renderer("sarif", "SARIF 2.1.0, for code scanning", render_sarif),
        Renderer("junit", "JUnit's XML, for continuous integration", render_junit),
        Renderer("github", "annotations of GitHub Actions", render_github, stream_github),
        Renderer("html", "one page for a browser, with the lines that findings are about", render_html),
    )
}
"""The forms of report by name.

:meta hide-value:
"""
