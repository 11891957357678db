"""What the rules find in the public corpus, by folder and rule: how many files, how many findings.

``python tests/validation/survey.py`` from the root of the project writes ``findings.txt`` anew. Whoever does so reads
the difference: each finding that has come or gone is a verdict on a real file.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from newsdoc import Validator

__all__ = ["SNAPSHOT", "survey"]

SNAPSHOT = Path(__file__).parent / "findings.txt"


def survey(corpus: Path) -> str:
    """The table: a line for each folder and rule."""
    validator = Validator()
    inputs: Counter[str] = Counter()
    files: Counter[tuple[str, str]] = Counter()
    findings: Counter[tuple[str, str]] = Counter()
    for path in sorted(one for one in corpus.rglob("*") if one.is_file()):
        folder = path.relative_to(corpus).parts[0]
        inputs[folder] += 1
        for rule, count in validator.validate_file(path).summary.items():
            files[folder, rule] += 1
            findings[folder, rule] += count
    width = max(len(rule) for _, rule in files)
    lines = []
    for folder, count in inputs.items():
        lines.append(f"{folder}: {count} files")
        for (where, rule), number in sorted(files.items()):
            if where == folder:
                lines.append(f"  {rule:<{width}}{number:>5} files{findings[where, rule]:>6} findings")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    SNAPSHOT.write_text(survey(Path(sys.argv[1])), encoding="utf-8")
