"""``python -m newsdoc`` and the command ``newsdoc``."""

from __future__ import annotations

import os
import signal
import sys
from typing import TextIO

from newsdoc.cli.main import run

__all__ = ["main"]


def main() -> int:
    """Run the program with the arguments of the command line and return its exit status."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # end quietly, as every filter does, when nobody reads any more
    try:
        return run(sys.argv[1:])
    except KeyboardInterrupt:  # whoever started the program must see that it was Ctrl-C that ended it
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.raise_signal(signal.SIGINT)
        raise
    finally:
        _settle(sys.stdout)


def _settle(output: TextIO) -> None:
    """Give up what a full disk has refused already, lest the interpreter try again when it ends, and complain."""
    try:
        output.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())


if __name__ == "__main__":
    sys.exit(main())
