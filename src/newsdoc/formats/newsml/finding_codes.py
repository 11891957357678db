"""What the reader of NewsML-G2 has to say about a file that breaks the rules: it reads what is meant, and says so."""

from __future__ import annotations

from typing import Final

from newsdoc.findings import FindingCode, Severity

__all__ = ["CODES"]

CODES: Final = {
    one.code: one
    for one in (
        FindingCode(
            "NEWSML-DATE-BENT",
            "a date in a spelling of its own (+0100, a blank for the T, no seconds), or a day where a time must be",
            "write it as 2024-05-01T09:30:00+02:00",
        ),
        FindingCode("NEWSML-DATE-UNREADABLE", "what is no date", "write it as 2024-05-01T09:30:00+02:00"),
        FindingCode("NEWSML-DATE-EMPTY", "nothing where a date must be", "write a date, or leave the element out"),
        FindingCode(
            "NEWSML-WHITE-SPACE", "white space around a date or a code, which is left out", "take the white space away"
        ),
        FindingCode(
            "NEWSML-MISSING",
            "there is no itemMeta, or one of the three things that it must hold is not there: the class of the item, "
            "its provider, the time of this version",
            "add it",
        ),
        FindingCode(
            "NEWSML-STANDARD",
            "another standard than NewsML-G2, no version of it, or one that is not known here",
            'say which version the item is in: standard="NewsML-G2" standardversion="2.35"',
        ),
        FindingCode("NEWSML-NUMBER", "what is no number, or none that the property allows", "mend the number"),
        FindingCode("NEWSML-VALUE", "a code, an address or a language tag that is none", "mend the value"),
        FindingCode(
            "NEWSML-CHARACTER", "characters in data that XML cannot carry; they are read as U+FFFD", "take them out"
        ),
        FindingCode("NEWSML-ENCODING", "data that is not what it says it is", "mend the data, or what is said of it"),
        FindingCode(
            "NEWSML-CONTENT",
            "data of a type that is not read, such as RTF, in an item without other words; it stays in the file",
            "give the words as XHTML, NITF or plain text",
        ),
        FindingCode(
            "NEWSML-SECOND-BODY",
            "a second content in XML, which is left out of the article and stays in the file",
            "make an item of each story",
        ),
        FindingCode(
            "NEWSML-NAMESPACE",
            "another namespace than that of NewsML-G2",
            'write xmlns="http://iptc.org/std/nar/2006-10-01/"',
            Severity.ERROR,
        ),
        FindingCode(
            "NEWSML-PREFIX",
            "a prefix that is bound to no namespace",
            "declare the prefix, or leave it out",
            Severity.ERROR,
        ),
    )
}
"""By code, in the order of the documentation."""
