"""The page around the articles: one file that needs nothing beside itself.

Law kept here: a browser that opens the page runs nothing and asks the network for nothing. The policy in its head says
so to the browser; that the page has no element that would is for all modules of this format to keep.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from newsdoc.formats.html.article import UNTITLED, write_article
from newsdoc.formats.html.markup import Account, escape, language
from newsdoc.model import Article

__all__ = ["write"]


def write(articles: Sequence[Article]) -> bytes:
    """The articles on one page, as UTF-8.

    >>> page = write([Article("Fed to halt QE", body=["The Fed will stop buying bonds."])]).decode()
    >>> '>Fed to halt QE</h1>' in page, "<p>The Fed will stop buying bonds.</p>" in page
    (True, True)
    """
    several = len(articles) > 1
    written = [
        write_article(article, Account(f"{number}-" if several else "", article.language))
        for number, article in enumerate(articles, 1)
    ]
    contents = _contents(articles) if several else ""
    first = articles[0]
    title = first.headline or UNTITLED
    # What the program adds to an article is English and says so; the page is in the language of the article.
    opening = language(first.language or "en")
    return (
        f"<!DOCTYPE html>\n<html{opening}>\n<head>\n{_head(title)}</head>\n"
        f"<body>\n{contents}<main>\n{''.join(written)}</main>\n</body>\n</html>\n"
    ).encode()


def _contents(articles: Sequence[Article]) -> str:
    items = "".join(
        f'<li><a href="#{number}-article"{language(article.language if article.headline else "en")}>'
        f"{escape(article.headline or UNTITLED)}</a></li>\n"
        for number, article in enumerate(articles, 1)
    )
    return f'<nav aria-label="Articles">\n<ol>\n{items}</ol>\n</nav>\n'


@cache
def _style() -> tuple[str, str]:
    """The style sheet, and what a policy allows it by."""
    style = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return style, f"sha256-{digest}"


def _head(title: str) -> str:
    style, digest = _style()
    policy = f"default-src 'none'; style-src '{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta http-equiv="x-dns-prefetch-control" content="off">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="generator" content="newsdoc">\n'
        f"<title>{escape(title)}</title>\n"
        '<link rel="icon" href="data:,">\n'  # or browsers ask the server for one
        f"<style>{style}</style>\n"
    )
