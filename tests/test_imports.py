"""The rooms of the package and who may import whom: exactly the table in docs/architecture.md."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "newsdoc"
MODULES = sorted(PACKAGE.rglob("*.py"))


def _table() -> dict[str, tuple[set[str], set[str]]]:
    """Each room with the rooms and the foreign packages that it may import."""
    rows = {}
    for line in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 4:
            ours, theirs = (set(re.findall(r"`([\w.]+)`", cell)) for cell in cells[2:])
            for room in re.findall(r"`([\w.]+)`", cells[0]):
                rows[room] = (ours, theirs)
    return rows


TABLE = _table()


def _room(module: str) -> str:
    """The room that a module of ours belongs to: the longest name in the table that it lies in."""
    fitting = [room for room in TABLE if f"{module}.".startswith(f"{room}.")]
    return max(fitting, key=len, default="")


def _module(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[1:] if parts[-1] != "__init__" else parts[1:-1]) or "newsdoc"


def _imports(node: ast.AST) -> Iterator[str]:
    """The modules that are imported at run time, wherever in the file."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports are absolute"
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        else:
            yield from _imports(child)


@pytest.mark.parametrize("path", MODULES, ids=_module)
def test_a_room_imports_only_the_rooms_and_packages_that_the_architecture_allows(path: Path) -> None:
    room = _room(_module(path))
    assert room, f"docs/architecture.md has no room for {_module(path)}"
    ours, theirs = TABLE[room]
    for name in _imports(ast.parse(path.read_text(encoding="utf-8"))):
        top, _, rest = name.partition(".")
        if top in sys.stdlib_module_names or top == "__future__":
            continue
        if top != "newsdoc":
            assert top in theirs, f"{room} may not import {top}"
        elif _room(rest) != room:
            assert (_room(rest) or "newsdoc") in ours, f"{room} may not import {name}"


def test_every_room_of_the_architecture_exists() -> None:
    assert {_room(_module(path)) for path in MODULES} == set(TABLE)


def test_no_two_rooms_need_each_other() -> None:
    def needs(room: str, seen: tuple[str, ...] = ()) -> None:
        assert room not in seen, f"{' -> '.join(seen)} -> {room}"
        for other in TABLE[room][0]:
            needs(other, (*seen, room))

    for room in TABLE:
        needs(room)


def _loaded_by(*command: str) -> set[str]:
    code = f"import runpy, sys; sys.argv = {['newsdoc', *command[1:]]!r}\n{command[0]}\nprint(*sys.modules, sep=' ')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    return {name.split(".")[0] for name in done.stdout.split()}


def test_asking_for_the_version_loads_no_parser_no_model_and_no_command_line() -> None:
    program = "try: runpy.run_module('newsdoc', run_name='__main__')\nexcept SystemExit as done: assert not done.code"
    loaded = _loaded_by(program, "--version")
    assert "newsdoc" in loaded
    assert not {"lxml", "attrs", "attr", "cattrs", "orjson", "click", "typing", "signal"} & loaded


def test_importing_newsdoc_loads_nothing_foreign() -> None:
    assert not {"lxml", "attrs", "attr", "cattrs", "orjson", "click"} & _loaded_by("import newsdoc")


def test_reading_and_writing_load_no_test_library_and_no_command_line() -> None:
    loaded = _loaded_by("import newsdoc; newsdoc.dumps(newsdoc.Article('A'), 'newsml')")
    assert "lxml" in loaded
    assert not {"hypothesis", "jsonschema", "click", "pytest"} & loaded
