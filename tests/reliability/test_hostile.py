"""Law 7 with what somebody made to do harm: each input, in every reader and the validator, under a limit of memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reliability.hostile import HOSTILE

HERE = Path(__file__).parent
MEMORY = 1500 * 1024 * 1024
SECONDS = 60
"""Of the processor for one input in one reader: more than ten times of what the slowest takes."""

# One process goes through all inputs, so that Python starts once. What it cannot do within its limits, it says.
_RUN = """
import json, resource, signal, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
import newsdoc
from reliability.hostile import HOSTILE

def told(way, data):
    signal.setitimer(signal.ITIMER_PROF, float(sys.argv[3]))
    try:
        if way == "validate":
            return [str(one) for one in newsdoc.validate(data).findings[:3]]
        if way == "validate newsml":
            return [str(one) for one in newsdoc.validate(data, format="newsml").findings[:3]]
        for reading in newsdoc.reads(data, None if way == "any" else way):
            pass
        return []
    except newsdoc.NewsdocError as error:
        return [str(error)]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)

def over(*_):
    raise TimeoutError("more time than allowed")

signal.signal(signal.SIGPROF, over)
for name in sys.argv[4:]:
    data = HOSTILE[name]
    try:
        answer = told(sys.argv[1], data)
    except BaseException as error:
        answer = f"{type(error).__name__}: {error}"
    print(json.dumps([name, answer]), flush=True)
"""


linux = pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is Linux's")
_OF_TEXT = {name for name in HOSTILE if name.startswith(("text", "dialect"))}
_MEANT_FOR = {"text": _OF_TEXT, "validate": HOSTILE.keys() - _OF_TEXT}
"""By day a reader that takes anything is given what is meant for it; by night everything."""


@linux
@pytest.mark.parametrize("way", ["newsml", "json", "ndjson", "text", "validate"])
def test_whoever_means_harm_gets_one_line_in_bounded_time_and_memory(way: str) -> None:
    _hold(way, [name for name in HOSTILE if name in _MEANT_FOR.get(way, HOSTILE)])


@linux
@pytest.mark.nightly
@pytest.mark.parametrize("way", ["any", "text", "validate", "validate newsml"])
def test_nor_does_it_matter_which_reader_it_is_given_to(way: str) -> None:
    _hold(way, list(HOSTILE))


def _hold(way: str, names: list[str]) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _RUN, way, str(MEMORY), str(SECONDS), *names],
        capture_output=True,
        check=False,
        text=True,
        cwd=HERE.parent,
        timeout=600,
    )
    answers = dict(map(json.loads, done.stdout.splitlines()))
    assert {name: told for name, told in answers.items() if not isinstance(told, list)} == {}
    assert (list(answers), done.returncode) == (names, 0), done.stderr[-500:]
    assert [name for name, told in answers.items() if any("\n" in line for line in told)] == []
    if way == "newsml":
        fed = {name: told for name, told in answers.items() if "laughs" in name or "blow" in name or "default" in name}
        assert len(fed) > 8
        assert [name for name, told in fed.items() if not told] == [], "they are refused, not read in part"
        assert not any("root:" in line for told in answers.values() for line in told)
