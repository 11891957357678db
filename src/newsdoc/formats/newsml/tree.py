"""Bytes to an XML tree and back, without opening anything that the bytes point to (law 7).

Entities are not expanded, no DTD is loaded, nothing is fetched, and libxml2's own limits on depth and size stay on. A
tree keeps all that the infoset has: comments, processing instructions, CDATA sections, white space.
"""

from __future__ import annotations

import re

from lxml import etree

from newsdoc.errors import NoArticleError, ReadError
from newsdoc.findings import Finding, Severity
from newsdoc.formats.newsml.names import G2, Element, local_name

__all__ = ["as_bytes", "news_items", "parse", "serialize"]

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


def parse(data: bytes, *, name: str = "", findings: list[Finding] | None = None) -> Element:
    """The root element of an XML document.

    Prefixes that are bound to no namespace, which agencies forget now and then, are no obstacle: each is added to
    *findings*, and its elements keep the prefix as a part of their names.

    :raises ReadError: if it is not well-formed, breaks a limit of the parser, or declares entities of its own.
    """
    if not data.strip(b" \t\r\n"):
        raise ReadError("expected an XML document, got nothing", file=name)
    parser = _parser()
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        unbound = list(parser.error_log)
        if not unbound or any(entry.type_name != "NS_ERR_UNDEFINED_NAMESPACE" for entry in unbound):
            line, column = error.position
            message = (error.msg or "not well-formed XML").partition(", line ")[0]
            message = f"not well-formed XML: {message}"
            raise ReadError(message, file=name, line=line or 1, column=max(column, 1)) from None
        root = etree.fromstring(data, _parser(recover=True))
        if findings is not None:
            findings.extend(_unbound(entry.message, entry.line, entry.column, name) for entry in unbound)
    except (LookupError, ValueError) as error:
        raise ReadError(f"not readable as XML: {error}", file=name) from None
    document = root.getroottree().docinfo.internalDTD
    if document is not None and any(True for _ in document.iterentities()):
        raise ReadError(
            "the document type declares entities, which are not expanded",
            file=name,
            line=1,
            help="resolve them before reading",
        )
    return root


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        strip_cdata=False,
        remove_pis=False,
        recover=recover,
    )


def _unbound(message: str, line: int, column: int, name: str) -> Finding:
    return Finding(
        code="NEWSML-PREFIX",
        message=message,
        severity=Severity.ERROR,
        file=name,
        line=line,
        column=column,
        path="newsItem",
    )


def news_items(root: Element, *, name: str = "") -> list[Element]:
    """The news items of a document, in order: the root itself, or those in the itemSet of a newsMessage.

    :raises NoArticleError: if it is NewsML-G2 without a news item.
    :raises ReadError: if it is not NewsML-G2.
    """
    kind = local_name(root)
    if kind == "newsItem":
        return [root]
    if kind == "newsMessage":
        items = [child for part in root if local_name(part) == "itemSet" for child in part]
        found = [item for item in items if local_name(item) == "newsItem"]
        if found:
            return found
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
    raise ReadError(
        f"expected a newsItem or a newsMessage of NewsML-G2, got <{kind}>",
        file=name,
        line=root.sourceline or 0,
        help=f"their namespace is {G2}",
    )


def serialize(root: Element) -> bytes:
    """The bytes of a whole document in UTF-8, with its declaration and all that stands around the root."""
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True) + b"\n"
