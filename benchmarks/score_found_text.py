"""Precision and recall of the found door over a folder of pages with outlines.

Each page is ``NAME.txt`` with its outline ``NAME.expected.json``: what a perfect reading gives. Blocks count as found
if their kind and words agree, headings if their depth agrees too, turns with their speaker, quotations with their
words and their paragraph, attributions with the person that the outline names.

    python benchmarks/score_found_text.py FOLDER ... [--verbose]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from attrs import Factory, define, frozen

from newsdoc.formats.text.found import read_found
from newsdoc.model import (
    Article,
    Block,
    BlockQuote,
    Break,
    Cell,
    Inline,
    Interview,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Section,
    Table,
    Turn,
    plain_text,
)

__all__ = ["MEASURES", "Score", "differences", "expected_outline", "outline_of", "score_page", "score_pages"]

Outline: TypeAlias = "dict[str, Any]"  # Any: JSON

MEASURES: Final = ("blocks", "headings", "turns", "quotations", "attributions")
"""What is measured, in the order in which it is shown."""

_SPACES: Final = " \t\u00a0\u202f"
_OPENERS: Final = ("``", "“", "”", "„", "«", "»", "‘", "‚", "‹", "›", '"', "'", "「", "『", "—", "–", "- ", "-")
_CLOSERS: Final = ("''", "“", "”", "«", "»", "‘", "’", "‹", "›", '"', "'", "」", "』")


def outline_of(article: Article) -> Outline:
    """The outline of an article, in the shape of the expected ones."""
    return {
        "headline": article.headline or None,
        "byline": article.byline or None,
        "dateline": article.dateline or None,
        "date": str(article.times.content_created) if article.times.content_created else None,
        "blocks": [block for part in article.body for block in _blocks(part, 1)],
        "participants": [
            {
                "label": person.label,
                "role": person.role or None,
                "name": person.name or None,
                "description": person.description or None,
            }
            for part in _flat(article.body)
            if isinstance(part, Interview)
            for person in part.participants
        ],
    }


def _flat(parts: Iterable[Block | Section]) -> Iterator[Block | Section]:
    for part in parts:
        yield part
        if isinstance(part, Section):
            yield from part.blocks
            yield from _flat(part.sections)


def _blocks(part: Block | Section, depth: int) -> Iterator[Outline]:
    match part:
        case Section():
            if part.title:
                yield {"type": "heading", "depth": depth, "text": plain_text(part.title)}
            for inner in (*part.blocks, *part.sections):
                yield from _blocks(inner, depth + 1)
        case Interview():
            for block in part.introduction:
                yield from _blocks(block, depth)
            yield from map(_turn, part.turns)
            for topic in part.topics:
                yield {"type": "heading", "depth": depth, "text": plain_text(topic.title)}
                for block in topic.introduction:
                    yield from _blocks(block, depth)
                yield from map(_turn, topic.turns)
        case Paragraph():
            yield {"type": "paragraph", "text": plain_text(part), "quotes": list(_quotes(part.inlines))}
        case List():
            yield {"type": "list", "ordered": part.ordered, "items": list(_items(part.items))}
        case Table():
            yield {
                "type": "table",
                "caption": plain_text(part.caption) or None,
                "header": _cells(part.header) or None,
                "rows": [_cells(row) for row in part.rows],
            }
        case BlockQuote():
            speaker = plain_text(part.attribution) if part.attribution else None
            yield {"type": "pullquote", "text": plain_text(part.blocks), "speaker": speaker}
        case Break():
            yield {"type": "separator"}
        case Note(kind="contents"):
            lists = [block for block in part.blocks if isinstance(block, List)]
            entries = [item for block in lists for item in _items(block.items)]
            words = [block for block in part.blocks if not isinstance(block, List)]
            yield {"type": "toc", "text": plain_text(words), "entries": entries}
        case Note():
            yield {"type": "note", "kind": part.kind, "text": plain_text(part)}
        case _:
            yield {"type": type(part).__name__.lower(), "text": plain_text(part)}


def _turn(turn: Turn) -> Outline:
    quotes = [quote for block in turn.blocks if isinstance(block, Paragraph) for quote in _quotes(block.inlines)]
    return {
        "type": "turn",
        "speaker": turn.speaker,
        "paragraphs": [plain_text(block) for block in turn.blocks],
        "quotes": quotes,
    }


def _items(items: Iterable[ListItem]) -> Iterator[object]:
    for item in items:
        for block in item.blocks:
            if isinstance(block, List):
                yield {"type": "list", "ordered": block.ordered, "items": list(_items(block.items))}
            else:
                yield plain_text(block)


def _cells(row: Iterable[Cell]) -> list[str]:
    return [plain_text(cell) for cell in row]


def _quotes(inlines: Iterable[Inline]) -> Iterator[Outline]:
    for inline in inlines:
        if isinstance(inline, Quote):
            said = inline.attribution
            yield {
                "text": without_marks(plain_text(inline)),
                "kind": inline.kind.value,
                "speaker": said.speaker if said else None,
                "named": said.named if said else None,
                "cue": said.cue if said else None,
                "clause": said.clause if said else None,
            }


def without_marks(text: str) -> str:
    """The words of a quotation without the marks at its two ends."""
    text = text.strip(_SPACES)
    for mark in _OPENERS:
        if text.startswith(mark):
            text = text[len(mark) :]
            break
    for mark in _CLOSERS:
        if text.endswith(mark):
            text = text[: -len(mark)]
            break
    return text.strip(_SPACES)


def expected_outline(path: Path) -> Outline:
    """An outline from its file, brought to one shape: turns with paragraphs, headings by how deep they stand."""
    outline: Outline = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(outline.get("headline"), dict):
        outline["headline"] = outline["headline"]["text"]
    levels: list[int] = []
    for block in outline["blocks"]:
        if block["type"] == "heading":
            while levels and levels[-1] >= block["level"]:
                levels.pop()
            levels.append(block["level"])
            block["depth"] = len(levels)
        if block["type"] == "turn":
            block["paragraphs"] = [text for text in block.get("paragraphs", [block.pop("text", "")]) if text]
        for quote in block.get("quotes", ()):
            surface, person = quote.get("speaker_text", quote["speaker"]), quote.get("resolved", quote["speaker"])
            quote["speaker"] = person
            quote["named"] = surface if person else None
            quote["accept_speakers"] = [person, *quote.get("accept_speakers", ())]
    return outline


@define
class Score:
    """Counts of one measure.

    :ivar right: what was found and expected.
    :ivar found: what was found.
    :ivar expected: what was expected.
    """

    right: int = 0
    found: int = 0
    expected: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 if nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was found; 1 if nothing was expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.found + self.expected) if self.found + self.expected else 1.0

    def add(self, other: Score) -> None:
        """Add the counts of another page."""
        self.right += other.right
        self.found += other.found
        self.expected += other.expected


@frozen
class PageScore:
    """The scores of one page, and in words what differs."""

    measures: Mapping[str, Score] = Factory(dict)
    wrong: tuple[str, ...] = ()


def score_page(text: str, expected: Outline) -> PageScore:
    """Read one page and compare it with its outline."""
    actual = outline_of(read_found(text).article)
    wrong: list[str] = []
    measures = {
        "blocks": _compare("block", map(_block_key, actual["blocks"]), map(_block_key, expected["blocks"]), wrong),
        "headings": _compare(
            "heading", _keys(actual, "heading", "depth", "text"), _keys(expected, "heading", "depth", "text"), wrong
        ),
        "turns": _compare(
            "turn",
            _keys(actual, "turn", "speaker", "paragraphs"),
            _keys(expected, "turn", "speaker", "paragraphs"),
            wrong,
        ),
        "quotations": _compare("quotation", _quote_keys(actual), _quote_keys(expected), wrong),
        "attributions": _attributions(actual, expected, wrong),
    }
    return PageScore(measures, tuple(wrong))


def _block_key(block: Outline) -> str:
    """What two blocks must agree in to be the same."""
    names = ("type", "text", "speaker", "paragraphs", "ordered", "items", "caption", "header", "rows", "entries")
    return json.dumps({name: block[name] for name in names if name in block}, ensure_ascii=False, sort_keys=True)


def _keys(outline: Outline, kind: str, *names: str) -> list[str]:
    blocks = [block for block in outline["blocks"] if block["type"] == kind]
    return [json.dumps([block[name] for name in names], ensure_ascii=False) for block in blocks]


def _place(block: Outline) -> str:
    return str(block.get("text") or "\n".join(block.get("paragraphs", ())))


def _quote_keys(outline: Outline) -> list[str]:
    return [
        f"{quote['text']} in {_place(block)[:60]}" for block in outline["blocks"] for quote in block.get("quotes", ())
    ]


def _compare(what: str, actual: Iterable[str], expected: Iterable[str], wrong: list[str]) -> Score:
    found, wanted = Counter(actual), Counter(expected)
    wrong += [f"{what} too many: {key}" for key in (found - wanted).elements()]
    wrong += [f"{what} missing: {key}" for key in (wanted - found).elements()]
    return Score((found & wanted).total(), found.total(), wanted.total())


def _attributions(actual: Outline, expected: Outline, wrong: list[str]) -> Score:
    """Compare who is said to have spoken. An attribution where the outline has none counts against precision."""
    wanted: dict[tuple[str, str], list[Outline]] = {}
    score = Score()
    for block in expected["blocks"]:
        for quote in block.get("quotes", ()):
            wanted.setdefault((_place(block), quote["text"]), []).append(quote)
            score.expected += quote["speaker"] is not None
    for block in actual["blocks"]:
        for quote in block.get("quotes", ()):
            candidates = wanted.get((_place(block), quote["text"]))
            match = candidates.pop(0) if candidates else None
            if quote["speaker"] is None:
                if match and match["speaker"] is not None and None in match["accept_speakers"]:
                    score.expected -= 1
                elif match and match["speaker"] is not None:
                    wrong.append(f"speaker missing: {match['speaker']} for {quote['text'][:60]}")
                continue
            if match and match["speaker"] is None and quote["speaker"] in match["accept_speakers"]:
                continue
            score.found += 1
            if match and quote["speaker"] in match["accept_speakers"]:
                score.right += 1
            else:
                wrong.append(
                    f"speaker wrong: {quote['speaker']} for {quote['text'][:60]}, expected {match and match['speaker']}"
                )
    return score


def differences(text: str, expected: Outline) -> list[str]:
    """In words all that differs between a page and its outline, block by block, further than the measures look."""
    actual = outline_of(read_found(text).article)
    found = [
        f"{name}: {actual[name]!r}, expected {expected.get(name)!r}"
        for name in ("headline", "byline", "dateline")
        if actual[name] != expected.get(name)
    ]
    for at in range(max(len(actual["blocks"]), len(expected["blocks"]))):
        mine: Outline = actual["blocks"][at] if at < len(actual["blocks"]) else {"type": "nothing"}
        theirs: Outline = expected["blocks"][at] if at < len(expected["blocks"]) else {"type": "nothing"}
        if _block_key(mine) != _block_key(theirs):
            found.append(f"block {at}: {_block_key(mine)}, expected {_block_key(theirs)}")
            break
        found += [
            f"block {at}: {name} {mine.get(name)!r}, expected {theirs[name]!r}"
            for name in ("depth", "kind")
            if name in theirs and mine.get(name) != theirs[name]
        ]
        found += _quote_differences(at, mine.get("quotes", ()), theirs.get("quotes", ()))
    people = {person["label"]: person for person in actual["participants"]}
    for wanted in expected.get("participants", ()):
        person = people.get(wanted["label"], {})
        found += [
            f"participant {wanted['label']}: {name} {person.get(name)!r}, expected {value!r}"
            for name, value in wanted.items()
            if person.get(name) != value
        ]
    return found


def _quote_differences(at: int, mine: Sequence[Outline], theirs: Sequence[Outline]) -> Iterator[str]:
    found, wanted = [quote["text"] for quote in mine], [quote["text"] for quote in theirs]
    if found != wanted:
        yield f"block {at}: quotations {found}, expected {wanted}"
        return
    for my, their in zip(mine, theirs, strict=True):
        where = f"block {at}, {my['text'][:30]!r}"
        if my["speaker"] not in their["accept_speakers"]:
            yield f"{where}: speaker {my['speaker']!r}, expected {their['speaker']!r}"
        if my["kind"] not in (their["kind"], *their.get("accept_kinds", ())):
            yield f"{where}: kind {my['kind']}, expected {their['kind']}"
        if my["speaker"] is not None and their["speaker"] is not None:
            for name, key in (("named", "named"), ("cue", "cue"), ("clause", "attribution")):
                if their.get(key) is not None and my[name] not in (their[key], *their["accept_speakers"]):
                    yield f"{where}: {name} {my[name]!r}, expected {their[key]!r}"


def score_pages(folders: Iterable[Path]) -> Iterator[tuple[Path, PageScore]]:
    """The score of each page in *folders*."""
    for folder in folders:
        for outline in sorted(folder.glob("*.expected.json")):
            page = outline.with_name(outline.name.removesuffix(".expected.json") + ".txt")
            yield page, score_page(page.read_bytes().decode("utf-8"), expected_outline(outline))


def main(arguments: Sequence[str]) -> int:
    """Print the table of measures over the folders given."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--verbose", "-v", action="store_true", help="name all that differs")
    options = parser.parse_args(arguments)
    totals = {name: Score() for name in MEASURES}
    pages = 0
    for page, result in score_pages(options.folders):
        pages += 1
        for name in MEASURES:
            totals[name].add(result.measures[name])
        if options.verbose and result.wrong:
            print(page.name, *result.wrong, sep="\n    ")
    print(f"{pages} pages\n{'':14}{'precision':>10}{'recall':>10}{'F1':>10}{'right':>8}{'found':>8}{'expected':>10}")
    for name, score in totals.items():
        print(
            f"{name:14}{score.precision:10.3f}{score.recall:10.3f}{score.f1:10.3f}"
            f"{score.right:8}{score.found:8}{score.expected:10}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
