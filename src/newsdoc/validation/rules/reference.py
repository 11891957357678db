"""Writes the reference of the rules: a page for each topic, and an index.

``python -m newsdoc.validation.rules.reference docs/rules`` writes them anew; a test holds them against the rules.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsdoc.validation.example import finding_of
from newsdoc.validation.rules import TOPICS
from newsdoc.validation.rules.record import Rule

__all__ = ["pages"]


def pages() -> dict[str, str]:
    """The text of each page by the name of its file."""
    written = {_file(topic): "\n".join(_page(topic, rules)) for topic, rules in TOPICS.items()}
    return {"README.md": "\n".join(_index()), **written}


def _file(topic: str) -> str:
    return topic.lower().replace(" ", "-") + ".md"


def _index() -> Iterator[str]:
    yield "# The rules of the validator"
    yield ""
    yield "Written by `python -m newsdoc.validation.rules.reference docs/rules` from the rules themselves."
    yield "[validation.md](../validation.md) says how to use the validator."
    for topic, rules in TOPICS.items():
        yield ""
        yield f"## {topic}"
        yield ""
        yield "| rule | severity | what holds |"
        yield "|---|---|---|"
        for rule in rules:
            yield f"| [{rule.id}]({_file(topic)}#{rule.id.lower()}) | {rule.severity} | {rule.title} |"
    yield ""


def _page(topic: str, rules: Iterable[Rule]) -> Iterator[str]:
    yield f"# Rules: {topic[0].lower()}{topic[1:]}"
    for rule in rules:
        yield ""
        yield f"## {rule.id}"
        yield ""
        yield f"**{rule.title}** {rule.why}"
        yield ""
        yield f"Severity: {rule.severity}. Kind: {rule.kind}. It rests on {rule.basis}."
        if rule.cure:
            yield ""
            yield f"Cure: {rule.cure}."
        for heading, example in (("Breaks it", rule.breaks), ("Keeps it", rule.keeps)):
            yield ""
            yield f"{heading}:"
            yield ""
            yield f"```{'json' if example.lstrip().startswith('{') else 'xml'}"
            yield example.strip("\n")
            yield "```"
            if example is rule.breaks and (finding := finding_of(rule)):
                yield ""
                yield "What `validate` says of an item with it:"
                yield ""
                yield "```text"
                yield f"{finding.severity} {finding.code}: {finding.message}"
                if finding.help:
                    yield f"help: {finding.help}"
                yield "```"
    yield ""


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
