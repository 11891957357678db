"""Strategies for the strings and dates of an article: real words, and everything that markup has ever tripped over."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from newsdoc.model import PartialDate, When
from newsdoc.model.values import clean_prose, clean_qcode
from newsdoc.testing.calls import strategy

__all__ = [
    "HOSTILE",
    "aliases",
    "characters",
    "content_types",
    "decimals",
    "instants",
    "languages",
    "moments",
    "partial_dates",
    "qcode_lists",
    "qcodes",
    "texts",
    "uris",
    "verbatims",
]


def _pieces(listed: str, between: str = " ") -> tuple[str, ...]:
    return tuple(listed.split(between))


_WORDS: Final = _pieces("word|Fed|Bonds rose.|He said|it’s|Mr. Example|naïve|Ελλάδα|Правда|東京|हिन्दी|ภาษา", "|")

_MARKS: Final = (
    # XML, HTML, CDATA, character references
    *_pieces("""<b> </p> < > & &amp; &#10; &nbsp; ]]> <![CDATA[ <!-- --> <?xml?> " '"""),
    # Markdown and other light markup
    *_pieces("# ## ### > - * + 1. *** --- === ``` ~~~ ** _ __ ` ~~ [a](b) ![a](b) [^1] | |---|:-:| : :: ^ ~ ! [ ]"),
    *("# ", "## ", "> ", "- ", "* ", "+ ", "1. ", "1) ", "* * *", "    ", "| a | b |", "***\n", "\n\n- "),
    # escapes, braces, macros, and what a dialect might take for its own
    *_pieces(r"\ \\ \n \# \| { } {} {{x}} {b|c} % %note %20 @ $ $x$ = ; , Q: null true"),
    *("newsdoc 1", "newsdoc: 1", "Name: text", "Q: ", "A: ", "headline: x", "By Jane Doe", "PARIS (AFP) -"),
    # JSON and its comments
    *_pieces(r"""{"a":1} [] \u0041 \ud800 NaN // /* */"""),
    # quotation marks, alone and in pairs; dashes, bullets and ends that found text uses for structure
    *_pieces("""“ ” ‘ ’ „ « » “Yes,” "No" '' — – … ... • · ― (END) -0-"""),
)

_SPACES: Final = (
    *(" ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", " \n "),
    # no white space to XML and HTML, but to Python: no-break, narrow, em, ideographic, zero width, ogham
    *_pieces("\u00a0 \u202f \u2003 \u3000 \u200b \u1680"),
)

_ODDITIES: Final = tuple(
    piece
    for line in (
        # line ends that are none: NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR
        "\u0085 \u2028 \u2029",
        # byte order mark, soft hyphen, joiners, DEL and C1 controls, object replacement, noncharacters
        "\ufeff \u00ad \u200c \u200d \u2060 \x7f \x80 \x9f \ufffc \ufffd \ufdd0 \U0001fffe",
        # right to left, and the controls of direction
        "שלום مرحبا \u200e \u200f \u061c \u202a \u202b \u202c \u202d \u202e \u2066 \u2067 \u2068 \u2069",
        # astral, flags, emoji sequences, private use
        "\U0001f600 \U0001f469\u200d\U0001f680 🇳🇴 𝔘 \U0010fffd \ue000",
        # combining marks alone and in a heap, both normal forms, letters that change length with their case
        "\u0301 e\u0301 é a\u0323\u0307 ﬁ İ ı ß ǅ Å \u212b \u1100\u1161 가",
    )
    for piece in _pieces(line)
)

HOSTILE: Final = (*_MARKS, *_SPACES, *_ODDITIES)
"""Pieces of text that have a meaning to some format, or none to most; :func:`texts` draws on all of them."""


def characters() -> SearchStrategy[str]:
    """Any one character that XML 1.0 can carry, the control characters among them."""
    return _CHARACTERS


_CHARACTERS: Final = st.sampled_from("\t\n\r") | st.characters(
    min_codepoint=0x20, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"
)


def _strung(*pieces: str, most: int = 4) -> SearchStrategy[str]:
    piece = st.sampled_from(pieces)
    return st.lists(piece, max_size=most).map("".join)


@cache
def _any_text() -> SearchStrategy[str]:
    # Most texts are one draw, since an article has dozens: a hostile piece alone, at the start, inside, at the end.
    placed = tuple(form.replace("@", piece) for piece in HOSTILE for form in ("@", "@word", "a@b", "a @ b", "word@"))
    return st.one_of(
        st.sampled_from(("", *_WORDS)),
        st.sampled_from(placed),
        _strung(*_WORDS, *HOSTILE, " "),
        st.text(_CHARACTERS, max_size=6),
    )


@strategy
def texts(*, blank: bool = True) -> SearchStrategy[str]:
    """Prose of every kind: words, markup of every dialect, white space at and between them, odd characters.

    :param blank: whether it may be nothing but ASCII white space, or nothing at all.
    """
    return _any_text() if blank else _any_text().filter(clean_prose)


@strategy
def verbatims() -> SearchStrategy[str]:
    """Text whose white space counts: indented and empty lines, line ends of all systems, and hostile pieces."""
    return st.one_of(_strung("a", "b c", " ", "\n", "\t", "  x", *_MARKS, most=8), _strung(*HOSTILE), _any_text())


