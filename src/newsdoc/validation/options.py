"""What a user can tell the validator."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from attrs import field, fields, frozen

from newsdoc.errors import ArgumentError
from newsdoc.findings import Severity
from newsdoc.formats.registry import finding_codes
from newsdoc.limits import MAX_SIZE, check_limit
from newsdoc.validation.rules import RULES
from newsdoc.validation.structure.schema import LATEST, OLDEST
from newsdoc.validation.structure.suggest import closest

__all__ = ["Options", "matching"]

Paths: TypeAlias = "Iterable[str | os.PathLike[str]]"

_IN_G2: Final = {one.removeprefix("G2-"): one for one in RULES if one.startswith("G2-")}
"""The rules of NewsML-G2 by what their ids are without the part that most of them share."""
_VERSION: Final = re.compile(r"2\.(\d{1,2})", re.ASCII)


def _rules(given: object) -> tuple[str, ...]:
    """Ids of rules, or first words of ids, as they are compared with."""
    names = [given] if isinstance(given, str) else given
    if not isinstance(names, Iterable):
        raise ArgumentError(f"expected ids of rules, got {given!r}")
    return tuple(dict.fromkeys(map(_rule, names)))


def _rule(given: object) -> str:
    if not isinstance(given, str):
        raise ArgumentError(f"expected the id of a rule, got {given!r}")
    wanted = given.strip().upper().removesuffix("-")
    matching(wanted)
    return wanted


def matching(name: str) -> list[str]:
    """The ids that *name* stands for: itself, or all those that begin with it and a hyphen.

    They are those of rules, and the codes of what readers find.

    >>> matching("file")
    ['FILE-XML', 'FILE-ENCODING', 'FILE-ENTITY', 'FILE-FORMAT']

    :raises ArgumentError: if there is no such rule.
    """
    wanted = name.strip().upper().removesuffix("-")
    if wanted in RULES:
        return [wanted]
    known = (*RULES, *finding_codes())
    found = [wanted] if wanted in known else [one for one in known if one.startswith(f"{wanted}-")]
    if not found:
        meant = _meant(wanted, known)
        raise ArgumentError(
            f"there is no rule {name!r}",
            help=f"did you mean {meant!r}?" if meant else "'newsdoc explain' lists them all",
        )
    return found


def _meant(wanted: str, known: Sequence[str]) -> str:
    """The rule or the group of rules that *wanted* may stand for; ``""`` if it is like none."""
    if any(one.startswith(f"{wanted}-") for one in _IN_G2):
        return f"G2-{wanted}"
    begun = next((one for one in known if wanted and one.startswith(wanted)), "")
    return begun or closest(wanted, known) or _IN_G2.get(closest(wanted, _IN_G2), "")


def _covers(given: str, rule: str) -> bool:
    return rule == given or rule.startswith(f"{given}-")


def _severity(given: object) -> Severity:
    try:
        return Severity(str(given).lower())
    except ValueError:
        raise ArgumentError(f"{given!r} is no severity", help="severities are error, warning and info") from None


def _severities(given: object) -> Mapping[str, Severity]:
    if not isinstance(given, Mapping):
        raise ArgumentError(f"expected severities by rule, got {given!r}")
    return {_rule(name): _severity(level) for name, level in given.items()}


def _version(given: object) -> str:
    if not isinstance(given, str):
        raise ArgumentError(
            f"expected a version as text, got {given!r}", help='write "2.34": of a number, 2.10 is the same as 2.1'
        )
    text = given.strip()
    if not text:
        return ""
    found = _VERSION.fullmatch(text)
    if found is None or not int(OLDEST[2:]) <= int(found[1]) <= int(LATEST[2:]):
        raise ArgumentError(f"{text!r} is no version of NewsML-G2 that is known", help=f"{OLDEST} to {LATEST} are")
    return f"2.{int(found[1])}"


def _paths(given: object) -> tuple[str, ...]:
    if isinstance(given, str | os.PathLike):
        given = [given]
    if not isinstance(given, Iterable):
        raise ArgumentError(f"expected paths of files, got {given!r}")
    paths = []
    for path in given:
        if not isinstance(path, str | os.PathLike):
            raise ArgumentError(f"expected the path of a file, got {path!r}")
        paths.append(os.fsdecode(path))
    return tuple(paths)


def _path(given: object) -> str:
    return _paths(given)[0] if given else ""


def _number(given: object) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or given < 0:
        raise ArgumentError(f"expected a number of findings from 0, got {given!r}")
    return given


def _size(given: object) -> int:
    return check_limit("max_size", given)


@frozen(kw_only=True)
class Options:
    """The settings of a validator; each has a default.

    :raises ArgumentError: if a setting makes no sense.
    """

    select: tuple[str, ...] = field(default=(), converter=_rules)
    """The rules whose findings are wanted, by id or by the first words of their ids; all if there are none."""
    ignore: tuple[str, ...] = field(default=(), converter=_rules)
    """The rules whose findings are not wanted."""
    severities: Mapping[str, Severity] = field(factory=dict, converter=_severities)
    """Severities by rule, or by the first words of ids, instead of those that the rules have."""
    fail_level: Severity = field(default=Severity.ERROR, converter=_severity)
    """The severity from which on a finding makes an input fail."""
    standard_version: str = field(default="", converter=_version)
    """The version of NewsML-G2 to check as, whatever an item declares."""
    schema: str = field(default="", converter=_path)
    """The file of an official schema, whose verdict is added."""
    catalogs: tuple[str, ...] = field(default=(), converter=_paths)
    """Files with catalogs, so that the aliases of QCodes can be checked."""
    vocabularies: tuple[str, ...] = field(default=(), converter=_paths)
    """Files with vocabularies (knowledge items), so that codes can be checked."""
    max_findings: int = field(default=10_000, converter=_number)
    """How many findings a report holds at most; the summary counts all."""
    max_size: int = field(default=MAX_SIZE, converter=_size)
    """How many bytes an input has at most; a larger one is not looked into."""

    def wants(self, rule: str) -> bool:
        """Whether findings of a rule are wanted."""
        if self.ignore and any(_covers(one, rule) for one in self.ignore):
            return False
        return not self.select or any(_covers(one, rule) for one in self.select)

    def severity(self, rule: str, usual: Severity) -> Severity:
        """How grave findings of a rule are; of several settings that cover it, the most exact one decides."""
        if not self.severities:
            return usual
        covering = [one for one in self.severities if _covers(one, rule)]
        return self.severities[max(covering, key=len)] if covering else usual

    @classmethod
    def of(cls, options: Mapping[str, object]) -> Options:
        """Options from keyword arguments.

        :raises ArgumentError: if there is no such setting, or one makes no sense.
        """
        known = [field.name for field in fields(cls)]
        for name in options:
            if name not in known:
                meant = closest(name, known)
                raise ArgumentError(
                    f"there is no setting {name!r}",
                    help=f"did you mean {meant!r}?" if meant else f"settings are {', '.join(known)}",
                )
        return cls(**options)
