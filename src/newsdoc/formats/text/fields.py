"""The header of an article in the dialect: one table of its fields, over all that the model knows about an article.

Law: each field of :class:`~newsdoc.model.Article` and of its groups has exactly one row, but for the body, which is
below the header, and the source, which is no part of an article's value. The writer writes the fields in this order;
the reader takes them in any, and their names in any case.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from newsdoc.formats.text.shapes import (
    ALT_ID,
    CATALOG_REF,
    CODE,
    CONCEPT,
    EMBARGO,
    HASH,
    ICON,
    INSTANT,
    LABEL,
    MOMENT,
    NUMBER,
    RATING,
    RELATED_LINK,
    RENDITION,
    SCHEME_ALIAS,
    TEXT,
    TOOL,
    WORDING,
    Codec,
    Shape,
)

__all__ = ["FIELDS", "FIELDS_BY_NAME", "Field"]


@frozen
class Field:
    """One field of the header.

    :ivar name: what it is called in the header.
    :ivar group: the group of the article that it belongs to; ``""`` for the article itself.
    :ivar field: the field of the group or the article.
    :ivar form: how its value is spelt.
    :ivar many: whether it may stand more than once.
    """

    name: str
    group: str
    field: str
    form: Codec | Shape = TEXT
    many: bool = False


FIELDS: Final = (
    Field("Headline", "", "headline"),
    Field("Byline", "", "byline"),
    Field("Dateline", "", "dateline"),
    Field("Summary", "", "summary"),
    Field("Slugline", "", "slugline"),
    Field("Creditline", "", "creditline"),
    Field("Language", "", "language"),
    Field("Guid", "identity", "guid"),
    Field("Version", "identity", "version", NUMBER),
    Field("Provider", "identity", "provider", CONCEPT),
    Field("Item-Class", "identity", "item_class", CODE),
    Field("Alternate-Id", "identity", "alternates", ALT_ID, many=True),
    Field("Version-Created", "times", "version_created", INSTANT),
    Field("First-Created", "times", "first_created", INSTANT),
    Field("Content-Created", "times", "content_created", MOMENT),
    Field("Content-Modified", "times", "content_modified", MOMENT),
    Field("Expires", "times", "expires", INSTANT),
    Field("Status", "management", "status", CODE),
    Field("Urgency", "management", "urgency", NUMBER),
    Field("Embargo", "management", "embargo", EMBARGO),
    Field("Item-Role", "management", "role", CODE),
    Field("Service", "management", "services", CODE, many=True),
    Field("Signal", "management", "signals", CONCEPT, many=True),
    Field("Editorial-Note", "management", "notes", LABEL, many=True),
    Field("Item-Title", "management", "titles", LABEL, many=True),
    Field("File-Name", "management", "file_name"),
    Field("Creator", "credits", "creators", CONCEPT, many=True),
    Field("Contributor", "credits", "contributors", CONCEPT, many=True),
    Field("Information-Source", "credits", "sources", CONCEPT, many=True),
    Field("Located", "classification", "located", CONCEPT, many=True),
    Field("Genre", "classification", "genres", CONCEPT, many=True),
    Field("Subject", "classification", "subjects", CONCEPT, many=True),
    Field("Keyword", "classification", "keywords", LABEL, many=True),
    Field("Audience", "classification", "audiences", CONCEPT, many=True),
    Field("Excluded-Audience", "classification", "excluded_audiences", CONCEPT, many=True),
    Field("Rating", "classification", "ratings", RATING, many=True),
    Field("Further-Headline", "further", "headlines", LABEL, many=True),
    Field("Further-Byline", "further", "bylines", LABEL, many=True),
    Field("Further-Dateline", "further", "datelines", LABEL, many=True),
    Field("Further-Slugline", "further", "sluglines", LABEL, many=True),
    Field("Further-Creditline", "further", "creditlines", LABEL, many=True),
    Field("Description", "further", "descriptions", LABEL, many=True),
    Field("Accountable", "rights", "accountable", CONCEPT),
    Field("Copyright-Holder", "rights", "holder", CONCEPT),
    Field("Copyright-Notice", "rights", "notices", LABEL, many=True),
    Field("Usage-Terms", "rights", "usage_terms", LABEL, many=True),
    Field("Data-Mining", "rights", "data_mining", CODE),
    Field("Rights-Link", "rights", "links", RELATED_LINK, many=True),
    Field("Headline-Wording", "wordings", "headline", WORDING),
    Field("Byline-Wording", "wordings", "byline", WORDING),
    Field("Dateline-Wording", "wordings", "dateline", WORDING),
    Field("Slugline-Wording", "wordings", "slugline", WORDING),
    Field("Creditline-Wording", "wordings", "creditline", WORDING),
    Field("Summary-Wording", "wordings", "summary", WORDING),
    Field("Generator", "provenance", "generators", TOOL, many=True),
    Field("Profile", "provenance", "profile", TOOL),
    Field("Metadata-Creator", "provenance", "metadata_creator", CONCEPT),
    Field("Digital-Source", "provenance", "digital_source", CODE),
    Field("Hash", "provenance", "hashes", HASH, many=True),
    Field("Member-Of", "membership", "member_of", CONCEPT, many=True),
    Field("Instance-Of", "membership", "instance_of", CONCEPT, many=True),
    Field("Deliverable-Of", "membership", "deliverable_of", RELATED_LINK, many=True),
    Field("Catalog", "catalogs", "references", CATALOG_REF, many=True),
    Field("Scheme", "catalogs", "schemes", SCHEME_ALIAS, many=True),
    Field("Link", "", "links", RELATED_LINK, many=True),
    Field("Rendition", "", "renditions", RENDITION, many=True),
    Field("Icon", "", "icons", ICON, many=True),
)
"""The fields of the header, in the order of writing."""

FIELDS_BY_NAME: Final = {field.name.lower(): field for field in FIELDS}
