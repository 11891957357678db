"""Law 4 for the found door: the time is proportional to the length, on the worst of repeats too."""

from __future__ import annotations

import gc
from time import process_time

import pytest

from newsdoc.formats.text.found import read_found

_CHARACTERS = 12_000
_LIMIT = 2.6
_TRIES = 4

REPEATS = {
    "quotation marks": "“",
    "straight marks": '" ',
    "low marks": "„",
    "pipes": "| a | b |\n",
    "columns": "a\tb\n",
    "labels": "Q: a\nA: b\n",
    "quoted lines": "> a\n",
    "bullets": "- a\n",
    "numbers": "1. ",
    "speech": "“A b,” said X. ",
    "pronouns": "“A b,” he said. ",
    "open paragraphs": "“A b c\n",
    "names": "Dr. Ana Roy said. ",
    "headings": "Some Heading\n",
    "dialogue": "—Sí —dijo Ana—. No.\n",
    "Japanese speech": "高木は「本」と述べた。",
    "missing spaces": "done.Next ",
    "contents": "Contents\nA b\n",
}


def _seconds(text: str) -> float:
    gc.collect()
    gc.disable()
    start = process_time()
    read_found(text)
    spent = process_time() - start
    gc.enable()
    return spent


@pytest.mark.parametrize("unit", REPEATS.values(), ids=REPEATS.keys())
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    text = unit * (_CHARACTERS // len(unit))
    ratios = []
    for _ in range(_TRIES):
        ratios.append(_seconds(text + text) / max(_seconds(text), 0.001))
        if ratios[-1] < _LIMIT:
            return
    pytest.fail(f"time(2n)/time(n) was {min(ratios):.2f} at best")
