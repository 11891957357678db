"""What stands inside a line of prose: text, emphasis, links, quotations, mentions.

Prose is kept as HTML renders it. The functions :func:`phrase` (inside an inline) and :func:`prose` (a whole block)
bring any sequence of inlines to its one normal form: neighbouring texts are merged, empty runs vanish, a run of ASCII
white space is one space also across the borders of inlines, and none stands beside a line break or at a block's edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final, TypeAlias

from attrs import Factory, evolve, field, frozen

from newsdoc.errors import ModelError
from newsdoc.model.concepts import Concept
from newsdoc.model.nodes import Node, depth_of
from newsdoc.model.values import Word, clean_flag, clean_prose, clean_run, clean_uri, clean_word, instance

__all__ = [
    "Attribution",
    "Emphasis",
    "Inline",
    "Inlines",
    "LineBreak",
    "Link",
    "Mention",
    "Quote",
    "QuoteKind",
    "Strong",
    "Subscript",
    "Superscript",
    "Text",
    "phrase",
    "prose",
]


def phrase(value: Inlines) -> tuple[Inline, ...]:
    """Inlines in normal form, white space at the edges kept: for the inside of an inline."""
    if type(value) is tuple and len(value) == 1:
        (only,) = value
        if isinstance(only, Text) and only.text:
            return (only,)
    done: list[Inline] = []
    parted = False
    for item in _joined(value):
        if _opens_with_break(item):
            while done and (trimmed := _strip_right(done[-1])) is not done[-1]:
                done.pop()
                if trimmed is not None:
                    done.append(trimmed)
            done.append(item)
        elif not (done and _closes_with_space(done[-1])):
            done.append(item)
        elif (stripped := _strip_left(item)) is not None:
            done.append(stripped)
        else:
            parted = True  # the inline was one space too many; the texts around it are neighbours now
    return tuple(_joined(done)) if parted else tuple(done)


def prose(value: Inlines) -> tuple[Inline, ...]:
    """Inlines in normal form with no white space at the edges: for the whole of a block.

    >>> prose(["We ", Emphasis(" will "), " win. "])
    (Text(text='We '), Emphasis(inlines=(Text(text='will '),)), Text(text='win.'))
    """
    # What readers give mostly is one text, or one string.
    if type(value) is tuple and len(value) == 1 and type(only := value[0]) is Text:
        text = only.text
        if text.strip(" ") == text:
            return value if text else ()  # type: ignore[return-value]  # it is the tuple of that text
    elif isinstance(value, list) and len(value) == 1:
        (value,) = value
    if isinstance(value, str):
        text = clean_prose(value)
        return (_clean_text(text),) if text else ()
    done = list(phrase(value))
    while done and (trimmed := _strip_left(done[0])) is not done[0]:
        done[:1] = [] if trimmed is None else [trimmed]
    while done and (trimmed := _strip_right(done[-1])) is not done[-1]:
        done[-1:] = [] if trimmed is None else [trimmed]
    made = tuple(done)
    # What is in normal form already stays the very same object, so that readers can tell where it came from.
    return value if made == value else made


def _joined(value: Inlines) -> list[Inline]:
    """The inlines of *value* that hold anything, each run of neighbouring texts as one."""
    done: list[Inline] = []
    texts: list[Text] = []
    for item in (value,) if isinstance(value, _Alone) else value:
        if isinstance(item, Text):
            texts.append(item)
        elif isinstance(item, str):
            texts.append(_clean_text(clean_run(item)))
        elif not isinstance(item, Inline):
            raise ModelError(f"expected an inline or a string, got {type(item).__name__}")
        elif isinstance(item, LineBreak) or item.inlines:
            if texts:
                done.extend(_as_one(texts))
                texts.clear()
            done.append(item)
    if texts:
        done.extend(_as_one(texts))
    return done


def _as_one(texts: Sequence[Text]) -> tuple[Text, ...]:
    """Neighbouring texts as one text, or none if there is nothing in them."""
    if len(texts) == 1:
        (only,) = texts
        return (only,) if only.text else ()
    text = "".join([each.text for each in texts])
    return (Text(text),) if text else ()


def _opens_with_break(item: Inline) -> bool:
    while not isinstance(item, _Leaf):
        item = item.inlines[0]
    return isinstance(item, LineBreak)


def _closes_with_space(item: Inline) -> bool:
    """Whether a space that followed would be one too many: after a space, and after a line break."""
    while not isinstance(item, _Leaf):
        item = item.inlines[-1]
    return isinstance(item, LineBreak) or item.text.endswith(" ")


def _strip_left(item: Inline) -> Inline | None:
    """*item* without the space that it opens with; itself if it opens with none, None if nothing is left."""
    if isinstance(item, LineBreak):
        return item
    if isinstance(item, Text):
        if not item.text.startswith(" "):
            return item
        return Text(item.text[1:]) if item.text != " " else None
    first = _strip_left(item.inlines[0])
    if first is item.inlines[0]:
        return item
    rest = item.inlines[1:] if first is None else (first, *item.inlines[1:])
    return evolve(item, inlines=rest) if rest else None


def _strip_right(item: Inline) -> Inline | None:
    """*item* without the space that it closes with; itself if it closes with none, None if nothing is left."""
    if isinstance(item, LineBreak):
        return item
    if isinstance(item, Text):
        if not item.text.endswith(" "):
            return item
        return Text(item.text[:-1]) if item.text != " " else None
    last = _strip_right(item.inlines[-1])
    if last is item.inlines[-1]:
        return item
    rest = item.inlines[:-1] if last is None else (*item.inlines[:-1], last)
    return evolve(item, inlines=rest) if rest else None


@frozen(repr=False)
class Text(Node):
    """A run of characters. White space runs are one space each; characters that XML cannot carry are refused."""

    text: str = field(converter=clean_run)
    depth: ClassVar[int] = 1


_set_text: Final = Text.__dict__["text"].__set__


def _clean_text(text: str) -> Text:
    """A run that is clean already, without cleaning it again: most of the time of reading a body would go there."""
    made = object.__new__(Text)
    _set_text(made, text)
    return made


@frozen(repr=False)
class LineBreak(Node):
    """A line end that the text means, as in verse or an address."""

    depth: ClassVar[int] = 1


_Leaf: TypeAlias = Text | LineBreak


@frozen(repr=False)
class Emphasis(Node):
    """Words set apart by stress, usually in italics."""

    inlines: tuple[Inline, ...] = field(converter=phrase, default=())
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


@frozen(repr=False)
class Strong(Node):
    """Words of weight, usually in bold."""

    inlines: tuple[Inline, ...] = field(converter=phrase, default=())
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


@frozen(repr=False)
class Superscript(Node):
    """Raised characters, as in m²."""

    inlines: tuple[Inline, ...] = field(converter=phrase, default=())
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


@frozen(repr=False)
class Subscript(Node):
    """Lowered characters, as in CO₂."""

    inlines: tuple[Inline, ...] = field(converter=phrase, default=())
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


@frozen(repr=False)
class Link(Node):
    """Words that lead to another resource.

    :ivar href: the resource's address, absolute or relative; ``""`` is the document itself.
    :ivar title: a title of the resource, shown on demand.
    """

    inlines: tuple[Inline, ...] = field(converter=phrase, default=())
    href: str = field(default="", converter=clean_uri)
    title: str = field(default="", converter=clean_prose)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


class QuoteKind(Word):
    """What words between quotation marks are."""

    DIRECT = "direct"
    """Speech: whole sentences of somebody's own words."""
    MIXED = "mixed"
    """Speech: a fragment inside a reported clause."""
    SCARE = "scare"
    """A word held at a distance, not speech."""
    TITLE = "title"
    """The name of a work, not speech."""


