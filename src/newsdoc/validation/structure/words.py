"""How messages speak of names, values and versions."""

from __future__ import annotations

from typing import Final

from newsdoc.validation.structure.records import Any

__all__ = ["BLANK", "DSIG", "LIKE_G2", "allows", "cut", "local", "namespace_of", "shown", "version_name"]

BLANK: Final = " \t\r\n"
"""What XML calls white space."""
DSIG: Final = "http://www.w3.org/2000/09/xmldsig#"
"""The namespace of XML signatures."""
LIKE_G2: Final = "iptc.org/std/nar"
"""What the namespace of NewsML-G2 holds, and those that it is taken for."""
_SHOWN: Final = 60


def local(name: str) -> str:
    """The name without its namespace.

    >>> local("{urn:example}p")
    'p'
    """
    return name.rpartition("}")[2]


def namespace_of(name: str) -> str:
    """The namespace of a name.

    >>> namespace_of("{urn:example}p")
    'urn:example'
    """
    return name.rpartition("}")[0][1:]


def cut(text: str, length: int = _SHOWN) -> str:
    """A text of no more than that length."""
    return text if len(text) <= length else f"{text[: length - 3]}..."


def shown(value: str) -> str:
    r"""A value as messages quote it: on one line, and cut where it is long.

    >>> shown("two\nlines")
    '"two\\nlines"'
    """
    value = cut(value, 2 * _SHOWN).replace("\r", r"\r").replace("\n", r"\n").replace("\t", r"\t")
    return f'"{cut(value)}"'


def version_name(version: int) -> str:
    """The version as it is written.

    >>> version_name(217)
    '2.17'
    """
    return f"{version // 100}.{version % 100}"


def allows(wildcard: Any, tag: str, namespace: str) -> bool:
    """Whether a wildcard of a table for *namespace* takes an element."""
    if wildcard.kind == "any":
        return True
    found = namespace_of(tag)
    if wildcard.kind == "other":
        return found not in {"", namespace}
    return found == (namespace if wildcard.kind == "g2" else DSIG)
