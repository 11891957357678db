"""Which files are touched: those that are named, whatever an article says of itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsdoc
from newsdoc.batch import find
from newsdoc.cli.main import run
from newsdoc.formats import registry

NAMES = (
    "../../x",
    "../../../../../../tmp/x",
    "/etc/x",
    "..",
    ".",
    "a/../../../x",
    "..\\..\\x",
    "C:\\x",
    "\\\\host\\share\\x",
    "file:///etc/x",
    "~/x",
    "$HOME/x",
    "%2e%2e%2fx",
    "x.json",
    "-o",
    "|touch x",
    "x\ny",
    "CON",
    "x" * 5000,
)
"""What an article may be called by somebody who hopes that a file will be called so."""


def _called(name: str) -> newsdoc.Article:
    """An article that is called so in every way."""
    return newsdoc.Article(
        name,
        byline=name,
        slugline=name,
        body=["Words."],
        identity=newsdoc.Identity(" ".join(name.split())),
        renditions=[newsdoc.Rendition(" ".join(name.split()), title=name)],
    )


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """Hostile articles in every format: one a file, many in a newsMessage, many in a stream."""
    folder = tmp_path / "work" / "in"
    folder.mkdir(parents=True)
    articles = [_called(name) for name in NAMES]
    for place, article in enumerate(articles):
        (folder / f"{place}.xml").write_bytes(newsdoc.dumps(article, "newsml"))
    (folder / "message.xml").write_bytes(newsdoc.dumps_all(articles, "newsml"))
    (folder / "stream.ndjson").write_bytes(newsdoc.dumps_all(articles, "ndjson"))
    (folder / "dialect.txt").write_bytes(newsdoc.dumps(articles[0], "text"))
    (folder / "found.txt").write_text("../../x\n\nWords.\n", encoding="utf-8")
    # The model refuses a NUL; what hands one over all the same is refused as a whole.
    (folder / "nul.json").write_text(json.dumps({"type": "article", "schema_version": 1, "headline": "x\0/../y"}))
    return folder


def _all(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*")}


_WATCHED = """
import os, sys
written = []
def watch(event, given):
    if event == "open":
        path, mode, flags = given
        if (isinstance(mode, str) and set(mode) & set("wax+")) or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            written.append(path)
    elif event in {"os.rename", "os.mkdir", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.chmod"}:
        written.extend(each for each in given[:2] if isinstance(each, str | bytes))
    elif event.startswith(("socket.", "subprocess.", "os.exec", "os.system", "os.posix_spawn", "os.fork", "urllib.")):
        print("DOES", event, given)
from newsdoc.cli.main import run
sys.dont_write_bytecode = True
sys.addaudithook(watch)
status = run(sys.argv[1:])
out = os.path.realpath("out")
places = {os.path.realpath(os.fsdecode(path)) for path in written}
outside = [each for each in places if f"{each}/"[: len(out) + 1] != f"{out}/"]
print("STATUS", status, "WRITTEN", len(written) > 20, "OUTSIDE", outside)
"""


@pytest.mark.parametrize("to", ["newsml", "json", "text", "html", "markdown"])
def test_what_articles_are_called_never_chooses_a_path(to: str, inputs: Path) -> None:
    work = inputs.parent
    before = _all(work.parent)
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _WATCHED, "convert", "in", "-t", to, "-o", "out", "-q"],
        capture_output=True,
        check=False,
        text=True,
        cwd=work,
    )
    suffix = registry.get(to).suffixes[0]
    assert done.stdout.splitlines()[-1:] == ["STATUS 1 WRITTEN True OUTSIDE []"], done.stderr
    assert "DOES" not in done.stdout
    names = [*map(str, range(len(NAMES))), "message", "stream", "dialect", "found"]
    assert _all(work.parent) - before == {"work/out", *(f"work/out/{name}{suffix}" for name in names)}
    assert done.stderr.startswith("Error: in/nul.json: ")


def test_names_of_inputs_that_lead_outwards_are_mirrored_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pattern may go back out of the folder that its first wildcard stands for."""
    work = tmp_path / "work"
    (work / "feed" / "a").mkdir(parents=True)
    (tmp_path / "other" / "deep").mkdir(parents=True)
    monkeypatch.chdir(work)
    for path in (tmp_path / "other" / "x.txt", tmp_path / "other" / "deep" / "y.txt"):
        path.write_text("Headline\n\nWords.\n", encoding="utf-8")
    before = _all(tmp_path)
    assert run(["convert", "feed/*/../../../other/*.txt", "-t", "json", "-o", "out", "-q"]) == 0
    assert run(["convert", "feed/*/../../../other", "-t", "json", "-o", "out2", "-q"]) == 0
    made = _all(tmp_path) - before
    assert {path for path in made if path.endswith(".json")} == {
        "work/out/other/x.json",
        "work/out2/other/x.json",
        "work/out2/other/deep/y.json",
    }
    assert all(path.startswith("work/out") for path in made)
    assert not any(each.relative.startswith((os.pardir, os.sep)) for each in find(["feed/*/../.."]))


def test_inputs_with_bent_names_get_outputs_beside_one_another(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = [
        "a\nb.txt",
        "-o.txt",
        "a\\..\\b.txt",
        "%2e%2e%2fx.txt",
        "$HOME.txt",
        "é\udce4.txt",
        " .txt",
    ]
    for name in names:
        (folder / name).write_text("Headline\n\nWords.\n", encoding="utf-8")
    assert run(["convert", str(folder), "-t", "json", "-o", str(tmp_path / "out"), "-q"]) == 0
    assert _all(tmp_path / "out") == {f"{name.removesuffix('.txt')}.json" for name in names}
    assert (
        run(["convert", *(str(folder / name) for name in names), "-t", "json", "-o", str(tmp_path / "o2"), "-q"]) == 0
    )
    assert _all(tmp_path / "o2") == _all(tmp_path / "out")