@cache
def _solid() -> SearchStrategy[str]:
    """Hostile characters that hold no white space of any kind."""
    pieces = tuple(piece for piece in (*_WORDS, *HOSTILE) if piece.split() == [piece])
    return _strung(*pieces, most=3) | st.text(_CHARACTERS, max_size=5).map(lambda text: "".join(text.split()))


@strategy
def qcodes() -> SearchStrategy[str]:
    """Codes of the shape ``alias:code``, real and strange."""
    real = st.sampled_from(
        _pieces("medtop:04000000 stat:usable nrol:short cpnat:person a:b a:b:c a:: x:/y?z#w ä-1.2_3:ö")
    )
    alias = _solid().map(lambda text: text.replace(":", "") or "a")
    strange = st.builds(lambda alias, code: f"{alias}:{code or '0'}", alias, _solid())
    return real | strange.map(clean_qcode)


@strategy
def qcode_lists() -> SearchStrategy[str]:
    """No, one or several codes, parted by spaces: what ``role`` fields hold."""
    return st.lists(qcodes(), max_size=3).map(" ".join)


@strategy
def languages() -> SearchStrategy[str]:
    """Language tags of BCP 47's shape, well-formed ones and merely shapely ones."""
    real = st.sampled_from(_pieces("de en en-US zh-Hant-TW x-none de-1996 sl-rozaj-biske i-klingon EN-gb"))
    first = st.sampled_from(("a", "und", "abcdefgh", "X"))
    rest = st.lists(st.sampled_from(("1", "x", "A1b2C3d4")), max_size=3)
    return real | st.builds(lambda first, rest: "-".join((first, *rest)), first, rest)


_URIS: Final = (
    "https://example.com/a?b=c&d=e#f",
    "http://example.com",
    "urn:newsml:example.com:20160104:item-1",
    "tag:example.com,2016:newsml_1:2",
    "mailto:desk@example.com",
    "picture.jpg",
    "../a b/c%20d.png",
    "#top",
    "?q",
    "//example.com/x",
    "data:,a;b",
    "javascript:alert('x')",
    "/a/b;c=1,2",
    "http://[2001:db8::7]:8080/",
    "http://user:pw@example.com:1/",
    "x:",
    "a/b:c",
    "http://example.com/<b>\"'{|}\\^`&amp;(x)*_",
    "http://bücher.example/ß/😀",
)


@strategy
def uris() -> SearchStrategy[str]:
    """Addresses of all shapes that the model accepts: absolute and relative, with every part, IRIs, inner blanks."""
    scheme = st.sampled_from(("", "http:", "urn:", "x+y-z.0:"))
    host = st.sampled_from(("", "//example.com", "//user:@h%41:80", "//[::1]", "//münchen.example", "//"))
    rest = _strung(*_pieces("a / é \u00a0 %C3%A9 : @ & ' \" < ) | \\ \u2028 .. * _"), "b c")
    return st.sampled_from(_URIS) | st.builds(_uri, scheme, host, rest, st.none() | rest, st.none() | rest)


def _uri(scheme: str, host: str, path: str, query: str | None, fragment: str | None) -> str:
    if host and path:
        path = f"/{path}"
    elif not scheme and ":" in path:
        path = f"./{path}"
    elif not host and path.startswith("//"):
        path = f"/.{path}"
    return scheme + host + path + ("" if query is None else f"?{query}") + ("" if fragment is None else f"#{fragment}")


@strategy
def aliases() -> SearchStrategy[str]:
    """Aliases of schemes."""
    return st.sampled_from(_pieces("medtop stat _x a-b.c_1 Z"))


@strategy
def decimals() -> SearchStrategy[str]:
    """Decimal numbers in all spellings."""
    return st.sampled_from(_pieces("0 4 29.97 -1 +2.50 .5 10. 007 123456789012345678.5"))


@strategy
def content_types() -> SearchStrategy[str]:
    """Media types, and other text where one is expected."""
    return st.sampled_from(("image/jpeg", "text/html; charset=utf-8", "video/mp4")) | texts()


@strategy
def instants() -> SearchStrategy[datetime]:
    """Dates with time, in all years that Python knows: with and without a zone, to the second and below."""
    offsets = st.sampled_from((0, 60, 120, -300, 330, 345, -210, 1, 840, -840))
    zones = offsets.map(lambda minutes: timezone(timedelta(minutes=minutes)))
    usual = st.datetimes(datetime(1980, 1, 1), datetime(2040, 1, 1), timezones=zones)  # noqa: DTZ001 - no zones in bounds
    return st.one_of(
        usual.map(lambda moment: moment.replace(microsecond=0)), st.datetimes(), st.datetimes(timezones=zones)
    )


@strategy
def partial_dates() -> SearchStrategy[PartialDate]:
    """Years, and years with a month."""
    return st.builds(PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12))


@strategy
def moments() -> SearchStrategy[When]:
    """Points in time as exactly as they may be known: with time, with and without zone, days, months, years."""
    return st.one_of(st.dates(date(1980, 1, 1), date(2040, 1, 1)), st.dates(), partial_dates(), instants())
