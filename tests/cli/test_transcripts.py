r"""The command line, by transcripts: what was called, with what, what came of it. They are documentation, too.

A file in ``transcripts`` holds several, each under a first-level heading. Its fenced blocks are ``file NAME`` (a file
that is there; ``file NAME in ENCODING`` if not in UTF-8), ``console`` (the command after ``$``), ``stdin``, ``stdout``,
``stderr``, and ``written NAME`` (a file that is there afterwards). A line ``Exit status: N`` ends it. What is not shown
was empty, and no other file is there afterwards. In an expected output a line of ``...`` stands for any lines, and
``...`` inside a line for anything in it.
"""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path

import pytest
from attrs import Factory, define

from newsdoc.cli.main import run

_FENCE = re.compile(r"^```(\S+)(?: (\S+)(?: in (\S+))?)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STATUS = re.compile(r"^Exit status: (\d)$", re.MULTILINE)


@define
class Transcript:
    title: str
    command: str = ""
    status: int = -1
    stdin: bytes = b""
    stdout: str = ""
    stderr: str = ""
    files: dict[str, bytes] = Factory(dict)
    written: dict[str, str] = Factory(dict)


def _transcript(title: str, text: str) -> Transcript:
    made = Transcript(title)
    for kind, name, encoding, content in _FENCE.findall(text):
        match kind:
            case "file":
                made.files[name] = content.encode(encoding or "utf-8")
            case "written":
                made.written[name] = content
            case "stdin":
                made.stdin = content.encode()
            case "stdout" | "stderr":
                setattr(made, kind, content)
            case "console":
                assert content.startswith("$ newsdoc "), title
                made.command = content.removeprefix("$ newsdoc ").strip()
            case _:
                pytest.fail(f"{title}: unknown block {kind!r}")
    status = _STATUS.search(text)
    assert status, f"{title}: no exit status"
    made.status = int(status[1])
    return made


def _all() -> list[Transcript]:
    found = []
    for path in sorted((Path(__file__).parent / "transcripts").glob("*.md")):
        for part in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            title, _, text = part.partition("\n")
            found.append(_transcript(f"{path.stem}: {title}", text))
    return found


TRANSCRIPTS = _all()


def _fits(expected: str, got: str) -> bool:
    pattern = (
        r"(?:.*\n)*?" if line == "...\n" else re.escape(line).replace(r"\.\.\.", ".*")
        for line in expected.splitlines(keepends=True)
    )
    return re.fullmatch("".join(pattern), got) is not None


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=[each.title for each in TRANSCRIPTS])
def test_the_command_does_as_its_transcript_shows(
    transcript: Transcript, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(transcript.stdin)))
    for name, data in transcript.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    status = run(shlex.split(transcript.command))
    stdout, stderr = (stream.decode() for stream in capsysbinary.readouterr())
    assert _fits(transcript.stderr, stderr), stderr
    assert _fits(transcript.stdout, stdout), stdout
    assert status == transcript.status
    there = {str(path.relative_to(tmp_path)): path for path in tmp_path.rglob("*") if path.is_file()}
    assert set(there) == {*transcript.files, *transcript.written}
    for name, data in transcript.files.items():
        if name not in transcript.written:
            assert there[name].read_bytes() == data
    for name, expected in transcript.written.items():
        assert _fits(expected, there[name].read_text(encoding="utf-8")), there[name].read_text(encoding="utf-8")
