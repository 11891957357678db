"""The head of the pages that are written for browsers: articles, and reports of the validator.

Law: a browser that opens such a page runs nothing and asks the network for nothing. The policy in the head says so to
the browser; that the page has no element that would is for those who write the rest of it to keep.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

__all__ = ["head"]


def head(title: str, style: Path) -> str:
    """What stands in the head of a page.

    >>> "<title>Fed to halt QE</title>" in head("Fed to halt QE", Path(__file__))
    True

    :param title: of the page, escaped.
    :param style: the file of its style sheet, which becomes a part of it.
    """
    sheet, digest = _sheet(style)
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta http-equiv="x-dns-prefetch-control" content="off">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="generator" content="newsdoc">\n'
        f"<title>{title}</title>\n"
        '<link rel="icon" href="data:,">\n'  # or browsers ask the server for one
        f"<style>{sheet}</style>\n"
    )


@cache
def _sheet(style: Path) -> tuple[str, str]:
    """A style sheet, and what a policy allows it by."""
    sheet = style.read_text(encoding="utf-8")
    return sheet, base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
