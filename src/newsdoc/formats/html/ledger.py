"""What of an article a page does not show."""

from __future__ import annotations

from typing import Final

from newsdoc.findings import Loss
from newsdoc.formats import registry
from newsdoc.formats.html.article import write_article
from newsdoc.formats.html.details import NOT_FOR_READERS
from newsdoc.formats.html.markup import Account
from newsdoc.model import Article

__all__ = ["losses"]

_ANALYSIS: Final = "a page shows who is quoted, not which words of the text say so"

_NEVER_SHOWN: Final = {
    **NOT_FOR_READERS,
    "Attribution.named": _ANALYSIS,
    "Attribution.cue": _ANALYSIS,
    "Attribution.clause": _ANALYSIS,
}


def losses(article: Article) -> tuple[Loss, ...]:
    """What the page of *article* does not show, and what its source holds beyond the article."""
    account = Account()
    write_article(article, account)
    account.ledger.leave_out(article, _NEVER_SHOWN)
    return (*account.ledger.losses, *registry.source_losses(article))
