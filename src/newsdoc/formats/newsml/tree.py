"""Bytes to an XML tree and back, without opening anything that the bytes point to (law 7).

Entities are not expanded, no DTD is loaded, nothing is fetched. The limits are newsdoc's, named in errors; libxml2's
own stay on wherever a document type declaration could blow a document up. A tree keeps all that the infoset has:
comments, processing instructions, CDATA sections, white space.
"""

from __future__ import annotations

import re
import threading
from typing import Final

from lxml import etree

from newsdoc.errors import LimitError, NoArticleError, ReadError
from newsdoc.findings import Finding
from newsdoc.formats.newsml.doctype import check_doctype, is_plain
from newsdoc.formats.newsml.finding_codes import CODES
from newsdoc.formats.newsml.names import G2, Element, can_be_made, local_name
from newsdoc.limits import MAX_XML_DEPTH

__all__ = ["DEEPEST", "as_bytes", "is_huge", "news_items", "parse", "serialize"]

DEEPEST: Final = 2048
"""How deeply elements may nest at all: libxml2 takes no more."""
_LONGEST_TEXT: Final = 10_000_000
"""The length of the longest text that libxml2 takes without being told to."""

_SOMETHING = re.compile(rb"[^ \t\r\n]")
_DECLARED = re.compile(r"""^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')""")

_KINDS = {
    "packageItem": "a package of items",
    "conceptItem": "a concept",
    "knowledgeItem": "a vocabulary",
    "planningItem": "the planning of coverage",
    "catalogItem": "a catalog",
    "catalog": "a catalog",
}


def as_bytes(data: bytes | str) -> bytes:
    """The bytes of *data*; text that is decoded already becomes UTF-8 and loses the encoding that it declares."""
    if isinstance(data, bytes):
        return data
    try:
        return _DECLARED.sub(r"\1", data.removeprefix("\ufeff"), count=1).encode()
    except UnicodeEncodeError as error:
        before = data[: error.start]
        line = before.count("\n") + 1
        column = error.start - before.rfind("\n")
        raise ReadError("a lone surrogate is no character", line=line, column=column) from None


def parse(data: bytes, *, name: str = "", findings: list[Finding] | None = None, max_depth: int = DEEPEST) -> Element:
    """The root element of an XML document.

    Prefixes that are bound to no namespace, which agencies forget now and then, are no obstacle: each is added to
    *findings*, and its elements keep the prefix as a part of their names. Nor are namespaces whose names are no
    addresses: to XML they are just names.

    :param max_depth: how deeply its elements may nest.
    :raises ReadError: if it is not well-formed, or its document type declares entities or values of attributes.
    :raises LimitError: if it is deeper than it may be.
    """
    if not _SOMETHING.search(data):
        raise ReadError("expected an XML document, got nothing", file=name)
    plain = is_plain(data)
    if not plain:
        check_doctype(data, name=name)
    huge = plain and is_huge(data, max_depth)
    parser = _parser(huge=huge)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        unbound = [entry for entry in parser.error_log if entry.type_name != "WAR_NS_URI"]
        if not len(parser.error_log) or any(entry.type_name != "NS_ERR_UNDEFINED_NAMESPACE" for entry in unbound):
            raise _explained(error, name, DEEPEST if huge else MAX_XML_DEPTH) from None
        root = etree.fromstring(data, _new_parser(recover=True, huge=huge))
        if findings is not None:
            findings.extend(_unbound(entry.message, entry.line, entry.column, name) for entry in unbound)
    except (LookupError, ValueError) as error:
        raise ReadError(f"not readable as XML: {error}", file=name) from None
    if max_depth < (DEEPEST if huge else MAX_XML_DEPTH) and root.xpath(f"boolean({'/*' * (max_depth + 1)})"):
        raise _too_deep(name, max_depth)
    return root


