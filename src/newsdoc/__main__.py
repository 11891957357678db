"""``python -m newsdoc`` and the command ``newsdoc``."""

from __future__ import annotations

import sys

from newsdoc.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
