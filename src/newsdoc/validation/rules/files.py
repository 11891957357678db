"""The rules about whether a file can be read at all."""

from __future__ import annotations

from functools import partial
from typing import Final

from newsdoc.findings import FindingKind, Severity
from newsdoc.validation.rules.record import Basis, Rule

__all__ = ["RULES"]

_file = partial(Rule, severity=Severity.ERROR, kind=FindingKind.FILE)

RULES: Final = (
    _file(
        id="FILE-XML",
        basis=Basis.XML,
        title="The file is well-formed XML.",
        why="Nothing can be said about the content of a file that is not.",
        breaks="""
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">
  <itemMeta>
</newsItem>
""",
        keeps="""
<headline>The tunnel opens</headline>
""",
    ),
    _file(
        id="FILE-ENCODING",
        basis=Basis.XML,
        title="The characters are in the encoding that the file declares.",
        why="Else every letter that is not plain ASCII may be another one.",
        breaks="""
<?xml version="1.0" encoding="us-ascii"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:café"/>
""",
        keeps="""
<headline>A café in the tunnel</headline>
""",
    ),
    _file(
        id="FILE-ENTITY",
        basis=Basis.XML,
        title="The document declares no entities.",
        why="Entities can be nested so that a few lines become gigabytes, or point to files of the reader. NewsML-G2 "
        "has no use for them.",
        breaks="""
<!DOCTYPE newsItem [<!ENTITY agency "Example News">]>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">&agency;</newsItem>
""",
        keeps="""
<headline>Example News: the tunnel opens</headline>
""",
    ),
    _file(
        id="FILE-FORMAT",
        basis=Basis.FORMAT,
        title="The input is of a format that newsdoc reads, and its reader can make something of it.",
        why="An empty file, or one that is neither XML nor JSON nor text, has nothing to check.",
        breaks="""
{"type": "article", "headline": "The tunnel opens",}
""",
        keeps="""
<headline>The tunnel opens</headline>
""",
    ),
)
