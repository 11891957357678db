"""The functions that people call: read articles, write them, convert between formats.

Laws kept here: a conversion tells everything that its target could not carry, and an empty list of losses means that
nothing was lost; nothing but a :class:`~newsdoc.errors.NewsdocError` is raised, whatever the input.

The functions come in two families, as in :mod:`json`: those whose names end in *s* take and give data, the others
take a file: a path, or a file object that is open in binary mode. Without *format* the format of an input is
recognised by what it holds (:func:`newsdoc.formats.registry.detect`), and that of an output file follows from its
suffix. Further keyword arguments are the options of the format's reader or writer; the readers of all formats share
``max_size``, the number of bytes that an input may have (:data:`newsdoc.limits.MAX_SIZE` if it is not given).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import partial
from io import BytesIO
from itertools import chain
from typing import TypeAlias, cast

from attrs import field, frozen

from newsdoc.errors import ArgumentError, LossError, NoArticleError, ReadError, UnknownFormatError
from newsdoc.files import File, name_of, opened, read_file, write_file
from newsdoc.findings import Finding, Loss
from newsdoc.formats import registry
from newsdoc.formats.base import Format, Reading, options_of, stated_scope
from newsdoc.garbage import NoCollection
from newsdoc.limits import check_size, max_size_of
from newsdoc.model import Article, Code, Concept

__all__ = [
    "Conversion",
    "convert",
    "dump",
    "dump_all",
    "dumps",
    "dumps_all",
    "load",
    "load_all",
    "loads",
    "loads_all",
    "read",
    "reads",
    "resolve",
]

Options: TypeAlias = "Mapping[str, object]"


def load(file: File, format: str | None = None, **options: object) -> Article:
    r"""The one article in a file.

    >>> import io
    >>> load(io.BytesIO(b"Fed to halt QE\n\nThe Fed will stop buying bonds.\n")).headline
    'Fed to halt QE'

    :param file: a path, or a file object that is open in binary mode.
    :param format: the name of its format; by default what it is recognised as.
    :param options: those of the format's reader, and ``max_size``.
    :raises ReadError: if the file cannot be read, or holds no article or several.
    """
    name = name_of(file)
    return _only(_readings_of(file, format, options), name, "load_all")


def loads(data: bytes | str, format: str | None = None, **options: object) -> Article:
    r"""The one article in *data*.

    >>> loads("Fed to halt QE\n\nThe Fed will stop buying bonds.\n").headline
    'Fed to halt QE'

    :raises ReadError: if there is none in it, or several.
    """
    return _only(_readings(data, format, "", options), "", "loads_all")


def load_all(file: File, format: str | None = None, **options: object) -> Iterator[Article]:
    r"""The articles in a file, one after the other, such as those of a newsMessage.

    Of JSON lines no more is read than is asked for, so that a file may be larger than the memory.

    >>> import io
    >>> [article.headline for article in load_all(io.BytesIO(b"newsdoc 1\nHeadline: Fed\n\nnewsdoc 1\nHeadline: QE\n"))]
    ['Fed', 'QE']
    """
    return (reading.article for reading in _readings_of(file, format, options))


def loads_all(data: bytes | str, format: str | None = None, **options: object) -> Iterator[Article]:
    """The articles in *data*, one after the other.

    >>> [article.headline for article in loads_all(dumps_all([Article("Fed"), Article("QE")], "newsml"))]
    ['Fed', 'QE']
    """
    return (reading.article for reading in _readings(data, format, "", options))


def read(file: File, format: str | None = None, **options: object) -> Iterator[Reading]:
    r"""The articles in a file, each with its reader's findings: what was guessed, bent or left out.

    >>> import io
    >>> [reading] = read(io.BytesIO(b"newsdoc 1\nHeat: 40\n"))
    >>> print(reading.findings[0])
    2:1: warning TEXT-FIELD: kept as a paragraph, not read as a field: there is no field of this name here
    """
    return _readings_of(file, format, options)


def reads(
    data: bytes | str,
    format: str | None = None,
    *,
    name: str = "",
    **options: object,
) -> Iterator[Reading]:
    r"""The articles in *data*, each with its reader's findings; *name* is what the findings call the input.

    >>> [reading.article.headline for reading in reads(b"newsdoc 1\nHeadline: Fed to halt QE\n")]
    ['Fed to halt QE']
    """
    return _readings(data, format, name, options)


def dump(article: Article, file: File, format: str | None = None, **options: object) -> None:
    r"""Store an article in a file, whole or not at all.

    >>> import io
    >>> file = io.BytesIO()
    >>> dump(Article("Fed to halt QE"), file, "text")
    >>> file.getvalue()
    b'newsdoc 1\nHeadline: Fed to halt QE\n'

    :param file: a path, where a file is replaced in one step, or a file object that is open in binary mode.
    :param format: the name of the format to write; by default the one that the suffix of the path tells.
    :param options: those of the format's writer.
    :raises WriteError: if it cannot be stored; a file that was there is unharmed then.
    """
    _store((article,), file, format, options)


def dumps(article: Article, format: str, **options: object) -> bytes:
    """The article in a format.

    >>> loads(dumps(Article("Fed to halt QE"), "json")) == Article("Fed to halt QE")
    True
    """
    return _written((article,), registry.get(format), options)


def dump_all(
    articles: Iterable[Article],
    file: File,
    format: str | None = None,
    **options: object,
) -> None:
    """Store several articles in one file, whole or not at all; as JSON lines, each is stored when it is its turn."""
    _store(articles, file, format, options)


def dumps_all(articles: Iterable[Article], format: str, **options: object) -> bytes:
    r"""Several articles in one document of a format.

    >>> dumps_all([Article("Fed"), Article("QE")], "ndjson").count(b"\n")
    2
    """
    return _written(articles, registry.get(format), options)


@frozen(kw_only=True)
class Conversion:
    """What came of a conversion.

    :ivar data: the document in the target format.
    :ivar losses: what of the source is not in it, item by item; nothing was lost if this is empty.
    :ivar findings: what the reader had to say about the source.
    :ivar source_format: the name of the format that the source was read as.
    :ivar target_format: the name of the format of *data*.
    :ivar articles: the articles of the source.
    """

    data: bytes
    losses: tuple[Loss, ...]
    findings: tuple[Finding, ...]
    source_format: str
    target_format: str
    articles: tuple[Article, ...] = field(repr=lambda articles: f"<{len(articles)}>")

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self.articles)


def convert(
    data: bytes | str,
    to: str,
    from_: str | None = None,
    *,
    strict: bool = False,
    name: str = "",
    **options: object,
) -> Conversion:
    r"""The articles of *data* in another format, and all that this format could not carry.

    Each option goes to the reader of the one format or to the writer of the other, whichever has it; to both if both
    have it.

    >>> result = convert("Fed to halt QE\n\nThe Fed will stop buying bonds.\n", to="json")
    >>> result.source_format, result.count, result.losses
    ('text', 1, ())

    :arg to: the name of the target format.
    :arg from_: the name of the format of *data*; recognised if it is not given.
    :arg strict: whether a loss is an error.
    :arg name: what findings and errors call the input.
    :raises LossError: if *strict* and something would be lost.
    """
    target = registry.get(to)
    source = _recognised(data, from_, name)
    for_reader, for_writer = _reader_options(_reader(source)), options_of(_writer(target))
    _checked(options, {**for_reader, **for_writer}, f"converting {source.name} to {target.name}")
    readings = tuple(_readings(data, source.name, name, _only_those(options, for_reader)))
    if not readings:
        raise NoArticleError("there is no article in it", file=name)
    articles = tuple(reading.article for reading in readings)
    writing = _only_those(options, for_writer)
    losses = _merged(loss for article in articles for loss in _losses(article, target, writing))
    if strict and losses:
        raise _loss_error(losses, target, name)
    return Conversion(
        data=_written(articles, target, writing),
        losses=losses,
        findings=tuple(finding for reading in readings for finding in reading.findings),
        source_format=source.name,
        target_format=target.name,
        articles=articles,
    )


def resolve(article: Article, concept: Concept | Code | str) -> str | None:
    """The full address of a concept: its own ``uri``, or what its qcode stands for by the catalogs of the article.

    The catalogs are those that the article names (``article.catalogs``) and those in the scope of the item that it was
    read from; of an article without either, the IPTC's.

    >>> resolve(Article(), "medtop:04000000")
    'http://cv.iptc.org/newscodes/mediatopic/04000000'

    :param concept: a concept, a code, or a qcode.
    :returns: the address; None if there is neither a uri nor a catalog that knows the alias.
    """
    if not isinstance(concept, str) and concept.uri:
        return concept.uri
    qcode = concept if isinstance(concept, str) else concept.qcode
    scope = registry.get(article.source.format).scope(article) if article.source else stated_scope(article)
    return scope.resolve(qcode) if qcode else None


def _only(readings: Iterator[Reading], name: str, all_of_them: str) -> Article:
    first = next(readings, None)
    if first is None:
        raise NoArticleError("there is no article in it", file=name)
    if next(readings, None) is not None:
        raise ReadError("expected one article, there are more", file=name, help=f"{all_of_them}() gives each of them")
    return first.article


def _recognised(data: bytes | str, format: str | None, name: str) -> Format:
    if not isinstance(data, bytes | str):
        raise ArgumentError(f"expected bytes or a string, got {type(data).__name__}", help="load() reads files")
    return registry.get(format) if format is not None else registry.detect(data, name)


def _readings_of(file: File, format: str | None, options: Options) -> Iterator[Reading]:
    readings = _while_open(file, format, options)
    next(readings)  # to the first yield: trouble with the file, its format or the options is told at once
    return cast("Iterator[Reading]", readings)


def _while_open(file: File, format: str | None, options: Options) -> Iterator[Reading | None]:
    """None once the file is open and recognised; then its articles."""
    name = name_of(file)
    enough = max_size_of(options) + 1  # bytes to read: whatever is behind them, the input is too large
    with opened(file) as source:
        head = read_file(source, registry.SNIFFED)
        whole = len(head) < registry.SNIFFED
        if not whole and (head.isspace() or not hasattr(source, "readline")):
            head, whole = head + read_file(source, enough), True
        found = _recognised(head, format, name)
        if found.read_lines and not whole:
            reader: Callable[..., Iterator[Reading]] = found.read_lines
            chosen = _chosen(found, reader, options)
            yield None
            lines = chain(BytesIO(head + source.readline(enough)), iter(partial(source.readline, enough), b""))
            yield from _uncollected(reader(_within(lines, enough - 1, name), name=name, **chosen))
            return
        data = head if whole else head + read_file(source, enough)
    readings = _readings(data, found.name, name, options)
    yield None
    yield from readings


def _readings(data: bytes | str, format: str | None, name: str, options: Options) -> Iterator[Reading]:
    found = _recognised(data, format, name)
    reader = _reader(found)
    chosen = _chosen(found, reader, options)
    check_size(len(data), max_size_of(options), name=name)
    return _uncollected(reader(data, name=name, **chosen))


def _uncollected(readings: Iterator[Reading]) -> Iterator[Reading]:
    """The same readings, each made while Python does not look for garbage."""
    while True:
        with NoCollection():
            reading = next(readings, None)
        if reading is None:
            return
        yield reading


def _chosen(found: Format, reader: Callable[..., object], options: Options) -> Options:
    """What the reader itself is to be told; the size is looked after here."""
    chosen = _checked(options, _reader_options(reader), f"reading {found.name}")
    return {option: value for option, value in chosen.items() if option != "max_size"}


def _reader_options(reader: Callable[..., object]) -> Mapping[str, tuple[type, ...]]:
    return {**options_of(reader), "max_size": (int,)}


def _within(lines: Iterable[bytes], allowed: int, name: str) -> Iterator[bytes]:
    """The lines, up to one that is too long."""
    for line in lines:
        check_size(len(line), allowed, name=name, what="a line of the input")
        yield line


def _reader(found: Format) -> Callable[..., Iterator[Reading]]:
    if found.read is None:
        raise UnknownFormatError(f"the format {found.name!r} is only written, not read")
    return found.read


def _writer(target: Format) -> Callable[..., bytes]:
    return target.write


def _store(articles: Iterable[Article], file: File, format: str | None, options: Options) -> None:
    name = name_of(file)
    if format is None and not name:
        raise UnknownFormatError("the format to write is not told", help="name it: dump(article, file, 'json')")
    target = registry.get(format) if format is not None else registry.for_path(name)
    if target.write_lines:
        lines: Callable[..., Iterator[bytes]] = target.write_lines
        chosen = _checked(options, options_of(lines), f"writing {target.name}")
        write_file(file, lines(_articles(articles), **chosen))
    else:
        write_file(file, _written(articles, target, options))


def _written(articles: Iterable[Article], target: Format, options: Options) -> bytes:
    writer = _writer(target)
    given = tuple(_articles(articles))
    chosen = _checked(options, options_of(writer), f"writing {target.name}")
    with NoCollection():
        return writer(given, **chosen)


def _articles(given: Iterable[Article]) -> Iterator[Article]:
    """What was given to be written, article by article, with a word about whatever is none."""
    if isinstance(given, Article):
        raise ArgumentError("expected several articles, got one", help="dump() and dumps() take one")
    if not isinstance(given, Iterable):
        raise ArgumentError(f"expected articles, got {type(given).__name__}")
    article = None
    for article in given:
        if not isinstance(article, Article):
            raise ArgumentError(f"expected an Article, got {type(article).__name__}")
        yield article
    if article is None:
        raise ArgumentError("expected at least one article, got none")


def _losses(article: Article, target: Format, options: Options) -> tuple[Loss, ...]:
    return target.losses(article, **_only_those(options, options_of(target.losses)))


def _merged(losses: Iterable[Loss]) -> tuple[Loss, ...]:
    """Losses of several articles as one list: the same thing lost for the same reason is counted together."""
    counts: dict[tuple[str, str], int] = {}
    for loss in losses:
        counts[loss.path, loss.reason] = counts.get((loss.path, loss.reason), 0) + loss.count
    return tuple(Loss(path=path, count=count, reason=reason) for (path, reason), count in counts.items())


_NAMED_LOSSES = 3
"""How many losses an error message names; all are in :attr:`~newsdoc.errors.LossError.losses`."""


def _loss_error(losses: tuple[Loss, ...], target: Format, name: str) -> LossError:
    named = "; ".join(map(str, losses[:_NAMED_LOSSES]))
    more = f"; and {len(losses) - _NAMED_LOSSES} more" if len(losses) > _NAMED_LOSSES else ""
    error = LossError(f"{target.name} cannot carry: {named}{more}", file=name)
    error.losses = losses
    return error


def _checked(options: Options, known: Mapping[str, tuple[type, ...]], what: str) -> Options:
    for option, value in options.items():
        if option not in known:
            there_are = f"its options are {', '.join(sorted(known))}" if known else "it has none"
            raise ArgumentError(f"{what} has no option {option!r}", help=there_are)
        if not isinstance(value, known[option]):
            wanted = " or ".join(each.__name__.removesuffix("Type") for each in known[option])
            raise ArgumentError(f"option {option!r} of {what}: expected {wanted}, got {type(value).__name__}")
    return options


def _only_those(options: Options, known: Container[str]) -> Options:
    return {option: value for option, value in options.items() if option in known}
