"""Validation: bytes in, a report out.

Laws kept here: any input gives a report, in time and memory that are linear in its size, and no exception; nothing is
read but the files that the options name, and nothing is fetched from the network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from newsdoc.errors import NewsdocError
from newsdoc.findings import Finding, FindingKind, Severity
from newsdoc.formats import registry
from newsdoc.validation.document import Fault, Item, Scene
from newsdoc.validation.options import Options
from newsdoc.validation.paths import Paths
from newsdoc.validation.places import Places, Spot, sweep
from newsdoc.validation.report import Report
from newsdoc.validation.rules import CHECKS, RULES
from newsdoc.validation.source import Source, Unreadable, decode, parse
from newsdoc.validation.structure.check import Structure
from newsdoc.validation.structure.words import version_name
from newsdoc.validation.vocabularies import Vocabulary, read_catalogs, read_vocabularies

__all__ = ["Validator", "validate"]

_NEWSML = "newsml"


class Validator:
    """Validates one input after the other with the same settings.

    The files that the settings name are read once.

    :raises NewsdocError: if a setting makes no sense, or a file that it names cannot be read.
    """

    def __init__(self, **options: object) -> None:
        self.options = Options(**options)
        self._catalogs: dict[str, Mapping[str, str]] = {}
        for path in self.options.catalogs:
            self._catalogs.update(read_catalogs(path))
        self._vocabularies: dict[str, Vocabulary] = {}
        for path in self.options.vocabularies:
            self._vocabularies.update(read_vocabularies(path))

    def validate(self, data: bytes | str, *, format: str | None = None, name: str = "") -> Report:  # noqa: A002 - what users call it
        """What is wrong with an input.

        :arg format: what to check it as; by default, what it is recognised as.
        :arg name: what the report calls it.
        """
        try:
            found = registry.get(format).name if format is not None else registry.detect(data, name).name
        except NewsdocError as error:
            if format is not None:
                raise
            return self._of_error(error, name, "")
        if found == _NEWSML:
            return self._newsml(data, name)
        return self._other(data, found, name)

    # NewsML-G2

    def _newsml(self, data: bytes | str, name: str) -> Report:
        source = Source(b"")
        try:
            source = decode(data)
            root, after = parse(source)
        except Unreadable as error:
            return self._unreadable(error, source, data, name)
        structure = Structure(root, self.options.standard_version)
        places, paths = Places(source.buffer, root, after), Paths(root)
        faults = structure.finish(places, paths)
        scene = Scene(root, structure.items, structure.ids, self._catalogs, self._vocabularies)
        for item in structure.items:
            faults += _beyond(item, scene)
        return self._report(faults, source.buffer, places, paths, structure.items, name)

    def _report(  # noqa: PLR0917 - all that a report is made of
        self, faults: list[Fault], buffer: bytes, finder: Places, paths: Paths, items: list[Item], name: str
    ) -> Report:
        wanted = [fault for fault in faults if self.options.wants(fault.rule)]
        spots = {fault.spot for fault in wanted} | {Spot(fault.other) for fault in wanted if fault.other is not None}
        places = finder.of(spots) if spots else {}
        wanted.sort(key=lambda fault: places[fault.spot].at)
        findings = []
        for fault in wanted[: self.options.max_findings]:
            place = places[fault.spot]
            other = places[Spot(fault.other)] if fault.other is not None else None
            message = fault.message.replace("{other}", f"line {other.line}") if other else fault.message
            findings.append(
                Finding(
                    code=fault.rule,
                    message=" ".join(message.split()),
                    severity=self._severity(fault.rule),
                    kind=RULES[fault.rule].kind,
                    help=" ".join((fault.help or RULES[fault.rule].help).split()),
                    path=paths.of(fault.spot),
                    file=name,
                    line=place.line,
                    column=place.column,
                    span=(place.start, place.end),
                )
            )
        return Report(
            name=name,
            format=_NEWSML,
            findings=tuple(findings),
            omitted=len(wanted) - len(findings),
            fail_level=self.options.fail_level,
            summary=_summary(fault.rule for fault in wanted),
            versions=tuple(version_name(item.schema.version) for item in items if item.root.get("standardversion")),
            buffer=buffer if findings else b"",
            bytes={(place.start, place.end): (place.at, place.length) for place in places.values()},
        )

    def _severity(self, rule: str) -> Severity:
        return self.options.severities.get(rule, RULES[rule].severity)

    def _unreadable(self, error: Unreadable, source: Source, data: bytes | str, name: str) -> Report:
        buffer = source.buffer or (data if isinstance(data, bytes) else data.encode("utf-8", "replace"))
        span = (error.offset, error.offset + 1)
        place = sweep(buffer, [span])[span]
        finding = Finding(
            code=error.rule,
            message=error.message,
            severity=self._severity(error.rule),
            kind=FindingKind.FILE,
            help=error.help,
            file=name,
            line=place.line,
            column=place.column,
            span=(place.start, place.end),
        )
        return self._small([finding], name, _NEWSML, buffer, {(place.start, place.end): (place.at, place.length)})

    def _small(
        self,
        findings: list[Finding],
        name: str,
        format: str,  # noqa: A002 - what users call it
        buffer: bytes = b"",
        at: dict[tuple[int, int], tuple[int, int]] | None = None,
    ) -> Report:
        wanted = [finding for finding in findings if self.options.wants(finding.code)]
        kept = wanted[: self.options.max_findings]
        return Report(
            name=name,
            format=format,
            findings=tuple(kept),
            omitted=len(wanted) - len(kept),
            fail_level=self.options.fail_level,
            summary=_summary(finding.code for finding in wanted),
            buffer=buffer,
            bytes=at or {},
        )

    # Other formats

    def _of_error(self, error: NewsdocError, name: str, format: str) -> Report:  # noqa: A002
        finding = Finding(
            code="FILE-FORMAT",
            message=error.message,
            severity=self._severity("FILE-FORMAT"),
            kind=FindingKind.FILE,
            help=error.help,
            path=error.path,
            file=name,
            line=error.line,
            column=error.column,
        )
        return self._small([finding], name, format)

    def _other(self, data: bytes | str, format: str, name: str) -> Report:  # noqa: A002
        reader = registry.get(format).read
        findings: list[Finding] = []
        if reader is not None:
            try:
                for reading in reader(data, name=name):
                    findings += reading.findings
            except NewsdocError as error:
                return self._of_error(error, name, format)
        return self._small(findings, name, format)


def _beyond(item: Item, scene: Scene) -> Iterable[Fault]:
    """What the rules beyond the structure have to say about an item."""
    nodes, name = item.nodes, item.name
    for check in CHECKS:
        if (not check.names or not check.names.isdisjoint(nodes)) and (not check.items or name in check.items):
            yield from check.run(item, scene)


def _summary(rules: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(rules).items()))


def validate(
    data: bytes | str,
    *,
    format: str | None = None,  # noqa: A002 - what users call it
    name: str = "",
    **options: object,
) -> Report:
    """What is wrong with an input: a report with every finding.

    >>> report = validate('<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>')
    >>> report.ok
    False

    :arg format: what to check it as; by default, what it is recognised as.
    :arg name: what the report calls it.
    :arg options: the settings, see :class:`~newsdoc.validation.options.Options`.
    :raises ArgumentError: if a setting makes no sense; nothing that is in *data* raises anything.
    """
    return Validator(**options).validate(data, format=format, name=name)
