"""One file: read it, convert it, check and store the result. What came of it is a plain value, trouble included."""

from __future__ import annotations

import os
import stat
import traceback
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from attrs import evolve, field, frozen

from newsdoc import api
from newsdoc.errors import NewsdocError, NoArticleError, WriteError
from newsdoc.files import read_file, write_file
from newsdoc.findings import Finding, Loss
from newsdoc.formats import registry
from newsdoc.formats.base import options_of
from newsdoc.limits import max_size_of

__all__ = ["Job", "Order", "Outcome", "Result", "is_whole", "perform"]


@frozen
class Job:
    """One input and where its result goes.

    :ivar source: the path of the input, or what an input is called that comes with its *data*.
    :ivar output: the path of the result; ``""`` if it is to be given back.
    :ivar data: the input, if it is no file.
    :ivar trouble: why it cannot be read, where that is known already.
    :ivar again: whether it has been done before in this run, so that its output is ours.
    """

    source: str
    output: str = ""
    data: bytes | None = None
    trouble: str = ""
    again: bool = False


@frozen(kw_only=True)
class Order:
    """What is to be done with every job.

    :ivar to: the name of the target format.
    :ivar from_: the name of the source format; recognised if it is not given.
    :ivar options: options of the formats.
    :ivar lenient: whether an option is passed over where the formats of a file do not have it.
    :ivar strict: whether nothing is stored of which anything would be lost.
    :ivar check: whether what was stored is read again and compared.
    :ivar overwrite: whether an output that is there is replaced.
    :ivar skip_existing: whether an output that is there is left, and its input not read.
    :ivar durable: whether each output is to survive a power cut from the moment on that it is there.
    :ivar make_folders: whether folders for outputs are made where there are none.
    :ivar detailed: whether outcomes hold findings and losses, and not their numbers only.
    """

    to: str
    from_: str | None = None
    options: Mapping[str, Any] = field(factory=dict)
    lenient: bool = False
    strict: bool = False
    check: bool = False
    overwrite: bool = False
    skip_existing: bool = False
    durable: bool = True
    make_folders: bool = False
    detailed: bool = True


class Result(StrEnum):
    """What became of an input."""

    CONVERTED = "converted"
    """It was."""
    SKIPPED = "skipped"
    """Its output was there already."""
    EMPTY = "no article"
    """It is sound but holds no article, such as a package or a vocabulary."""
    REFUSED = "refused"
    """Something would have been lost, and nothing may be."""
    FAILED = "failed"
    """It could not be read, or its output not be written, or what was written is not what was read."""


@frozen(kw_only=True)
class Outcome:
    """What came of one job.

    :ivar source: the input.
    :ivar output: where the result is; ``""`` if it is here, in *data*.
    :ivar error: why there is no result.
    :ivar trace: where in the program the error came from.
    :ivar articles: how many articles there are in it.
    :ivar finding_count: how many findings its reader had.
    :ivar loss_count: how many losses there are.
    """

    source: str
    output: str = ""
    result: Result
    error: str = ""
    trace: str = ""
    source_format: str = ""
    articles: int = 0
    finding_count: int = 0
    loss_count: int = 0
    findings: tuple[Finding, ...] = ()
    losses: tuple[Loss, ...] = ()
    data: bytes | None = None


def perform(job: Job, order: Order) -> Outcome:
    """Do one job. Whatever happens is an outcome, so that no file can stop the others."""
    if job.trouble:
        return _without(job, Result.FAILED, f"{job.source}: {job.trouble}")
    if job.again:
        order = evolve(order, overwrite=True, skip_existing=False)
    try:
        if order.skip_existing and job.output:
            if is_whole(job.output):
                return _without(job, Result.SKIPPED)
            return _converted(job, evolve(order, overwrite=True))
        return _converted(job, order)
    except NoArticleError as error:
        return _without(job, Result.EMPTY, str(error))
    except NewsdocError as error:
        return _without(job, Result.FAILED, str(error), traceback.format_exc())
    except Exception as error:  # noqa: BLE001 - a mistake of ours must cost one file and not the run
        message = f"{job.source}: internal error, {type(error).__name__}: {error} (please report it)"
        return _without(job, Result.FAILED, message, traceback.format_exc())


def _without(job: Job, result: Result, error: str = "", trace: str = "") -> Outcome:
    return Outcome(source=job.source, output=job.output, result=result, error=" ".join(error.split()), trace=trace)


def is_whole(path: str) -> bool:
    """Whether an output is there; a folder is none, nor is a file without a byte, which a power cut may leave."""
    try:
        there = os.stat(path)
    except OSError:
        return False
    return stat.S_ISREG(there.st_mode) and there.st_size > 0


def _converted(job: Job, order: Order) -> Outcome:
    enough = max_size_of(order.options) + 1  # so that what is too large is seen to be, and not read to its end
    data = read_file(job.source, enough) if job.data is None else job.data
    done = api.convert(data, order.to, order.from_, name=job.source, **_options(order, data, job.source))
    refused = order.strict and bool(done.losses)
    if not refused:
        verify = _verifier(done, job) if order.check else None
        if job.output:
            if order.make_folders:
                _make_folder(job.output)
            write_file(job.output, done.data, overwrite=order.overwrite, durable=order.durable, verify=verify)
        elif verify:
            verify(done.data)
    return Outcome(
        source=job.source,
        output=job.output,
        result=Result.REFUSED if refused else Result.CONVERTED,
        source_format=done.source_format,
        articles=done.count,
        finding_count=len(done.findings),
        loss_count=len(done.losses),
        findings=done.findings if order.detailed else (),
        losses=done.losses if order.detailed else (),
        data=None if job.output or refused else done.data,
    )


def _options(order: Order, data: bytes, name: str) -> Mapping[str, Any]:
    """The options for one file: of several files, not each has a format that knows them all."""
    if not (order.lenient and order.options):
        return order.options
    source = registry.get(order.from_) if order.from_ else registry.detect(data, name)
    ways: tuple[Callable[..., object] | None, ...] = (source.read, registry.get(order.to).write)
    known = {option for way in ways if way for option in options_of(way)}
    return {option: value for option, value in order.options.items() if option in known}


def _verifier(done: api.Conversion, job: Job) -> Callable[[bytes], None]:
    def verify(written: bytes) -> None:
        again = tuple(reading.article for reading in api.reads(written, done.target_format, name=job.output))
        if again != done.articles:
            differing = next(
                (place for place, pair in enumerate(zip(again, done.articles, strict=False)) if pair[0] != pair[1]),
                min(len(again), len(done.articles)),
            )
            raise WriteError(
                f"article {differing + 1} reads back differently from {job.output or done.target_format}",
                file=job.source,
                help="nothing was stored; please report it",
            )

    return verify


def _make_folder(path: str) -> None:
    folder = os.path.dirname(path)
    try:
        if folder and not os.path.isdir(folder):
            os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise WriteError(f"cannot make the folder: {error.strerror or error}", file=folder) from error
