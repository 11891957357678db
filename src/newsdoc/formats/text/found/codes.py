"""The findings of the found door: what each code means. One table for the reader and the documentation.

Codes are stable for ever. ``TEXT-...-GUESSED`` names a guess about what something is; the others name a damage or an
oddity of the text, which stays as it is unless its repair is asked for.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from newsdoc.findings import Severity

__all__ = ["CODES", "Entry"]


@frozen
class Entry:
    """What a code means.

    :ivar message: the usual message.
    :ivar help: what to do about it.
    :ivar severity: how much it matters.
    """

    message: str
    help: str = ""
    severity: Severity = Severity.INFO


_MARK = "write it with its mark if the guess is wrong"

CODES: Final[dict[str, Entry]] = {
    "TEXT-HEADLINE-GUESSED": Entry("the first line is taken for the headline", "write 'Headline: ...' to be sure"),
    "TEXT-HEADING-GUESSED": Entry("a line without a mark is taken for a heading", "write '## ' before it to be sure"),
    "TEXT-SLUGLINE-GUESSED": Entry("the line above the headline is taken for the slugline"),
    "TEXT-KICKER-GUESSED": Entry("the line above the headline is taken for a further headline"),
    "TEXT-SUBHEAD-GUESSED": Entry("the line below the headline is taken for a further headline"),
    "TEXT-FIELD-GUESSED": Entry("a line is read as a header field"),
    "TEXT-WIRE-HEADER": Entry("the header of a wire message"),
    "TEXT-BYLINE-GUESSED": Entry("words above the story are taken for the byline", "write 'By: ...' to be sure"),
    "TEXT-DATE-GUESSED": Entry("a line above the story is taken for its date", "write 'Date: ...' to be sure"),
    "TEXT-DATELINE-GUESSED": Entry("the beginning of the story is taken for the dateline"),
    "TEXT-LINES-JOINED": Entry("the lines of this text are hard-wrapped; they are joined to paragraphs"),
    "TEXT-COLUMNS-GUESSED": Entry("lines in columns are taken for a table"),
    "TEXT-PULLQUOTE-GUESSED": Entry("a quotation set apart is taken for a pull quote"),
    "TEXT-NOTE-GUESSED": Entry("a paragraph is taken for a note beside the text"),
    "TEXT-LIST-GUESSED": Entry("lines are taken for a list"),
    "TEXT-TABLE-GUESSED": Entry("lines are taken for a table"),
    "TEXT-CAPTION-GUESSED": Entry("a line is taken for the caption of the table below it"),
    "TEXT-TABLE-SEPARATOR": Entry("the rule of a table is drawn with other characters than hyphens"),
    "TEXT-TABLE-WIDTH": Entry("the rule of a table has another number of cells than its rows"),
    "TEXT-TABLE-RAGGED": Entry("the rows of a table have different numbers of cells"),
    "TEXT-CONTENTS-EMPTY": Entry("a contents line stands without entries", severity=Severity.WARNING),
    "TEXT-SPEAKER-GUESSED": Entry("quoted words are attributed to a speaker"),
    "TEXT-QUOTE-UNCLOSED": Entry("a quotation mark opens and none closes", severity=Severity.WARNING),
    "TEXT-SPACE-MISSING": Entry("a space is missing", "repair 'spaces' puts it in", Severity.WARNING),
    "TEXT-NAME-LOWERCASED": Entry("a name has lost its capital", "repair 'case' gives it back", Severity.WARNING),
    "TEXT-SENTENCE-LOWERCASED": Entry(
        "a sentence begins in lower case", "repair 'case' gives it a capital", Severity.WARNING
    ),
    "TEXT-ARTICLE-BOUNDARY": Entry(
        "another article seems to begin here", "repair 'split' makes articles of them", Severity.WARNING
    ),
    "TEXT-TEASER": Entry("these words send the reader elsewhere; they are hardly part of the story"),
    "TEXT-LANGUAGE-GUESSED": Entry("the language is told by the words", "give the language to be sure"),
    "TEXT-TURNS-GUESSED": Entry("lines with repeated labels are taken for an interview"),
}
