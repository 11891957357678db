"""The ways to read a NewsML-G2 document and write it again that are compared, each as its own library documents it.

Nothing of another library is imported until its own way is prepared, in a process of its own (:mod:`isolation`).
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import attrs
from attrs import frozen

import newsdoc

__all__ = ["WAYS", "RoundTrip", "Way", "generate_classes"]

RoundTrip: TypeAlias = "Callable[[bytes], bytes]"
"""A document in, the document that was written for it out."""


@frozen
class Way:
    """One way to read and write.

    :ivar name: what tables call it.
    :ivar packages: the packages from PyPI that it stands on, whose versions tables tell; the first is the library.
    :ivar prepare: gives its function; takes the official schema and a folder for classes made from it.
    """

    name: str
    packages: tuple[str, ...]
    prepare: Callable[[Path, Path], RoundTrip]


def newsdoc_alone(_schema: Path, _folder: Path) -> RoundTrip:
    """Read all articles, write them."""

    def round_trip(data: bytes) -> bytes:
        return newsdoc.dumps_all(newsdoc.loads_all(data, "newsml"), "newsml")

    return round_trip


def newsdoc_by_json(_schema: Path, _folder: Path) -> RoundTrip:
    """Read all articles, write and read them as JSON, write them."""

    def round_trip(data: bytes) -> bytes:
        between = newsdoc.dumps_all(newsdoc.loads_all(data, "newsml"), "json")
        return newsdoc.dumps_all(newsdoc.loads_all(between, "json"), "newsml")

    return round_trip


def newsdoc_without_source(_schema: Path, _folder: Path) -> RoundTrip:
    """Read all articles, forget the file that they came from, write what the model alone holds."""

    def round_trip(data: bytes) -> bytes:
        articles = (attrs.evolve(article, source=None) for article in newsdoc.loads_all(data, "newsml"))
        return newsdoc.dumps_all(articles, "newsml")

    return round_trip


def newsmlg2(_schema: Path, _folder: Path) -> RoundTrip:
    """As its README shows: a document from bytes, and its XML as a string."""
    library = importlib.import_module("NewsMLG2")

    def round_trip(data: bytes) -> bytes:
        return str(library.NewsMLG2Document(data).to_xml_string()).encode()

    return round_trip


def xsdata(schema: Path, folder: Path) -> RoundTrip:
    """As its documentation shows, with the classes that its generator makes if no option is set."""
    return _xsdata(schema, folder, "g2_plain")


def xsdata_compound(schema: Path, folder: Path) -> RoundTrip:
    """Likewise, with classes that keep the order of elements which may stand in any."""
    return _xsdata(schema, folder, "g2_compound", "--compound-fields")


def _xsdata(schema: Path, folder: Path, package: str, *options: str) -> RoundTrip:
    generate_classes(schema, folder, package, *options)
    sys.path.insert(0, str(folder))
    importlib.import_module(package)  # the parser finds the class of a root element among those that are imported
    parser = importlib.import_module("xsdata.formats.dataclass.parsers").XmlParser()
    serializer = importlib.import_module("xsdata.formats.dataclass.serializers").XmlSerializer()

    def round_trip(data: bytes) -> bytes:
        return str(serializer.render(parser.from_bytes(data))).encode()

    return round_trip


def generate_classes(schema: Path, folder: Path, package: str, *options: str) -> None:
    """Let xsdata make a package of classes from a schema, in *folder*.

    :raises RuntimeError: if it does not; with what it says.
    """
    scripts = Path(sys.executable).parent  # where the tools are that it calls
    command = [sys.executable, "-m", "xsdata", "generate", str(schema), "--package", package]
    done = subprocess.run(  # noqa: S603 - a command of our own
        [*command, "--structure-style", "single-package", *options],
        cwd=folder,
        env={**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ.get('PATH', '')}"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not list(folder.glob(f"{package}*")):  # of a schema that is not there it only warns
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise RuntimeError(f"xsdata makes no classes from {schema.name}: {''.join(last)}")


WAYS: Final = (
    Way("newsdoc", ("newsdoc", "lxml"), newsdoc_alone),
    Way("newsdoc → json → newsdoc", ("newsdoc", "orjson"), newsdoc_by_json),
    Way("newsdoc, source dropped", ("newsdoc", "lxml"), newsdoc_without_source),
    Way("newsmlg2", ("newsmlg2", "lxml"), newsmlg2),
    Way("xsdata", ("xsdata", "lxml"), xsdata),
    Way("xsdata, compound fields", ("xsdata", "lxml"), xsdata_compound),
)
"""In the order of the tables."""