@frozen(repr=False)
class Attribution(Node):
    """Who said it, and how the text says so.

    :ivar speaker: the person or body that said it, by the fullest name known.
    :ivar named: the words that stand for the speaker in the text, such as ``"Xi"``, ``"he"``, ``"the report"``.
    :ivar role: the speaker's function, such as ``"Chancellor"``.
    :ivar affiliation: the body that the speaker belongs to.
    :ivar cue: the word of saying, such as ``"said"``.
    :ivar clause: the attributing clause as it stands in the text, such as ``"Xi said."``.
    :ivar source: the address of what is quoted.
    :ivar inferred: True where a reader concluded it, False where the source marks it.
    """

    speaker: str = field(default="", converter=clean_prose)
    named: str = field(default="", converter=clean_prose, kw_only=True)
    role: str = field(default="", converter=clean_prose, kw_only=True)
    affiliation: str = field(default="", converter=clean_prose, kw_only=True)
    cue: str = field(default="", converter=clean_prose, kw_only=True)
    clause: str = field(default="", converter=clean_prose, kw_only=True)
    source: str = field(default="", converter=clean_uri, kw_only=True)
    inferred: bool = field(default=False, converter=clean_flag, kw_only=True)


def attribution(value: Attribution | str | None) -> Attribution | None:
    """The normal form of an attribution: a string names the speaker, one that says nothing is None."""
    if isinstance(value, str):
        value = Attribution(value)
    if not isinstance(value, Attribution | None):
        raise ModelError(f"expected an Attribution or a string, got {type(value).__name__}")
    return None if value == Attribution() else value


def _kind(value: QuoteKind | str) -> QuoteKind:
    return clean_word(QuoteKind, value)


@frozen(repr=False)
class Quote(Node):
    """Quoted words inside a paragraph, with their quotation marks as they stand in the text.

    >>> Quote("“We will win,”", attribution="Angela Example").attribution
    Attribution(speaker='Angela Example')
    """

    inlines: tuple[Inline, ...] = field(converter=phrase, default=())
    attribution: Attribution | None = field(default=None, converter=attribution)
    kind: QuoteKind = field(default=QuoteKind.DIRECT, converter=_kind, kw_only=True)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


@frozen(repr=False)
class Mention(Node):
    """Words that stand for a person, place, organisation or other concept that is identified.

    >>> Mention("Berlin", Concept(qcode="city:3", type="cpnat:geoArea")).concept.qcode
    'city:3'
    """

    inlines: tuple[Inline, ...] = field(converter=phrase)
    concept: Concept = field(validator=instance(Concept))
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


Inline: TypeAlias = Text | LineBreak | Emphasis | Strong | Superscript | Subscript | Link | Quote | Mention
"""Anything that may stand inside a line of prose."""

_Alone: TypeAlias = str | Inline

Span: TypeAlias = Emphasis | Strong | Superscript | Subscript | Link | Quote | Mention
"""An inline that holds inlines."""

Inlines: TypeAlias = str | Inline | Iterable[str | Inline]
"""What may be given where inlines are wanted: a string stands for its :class:`Text`."""
