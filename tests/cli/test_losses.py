"""Losses in lines for people: what stands in a line for what is below it counts all of that."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsdoc.cli.losses import folded
from newsdoc.findings import Loss

_paths = st.lists(st.sampled_from(["a", "b", "@c", "//d"]), min_size=1, max_size=4).map("/".join)
_losses = st.lists(
    st.builds(Loss, path=_paths, count=st.integers(1, 3), reason=st.sampled_from(["", "why"])),
    unique_by=lambda loss: (loss.path, loss.reason),
)


@given(_losses)
def test_every_loss_has_a_line_or_is_counted_in_one(losses: list[Loss]) -> None:
    lines = list(folded(losses))
    below = sum(int(found[1]) for line in lines if (found := re.search(r"and (\d+) more below it", line)))
    assert len(lines) + below == len(losses)


@given(_losses)
def test_what_is_below_nothing_that_was_lost_is_told_as_it_is(losses: list[Loss]) -> None:
    apart = [loss for loss in losses if not any(loss.path.startswith(f"{other.path}/") for other in losses)]
    lines = [re.sub(r", and \d+ more below it", "", line) for line in folded(losses)]
    assert set(map(str, apart)) <= set(lines)


def test_another_reason_is_another_line() -> None:
    losses = [Loss(path="item/link", reason="no links here"), Loss(path="item/link/@href", reason="too long")]
    assert list(folded(losses)) == ["item/link: no links here", "item/link/@href: too long"]
