"""What came of a document that was read and written again: unharmed or not, how much is left, and what kind of harm.

All measures compare the document with what was written for it; none knows who wrote it.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Final, TypeAlias

from attrs import Factory, frozen
from lxml import etree, html

from corpus import G2
from infoset import document_infoset

__all__ = ["HARMS", "SLIGHT", "Measured", "all_text", "body_text", "harms", "measure", "subsequence_length"]

Path: TypeAlias = "tuple[str, ...]"

HARMS: Final = {
    "not XML": "what was written is not well-formed",
    "elements gone": "a path of element names occurs less often than before",
    "elements added": "a path of element names occurs more often than before",
    "order": "elements that are all there, or text and elements, stand in another order",
    "attributes gone or changed": "an element that is there lacks an attribute, or has another value for it",
    "attributes added": "an element that is there has an attribute that it had not",
    "schema hints": "an element that is there lacks its schemaLocation or the like, or has another",
    "text": "the text of an element that is there is another",
    "spelling": "text or an attribute has other white space, or spells the same time or number in another way",
    "comments, instructions": "a comment or a processing instruction is gone, moved or added",
}
"""The kinds of harm, with what each means. A document may have suffered several."""

SLIGHT: Final = frozenset({"attributes added", "schema hints", "spelling", "comments, instructions"})
"""The kinds of harm that leave what most programs read from a document as it was."""


@frozen(kw_only=True)
class Measured:
    """What came of one document.

    :ivar root: the name of its outermost element.
    :ivar elements: how many elements it had.
    :ivar body: how many characters its bodies had, white space not counted (:func:`body_text`).
    :ivar unharmed: whether its infoset is what it was.
    :ivar elements_kept: how many of its elements are there still, by their path of names.
    :ivar body_kept: how many of those characters are there still, in their order, in any rendition (:func:`all_text`).
    :ivar harms: the kinds of harm that it suffered, of :data:`HARMS`.
    """

    root: str
    elements: int
    body: int
    unharmed: bool = False
    elements_kept: int = 0
    body_kept: int = 0
    harms: frozenset[str] = frozenset()

    @property
    def same_data(self) -> bool:
        """Whether the document was written, and harmed at most slightly."""
        return self.unharmed or bool(self.harms and self.harms <= SLIGHT)


def measure(before: bytes, after: bytes | None) -> Measured:
    """Compare a document with what was written for it; with None if nothing was.

    :raises lxml.etree.XMLSyntaxError: if *before* is not well-formed.
    """
    root = etree.fromstring(before)
    elements = Counter(_paths(root))
    body = body_text(root)
    root_name = etree.QName(root).localname
    written = _parsed(after) if after is not None else None
    if after is None or written is None:
        harm = frozenset({"not XML"} if after is not None else ())
        return Measured(root=root_name, elements=elements.total(), body=len(body), harms=harm)
    unharmed = document_infoset(before) == document_infoset(after)
    return Measured(
        root=root_name,
        unharmed=unharmed,
        elements=elements.total(),
        elements_kept=(elements & Counter(_paths(written))).total(),
        body=len(body),
        body_kept=subsequence_length(body, all_text(written)),
        harms=frozenset() if unharmed else harms(root, written),
    )


def _parsed(data: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(data)
    except etree.XMLSyntaxError:
        return None


def _paths(root: etree._Element) -> Iterator[Path]:
    """The names from the item down to each element, in document order."""
    return (path for path, _ in _walk(root))


def _walk(root: etree._Element) -> Iterator[tuple[Path, etree._Element]]:
    """Each element with its path. Paths begin anew at the items of a message, so that they are the same without it."""
    paths: list[Path] = [()]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            above = paths[-1]
            paths.append((*(above if above[-1:] != (f"{G2}itemSet",) else ()), str(element.tag)))
            yield paths[-1], element
        else:
            paths.pop()


def subsequence_length(before: str, after: str) -> int:
    """How many characters of *before* can be found in *after*, in the same order.

    That is the length of their longest common subsequence. A row of its table is one integer with a bit for each
    character of *before*, so that a step adds and shifts machine words (Hyyrö 2004).

    >>> subsequence_length("a big day", "a day big")
    5
    """
    places: dict[str, int] = {}
    for at, character in enumerate(before):
        places[character] = places.get(character, 0) | 1 << at
    everything = (1 << len(before)) - 1
    row = everything
    for character in after:
        there = row & places.get(character, 0)
        row = ((row + there) | (row - there)) & everything
    return len(before) - row.bit_count()


def body_text(root: etree._Element) -> str:
    """The characters of the bodies in a document, one item after the other, without white space.

    The body of an item is the first page of XHTML or NITF in its contentSet; failing that, the first HTML in its
    inlineData; failing that, the first plain text. The rest are further renditions of the same.
    """
    bodies = []
    for item in root.iter(f"{G2}contentSet"):
        renditions = sorted(map(_rendition, item.iter(f"{G2}inlineXML", f"{G2}inlineData")), key=itemgetter(0))
        bodies += [text for rank, text in renditions[:1] if rank < _NO_TEXT]
    return "".join(bodies)


def all_text(root: etree._Element) -> str:
    """The characters of all renditions of text in a document, without white space."""
    return "".join(text for _, text in map(_rendition, root.iter(f"{G2}inlineXML", f"{G2}inlineData")))


_OUTERMOST_BODIES: Final = etree.XPath("descendant::*[local-name()='body'][not(ancestor::*[local-name()='body'])]")
_PAGE, _HTML, _PLAIN, _NO_TEXT = range(4)


def _rendition(content: etree._Element) -> tuple[int, str]:
    """How much a rendition is worth as a body, least is best, and its characters.

    Of inlineXML they are what its ``body`` elements hold, or all of it if it has none; of inlineData they are its text,
    without tags if it is HTML. Other data, such as a picture, has none.
    """
    text = _characters(content)
    if content.tag == f"{G2}inlineXML":
        return _PAGE if len(content) else _NO_TEXT, "".join(map(_characters, _OUTERMOST_BODIES(content) or [content]))
    kind = content.get("contenttype", "text/plain")
    if "html" in kind and text:
        return _HTML, _characters(html.document_fromstring(f"<html>{content.text}</html>"))
    return (_PLAIN, text) if kind.startswith("text/") else (_NO_TEXT, "")


def _characters(element: etree._Element) -> str:
    return "".join("".join(map(str, element.itertext(etree.Element))).split())


_HINT: Final = "{http://www.w3.org/2001/XMLSchema-instance}"


@frozen
class _Said:
    """What the elements of one path say, in document order."""

    attributes: list[Mapping[str, str]] = Factory(list)
    texts: list[str] = Factory(list)


def harms(before: etree._Element, after: etree._Element) -> frozenset[str]:
    """The kinds of harm by which *after* differs from *before*; at least one, as the two are known to differ.

    Attributes and text are compared where a path occurs as often as before, so that one missing element counts as that
    and not as change of all its siblings.
    """
    old, new = _by_path(before), _by_path(after)
    counts = {
        path: (len(old[path].texts) if path in old else 0, len(new[path].texts) if path in new else 0)
        for path in old | new
    }
    same = {path for path, (were, are) in counts.items() if were == are}
    attributes = [pair for path in same for pair in zip(old[path].attributes, new[path].attributes, strict=True)]
    texts = [pair for path in same for pair in zip(old[path].texts, new[path].texts, strict=True)]
    values = [(name, value, are.get(name)) for were, are in attributes for name, value in were.items()]
    changed = [name for name, was, now in values if was != now and (now is None or not _same_meaning(was, now))]
    spelled = [was != now and _same_meaning(was, now) for _, was, now in values if now is not None]
    found = {
        "elements gone": any(were > are for were, are in counts.values()),
        "elements added": any(were < are for were, are in counts.values()),
        "order": _only(same, _paths(before)) != _only(same, _paths(after)),
        "attributes gone or changed": not all(name.startswith(_HINT) for name in changed),
        "schema hints": any(name.startswith(_HINT) for name in changed),
        "attributes added": any(are.keys() - were.keys() for were, are in attributes),
        "text": any(were != are and not _same_meaning(were, are) for were, are in texts),
        "spelling": any(spelled) or any(were != are and _same_meaning(were, are) for were, are in texts),
        "comments, instructions": _remarks(before) != _remarks(after),
    }
    return frozenset(name for name, suffered in found.items() if suffered) or frozenset({"order"})


def _same_meaning(before: str, after: str) -> bool:
    """Whether two texts are the same words, time or number."""
    if before.split() == after.split():
        return True
    return any(read(before) == read(after) is not None for read in (_time, _number))


def _time(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _by_path(root: etree._Element) -> dict[Path, _Said]:
    said: dict[Path, _Said] = {}
    for path, element in _walk(root):
        here = said.setdefault(path, _Said())
        here.attributes.append({str(name): str(value) for name, value in element.attrib.items()})
        here.texts.append("".join(text for text in _own_texts(element) if text.strip()))
    return said


def _own_texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def _only(wanted: set[Path], paths: Iterable[Path]) -> list[Path]:
    return [path for path in paths if path in wanted]


def _remarks(root: etree._Element) -> list[tuple[str, str]]:
    """Comments and processing instructions of the whole document, each with where it is."""
    before = [("before the root", node) for node in root.itersiblings(preceding=True)][::-1]
    inside = [(str(getattr(node.getparent(), "tag", "")), node) for node in root.iter(etree.Comment, etree.PI)]
    after = [("after the root", node) for node in root.itersiblings()]
    return [(place, etree.tostring(node, with_tail=False).decode()) for place, node in (*before, *inside, *after)]
