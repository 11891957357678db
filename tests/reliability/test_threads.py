"""No shared state: what many threads do at once is what one does after another."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import newsdoc
from newsdoc.validation.structure.records import Component, version_number
from newsdoc.validation.structure.schema import Declaration, Schema, newsml_g2_table

TARGETS = ("newsml", "json", "text")
MEMOS = {
    ("newsdoc.validation.structure.check", "_SHAPES"),
    ("newsdoc.validation.structure.check", "_WHITE"),
}
"""What the validator remembers of shapes and white space that it found good: bounded, and asked by one look-up at a
time, so that a thread finds an answer that is right, or none."""


def _converted(data: bytes) -> list[object]:
    """All that newsdoc makes of a file, as far as it can be compared."""
    made: list[object] = [newsdoc.validate(data).findings]
    for target in TARGETS:
        try:
            result = newsdoc.convert(data, target)
        except newsdoc.NewsdocError as error:
            made.append(str(error))
        else:
            made += [result.data, result.losses, result.findings]
    return made


@pytest.fixture
def _impatient() -> Iterator[None]:
    """Threads that take turns all the time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_impatient")
def test_many_threads_give_what_one_gives(shared: Path) -> None:
    files = [path for path in sorted((shared / "corpus").rglob("*.xml")) if path.stat().st_size < 30_000][::4]
    files += sorted((shared / "samples").glob("*.txt"))
    inputs = [path.read_bytes() for path in files]
    assert len(inputs) > 30
    with ThreadPoolExecutor(8) as pool:
        # At once first: what is compiled or looked up only once is made while the others wait for it, or do not.
        at_once = list(pool.map(_converted, inputs * 2))
    one_by_one = [_converted(data) for data in inputs]
    assert at_once == one_by_one * 2


def test_one_validator_serves_many_threads(shared: Path) -> None:
    inputs = [path.read_bytes() for path in sorted((shared / "corpus" / "iptc-examples").rglob("*.xml"))[:20]]
    validator = newsdoc.Validator()
    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(validator.validate, inputs))
    assert [one.findings for one in at_once] == [newsdoc.validate(data).findings for data in inputs]


def test_nothing_that_modules_hold_is_changed_by_use_but_two_memos(shared: Path) -> None:
    names = [module.name for module in pkgutil.walk_packages(newsdoc.__path__, "newsdoc.")]
    modules = [importlib.import_module(name) for name in names if "__main__" not in name]

    def held() -> dict[tuple[str, str], str]:
        return {
            (module.__name__, name): repr(value)
            for module in modules
            for name, value in vars(module).items()
            if isinstance(value, dict | list | set | bytearray)
            and not name.startswith("__")
            and (module.__name__, name) not in MEMOS
        }

    before = held()
    assert len(before) > 20
    for path in sorted((shared / "corpus" / "dpa").rglob("*.xml"))[:3]:
        _converted(path.read_bytes())
    assert held() == before


def test_no_thread_can_meet_a_declaration_that_is_not_filled_yet() -> None:
    class Watched(Schema):
        def _fill(self, declaration: Declaration, component: Component) -> None:
            assert declaration.key not in self._declarations
            super()._fill(declaration, component)

    watched = Watched(newsml_g2_table(), version_number("2.35"))
    for component in newsml_g2_table().elements():
        watched.declaration(component.key)
