"""What must hold for any bytes whatever, one function a target: a reader, or the validator.

The law is the same for all readers: bytes give articles, or one NewsdocError that stands on one line; and an article
that was read is given back by every native format. Whatever else comes out of a function here is a mistake of newsdoc.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from attrs import evolve

from newsdoc.errors import NewsdocError
from newsdoc.formats import registry
from newsdoc.model import Article
from newsdoc.validation import Report, Validator
from newsdoc.validation.reports import RENDERERS

__all__ = ["TARGETS"]

_NATIVE: Final = tuple(row.name for row in registry.formats() if row.native)
_VALIDATOR: Final = Validator()


def _read_as(name: str, data: bytes) -> None:
    """The law of a reader."""
    try:
        articles = _articles(name, data)
    except NewsdocError as told:
        error = str(told)
    else:
        # Articles of one file are put back into it, all at once; each also stands alone once the file is left behind.
        _given_back(name, articles)
        for article in articles:
            for native in _NATIVE:
                _given_back(native, [evolve(article, source=None)])
        return
    assert "\n" not in error, "an error stands on one line"


def _articles(name: str, data: bytes) -> list[Article]:
    reader = registry.get(name).read
    assert reader is not None
    return [reading.article for reading in reader(data, name="input")]


def _given_back(name: str, articles: list[Article]) -> None:
    assert _articles(name, registry.get(name).write(articles)) == articles, f"{name} gives back something else"


def _validated(data: bytes) -> None:
    """The law of the validator: a report of anything, and every way to show it."""
    for format_ in (None, "newsml", "json", "text"):
        report = _VALIDATOR.validate(data, format=format_, name="input")
        assert isinstance(report, Report)
        for finding in report.findings:
            assert "\n" not in finding.message, "a finding stands on one line"
            report.excerpt(finding)
        for name, renderer in RENDERERS.items():
            shown = renderer.render([report])
            if name in {"json", "sarif"}:
                json.loads(shown)


def _dialect(data: bytes) -> None:
    """The dialect, without waiting for chance to write its first line."""
    _read_as("text", b"newsdoc 1\n" + data.removeprefix(b"newsdoc 1\n"))


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "newsml": lambda data: _read_as("newsml", data),
    "json": lambda data: _read_as("json", data),
    "ndjson": lambda data: _read_as("ndjson", data),
    "dialect": _dialect,
    "found": lambda data: _read_as("text", data),
    "validator": _validated,
}
"""The targets by name."""
