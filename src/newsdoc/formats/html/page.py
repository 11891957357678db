"""The page around the articles: one file that needs nothing beside itself.

That a browser which opens it runs nothing and asks the network for nothing, all modules of this format keep; the head
says so to the browser.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from newsdoc.formats.html.article import UNTITLED, write_article
from newsdoc.formats.html.markup import Account, escape, language
from newsdoc.model import Article
from newsdoc.pages import head

__all__ = ["write"]

_STYLE: Final = Path(__file__).with_name("style.css")


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
        f"<!DOCTYPE html>\n<html{opening}>\n<head>\n{head(escape(title), _STYLE)}</head>\n"
        f"<body>\n{contents}<main>\n{''.join(written)}</main>\n</body>\n</html>\n"
    ).encode()


def _contents(articles: Sequence[Article]) -> str:
    items = "".join(
        f'<li><a href="#{number}-article"{language(article.language if article.headline else "en")}>'
        f"{escape(article.headline or UNTITLED)}</a></li>\n"
        for number, article in enumerate(articles, 1)
    )
    return f'<nav aria-label="Articles">\n<ol>\n{items}</ol>\n</nav>\n'
