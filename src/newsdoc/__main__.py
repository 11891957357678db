"""``python -m newsdoc`` and the command ``newsdoc``."""

import os
import sys

from newsdoc._version import __version__

TYPE_CHECKING = False  # what type checkers know by this name, without the time that importing typing takes
if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["main"]


def main() -> int:
    """Run the program with the arguments of the command line and return its exit status."""
    try:
        if sys.argv[1:] in (["--version"], ["-V"]):  # answered here: scripts ask it often, and click takes its time
            print(f"newsdoc {__version__}")  # noqa: T201 - it is what was asked for
            return 0
        return _run(sys.argv[1:])
    finally:
        _settle(sys.stdout)


def _run(arguments: list[str]) -> int:
    import signal  # noqa: PLC0415 - neither of these is needed for the version

    from newsdoc.cli.main import run  # noqa: PLC0415 - likewise

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # end quietly, as every filter does, when nobody reads any more
    try:
        return run(arguments)
    except KeyboardInterrupt:  # whoever started the program must see that it was Ctrl-C that ended it
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.raise_signal(signal.SIGINT)
        raise


def _settle(output: "TextIO") -> None:
    """Give up what a full disk has refused already, lest the interpreter try again when it ends, and complain."""
    try:
        output.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())


if __name__ == "__main__":
    sys.exit(main())
