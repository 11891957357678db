"""Plain text as it is found: wire copy, mail, scraped pages, typescripts."""

from newsdoc.formats.text.found.reading import FoundReading, read_found

__all__ = ["FoundReading", "read_found"]
