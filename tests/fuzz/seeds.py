"""What fuzzing starts from: the real files beside the checkout, each also as every native format writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import newsdoc

__all__ = ["LARGEST", "seeds"]

LARGEST: Final = 12_000
"""How many bytes an input has at most: chance finds little in long ones, and slowly."""

_FORMATS: Final = {
    "newsml": ("newsml",),
    "json": ("json",),
    "ndjson": ("ndjson",),
    "dialect": ("text",),
    "found": (),
    "validator": ("newsml", "json", "text"),
}
"""The formats that seeds of a target are written in."""


def seeds(target: str, shared: Path) -> Iterator[bytes]:
    """Inputs for a target, none larger than :data:`LARGEST`."""
    files = sorted(path for folder in ("corpus", "samples", "seed") for path in (shared / folder).rglob("*"))
    for path in files:
        if not path.is_file():
            continue
        data = path.read_bytes()
        yield from (one for one in _inputs(target, data) if len(one) <= LARGEST)


def _inputs(target: str, data: bytes) -> Iterator[bytes]:
    formats = _FORMATS[target]
    looks_like_xml = data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<")
    if looks_like_xml == (target in {"newsml", "validator"}):
        yield data
    if not formats or len(data) > 4 * LARGEST:
        return
    try:
        articles = list(newsdoc.loads_all(data))
    except newsdoc.NewsdocError:
        return
    for article in articles[:3]:
        for format_ in formats:
            yield newsdoc.dumps(article, format_, **({"keep_source": False} if "json" in format_ else {}))
