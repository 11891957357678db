"""What the formats for people's eyes share: which addresses may be followed, and the account of what they leave out.

Such a format is written and never read. Law kept here: whatever of an article it does not show stands in its losses.
There are two ways to get there: a table of the fields that it never shows, and the writer's own word where showing a
value depends on the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import Attribute, define, field, fields

from newsdoc.findings import Loss
from newsdoc.model import Node
from newsdoc.model.nodes import nodes_in

__all__ = ["Ledger", "is_live", "said"]

_LIVE: Final = re.compile(r"(?:https?://[^/?#\s]|mailto:[^?#\s])", re.IGNORECASE)


def is_live(href: str) -> bool:
    """Whether an address may be followed: http, https or mailto, absolute.

    All others are shown as text. Some would run in the reader's name (``javascript:``) or open local files; a relative
    one led somewhere from the page that it stood on, and leads elsewhere from a copy.

    >>> is_live("https://example.com/a"), is_live("javascript:alert(1)"), is_live("../a.html")
    (True, False, False)
    """
    return _LIVE.match(href) is not None


def said(node: Node) -> Iterator[tuple[str, object]]:
    """The fields of a node that say anything, each with its value.

    >>> from newsdoc.model import Label
    >>> dict(said(Label("Fed", language="en")))
    {'text': 'Fed', 'language': 'en'}
    """
    for name, unsaid in _fields(type(node)):
        value = getattr(node, name)
        if value != unsaid:
            yield name, value


@define
class Ledger:
    """The account of what of an article is not shown.

    >>> from newsdoc.model import Article, Management
    >>> ledger = Ledger()
    >>> ledger.leave_out(Article(management=Management(notes="Do not cut.")), {"Management.notes": "not for readers"})
    >>> ledger.losses
    (Loss(path='Management.notes', count=1, reason='not for readers'),)
    """

    _counts: dict[tuple[str, str], int] = field(factory=dict)

    def lose(self, path: str, reason: str, count: int = 1) -> None:
        """Note that something is not shown, by class and field: ``Link.href``."""
        self._counts[path, reason] = self._counts.get((path, reason), 0) + count

    def leave_out(self, node: Node, never_shown: Mapping[str, str]) -> None:
        """Note what *node* and all below it hold in fields that are never shown; those are named with the reason."""
        waiting = [node]
        while waiting:
            current = waiting.pop()
            kind = type(current)
            for name, value in said(current):
                reason = never_shown.get(f"{kind.__name__}.{name}")
                if reason is None:
                    waiting.extend(nodes_in(value))
                else:
                    self.lose(f"{kind.__name__}.{name}", reason, len(value) if isinstance(value, tuple) else 1)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """The account, in alphabetical order."""
        listed = sorted(self._counts.items())
        return tuple(Loss(path=path, count=count, reason=reason) for (path, reason), count in listed)


_FIELDS: Final[dict[type[Node], tuple[tuple[str, object], ...]]] = {}


def _fields(kind: type[Node]) -> tuple[tuple[str, object], ...]:
    """The fields that make up the value of a node, with what they hold where nothing is said."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple((each.name, _unsaid(each)) for each in fields(kind) if each.init and each.eq)
    return _FIELDS[kind]


def _unsaid(given: Attribute[Any]) -> object:  # Any: fields of every type
    factory = getattr(given.default, "factory", None)
    return factory() if factory else given.default
