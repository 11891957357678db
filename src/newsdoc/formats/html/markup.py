"""The smallest pieces of a page: text, attributes, addresses, times; and what is kept account of while it is written.

Law kept here: text and attribute values of an article get into a page through :func:`escape` alone.
"""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Final

from attrs import Factory, define

from newsdoc.formats.display import Ledger, is_live
from newsdoc.model import PartialDate, When

__all__ = ["Account", "address", "attributes", "code", "direction", "escape", "language", "moment"]


@define
class Account:
    """What one article's part of a page has used up and left out.

    :ivar prefix: what the ids in this part begin with, so that those of several articles differ.
    :ivar language: that of words of the article that do not say theirs; ``""`` if it is not known.
    :ivar ledger: what is not shown.
    """

    prefix: str = ""
    language: str = ""
    ledger: Ledger = Factory(Ledger)
    _numbers: dict[str, int] = Factory(dict)

    def number(self, thing: str) -> int:
        """The next number for a thing of its kind, from 1: every table and every preformatted text has its own."""
        self._numbers[thing] = self._numbers.get(thing, 0) + 1
        return self._numbers[thing]


def attributes(**values: str | int | None) -> str:
    """Attributes of a tag, those without a value left out; a trailing underscore keeps clear of Python's words.

    >>> attributes(class_="note", title='"A" & B', lang="")
    ' class="note" title="&quot;A&quot; &amp; B"'
    """
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in values.items()
        if value not in {None, ""}
    )


def language(tag: str) -> str:
    """The attributes for words in a language. One that is not known is said to be so, lest it be taken for that around.

    >>> language("he"), language("")
    (' lang="he" dir="rtl"', ' lang="" dir="auto"')
    """
    return f' lang="{escape(tag)}" dir="{direction(tag)}"'


def address(href: str, account: Account, path: str, text: str = "") -> str:
    """An address as a link where it may be followed, else as text; *text* is HTML to click on instead of the address.

    An address that is data itself is not spelled out; it is lost as *path*.
    """
    if is_live(href):
        return f'<a href="{escape(href)}">{text or f"<bdi>{escape(href)}</bdi>"}</a>'
    if href[:5].lower() == "data:":
        account.ledger.lose(path, "a page shows data of a picture only where the picture stands in the text")
        return text
    return f"{text} {code(href)}" if text else code(href)


def code(text: str) -> str:
    """A code or an address as text."""
    return f"<code><bdi>{escape(text)}</bdi></code>"


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def moment(value: When) -> str:
    """A point in time as English words, with the exact value for machines.

    >>> moment(datetime(2016, 1, 4, 16, 34))
    '<time datetime="2016-01-04T16:34:00">4 January 2016, 16:34</time>'
    """
    exact = str(value) if isinstance(value, PartialDate) else value.isoformat()
    return f'<time datetime="{exact}">{_spoken(value)}</time>'


def _spoken(value: When) -> str:
    if isinstance(value, PartialDate):
        return f"{_MONTHS[value.month - 1]} {value.year}" if value.month else str(value.year)
    day = f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if not isinstance(value, datetime):
        return day
    return f"{day}, {value:%H:%M} {value.tzname() or ''}".rstrip()


_RIGHT_TO_LEFT: Final = frozenset({
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
    "adlm", "arab", "hebr", "nkoo", "syrc", "thaa",
})  # fmt: skip
_SCRIPT_LENGTH: Final = 4


def direction(language: str) -> str:
    """The direction that a language is written in, by its script where the tag names one; ``auto`` if there is no tag.

    >>> direction("ar-EG"), direction("ar-Latn"), direction("")
    ('rtl', 'ltr', 'auto')
    """
    if not language:
        return "auto"
    primary, *rest = language.lower().split("-")
    scripts = [tag for tag in rest if len(tag) == _SCRIPT_LENGTH and tag.isalpha()]
    return "rtl" if (scripts[0] if scripts else primary) in _RIGHT_TO_LEFT else "ltr"
