"""Writes the header of an article: its metadata, one field a line, in the order of the table of fields."""

from __future__ import annotations

from collections.abc import Iterator

from newsdoc.formats.text.attributes import attributes_of, content_of, members_of
from newsdoc.formats.text.characters import escape_string, escape_value
from newsdoc.formats.text.fields import FIELDS
from newsdoc.formats.text.marks import INDENT
from newsdoc.formats.text.shapes import Codec, Shape, default_of
from newsdoc.model import Article

__all__ = ["write_header"]


def write_header(article: Article) -> Iterator[str]:
    """The lines of the header.

    >>> list(write_header(Article("Fed to halt QE", language="en")))
    ['Headline: Fed to halt QE', 'Language: en']
    """
    for field in FIELDS:
        holder = getattr(article, field.group) if field.group else article
        value = getattr(holder, field.field)
        if value != default_of(type(holder), field.field):
            for each in value if field.many else (value,):
                yield from _field(field.name, field.form, each, "")


def _field(name: str, form: Codec | Shape, value: object, indent: str) -> Iterator[str]:
    if isinstance(form, Codec):
        yield f"{indent}{name}: {escape_value(form.spell(value))}"
        return
    attributes = " ".join(attributes_of(form, value, escape_string))
    content = content_of(form, value)
    listed = f"({attributes})" if attributes else ""
    yield f"{indent}{name}{listed}:{' ' if content else ''}{escape_value(content)}"
    for member, each in members_of(form, value):
        yield from _field(member.name.title(), member.shape, each, indent + INDENT)