def is_huge(data: bytes, max_depth: int) -> bool:
    """Whether a document needs more than libxml2 allows by itself; where it may, newsdoc's own limits hold."""
    return max_depth > MAX_XML_DEPTH or len(data) > _LONGEST_TEXT


def _explained(error: etree.XMLSyntaxError, name: str, deepest: int) -> ReadError:
    line, column = error.position
    message = (error.msg or "not well-formed XML").partition(", line ")[0]
    if "Excessive depth" in message:
        return _too_deep(name, deepest, line)
    if "XML_PARSE_HUGE" in message or "huge text" in message:
        return LimitError("a text of more than 10 million bytes in XML with a document type", file=name, line=line or 1)
    return ReadError(f"not well-formed XML: {message}", file=name, line=line or 1, column=max(column, 1))


def _too_deep(name: str, allowed: int, line: int = 0) -> LimitError:
    more = f"allow more with max_depth (--max-depth), up to {DEEPEST}" if allowed < DEEPEST else "flatten the structure"
    return LimitError(
        f"elements nest deeper than the {allowed} levels that are allowed", file=name, line=line, help=more
    )


_KEPT: Final = threading.local()


def _parser(*, huge: bool) -> etree.XMLParser:
    """The usual parser, which the next document may have again: making one takes a seventh of parsing an item.

    Each thread has its own, since a parser takes one document at a time.
    """
    if huge:
        return _new_parser(huge=True)
    kept: etree.XMLParser | None = getattr(_KEPT, "parser", None)
    if kept is None:
        kept = _KEPT.parser = _new_parser()
    return kept


def _new_parser(*, recover: bool = False, huge: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=huge,
        strip_cdata=False,
        remove_pis=False,
        collect_ids=False,  # or one that is given twice would count as an error of the XML
        recover=recover,
    )


def _unbound(message: str, line: int, column: int, name: str) -> Finding:
    return CODES["NEWSML-PREFIX"].found(message, path="newsItem", file=name, line=line, column=column)


def news_items(root: Element, *, name: str = "") -> list[Element]:
    """The news items of a document, in order: the root itself, or those in the itemSet of a newsMessage.

    :raises NoArticleError: if it is NewsML-G2 without a news item, or other XML.
    :raises ReadError: if it is not NewsML-G2, or in a namespace in which nothing could ever be changed.
    """
    kind = local_name(root)
    if kind == "newsItem":
        return [_checked(root, name)]
    if kind == "newsMessage":
        items = [child for part in root if local_name(part) == "itemSet" for child in part]
        found = [item for item in items if local_name(item) == "newsItem"]
        if found:
            return [_checked(item, name) for item in found]
        held = ", ".join(dict.fromkeys(local_name(item) for item in items if local_name(item))) or "nothing"
        raise NoArticleError(
            f"the newsMessage holds no newsItem but {held}",
            file=name,
            line=root.sourceline or 0,
            help="newsdoc validates such a message, but there is no article in it",
        )
    if kind in _KINDS:
        raise NoArticleError(
            f"a {kind} holds {_KINDS[kind]}, not an article",
            file=name,
            line=root.sourceline or 0,
            help="newsdoc validates it, but there is no article in it",
        )
    raise NoArticleError(
        f"expected a newsItem or a newsMessage of NewsML-G2, got <{kind}>",
        file=name,
        line=root.sourceline or 0,
        help=f"their namespace is {G2}",
    )


def _checked(item: Element, name: str) -> Element:
    if not can_be_made(str(item.tag)):
        namespace = str(item.tag).rpartition("}")[0][1:]
        raise ReadError(
            f"the item stands in a namespace whose name is no address, {namespace!r}",
            file=name,
            line=item.sourceline or 0,
            help=f"that of NewsML-G2 is {G2}",
        )
    return item


def serialize(root: Element) -> bytes:
    """The bytes of a whole document in UTF-8, with its declaration and all that stands around the root."""
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True) + b"\n"
