"""What is known about an article, as a list of names and values below it.

One way of showing serves all metadata: a value's own name or text first, and whatever else it holds after it in small
print. It goes by the fields of the model, so that a new one is on the page from the day that it is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import fields_dict

from newsdoc.formats.display import said
from newsdoc.formats.html.markup import Account, address, code, escape, moment
from newsdoc.model import Article, Embargo, Label, Mention, Node, PartialDate, walk
from newsdoc.model.values import clean_qcode, clean_qcodes, clean_uri

__all__ = ["NOT_FOR_READERS", "details", "node"]

NOT_FOR_READERS: Final = {"Management.notes": "notes from editor to editor are not for readers"}
"""Fields that a page keeps to itself, with the reason."""

_ELSEWHERE: Final = frozenset({"headline", "body", "byline", "dateline", "summary"})
"""What of an article stands above the list."""

_LEADS: Final = ("text", "value", "names", "title", "name", "literal", "qcode", "href", "uri", "residref", "concept")
"""What a value is known by: the first of these that it has, or the first of its fields that says anything."""

_NAMES: Final = {
    "Article.creditline": "credit",
    "Article.links": "see also",
    "Article.renditions": "media",
    "Identity.guid": "GUID",
    "Further.headlines": "further headlines",
    "Further.bylines": "further bylines",
    "Further.datelines": "further datelines",
    "Further.sluglines": "further sluglines",
    "Further.creditlines": "further credits",
    "Classification.located": "made in",
    "Rights.holder": "copyright",
    "Rights.links": "terms of use",
    "Wordings.headline": "on the headline",
    "Wordings.byline": "on the byline",
    "Wordings.dateline": "on the dateline",
    "Wordings.slugline": "on the slugline",
    "Wordings.creditline": "on the credit",
    "Wordings.summary": "on the summary",
    "Catalogs.references": "catalogs",
    "qcode": "code",
    "uri": "address",
    "href": "address",
    "residref": "identifier",
    "rendition": "form",
    "rendition_uri": "form",
}
"""What a page calls a field, where that is not the field's own name."""


def details(article: Article, account: Account) -> str:
    """All that is said about *article* beside its words; nothing if nothing is."""
    rows = "".join(_rows(article, account))
    if not rows:
        return ""
    return f'<footer class="about" lang="en" dir="ltr">\n<h2>About this article</h2>\n<dl>\n{rows}</dl>\n</footer>\n'


def _rows(article: Article, account: Account) -> Iterator[str]:
    for name, value in said(article):
        if name in _ELSEWHERE:
            continue
        if isinstance(value, Node):  # a group of fields
            for inner, held in said(value):
                if f"{type(value).__name__}.{inner}" not in NOT_FOR_READERS:
                    yield _row(type(value), inner, held, account)
        else:
            yield _row(Article, name, value, account)
    if mentioned := dict.fromkeys(each.concept for each in walk(article) if isinstance(each, Mention)):
        yield f"<dt>Mentions</dt>{''.join(f'<dd>{node(each, account)}</dd>' for each in mentioned)}\n"


def _row(kind: type[Node], name: str, value: object, account: Account) -> str:
    values = value if isinstance(value, tuple) else (value,)
    called = _called(kind, name)
    shown = "".join(f"<dd>{_value(kind, name, each, account)}</dd>" for each in values)
    return f"<dt>{called[0].upper()}{called[1:]}</dt>{shown}\n"


def _called(kind: type[Node], name: str) -> str:
    return _NAMES.get(f"{kind.__name__}.{name}") or _NAMES.get(name) or name.replace("_", " ")


def _value(kind: type[Node], name: str, value: object, account: Account) -> str:
    match value:
        case Node():
            return node(value, account)
        case tuple():
            return "; ".join(_value(kind, name, each, account) for each in value)
        case date() | PartialDate():
            return moment(value)
    converter: object = fields_dict(kind)[name].converter
    if converter is clean_uri:
        return address(str(value), account, f"{kind.__name__}.{name}")
    if converter is clean_qcode or converter is clean_qcodes:
        return code(str(value))
    return _words(str(value), account.language if kind is Article else "")


def _words(text: str, language: str) -> str:
    """Words that stand in the list, which is in English. Where their language is not known, that is said."""
    return f'<bdi lang="{escape(language)}">{escape(text)}</bdi>'


def node(shown: Node, account: Account) -> str:
    """A value: what it is known by, and what else it holds."""
    kind = type(shown)
    given = dict(said(shown))
    if not given and kind is Embargo:
        return "until further notice"
    lead = next((name for name in _LEADS if name in given), next(iter(given)))
    value = given.pop(lead)
    words = _value(kind, lead, value, account)
    if isinstance(shown, Label):
        words = _words(shown.text, shown.language or account.language)
        given.pop("language", None)
    elif lead in {"title", "names"}:
        link = next((name for name in ("href", "uri") if name in given), "")
        if link and (isinstance(value, str) or (isinstance(value, tuple) and len(value) == 1)):
            words = address(str(given.pop(link)), account, f"{kind.__name__}.{link}", words)
    elif lead not in _LEADS:
        words = f"{_called(kind, lead)} {words}"
    parts = [f"{_called(kind, name)} {_value(kind, name, held, account)}" for name, held in given.items()]
    return f"{words} <small>({', '.join(parts)})</small>" if parts else words
