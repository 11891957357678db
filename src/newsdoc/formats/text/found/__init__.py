"""Plain text as it is found: wire copy, mail, scraped pages, typescripts."""

from newsdoc.formats.text.found.reading import REPAIRS, FoundReading, read_found

__all__ = ["REPAIRS", "FoundReading", "read_found"]
