"""Settings from a project's pyproject.toml: the table ``[tool.newsdoc]``.

.. code-block:: toml

    [tool.newsdoc]
    select = ["G2", "FILE"]
    ignore = ["G2-CATALOG-OLD"]
    fail-level = "warning"
    catalogs = ["vocabularies/catalog.xml"]     # beside this file

    [tool.newsdoc.severity]
    G2-HEADLINE-MISSING = "error"
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Final

from newsdoc.errors import ArgumentError, ReadError
from newsdoc.validation.options import Options
from newsdoc.validation.structure.suggest import closest

__all__ = ["find_config", "read_config"]

_NAMES: Final = {
    "select": "select",
    "ignore": "ignore",
    "severity": "severities",
    "fail-level": "fail_level",
    "standard-version": "standard_version",
    "schema": "schema",
    "catalogs": "catalogs",
    "vocabularies": "vocabularies",
    "max-findings": "max_findings",
    "max-size": "max_size",
}
"""The settings as the file spells them, and as options."""

_FILES: Final = frozenset({"schema", "catalogs", "vocabularies"})


def find_config(start: str | os.PathLike[str] = ".") -> Path | None:
    """The nearest pyproject.toml with a table for newsdoc, in a folder or in those around it; None if there is none.

    :raises ReadError: if one of them cannot be read.
    :raises ArgumentError: if what it has for newsdoc is no table.
    """
    folder = Path(start).resolve()
    for place in (folder, *folder.parents):
        path = place / "pyproject.toml"
        if path.is_file() and _table(path) is not None:
            return path
    return None


def read_config(path: str | os.PathLike[str]) -> dict[str, object]:
    """The options that a pyproject.toml sets, ready for :class:`~newsdoc.validation.Validator`.

    Files are named as seen from the folder of the pyproject.toml.

    :raises ReadError: if the file cannot be read.
    :raises ArgumentError: if it has a setting that does not exist, or that makes no sense.
    """
    place = Path(path)
    options: dict[str, object] = {}
    for name, value in (_table(place) or {}).items():
        if name not in _NAMES:
            meant = closest(name, _NAMES)
            raise ArgumentError(
                f"there is no setting {name!r}",
                file=f"{place}, [tool.newsdoc]",
                help=f"did you mean {meant!r}?" if meant else f"settings are {', '.join(_NAMES)}",
            )
        option = _NAMES[name]
        options[option] = _beside(place, value) if option in _FILES else value
    try:
        Options.of(options)
    except ArgumentError as error:
        raise error.within(f"{place}, [tool.newsdoc]") from None
    return options


def _table(path: Path) -> dict[str, object] | None:
    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", file=os.fspath(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReadError(f"this is not TOML: {error}", file=os.fspath(path)) from None
    tool = whole.get("tool")
    table = tool.get("newsdoc") if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise ArgumentError(f"expected a table, got {table!r}", file=f"{path}, [tool.newsdoc]")


def _beside(path: Path, value: object) -> object:
    if isinstance(value, str):
        return os.fspath(path.parent / value)
    if isinstance(value, list):
        return [os.fspath(path.parent / one) if isinstance(one, str) else one for one in value]
    return value
