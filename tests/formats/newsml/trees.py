"""Bodies at random: trees of XHTML and NITF, in nestings valid and invalid, with numbered words anywhere."""

from __future__ import annotations

from itertools import count

from attrs import field, frozen
from hypothesis import strategies as st
from lxml import etree

__all__ = ["Tree", "bodies", "element_of", "pages", "text_of"]

XHTML = "http://www.w3.org/1999/xhtml"
NITF = "http://iptc.org/std/NITF/2006-10-18/"

_PROSE = "a abbr b br cite em i q s small span strong sub sup u time data"
_BLOCKS = (
    "p p p div section article aside header footer h1 h2 h3 h4 blockquote figure figcaption pre hr table caption"
    " colgroup col thead tbody tfoot tr td th ul ol li dl dt dd img video audio iframe object address nav details"
)
_NITF = (
    "p p hl2 block body.head body.content body.end hedline hl1 byline byttl dateline abstract bq credit q person org"
    " location function media media-reference media-caption media-producer table tr td nitf-table ol"
    " media-metadata ul li dl dt dd note fn pre hr br em tagline num chron money event pronounce"
)
_STRANGE = "x-box my:thing script style template"
_CLASSES = (
    "",
    "",
    "",
    "interview",
    "turn",
    "topic",
    "untitled",
    "quote",
    "embed",
    "note",
    "credit",
    "speaker",
    "role",
    "participants",
    "question",
    "answer",
    "attribution",
    "author",
    "dateline",
    "byline",
)
_ATTRIBUTES = {
    "data-speaker": "Ann",
    "data-qcode": "x:1",
    "href": "https://example.org/",
    "src": "a.jpg",
    "source": "a.jpg",
    "cite": "https://example.org/",
    "colspan": "2",
    "start": "3",
    "quote-source": "Bo",
    "value": "v",
}


@frozen
class Tree:
    """One element to be: its name, its attributes, and what stands in it; a string is a kind of text."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    inside: tuple[Tree | str, ...] = field(default=())


# Kinds of text: numbered words, words as labels and questions have them, white space, a comment.
_TEXTS = st.sampled_from(("word", "word", "word", "label", "question", " \n ", "<!-- -->"))


def _trees(names: str) -> st.SearchStrategy[Tree]:
    attributes = st.lists(st.sampled_from([*_ATTRIBUTES.items()]), max_size=1, unique_by=lambda pair: pair[0])
    classes = st.sampled_from(_CLASSES).map(lambda name: [("class", name)] if name else [])
    given = st.builds(lambda one, two: (*one, *two), classes, attributes)
    name = st.sampled_from([*names.split(), *_STRANGE.split()])
    leaf = st.builds(Tree, name, given, st.tuples(_TEXTS))
    return st.recursive(
        leaf, lambda inner: st.builds(Tree, name, given, st.lists(inner | _TEXTS, max_size=5).map(tuple)), max_leaves=14
    )


def bodies() -> st.SearchStrategy[tuple[str, tuple[Tree | str, ...]]]:
    """A namespace and what a body in it holds."""
    html = st.lists(_trees(f"{_PROSE} {_BLOCKS}") | _TEXTS, max_size=6).map(lambda row: (XHTML, tuple(row)))
    nitf = st.lists(_trees(f"{_NITF}") | _TEXTS, max_size=6).map(lambda row: (NITF, tuple(row)))
    return html | nitf


def pages() -> st.SearchStrategy[etree._Element]:
    """Whole pages: ``html`` or ``nitf`` with a head, whose words are none for readers, and a body."""
    return bodies().map(lambda body: element_of(*body))


def element_of(namespace: str, inside: tuple[Tree | str, ...]) -> etree._Element:
    """The page that holds these trees."""
    numbers = count(1)
    page = etree.Element(f"{{{namespace}}}{'html' if namespace == XHTML else 'nitf'}", nsmap={None: namespace})
    etree.SubElement(etree.SubElement(page, f"{{{namespace}}}head"), f"{{{namespace}}}title").text = "No words"
    _fill(etree.SubElement(page, f"{{{namespace}}}body"), namespace, inside, numbers)
    return page


def _fill(parent: etree._Element, namespace: str, inside: tuple[Tree | str, ...], numbers: count[int]) -> None:
    last: etree._Element | None = None
    for part in inside:
        if isinstance(part, Tree):
            last = etree.SubElement(parent, f"{{{namespace}}}{part.name.replace(':', '-')}", dict(part.attributes))
            _fill(last, namespace, part.inside, numbers)
        elif part.startswith("<!"):
            last = etree.Comment(" none ")
            parent.append(last)
        else:
            text = {
                "word": f"w{next(numbers)}, ",
                "label": f"{'QA'[next(numbers) % 2]}: w{next(numbers)} ",
                "question": f"Do you w{next(numbers)}?",
            }.get(part, part)
            if last is None:
                parent.text = (parent.text or "") + text
            else:
                last.tail = (last.tail or "") + text


def text_of(page: etree._Element) -> str:
    """The text of a page as lxml gives it, without that of elements which no reader sees."""
    bodies = page.xpath("*[local-name()='body']")
    assert isinstance(bodies, list)
    silent = "ancestor::*[local-name()='script' or local-name()='style' or local-name()='template']"
    return "".join(
        str(text) for body in bodies for text in body.xpath(f".//text()[not(ancestor::comment()) and not({silent})]")
    )
