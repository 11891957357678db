"""The laws of fuzzing: by day of the seeds and of seeds that chance has cut, by night a minute of atheris each."""

from __future__ import annotations

import importlib.util
import random
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.laws import TARGETS
from fuzz.seeds import seeds

_CUTS = b"<>&'\"/=! \xff\x00ab:;[]{}\n\\*>|"
PROGRAM = Path(__file__).parents[1] / "fuzz" / "run.py"


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_and_what_chance_makes_of_them_keep_the_law(target: str, shared: Path) -> None:
    dice = random.Random(target)  # noqa: S311 - tests, not secrets
    found = list(seeds(target, shared))
    assert len(found) > 10
    for data in dice.sample(found, 10):
        TARGETS[target](data)
        cut = bytearray(data)
        for _ in range(dice.randrange(1, 8)):
            at = dice.randrange(len(cut))
            cut[at : at + dice.randrange(6)] = bytes(dice.choices(_CUTS, k=dice.randrange(6)))
        TARGETS[target](bytes(cut))


@pytest.mark.nightly
@pytest.mark.skipif(not importlib.util.find_spec("atheris"), reason="needs the extra 'fuzz'")
@pytest.mark.parametrize("target", TARGETS)
def test_a_minute_of_fuzzing_finds_nothing(target: str, shared: Path, tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(PROGRAM), target, "60"],
        capture_output=True,
        check=False,
        text=True,
        cwd=tmp_path,
        env={"NEWSDOC_SHARED": str(shared)},
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "DONE" in done.stderr
