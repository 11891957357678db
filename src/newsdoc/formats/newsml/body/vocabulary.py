"""The words that bodies are written in: one table for the reader and the writer.

Bodies are written as XHTML with the classes below; foreign bodies are XHTML or NITF, whose names live side by side
here, since no name means two things. What is not named here is transparent: its content counts, it does not.
"""

from __future__ import annotations

from typing import Final

from newsdoc.model import Alignment, Emphasis, Strong, Subscript, Superscript

__all__ = [
    "ALIGNMENTS",
    "ATTRIBUTION",
    "BLOCKS",
    "CREDITS",
    "FULL",
    "GENERATOR",
    "HEADINGS",
    "INTERVIEWS",
    "MARKS",
    "MEDIA",
    "MUTE",
    "NOTES",
    "PARTICIPANT",
    "PLACES",
    "SILENT",
    "SPEAKING",
    "SPEECH",
    "VISIBLE",
]

MARKS: Final[dict[str, type[Emphasis | Strong | Subscript | Superscript]]] = {
    "em": Emphasis,
    "i": Emphasis,
    "cite": Emphasis,
    "dfn": Emphasis,
    "var": Emphasis,
    "strong": Strong,
    "b": Strong,
    "sup": Superscript,
    "sub": Subscript,
}
"""Inlines that only set words apart. The first name of each class is the one that is written."""

HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "hl2": 2}
"""Headings and how deep they stand; ``hl2`` is NITF's."""

NOTES: Final = {
    "aside": "aside",
    "header": "header",
    "footer": "footer",
    "nav": "nav",
    "note": "note",
    "hedline": "headline",
    "byline": "byline",
    "dateline": "dateline",
    "abstract": "abstract",
    "distributor": "distributor",
    "series": "series",
    "tagline": "tagline",
    "bibliography": "bibliography",
    "rights": "rights",
}
"""Elements that stand beside the text, and the kind of Note that each is read as; the second half is NITF's."""

MEDIA: Final = frozenset({"img", "video", "audio", "object", "iframe", "embed", "media"})
"""Elements that show something else; ``media`` is NITF's."""

BLOCKS: Final = (
    frozenset({"p", "table", "ul", "ol", "dl", "pre", "hr", "figure", "blockquote", "bq", "fn", "figcaption"})
    | frozenset(HEADINGS)
    | frozenset(NOTES)
    | MEDIA
    # Transparent, but a line of prose ends at their edges.
    | {"html", "body", "section", "article", "main", "div", "address", "details", "summary"}
    | {"fieldset", "form", "center", "legend"}
    | {"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "li", "dt", "dd", "lt"}
    | {"nitf", "body.head", "body.content", "body.end", "block", "hl1", "credit", "byttl", "nitf-table"}
    | {"media-caption", "media-producer", "copyrite"}
    | {f"rights.{part}" for part in ("owner", "startdate", "enddate", "agent", "geography", "type", "limitations")}
)
"""Elements that no line of prose runs through."""

PLACES: Final = frozenset({"html", "body", "nitf", "body.head", "body.content", "body.end"})
"""Elements that stand for the body itself: they may hold the words of a block, but nothing stands beside them."""

FULL: Final = frozenset({"body.head", "hedline", "inlineXML"})
"""Elements that hold blocks of an article, but no others than their own."""

SILENT: Final = frozenset({"script", "style", "template", "head"})
"""Elements whose text is not for readers."""

MUTE: Final = SILENT | {"media-object"}
"""Elements whose text may not be for readers: that of NITF's ``media-object`` is not if it is encoded."""

GENERATOR: Final = "newsdoc"
"""Who wrote a page, as its ``meta`` of that name says: in a page of newsdoc's own there is nothing to guess."""

ATTRIBUTION: Final = {
    "speaker": "data-speaker",
    "named": "data-named",
    "role": "data-role",
    "affiliation": "data-affiliation",
    "cue": "data-cue",
    "clause": "data-clause",
    "source": "data-source",
}
"""The attributes that carry an attribution, by its field; ``inferred`` is ``data-inferred="true"``."""

VISIBLE: Final = ("speaker", "role", "affiliation")
"""What a block quotation shows of its attribution, each in a span of that class."""

CREDITS: Final = frozenset(
    {
        "attribution",
        "quote-attribution",
        "quote-author",
        "author",
        "cite",
        "credit",
        "source",
        "quote-source",
        "speaker",
    }
)
"""Classes of a paragraph behind a block quotation that says who said it, in lower case."""

SPEAKING: Final = {
    **dict.fromkeys(("cite", "person", ".speaker", ".author", ".name", ".fn"), "speaker"),
    **dict.fromkeys(("function", ".role", ".function", ".title", ".jobtitle"), "role"),
    **dict.fromkeys(("org", ".affiliation", ".organisation", ".organization", ".org"), "affiliation"),
}
"""Elements and classes, the latter with a dot, that mark the parts of an attribution."""

PARTICIPANT: Final = {"name": "data-name", "role": "data-role", "description": "data-description"}
"""The attributes that carry a participant of an interview, by its field; the label is the ``value``."""

INTERVIEWS: Final = frozenset({"interview", "qanda", "q-and-a", "qa", "dialogue", "dialog"})
"""Classes of elements that hold an interview; the first is the one that is written."""

SPEECH: Final = {
    **dict.fromkeys(("question", "q", "frage", "interviewer", "interview-question", "pregunta", "domanda"), "question"),
    **dict.fromkeys(("answer", "a", "antwort", "interviewee", "interview-answer", "reponse"), "answer"),
    **dict.fromkeys(("respuesta", "risposta"), "answer"),
}
"""Classes of what is asked and of what is answered, in lower case."""

ALIGNMENTS: Final = {alignment.value: alignment for alignment in Alignment if alignment.value}
"""Classes and ``align`` values of columns."""
