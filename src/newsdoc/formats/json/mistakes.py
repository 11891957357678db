"""Everything that keeps a document from being an article or several, each with its place.

Law: a document that the reader takes has no mistake here, and one that it refuses has one at least, or is refused here
as well because it is no JSON. What the reader says of it is among them.
"""

from __future__ import annotations

from newsdoc.formats.base import Mistake
from newsdoc.formats.json.places import spell_path, survey
from newsdoc.formats.json.structuring import Trouble, structure
from newsdoc.formats.json.syntax import octets_of, said_twice, too_deep, value_of

__all__ = ["mistakes"]


def mistakes(data: bytes | str) -> tuple[Mistake, ...]:
    """What is wrong with a document, in its order.

    :raises ReadError: if it is not JSON in UTF-8.
    :raises LimitError: if it nests too deeply.
    """
    octets = octets_of(data)
    document, has_doubles = value_of(octets)
    found: list[Trouble] = []
    try:
        if isinstance(document, list):
            for index, value in enumerate(document):
                structure(value, (index,), found.append)
        else:
            structure(document, (), found.append)
    except RecursionError:
        raise too_deep() from None
    if not found and not has_doubles:
        return ()
    places, doubles = survey(octets, {one.path for one in found})
    told = [Mistake(one.message, one.help, spell_path(one.path), places[one.path]) for one in found]
    told += [Mistake(said_twice(one.key), "keep one of the two", spell_path(one.path), one.span) for one in doubles]
    return tuple(sorted(told, key=lambda one: one.span))
