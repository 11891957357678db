"""An edited document in the spelling of the one that it was before: bytes that were not edited stay as they are.

Law 3, down to the bytes: quotes, line breaks inside tags, the order of attributes, character references, CDATA, the
declaration and the encoding of a file are no part of its infoset, and a serializer has its own way with each. So both
documents, before and after the edit, are serialized in that same way and compared. Where all that an edit touched is
spelled in the file as the serializer spells it, that is exchanged and nothing else is looked at. Else the documents and
the file are compared tag by tag, and what is equal in them is copied from the file.

Who knows that an edit stays inside one element has that element compared, and not the document.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from newsdoc.formats.newsml.body.alignment import aligned
from newsdoc.formats.newsml.names import Element

__all__ = ["spelling", "spliced", "stretch"]

_BOMS: Final = ((BOM_UTF8, "UTF-8"), (BOM_UTF16_BE, "UTF-16BE"), (BOM_UTF16_LE, "UTF-16LE"))

# Comments, instructions and the document type; tags, an empty element counting as one however it is written; text.
_REMARK: Final = r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE(?:[^\[>\"']++|\"[^\"]*+\"|'[^']*+'|\[.*?\]\s*+(?=>))*+>"
_TAG: Final = r"""</[^>]*+>|<(?:[^!?>"'/]++|"[^"]*+"|'[^']*+'|/(?!>))++(?:/>|>(?:</[^>]*+>)?)"""
_TEXT: Final = r"(?:[^<]++|<!\[CDATA\[.*?\]\]>)++"
_TOKEN: Final = re.compile(f"{_REMARK}|{_TAG}|{_TEXT}", re.DOTALL)

_SILENT: Final = re.compile(r"<[!?]|-->|\?>|\]\]>")
_SECTION: Final = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_CLOSING: Final = re.compile(r"</[^>]*+>|/>")

_NAME: Final = re.compile(r"</?[^!?\s/>]++")
_ATTRIBUTE: Final = re.compile(r"""\s++([^\s=/>]++)\s*+=\s*+("[^"]*+"|'[^']*+')""")


def spelling(element: Element) -> str:
    """An element, or the document whose root it is, as the serializer spells it: what :func:`spliced` compares."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def spliced(source: bytes, before: str, after: Element, place: slice | None = None) -> bytes | None:
    """*source* with the edits that lead from *before*, the :func:`spelling` of its root, to *after*, that root now.

    Instead of the root, they may be of the one element that all edits are inside of, and *place* its :func:`stretch`.

    >>> source = b"<a  x='1'><b>one</b  ><c>&#x21;</c></a>"
    >>> root = etree.fromstring(source)
    >>> before = spelling(root)
    >>> root[0].text = "two"
    >>> spliced(source, before, root)
    b"<a  x='1'><b>two</b  ><c>&#x21;</c></a>"

    None if that cannot be: the encoding lacks a character of *after*, or *before* is not quite what *source* says, as
    where a prefix was bound to no namespace; or an element that is no root was empty or is: then its tag changes,
    which is spelled here with the prefixes that are bound around it.
    """
    encoding = _encoding(source, after)
    now = spelling(after)
    if place is None:
        place = slice(0, len(source))
    elif before.endswith("/>") or now.endswith("/>"):
        return None
    try:
        text = source[place].decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    edited = _exchanged(text, before, now)
    if edited is None:
        edited = _by_tokens(text, before, now)
    try:
        return None if edited is None else source[: place.start] + edited.encode(encoding) + source[place.stop :]
    except UnicodeEncodeError:
        return None


def stretch(source: bytes, name: str) -> slice | None:
    """Where in a file that has an element called *name* it stands, if it has one and that is not empty.

    It is where the name stands in a start tag, in an end tag, and nowhere else. None if it stands in more places, be it
    in comments, or in fewer.

    >>> source = b"<a><b>one</b><c/></a>"
    >>> source[stretch(source, "b")]
    b'<b>one</b>'
    >>> stretch(source, "c") is None
    True
    """
    said = name.encode()
    first = source.find(said)
    second = source.find(said, first + 1)
    start, end = first - len(b"<"), second + len(said) + len(b">")
    if first < 1 or second < 0 or source.find(said, end) >= 0:
        return None
    tags = source[start:first], source[second - len(b"</") : end]
    return slice(start, end) if tags == (b"<", b"</%b>" % said) else None


def _exchanged(text: str, before: str, after: str) -> str | None:
    """The edited file, if all that was edited stands in it in the serializer's spelling, and in one place only.

    From a start tag to what is no start tag, that spelling is the serializer's wherever it stands. So if such a stretch
    stands once in the file and once in *before*, it is the same stretch; were it another, *before* would have it twice.
    """
    root = _start_of_root(text)
    if root is None or not text.rstrip().endswith(before[before.rfind("<") :]):
        return None
    head, tail = _alike(before, after)
    closing = _CLOSING.search(before, len(before) - tail)
    start = before.rfind("<", 0, head)
    while before.startswith("</", start):
        start = before.rfind("<", 0, start)
    if closing is None or start < 0:
        return None
    old, new = before[start : closing.end()], after[start : len(after) - len(before) + closing.end()]
    place = text.find(old, root)
    alone = text.find(old, place + 1) < 0 and before.find(old) == start and before.find(old, start + 1) < 0
    if place < 0 or not alone or _SILENT.search(old):
        return None
    tokens = _TOKEN.findall(old)
    return "".join([text[:place], *_merged(tokens, tokens, _TOKEN.findall(new)), text[place + len(old) :]])


def _start_of_root(text: str) -> int | None:
    """Where the root element begins, if there is no document type before it."""
    tokens = _TOKEN.finditer(text)
    first = next((token for token in tokens if token[0].startswith("<") and not token[0].startswith("<?")), None)
    return None if first is None or first[0].startswith("<!") else first.start()


def _by_tokens(text: str, before: str, after: str) -> str | None:
    """The edited file, copied tag by tag as far as the documents are alike; None if *before* is not what it says."""
    spelled = _TOKEN.findall(text)
    old: list[str] = _TOKEN.findall(before)
    new = _with_sections(_TOKEN.findall(after), old)
    first = _first(_name(old[0]), spelled)
    last = len(spelled) - _first(_name(old[-1]), reversed(spelled))
    if not _twins(spelled[first:last], old) or sum(map(len, spelled)) != len(text):
        return None
    return "".join([*spelled[:first], *_merged(spelled[first:last], old, new), *spelled[last:]])


def _with_sections(new: list[str], old: Sequence[str]) -> list[str]:
    """The tokens *new*, with words in a CDATA section that stood in one before and were put back as plain words."""
    plain = {_SECTION.sub(lambda found: escape(found[1]), token): token for token in old if "<![CDATA[" in token}
    unsure = plain.keys() & set(old)  # the same words stand in no section as well
    return [plain[token] if token in plain and token not in unsure else token for token in new] if plain else new


def _merged(spelled: Sequence[str], old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The tokens *new*, in the spelling that those of *old* have in the file as far as they say the same."""
    head, tail = _alike(old, new)
    inside = slice(head, len(old) - tail)
    was, now, said = old[inside], new[head : len(new) - tail], spelled[inside]
    pairs = [(0, 0)] if len(was) == len(now) == 1 else aligned(was, now)
    row = [_copied(at_old, at_new, said, was, now) for at_old, at_new in pairs]
    return [*spelled[:head], *row, *spelled[len(old) - tail :]]


def _first(name: str, tokens: Iterable[str]) -> int:
    """Where the first token of a name stands."""
    return next((at for at, token in enumerate(tokens) if _name(token) == name), 0)


def _twins(spelled: Sequence[str], old: Sequence[str]) -> bool:
    """Whether each token of the file has the serialized twin that it should have."""
    if len(spelled) != len(old):
        return False
    unlike = [pair for pair in zip(spelled, old, strict=True) if pair[0] != pair[1]]
    return all(_name(here) == _name(there) for here, there in unlike)


def _alike(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many tokens or characters are the same at the beginning of both, and how many of the rest at their end."""
    most = min(len(old), len(new))
    head = _longest(most, lambda start, end: old[start:end] == new[start:end])
    before, after = len(old), len(new)
    return head, _longest(
        most - head, lambda start, end: old[before - end : before - start] == new[after - end : after - start]
    )


def _longest(most: int, same: Callable[[int, int], bool]) -> int:
    """Up to where, at *most*, both are the same; *same* tells it of a stretch."""
    least = 0
    while least < most:  # halving: whole slices are compared at once
        half = (least + most + 1) // 2
        if same(least, half):
            least = half
        else:
            most = half - 1
    return least


def _encoding(source: bytes, root: Element) -> str:
    marked = next((name for mark, name in _BOMS if source.startswith(mark)), None)
    return marked or root.getroottree().docinfo.encoding or "UTF-8"


def _name(token: str) -> str:
    """What a token must agree in with its serialized twin: for a tag its name, for all else that it is no tag."""
    found = _NAME.match(token)
    return found[0] if found else token[:2] if token.startswith("<") else ""


def _copied(
    at_old: int | None, at_new: int | None, spelled: Sequence[str], old: Sequence[str], new: Sequence[str]
) -> str:
    """The token that stands at *at_new*, in the spelling of the file as far as it says the same."""
    if at_new is None:
        return ""
    if at_old is None:
        return new[at_new]
    if old[at_old] == new[at_new]:
        return spelled[at_old]
    if _is_start(old[at_old]) and _name(old[at_old]) == _name(new[at_new]) and _ends_alike(old[at_old], new[at_new]):
        return _edited_tag(spelled[at_old], old[at_old], new[at_new])
    return new[at_new]


def _is_start(token: str) -> bool:
    return token.startswith("<") and token[1] not in "/!?"


def _ends_alike(old: str, new: str) -> bool:
    """Whether both are elements without content, or neither is."""
    return old.endswith("/>") == new.endswith("/>")


def _edited_tag(tag: str, old: str, new: str) -> str:
    """*tag* with the attributes of *new* where they differ from those of *old*."""
    before, after = _attributes(old), _attributes(new)

    def edited(found: re.Match[str]) -> str:
        whole, name = found[0], found[1]
        if name not in after:
            return ""
        if after[name] == before.get(name):
            return whole
        return whole[: found.start(2) - found.start()] + after[name]

    start, slash, end = tag.partition("</")
    start = _ATTRIBUTE.sub(edited, start)
    added = "".join(f" {name}={value}" for name, value in after.items() if name not in before)
    if added:
        close = len(start) - (2 if start.endswith("/>") else 1)
        start = start[:close].rstrip() + added + start[close:]
    return start + slash + end


def _attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, those that declare prefixes too: name and value in its quotes."""
    return dict(_ATTRIBUTE.findall(tag))
