"""Fuzz one target with atheris: ``python tests/fuzz/run.py TARGET [SECONDS] [--corpus FOLDER] [FLAG OF LIBFUZZER...]``.

The corpus is kept between runs where ``--corpus`` names a folder. An input that breaks the law is stored as
``crash-*`` or ``timeout-*`` in the folder where the program runs; give it as the only flag to see it break again.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["newsdoc"]):
    from fuzz.laws import TARGETS
    from fuzz.seeds import LARGEST, seeds

_WORDS = (
    "<newsItem",
    "<itemMeta>",
    "<contentSet>",
    "<inlineXML>",
    "xmlns=",
    "qcode=",
    "&amp;",
    "&#x",
    "<![CDATA[",
    "<!--",
    "newsdoc 1",
    "Headline: ",
    "> ",
    "## ",
    "* ",
    "| ",
    "\\u{",
    '"type"',
    '"article"',
    '"body"',
    "“",
    "—",
)
"""What chance would take long to spell."""


def main() -> None:
    """Run until the time is over, or until something breaks the law."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("seconds", nargs="?", type=int, default=60)
    parser.add_argument("--corpus", type=Path)
    chosen, flags = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as made:
        corpus = chosen.corpus or Path(made) / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        shared = Path(os.environ.get("NEWSDOC_SHARED") or Path(__file__).parents[3] / "shared")
        for data in seeds(chosen.target, shared):
            (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
        words = Path(made) / "words"
        words.write_text("\n".join(f'"{_escaped(word)}"' for word in _WORDS), encoding="ascii")
        libfuzzer = [
            sys.argv[0],
            f"-max_total_time={chosen.seconds}",
            f"-max_len={LARGEST}",
            f"-dict={words}",
            "-timeout=20",
            "-rss_limit_mb=2048",
            "-print_final_stats=1",
            *flags,
        ]
        atheris.Setup([*libfuzzer, *([] if _replays(flags) else [str(corpus)])], TARGETS[chosen.target])
        atheris.Fuzz()


def _replays(flags: list[str]) -> bool:
    return any(not flag.startswith("-") for flag in flags)


def _escaped(word: str) -> str:
    return "".join(chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    main()
