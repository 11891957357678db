"""Losses in lines for people: what was lost with something around it is counted there, and not a line of its own."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from newsdoc.findings import Loss

__all__ = ["folded"]


def folded(losses: Iterable[Loss]) -> Iterator[str]:
    """The losses, those below another one with that, if both have the same reason.

    >>> list(folded([Loss(path="item/assert", count=2), Loss(path="item/assert/name"), Loss(path="item/link")]))
    ['item/assert (2 times), and 1 more below it', 'item/link']
    """
    below: dict[tuple[str, str], int] = {}
    shown: list[Loss] = []
    for loss in losses:
        around = _around(loss, below)
        if around is None:
            below[loss.path, loss.reason] = 0
            shown.append(loss)
        else:
            below[around, loss.reason] += 1
    for loss in shown:
        more = below[loss.path, loss.reason]
        what = str(Loss(path=loss.path, count=loss.count))
        more_of_it = f", and {more:,} more below it" if more else ""
        yield f"{what}{more_of_it}: {loss.reason}" if loss.reason else f"{what}{more_of_it}"


def _around(loss: Loss, known: Container[tuple[str, str]]) -> str | None:
    """The path of the outermost known loss that has the path of *loss* below it."""
    end = loss.path.find("/")
    while end >= 0:
        if (loss.path[:end], loss.reason) in known:
            return loss.path[:end]
        end = loss.path.find("/", end + 1)
    return None
