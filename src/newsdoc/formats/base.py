"""What a format is to the rest of newsdoc: one record. Readers and writers meet nowhere but here and in the model."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Protocol, Union, get_args, get_origin, get_type_hints

from attrs import frozen

from newsdoc.catalogs import Scope
from newsdoc.findings import Finding, FindingCode, Loss
from newsdoc.model import Article

__all__ = ["Format", "Mistake", "Read", "ReadLines", "Reading", "Write", "WriteLines", "options_of", "stated_scope"]


@frozen
class Reading:
    """An article and what its reader has to say about how it was found.

    :ivar article: the article.
    :ivar findings: guesses, bent values, characters replaced; in the order of the input.
    """

    article: Article
    findings: tuple[Finding, ...] = ()


@frozen
class Mistake:
    """One of the things for which a reader refuses an input.

    :ivar message: what is wrong, and what was expected.
    :ivar help: what to do about it; may be ``""``.
    :ivar path: where in the structure of the input, as the reader's errors have it.
    :ivar span: where in the input, as UTF-8 without a byte order mark: offsets in bytes of the beginning and the end.
    """

    message: str
    help: str
    path: str
    span: tuple[int, int]


class Read(Protocol):
    """Makes articles of bytes, one after the other, in the order of the input.

    *data* is the whole input; ``str`` is taken as text that is decoded already. *name* is the input's name for
    messages. Raises nothing but :class:`~newsdoc.errors.NewsdocError`. Further keyword arguments are the options of
    the format, each with a default.
    """

    def __call__(self, data: bytes | str, *, name: str = "") -> Iterator[Reading]: ...  # noqa: D102 - the class says it


class Write(Protocol):
    """Makes bytes of articles, in their order. Further keyword arguments are the options of the format."""

    def __call__(self, articles: Sequence[Article]) -> bytes: ...  # noqa: D102 - the class says it


class ReadLines(Protocol):
    """As :class:`Read`, of lines such as an open file gives: takes no more of them than it is asked for articles."""

    def __call__(self, lines: Iterable[bytes], *, name: str = "") -> Iterator[Reading]: ...  # noqa: D102 - the class says it


class WriteLines(Protocol):
    """As :class:`Write`, line by line: takes each article when it is its turn."""

    def __call__(self, articles: Iterable[Article]) -> Iterator[bytes]: ...  # noqa: D102 - the class says it


def _nothing(_article: Article) -> tuple[Loss, ...]:
    return ()


def stated_scope(article: Article) -> Scope:
    """The catalogs that *article* itself names; the IPTC's where it names none."""
    catalogs = article.catalogs
    if not (catalogs.schemes or catalogs.references):
        return Scope()
    own = Scope({scheme.alias: scheme.uri for scheme in reversed(catalogs.schemes)})
    return Scope.joined([own, *(Scope.referred(catalog.href) for catalog in catalogs.references)])


@frozen(kw_only=True)
class Format:
    """One format: a row of the registry.

    :ivar name: what it is called in code and on the command line.
    :ivar title: its full name, for lists.
    :ivar aliases: other names that it answers to.
    :ivar suffixes: endings of file names, with the dot, the usual one first.
    :ivar media_type: its media type.
    :ivar sniff: whether bytes look like it; sees the whole input or its first 64 KiB and never raises.
    :ivar read: its reader; None for a format that is only written.
    :ivar write: its writer.
    :ivar read_lines: reads article by article, with the options of *read*; None for a format that is read whole.
    :ivar write_lines: writes article by article, with the options of *write*; None for one that is written whole.
    :ivar mistakes: everything for which *read* refuses an input, of which its error says the first; raises that error
        if the input is such that nothing more can be said. None for a format whose reader can never say more than that.
    :ivar native: whether it carries everything that an article holds, so that reading gives back an equal article.
    :ivar losses: what of an article it cannot carry, its source included; takes the options of the writer.
    :ivar unmodelled: what a file of this format, an article's source, holds that the article does not.
    :ivar codes: what the findings of its reader are about.
    :ivar scope: the catalogs that hold for the codes of an article that was read from this format; by default those
        that it names itself.
    """

    name: str
    title: str
    aliases: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    media_type: str
    sniff: Callable[[bytes], bool]
    read: Read | None
    write: Write
    read_lines: ReadLines | None = None
    write_lines: WriteLines | None = None
    mistakes: Callable[[bytes | str], tuple[Mistake, ...]] | None = None
    native: bool = False
    losses: Callable[..., tuple[Loss, ...]] = _nothing
    unmodelled: Callable[[Article], tuple[Loss, ...]] = _nothing
    codes: tuple[FindingCode, ...] = ()
    scope: Callable[[Article], Scope] = stated_scope


@cache
def options_of(function: Callable[..., object]) -> Mapping[str, tuple[type, ...]]:
    """The options that a reader or writer takes, with the types of their values.

    They are its keyword-only arguments but the input's name, so that an option is stated once: where it is used.
    """
    hints = get_type_hints(function)
    parameters = inspect.signature(function).parameters.values()
    names = (each.name for each in parameters if each.kind is each.KEYWORD_ONLY and each.name != "name")
    return {name: _types(hints[name]) for name in names}


def _types(hint: object) -> tuple[type, ...]:
    members = get_args(hint) if get_origin(hint) in {UnionType, Union} else (hint,)
    return tuple(get_origin(member) or member for member in members)
