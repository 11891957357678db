"""The verdict of an official schema that the user has, as findings."""

from __future__ import annotations

from attrs import frozen
from lxml import etree

from newsdoc.errors import ReadError

__all__ = ["Complaint", "SchemaFile"]

_NAMESPACE = "{http://iptc.org/std/nar/2006-10-01/}"


@frozen
class Complaint:
    """What libxml2 has to say about a line; it knows no columns."""

    line: int
    message: str


class SchemaFile:
    """An XML Schema from a file.

    :raises ReadError: if the file cannot be read, or is no schema.
    """

    def __init__(self, path: str) -> None:
        try:
            document = etree.parse(path, etree.XMLParser(no_network=True, resolve_entities=False))
            self._schema = etree.XMLSchema(document)
        except OSError as error:
            raise ReadError(f"the schema cannot be read: {error.strerror or error}", file=path) from None
        except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
            raise ReadError(f"this is no XML Schema that can be used: {error}", file=path) from None

    def complaints(self, buffer: bytes) -> list[Complaint]:
        """What is wrong with a document, by the schema. *buffer* is UTF-8."""
        parser = etree.XMLParser(
            no_network=True,
            resolve_entities=False,
            load_dtd=False,
            huge_tree=True,
            collect_ids=False,  # or an xml:id that is given twice would be an error of the XML
            encoding="utf-8",
        )
        try:
            document = etree.fromstring(buffer, parser)
        except etree.XMLSyntaxError as error:
            return [Complaint(error.lineno or 0, f"libxml2 cannot read the document: {error.msg}")]
        self._schema.validate(document)
        return [Complaint(one.line, one.message.replace(_NAMESPACE, "").rstrip(".")) for one in self._schema.error_log]
