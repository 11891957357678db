"""The findings of the found door: what each code means. One table for the reader and the documentation.

``TEXT-...-GUESSED`` names a guess about what something is; the others name a damage or an oddity of the text, which
stays as it is unless its repair is asked for.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from newsdoc.findings import FindingCode, Severity

__all__ = ["CODES"]

_info = partial(FindingCode, severity=Severity.INFO)

CODES: Final = {
    one.code: one
    for one in (
        _info("TEXT-HEADLINE-GUESSED", "the first line is taken for the headline", "write 'Headline: ...' to be sure"),
        _info(
            "TEXT-HEADING-GUESSED", "a line without a mark is taken for a heading", "write '## ' before it to be sure"
        ),
        _info("TEXT-SLUGLINE-GUESSED", "the line above the headline is taken for the slugline"),
        _info("TEXT-KICKER-GUESSED", "the line above the headline is taken for a further headline"),
        _info("TEXT-SUBHEAD-GUESSED", "the line below the headline is taken for a further headline"),
        _info("TEXT-FIELD-GUESSED", "a line is read as a header field"),
        _info("TEXT-WIRE-HEADER", "the header of a wire message"),
        _info("TEXT-BYLINE-GUESSED", "words above the story are taken for the byline", "write 'By: ...' to be sure"),
        _info("TEXT-DATE-GUESSED", "a line above the story is taken for its date", "write 'Date: ...' to be sure"),
        _info("TEXT-DATELINE-GUESSED", "the beginning of the story is taken for the dateline"),
        _info("TEXT-LINES-JOINED", "the lines of this text are hard-wrapped; they are joined to paragraphs"),
        _info("TEXT-COLUMNS-GUESSED", "lines in columns are taken for a table"),
        _info("TEXT-PULLQUOTE-GUESSED", "a quotation set apart is taken for a pull quote"),
        _info("TEXT-NOTE-GUESSED", "a paragraph is taken for a note beside the text"),
        _info("TEXT-LIST-GUESSED", "lines are taken for a list"),
        _info("TEXT-TABLE-GUESSED", "lines are taken for a table"),
        _info("TEXT-CAPTION-GUESSED", "a line is taken for the caption of the table below it"),
        _info("TEXT-TABLE-SEPARATOR", "the rule of a table is drawn with other characters than hyphens"),
        _info("TEXT-TABLE-WIDTH", "the rule of a table has another number of cells than its rows"),
        _info("TEXT-TABLE-RAGGED", "the rows of a table have different numbers of cells"),
        FindingCode("TEXT-CONTENTS-EMPTY", "a contents line stands without entries"),
        _info("TEXT-SPEAKER-GUESSED", "quoted words are attributed to a speaker"),
        FindingCode("TEXT-QUOTE-UNCLOSED", "a quotation mark opens and none closes"),
        FindingCode("TEXT-SPACE-MISSING", "a space is missing", "repair 'spaces' puts it in"),
        FindingCode("TEXT-NAME-LOWERCASED", "a name has lost its capital", "repair 'case' gives it back"),
        FindingCode("TEXT-SENTENCE-LOWERCASED", "a sentence begins in lower case", "repair 'case' gives it a capital"),
        FindingCode(
            "TEXT-ARTICLE-BOUNDARY", "another article seems to begin here", "repair 'split' makes articles of them"
        ),
        _info("TEXT-TEASER", "these words send the reader elsewhere; they are hardly part of the story"),
        _info("TEXT-LANGUAGE-GUESSED", "the language is told by the words", "give the language to be sure"),
        _info("TEXT-TURNS-GUESSED", "lines with repeated labels are taken for an interview"),
    )
}
"""By code."""
