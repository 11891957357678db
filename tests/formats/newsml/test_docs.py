"""The page about NewsML-G2 says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from newsdoc.formats.newsml.bindings import BINDINGS

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/newsml.md").read_text("utf-8")
SOURCES = sorted((ROOT / "src/newsdoc/formats/newsml").rglob("*.py"))


def test_every_binding_is_on_the_page() -> None:
    for binding in BINDINGS:
        fields = ", ".join(f"`{path}`" for path in binding.fields)
        places = ", ".join(f"`{place}`" for place in binding.place.split(", "))
        assert f"| {fields} | {places} |" in PAGE


def test_every_finding_is_on_the_page() -> None:
    used = {code for path in SOURCES for code in re.findall(r'"(NEWSML-[A-Z-]+)"', path.read_text("utf-8"))}
    assert used == set(re.findall(r"`(NEWSML-[A-Z-]+)`", PAGE))
