"""What a rule is: one record that says all about it.

Law: the id of a rule stands for the same thing for ever, and each rule has an example that breaks it and one that
keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias
from xml.etree.ElementTree import Element

from attrs import frozen

from newsdoc.findings import FindingKind, Severity
from newsdoc.validation.document import Fault
from newsdoc.validation.places import Spot

if TYPE_CHECKING:
    from newsdoc.validation.document import Item, Scene

__all__ = ["Basis", "Check", "Rule", "Run"]


class Basis(StrEnum):
    """What a rule rests on."""

    SCHEMA = "the official schema"
    SPECIFICATION = "the NewsML-G2 specification"
    GUIDELINES = "the IPTC's guidelines"
    PRACTICE = "the practice of newsrooms and agencies"
    XML = "XML"
    BODY = "the standard of the body"
    FORMAT = "the format's own definition"


@frozen(kw_only=True)
class Rule:
    """A rule of the validator.

    :ivar id: stable for ever.
    :ivar title: what holds where the rule is kept, in a sentence.
    :ivar severity: unless the user says otherwise.
    :ivar kind: the structure, a rule beyond it, or the file not being readable.
    :ivar basis: what the rule rests on.
    :ivar message: what is said where it is broken; names in braces are filled in.
    :ivar help: how to mend it.
    :ivar why: the reason for the rule, for people who ask.
    :ivar breaks: an example that breaks it, a document or a part of one.
    :ivar keeps: the same, put right.
    """

    id: str
    title: str
    severity: Severity
    basis: Basis
    message: str = ""
    help: str = ""
    why: str
    breaks: str
    keeps: str
    kind: FindingKind = FindingKind.RULE

    @property
    def cure(self) -> str:
        """How to mend it, where that is the same for each breach; ``""`` where it depends."""
        return "" if "{" in self.help else self.help

    def at(self, spot: Spot | Element, *, other: Element | None = None, **words: object) -> Fault:
        """The fault of breaking the rule at a place; *words* fill the message."""
        place = spot if isinstance(spot, Spot) else Spot(spot)
        # "{other}" stays as it is: the line of the other place is not known yet.
        message = self.message.format(other="{other}", **words)
        cure = self.help.format(**words) if "{" in self.help else self.help
        return Fault(self.id, place, message, cure, other)


Run: TypeAlias = Callable[["Item", "Scene"], Iterable[Fault]]


@frozen
class Check:
    """A function that looks for breaches of one rule or of several that belong together.

    :ivar names: it has something to look at only where the item has an element of one of these names; empty for always.
    :ivar items: the kinds of item that it looks at; empty for all.
    """

    run: Run
    names: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
