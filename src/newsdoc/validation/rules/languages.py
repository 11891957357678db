"""The rule about language tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsdoc.findings import Severity
from newsdoc.validation.document import Fault, Item, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.record import Basis, Check, Rule
from newsdoc.validation.structure.schema import Role
from newsdoc.validation.structure.words import shown

__all__ = ["CHECKS", "RULES", "well_formed_tag"]

LANGUAGE: Final = Rule(
    id="G2-LANGUAGE",
    title="Language tags are of the form that BCP 47 gives them.",
    severity=Severity.ERROR,
    basis=Basis.SPECIFICATION,
    message="{tag} is not a well-formed language tag",
    help="write the language of two or three letters, then script and region if need be: zh-Hant-TW",
    why="The schema lets pass what only looks like a tag, such as en-UK1.",
    breaks="""
<language tag="english"/>
""",
    keeps="""
<language tag="en-GB"/>
""",
)

RULES: Final = (LANGUAGE,)

# RFC 5646, section 2.1, with all subtags; "irregular" and "regular" tags that are registered are of no other form.
_TAG: Final = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+|i-[a-z0-9]{2,8}|en-gb-oed|sgn-(?:be-fr|be-nl|ch-de)|zh-min(?:-nan)?|art-lojban",
    re.IGNORECASE | re.ASCII,
)
_LONGEST_REAL: Final = 3


def _language(item: Item, _: Scene) -> Iterator[Fault]:
    for element, name, value in item.notes[Role.LANGUAGE]:
        if value not in _SOUND_TAGS:
            if not well_formed_tag(value):
                yield LANGUAGE.at(Spot(element, name), tag=shown(value))
            elif len(_SOUND_TAGS) < _MOST_TAGS:
                _SOUND_TAGS.add(value)


_SOUND_TAGS: set[str] = set()
_MOST_TAGS: Final = 1000


def well_formed_tag(value: str) -> bool:
    """Whether a language tag is well-formed by BCP 47; an empty one stands for no language.

    >>> well_formed_tag("zh-Hant-TW"), well_formed_tag("english")
    (True, False)
    """
    value = value.strip()
    # Languages of five to eight letters may be registered, but none ever was.
    return not value or (
        bool(_TAG.fullmatch(value)) and (len(value.partition("-")[0]) <= _LONGEST_REAL or "-" in value)
    )


CHECKS: Final = (Check(_language),)
