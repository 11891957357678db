"""Blocks and sections as flow content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, assert_never
from urllib.parse import urlsplit

from newsdoc.formats.display import is_live
from newsdoc.formats.html.inlines import line, speaker_of
from newsdoc.formats.html.markup import Account, address, attributes, escape
from newsdoc.formats.html.tables import scrolling, table
from newsdoc.model import (
    Block,
    BlockQuote,
    Break,
    Embed,
    Figure,
    Inline,
    Interview,
    List,
    Note,
    Paragraph,
    Participant,
    Preformatted,
    Section,
    Table,
    Topic,
    Turn,
)

__all__ = ["body"]

_DEEPEST: Final = 6
"""HTML has headings of six levels."""

_PICTURE: Final = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif)[;,]", re.IGNORECASE)
"""Pictures that are in the article itself. Drawings in SVG are left out: they are documents, not pictures."""

_MEDIA: Final = {"image": "Picture", "video": "Video", "audio": "Sound"}


def body(parts: Iterable[Block | Section], account: Account, level: int) -> str:
    """Blocks and sections; *level* is that of the next heading."""
    return "".join(
        _section(part, account, level) if isinstance(part, Section) else _block(part, account, level) for part in parts
    )


def _heading(title: tuple[Inline, ...], account: Account, level: int) -> str:
    tag = f"h{min(level, _DEEPEST)}"
    deeper = attributes(aria_level=level if level > _DEEPEST else None)
    return f"<{tag}{deeper}>{line(title, account)}</{tag}>\n"


def _section(section: Section, account: Account, level: int) -> str:
    heading = _heading(section.title, account, level) if section.title else ""
    below = level + 1 if heading else level
    inside = body(section.blocks, account, below) + body(section.sections, account, below)
    return f"<section>\n{heading}{inside}</section>\n"


def _block(block: Block, account: Account, level: int) -> str:
    match block:
        case Paragraph():
            return f"<p>{line(block.inlines, account)}</p>\n"
        case Preformatted():
            # The line end after the tag is no part of the text.
            return scrolling(f"<pre>\n{escape(block.text)}</pre>", "Text as typed", "", account)
        case Break():
            return "<hr>\n"
        case List():
            return _list(block, account, level)
        case Table():
            return table(block, account)
        case BlockQuote():
            return _quote(block, account, level)
        case Figure():
            return _figure(block, account)
        case Embed():
            return _embed(block, account)
        case Note():
            kind = f'<p class="kind">{escape(block.kind)}</p>\n' if block.kind else ""
            return f'<aside class="note" role="note">\n{kind}{body(block.blocks, account, level)}</aside>\n'
        case Interview():
            return _interview(block, account, level)
        case _:
            assert_never(block)


def _list(block: List, account: Account, level: int) -> str:
    tag = "ol" if block.ordered else "ul"
    start = attributes(start=block.start if block.start != 1 else None)
    items = "".join(f"<li>{body(item.blocks, account, level)}</li>\n" for item in block.items)
    return f"<{tag}{start}>\n{items}</{tag}>\n"


def _quote(block: BlockQuote, account: Account, level: int) -> str:
    attribution = block.attribution
    quote = f"<blockquote>\n{body(block.blocks, account, level)}</blockquote>\n"
    if attribution is None:
        return quote
    who = escape(speaker_of(attribution))
    source = address(attribution.source, account, "Attribution.source") if attribution.source else ""
    shown = f"{who}{' ' if who and source else ''}{f'<small>{source}</small>' if source else ''}"
    caption = f"<figcaption>{shown}</figcaption>\n" if shown else ""
    kind = "quote inferred" if attribution.inferred else "quote"
    return f'<figure class="{kind}">\n{quote}{caption}</figure>\n'


def _figure(block: Figure, account: Account) -> str:
    kind = _MEDIA.get(block.content_type.partition("/")[0].lower(), "Media")
    type_ = f" <small><bdi>{escape(block.content_type)}</bdi></small>" if block.content_type else ""
    if _PICTURE.match(block.href):
        picture = f'<img src="{escape(block.href)}" alt="{escape(block.alt)}">'
        shown = f"{picture}\n{_frame(type_)}"
    else:
        alt = f'<span class="alt">{escape(block.alt)}</span> ' if block.alt else ""
        shown = _frame(f"{alt}{_where(block.href, kind, account, 'Figure.href')}{type_}")
    caption = f"<span>{line(block.caption, account)}</span>" if block.caption else ""
    credit = f'<span class="credit">{escape(block.credit)}</span>' if block.credit else ""
    return f'<figure class="media">\n{shown}{_caption(caption, credit)}</figure>\n'


def _embed(block: Embed, account: Account) -> str:
    title = f"<b>{escape(block.title)}</b> " if block.title else ""
    kind = f"<small>{escape(block.kind)}</small> " if block.kind else ""
    shown = _frame(f"{kind}{title}{_where(block.href, 'Embedded', account, 'Embed.href')}")
    return f'<figure class="embed">\n{shown}{_caption(line(block.caption, account))}</figure>\n'


def _frame(content: str) -> str:
    return f'<p class="frame">{content}</p>\n' if content else ""


def _caption(*parts: str) -> str:
    given = " ".join(filter(None, parts))
    return f"<figcaption>{given}</figcaption>\n" if given else ""


def _where(href: str, kind: str, account: Account, path: str) -> str:
    """Something that the page does not fetch: what it is and where."""
    if not href:
        return ""
    if not is_live(href):
        return address(href, account, path)
    host = re.sub("^.*@", "", urlsplit(href).netloc) if "[" not in href else ""
    words = f"{kind} at <bdi>{escape(host)}</bdi>" if host else kind
    return address(href, account, path, f'<span lang="en" dir="ltr">{words}</span>')


def _interview(interview: Interview, account: Account, level: int) -> str:
    roles = {person.label: person.role for person in interview.participants}
    # Names that only the turns give are not listed once more.
    derived = Interview(turns=interview.turns, topics=interview.topics).participants
    people = "" if interview.participants == derived else _participants(interview.participants)
    introduction = body(interview.introduction, account, level)
    turns = _turns(interview.turns, roles, account, level)
    topics = "".join(_topic(topic, roles, account, level) for topic in interview.topics)
    return f'<section class="interview">\n{people}{introduction}{turns}{topics}</section>\n'


def _participants(people: Iterable[Participant]) -> str:
    return f'<ul class="participants">\n{"".join(map(_participant, people))}</ul>\n'


def _participant(person: Participant) -> str:
    known = ", ".join(escape(each) for each in (person.name, person.description) if each)
    role = f" <small>{escape(person.role)}</small>" if person.role else ""
    return f"<li><b>{escape(person.label)}</b>{f' {known}' if known else ''}{role}</li>\n"


def _topic(topic: Topic, roles: dict[str, str], account: Account, level: int) -> str:
    heading = _heading(topic.title, account, level) if topic.title else ""
    below = level + 1 if heading else level
    introduction = body(topic.introduction, account, below)
    return f"<section>\n{heading}{introduction}{_turns(topic.turns, roles, account, below)}</section>\n"


def _turns(turns: Iterable[Turn], roles: dict[str, str], account: Account, level: int) -> str:
    return "".join(_turn(turn, roles.get(turn.speaker, ""), account, level) for turn in turns)


def _turn(turn: Turn, role: str, account: Account, level: int) -> str:
    kind = "turn question" if role == "interviewer" else "turn"
    said = body(turn.blocks, account, level)
    return f'<div class="{kind}">\n<p class="speaker">{escape(turn.speaker)}:</p>\n{said}</div>\n'
