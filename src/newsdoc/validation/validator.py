"""Validation: bytes in, a report out.

Laws kept here: any input gives a report, in time and memory that are linear in its size, and no exception; nothing is
read but the files that the options name, and nothing is fetched from the network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate

from attrs import evolve

from newsdoc.errors import ArgumentError, LimitError, NewsdocError, ReadError, UnknownFormatError
from newsdoc.files import File, name_of, read_file
from newsdoc.findings import Finding, Severity
from newsdoc.formats import registry
from newsdoc.formats.base import Format
from newsdoc.garbage import NoCollection
from newsdoc.limits import check_size
from newsdoc.validation.document import Fault, Item, Scene
from newsdoc.validation.options import Options
from newsdoc.validation.paths import Paths
from newsdoc.validation.places import Place, Places, Spot, sweep
from newsdoc.validation.report import Report
from newsdoc.validation.rules import CHECKS, RULES, Run
from newsdoc.validation.schema_file import SchemaFile
from newsdoc.validation.source import Source, decode, parse
from newsdoc.validation.structure.check import Structure
from newsdoc.validation.structure.words import version_name
from newsdoc.validation.unreadable import Unreadable
from newsdoc.validation.vocabularies import Vocabulary, read_catalogs, read_vocabularies

__all__ = ["Validator", "validate", "validate_file"]

_NEWSML = "newsml"
_JSON = "json"
_LINES = "ndjson"
_BOM = b"\xef\xbb\xbf"
_SUFFIXES = tuple(suffix for row in registry.formats() for suffix in row.suffixes)


class Validator:
    """Validates one input after the other with the same settings.

    The files that the settings name are read once.

    :arg options: the settings, see :class:`~newsdoc.validation.options.Options`.
    :raises NewsdocError: if a setting makes no sense, or a file that it names cannot be read.
    """

    def __init__(self, **options: object) -> None:
        self.options = Options.of(options)
        self._catalogs: dict[str, Mapping[str, str]] = {}
        for path in self.options.catalogs:
            self._catalogs.update(read_catalogs(path))
        self._vocabularies: dict[str, Vocabulary] = {}
        for path in self.options.vocabularies:
            self._vocabularies.update(read_vocabularies(path))
        self._schema = SchemaFile(self.options.schema) if self.options.schema else None

    def validate(self, data: bytes | str, *, format: str | None = None, name: str = "") -> Report:
        """What is wrong with an input.

        :arg format: what to check it as; by default, what it is recognised as.
        :arg name: what the report calls it.
        :raises UnknownFormatError: if there is no such format or it is not read; nothing in *data* raises anything.
        """
        if not isinstance(data, bytes | str):
            raise ArgumentError(
                f"expected bytes or a string, got {type(data).__name__}", help="validate_file() reads files"
            )
        try:
            check_size(len(data), self.options.max_size)
        except LimitError as error:
            return self._refused(error, "", b"", name)
        if format is not None:
            named = registry.get(format)
            if named.read is None:
                raise UnknownFormatError(f"the format {named.name!r} is only written, not read")
            found = named.name
        elif isinstance(data, str) and _is_name_of_file(data):
            mistake = ReadError("this is the name of a file, not what it holds", help="validate_file() reads files")
            return self._refused(mistake, "", data, name)
        else:
            try:
                found = registry.detect(data, name).name
            except NewsdocError as error:
                return self._refused(error, "", data, name)
        with NoCollection():
            if found == _NEWSML:
                return self._newsml(data, name)
            return self._lines(data, name) if found == _LINES else self._other(data, found, name)

    def validate_file(self, file: File, *, format: str | None = None) -> Report:
        """What is wrong with a file: a path, or a file object that is open in binary mode.

        :raises ReadError: if the file cannot be read at all.
        :raises UnknownFormatError: as :meth:`validate` does; nothing that is in the file raises anything.
        """
        return self.validate(read_file(file, self.options.max_size + 1), format=format, name=name_of(file))

    # NewsML-G2

    def _newsml(self, data: bytes | str, name: str) -> Report:
        source = Source(b"")
        try:
            source = decode(data)
            root, after = parse(source)
        except Unreadable as error:
            buffer = source.buffer or _bytes(data)
            finding = self._finding(error.rule, error.message, name, help=error.help)
            return self._report([(finding, (error.offset, error.offset + 1))], name, _NEWSML, buffer)
        structure = Structure(root, self.options.standard_version)
        faults = structure.finish(source.buffer)
        scene = Scene(root, structure.items, structure.ids, self._catalogs, self._vocabularies)
        for item in structure.items:
            for run in _runs(item.name, tuple(item.nodes)):
                faults += run(item, scene)
        faults = structure.as_written(faults)
        return self._of_faults(faults, Places(source.buffer, root, after), structure.items, name)

    def _of_faults(self, faults: list[Fault], finder: Places, items: list[Item], name: str) -> Report:
        wanted = [fault for fault in faults if self.options.wants(fault.rule)]
        spots = {fault.spot for fault in wanted} | {Spot(fault.other) for fault in wanted if fault.other is not None}
        buffer, places = finder.buffer, finder.of(spots) if spots else {}
        severities = {rule: self._severity(rule) for rule in {fault.rule for fault in wanted}}
        weights = {rule: severity.weight for rule, severity in severities.items()}
        wanted.sort(key=lambda fault: (places[fault.spot].at, -weights[fault.rule], fault.rule, fault.message))
        paths = Paths(items[0].root, finder.ordinals if wanted else {})
        findings = []
        for fault in wanted[: self.options.max_findings]:
            place = places[fault.spot]
            other = places[Spot(fault.other)] if fault.other is not None else None
            message = fault.message.replace("{other}", f"line {other.line}") if other else fault.message
            found = self._finding(fault.rule, message, name, help=fault.help, path=paths.of(fault.spot), place=place)
            findings.append(found)
        complaints = self._complaints(buffer, name)
        findings += complaints[: self.options.max_findings - len(findings)]
        return Report(
            name=name,
            format=_NEWSML,
            findings=tuple(findings),
            omitted=len(wanted) + len(complaints) - len(findings),
            fail_level=self.options.fail_level,
            summary=_summary((*(fault.rule for fault in wanted), *(one.code for one in complaints))),
            counts=_counts((*(severities[fault.rule] for fault in wanted), *(one.severity for one in complaints))),
            versions=tuple(version_name(item.schema.version) for item in items if item.root.get("standardversion")),
            buffer=buffer if findings else b"",
            bytes={(place.line, place.column): (place.at, place.length) for place in places.values()},
        )

    def _complaints(self, buffer: bytes, name: str) -> list[Finding]:
        """What the official schema says that the user gave."""
        if self._schema is None or not self.options.wants("SCHEMA"):
            return []
        return [self._finding("SCHEMA", one.message, name, line=one.line) for one in self._schema.complaints(buffer)]

    def _severity(self, rule: str) -> Severity:
        return self.options.severity(rule, RULES[rule].severity)

    def _finding(
        self,
        rule: str,
        message: str,
        name: str,
        *,
        help: str = "",
        path: str = "",
        place: Place | None = None,
        line: int = 0,
    ) -> Finding:
        record = RULES[rule]
        return Finding(
            code=rule,
            message=_on_one_line(message),
            severity=self._severity(rule),
            kind=record.kind,
            help=_on_one_line(help or record.help),
            path=path,
            file=name,
            line=place.line if place else line,
            column=place.column if place else 0,
            span=(place.start, place.end) if place else None,
        )

    # Other formats

    def _refused(self, error: NewsdocError, format: str, data: bytes | str, name: str) -> Report:
        finding = evolve(
            self._finding("FILE-FORMAT", error.message, name, help=error.help, path=error.path, line=error.line),
            column=error.column,
        )
        return self._report([(finding, None)], name, format, _bytes(data))

    def _other(self, data: bytes | str, format: str, name: str) -> Report:
        row = registry.get(format)
        findings: list[Finding] = []
        if row.read is not None:
            try:
                for reading in row.read(data, name=name):
                    findings += reading.findings
            except NewsdocError as error:
                return self._refused_by(row, error, data, name)
        remarks = [evolve(one, severity=self.options.severity(one.code, one.severity)) for one in findings]
        return self._report([(one, None) for one in remarks], name, format, _bytes(data))

    def _refused_by(self, row: Format, error: NewsdocError, data: bytes | str, name: str) -> Report:
        """Everything for which a reader refuses an input, of which its error is the first."""
        try:
            mistakes = row.mistakes(data) if row.mistakes else ()
        except NewsdocError:
            mistakes = ()
        if not mistakes:
            return self._refused(error, row.name, data, name)
        pairs: list[tuple[Finding, tuple[int, int] | None]] = [
            (self._finding("JSON-STRUCTURE", one.message, name, help=one.help, path=one.path), one.span)
            for one in mistakes
        ]
        return self._report(pairs, name, row.name, _bytes(data).removeprefix(_BOM))

    def _lines(self, data: bytes | str, name: str) -> Report:
        """A report on JSON lines: that on each line, at its place in the whole."""
        pairs: list[tuple[Finding, tuple[int, int] | None]] = []
        start = 0
        whole = data.removeprefix("\ufeff") if isinstance(data, str) else data.removeprefix(_BOM)
        for number, line in enumerate(_split(whole), 1):
            if line.strip():
                report = self._other(line.rstrip(), _JSON, name)  # as their reader does
                for one in report.findings:
                    at, length = report.place(one) or (0, 1)
                    pairs.append((evolve(one, line=number), (start + at, start + at + length)))
            start += len(_bytes(line)) + 1
        return self._report(pairs, name, _LINES, _bytes(whole))

    def _report(
        self,
        pairs: list[tuple[Finding, tuple[int, int] | None]],
        name: str,
        format: str,
        buffer: bytes,
    ) -> Report:
        """A report of findings, each with its place in *buffer* as far as it is known."""
        pairs = [pair for pair in pairs if self.options.wants(pair[0].code)]
        places = sweep(buffer, [span for _, span in pairs if span is not None])
        lines = _Lines(buffer)
        findings, at = [], {}
        for finding, span in pairs[: self.options.max_findings]:
            if span is not None:
                place = places[span]
                finding = evolve(  # noqa: PLW2901 - the same finding, with its place
                    finding, line=place.line, column=place.column, span=(place.start, place.end)
                )
                at[place.line, place.column] = span[0], span[1] - span[0]
            elif finding.line and finding.column:
                length = finding.span[1] - finding.span[0] if finding.span else 1
                at[finding.line, finding.column] = lines.offset(finding.line, finding.column), length
            findings.append(finding)
        return Report(
            name=name,
            format=format,
            findings=tuple(findings),
            omitted=len(pairs) - len(findings),
            fail_level=self.options.fail_level,
            summary=_summary(finding.code for finding, _ in pairs),
            counts=_counts(finding.severity for finding, _ in pairs),
            buffer=buffer if at else b"",
            bytes=at,
        )


def _split(data: bytes | str) -> Iterable[bytes | str]:
    """Lines as readers of JSON lines know them."""
    return data.split("\n") if isinstance(data, str) else data.split(b"\n")


class _Lines:
    """The lines of a text, to find places that are given by line and column."""

    def __init__(self, buffer: bytes) -> None:
        self._lines = buffer.splitlines(keepends=True)
        self._starts = [0, *accumulate(map(len, self._lines))]

    def offset(self, line: int, column: int) -> int:
        """The offset in bytes of a place; the end of the text if there is no such line."""
        if line > len(self._lines):
            return self._starts[-1]
        before = self._lines[line - 1].decode("utf-8", "replace")[: column - 1]
        return self._starts[line - 1] + len(before.encode())


def _bytes(data: bytes | str) -> bytes:
    return data if isinstance(data, bytes) else data.encode("utf-8", "replace")


@lru_cache(maxsize=1_000)
def _runs(name: str, nodes: tuple[str, ...]) -> tuple[Run, ...]:
    """The checks that have something to look at in an item of that name with elements of those names."""
    return tuple(
        check.run
        for check in CHECKS
        if (not check.names or not check.names.isdisjoint(nodes)) and (not check.items or name in check.items)
    )


def _is_name_of_file(text: str) -> bool:
    """Whether a string is one word that ends as the names of files of our formats do."""
    return len(text.split(maxsplit=1)) == 1 and text.endswith(_SUFFIXES) and text[:1] not in "<{["


def _on_one_line(text: str) -> str:
    return text if text.isprintable() else " ".join(text.split())


def _summary(rules: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(rules).items()))


def _counts(severities: Iterable[Severity]) -> dict[Severity, int]:
    found = list(severities)
    return {severity: found.count(severity) for severity in Severity}


def validate(
    data: bytes | str,
    *,
    format: str | None = None,
    name: str = "",
    **options: object,
) -> Report:
    """What is wrong with an input: a report with every finding.

    >>> report = validate('<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>')
    >>> report.ok
    False

    :arg data: the content of a file; :func:`validate_file` takes the file itself.
    :arg format: what to check it as; by default, what it is recognised as.
    :arg name: what the report calls it.
    :arg options: the settings, see :class:`~newsdoc.validation.options.Options`.
    :raises ArgumentError: if a setting makes no sense.
    :raises ReadError: if a file that a setting names cannot be read, such as a schema.
    :raises UnknownFormatError: if there is no such format or it is not read; nothing that is in *data* raises anything.
    """
    return Validator(**options).validate(data, format=format, name=name)


def validate_file(file: File, *, format: str | None = None, **options: object) -> Report:
    """What is wrong with a file: a path, or a file object that is open in binary mode.

    Whoever checks many files makes one :class:`Validator` and uses it for all of them.

    :raises ArgumentError: if a setting makes no sense.
    :raises ReadError: if the file or one that a setting names cannot be read at all.
    :raises UnknownFormatError: if there is no such format or it is not read; nothing in the file raises anything.
    """
    return Validator(**options).validate_file(file, format=format)
