"""Writes articles, and keeps account of what of them is not in what is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsdoc.findings import Loss
from newsdoc.formats import registry
from newsdoc.formats.display import Ledger, said
from newsdoc.formats.markdown.blocks import body, heading, plain
from newsdoc.formats.markdown.escaping import escape
from newsdoc.model import Article

__all__ = ["losses", "write"]

_WORDS: Final = frozenset({"headline", "byline", "dateline", "body"})
_TOP: Final = 2


def write(articles: Sequence[Article]) -> bytes:
    r"""The words of the articles, as UTF-8, one behind the other.

    >>> write([Article("Fed to halt QE", body=["The Fed will stop buying bonds."])])
    b'# Fed to halt QE\n\nThe Fed will stop buying bonds.\n'
    """
    return "\n___\n\n".join(_written(article, Ledger()) for article in articles).encode()


def losses(article: Article) -> tuple[Loss, ...]:
    """What of the article is not in its Markdown, and what its source holds beyond the article."""
    ledger = Ledger()
    _written(article, ledger)
    for name, value in said(article):
        if name not in _WORDS:
            count = len(value) if isinstance(value, tuple) else 1
            ledger.lose(f"Article.{name}", "Markdown holds the words of the article alone", count)
    return (*ledger.losses, *registry.source_losses(article))


def _written(article: Article, ledger: Ledger) -> str:
    lines = (
        heading(escape(article.headline), 1) if article.headline else "",
        plain(article.byline),
        plain(article.dateline),
        body(article.body, ledger, _TOP),
    )
    return "\n\n".join(filter(None, lines)) + "\n"
