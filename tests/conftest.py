"""What all tests share: the profiles of Hypothesis, and where the material outside the project is.

Profiles, chosen by ``HYPOTHESIS_PROFILE``: ``default`` is quick; ``ci`` (also when ``CI=true``) tries the same 200
examples each time; ``nightly`` tries 10,000 and runs the tests that are marked ``nightly``, which others skip.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

collect_ignore = ["fuzz/run.py"]  # a program that needs atheris, which the tests do not

# No deadlines: machines that build things are slow now and then, and a slow example is no broken law.
settings.register_profile("default", max_examples=60, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True)
settings.register_profile("nightly", max_examples=10_000, deadline=None)

_UNDER_CI = os.environ.get("CI", "").lower() == "true"
_PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "ci" if _UNDER_CI else "default")
settings.load_profile(_PROFILE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if _PROFILE == "nightly":
        return
    for item in items:
        if item.get_closest_marker("nightly"):
            item.add_marker(pytest.mark.skip(reason="long-running; set HYPOTHESIS_PROFILE=nightly"))


def shared_dir() -> Path | None:
    """Where the public corpus, the schemas and the samples are: beside the checkout, or where NEWSDOC_SHARED says."""
    place = Path(os.environ.get("NEWSDOC_SHARED") or Path(__file__).parents[2] / "shared")
    return place if place.is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """That directory. Whoever has none sees these tests skipped; under CI they fail."""
    place = shared_dir()
    if place is None:
        reason = "needs the shared corpus: put it beside the checkout or set NEWSDOC_SHARED"
        (pytest.fail if _UNDER_CI else pytest.skip)(reason)
    return place
