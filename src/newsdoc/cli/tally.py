"""What came of a conversion, told as it comes and summed up at the end."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Final

import click

from newsdoc.batch import Outcome, Result
from newsdoc.cli.losses import folded
from newsdoc.cli.manners import MANNERS
from newsdoc.cli.messages import count_of, error, note
from newsdoc.cli.status import Status
from newsdoc.findings import Finding, Severity

__all__ = ["Tally"]

_NOTED: Final = {
    Result.SKIPPED: "there already",
    Result.EMPTY: "without an article",
    Result.REFUSED: "refused, because something would have been lost",
    Result.FAILED: "failed",
}
"""What is said at the end about files that were not converted."""


class Tally:
    """Counts outcomes and tells them: of one input warnings and losses, of several what went wrong, with ``-v`` all."""

    def __init__(self, target: str, *, several: bool) -> None:
        self.target = target
        self.several = several
        self.results: Counter[Result] = Counter()
        self.articles = self.findings = self.losses = self.lossy = 0
        self.begun = time.monotonic()

    def add(self, outcome: Outcome, before: Callable[[], None]) -> None:
        """Count an outcome and tell what there is to tell, calling *before* first if there is anything."""
        self.results[outcome.result] += 1
        self.articles += outcome.articles
        self.findings += outcome.finding_count
        self.losses += outcome.loss_count
        self.lossy += bool(outcome.loss_count)
        if not self.several or MANNERS.verbose or outcome.result in {Result.FAILED, Result.REFUSED}:
            before()
            self._tell(outcome)

    def _tell(self, outcome: Outcome) -> None:
        if not self.several or MANNERS.verbose:
            for finding in outcome.findings:
                if _is_told(finding):
                    note(finding)
            lines = list(map(str, outcome.losses) if MANNERS.verbose else folded(outcome.losses))
            for line in lines:
                note(f"{outcome.source}: lost: {line}")
            if len(lines) < len(outcome.losses):
                note("-v names all that was lost; --report FILE keeps it")
        match outcome.result:
            case Result.REFUSED:
                lost = count_of(outcome.loss_count, "thing")
                error(f"{outcome.source}: not converted, {self.target} would lose {lost}")
            case Result.CONVERTED:
                note(f"{outcome.source}: {outcome.source_format} to {self.target}: {_found(outcome)}")
            case Result.SKIPPED:
                note(f"{outcome.source}: {outcome.output} is there already")
            case Result.EMPTY if self.several:
                note(outcome.error)
            case _:
                error(outcome.error)
                if outcome.trace and MANNERS.debug:
                    click.echo(outcome.trace, err=True)

    def interrupted(self, *, can_go_on: bool) -> None:
        """Tell how far it came."""
        if self.several:
            how = "; --skip-existing goes on from here" if can_go_on else ""
            note(f"Interrupted: {count_of(self.results[Result.CONVERTED], 'file')} converted{how}")

    def summary(self) -> None:
        """Tell the totals of several inputs."""
        if not self.several:
            return
        seconds = time.monotonic() - self.begun
        files = sum(self.results.values())
        done = self.results[Result.CONVERTED]
        rate = f"{seconds:.1f} s, {files / seconds:,.0f} files a second" if seconds else ""
        lost = "nothing lost"
        if self.losses:
            lost = f"{count_of(self.losses, 'loss', 'losses')} in {count_of(self.lossy, 'file')}"
        line = (
            f"{count_of(done, 'file')} of {files:,} converted to {self.target}: {count_of(self.articles, 'article')}, "
            f"{count_of(self.findings, 'finding')}, {lost} ({rate})"
        )
        note(line, "good" if self.status is Status.FINE else "")
        for result, said in _NOTED.items():
            if self.results[result]:
                more = " (-v names them)" if result in {Result.SKIPPED, Result.EMPTY} and not MANNERS.verbose else ""
                note(f"{count_of(self.results[result], 'file')} {said}{more}")
        if self.losses and not MANNERS.verbose:
            note("-v names what was lost; --report FILE keeps it")

    def totals(self) -> dict[str, object]:
        """The same as numbers."""
        counts: dict[str, object] = {result.value: self.results[result] for result in Result}
        return {**counts, "articles": self.articles, "findings": self.findings, "losses": self.losses}

    @property
    def status(self) -> Status:
        """0 if nothing went wrong, 1 if part of the work was done or refused, 2 if there is nothing to show for it."""
        if self.results[Result.CONVERTED] or self.results[Result.SKIPPED]:
            wrong = self.results[Result.FAILED] or self.results[Result.REFUSED]
            return Status.PARTLY if wrong else Status.FINE
        return Status.PARTLY if self.results[Result.REFUSED] else Status.TROUBLE


def _is_told(finding: Finding) -> bool:
    """Whether a finding is told line by line: a page of found text has dozens of guesses that turn out well."""
    return MANNERS.verbose or finding.severity is not Severity.INFO


def _found(outcome: Outcome) -> str:
    lost = count_of(outcome.loss_count, "loss", "losses") if outcome.loss_count else "nothing lost"
    untold = sum(not _is_told(finding) for finding in outcome.findings)
    more = f" ({count_of(untold, 'info')}, -v names {'it' if untold == 1 else 'them'})" if untold else ""
    return f"{count_of(outcome.articles, 'article')}, {count_of(outcome.finding_count, 'finding')}{more}, {lost}"
