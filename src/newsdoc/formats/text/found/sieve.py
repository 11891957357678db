"""Who said it, in languages that part words by spaces: a row of patterns around a quotation, the surest first.

After the quotation (``," said X``), before it (``X said: "``), with its speaker in a phrase (``according to X``),
inside its marks (French), by a participle (``X did this, saying "``). What fits none of them is left without a
speaker: a wrong one is worse than none.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from newsdoc.formats.text.found.languages import Language
from newsdoc.formats.text.found.names import Run
from newsdoc.formats.text.found.patterns import patterns_of
from newsdoc.formats.text.found.phrases import EDGE, LONGEST_SUBJECT, Phrases, Subject
from newsdoc.formats.text.found.sentences import REACH, breaks_sentence, sentence_start

__all__ = ["Clause", "after_quote", "before_quote", "carries_on", "inside_quote", "reporting_pronoun"]

_LONGEST_COMPLEMENT: Final = 120
_LONGEST_TAG: Final = 50
_VERBS_TRIED: Final = 3
_DASHES: Final = "—–―-"
_CLAUSE_END = re.compile(r"[.,;:!?—–](?!\w)|[—–]|(?<=[a-zß-ÿ]{2})\.(?=[^\W\d_]{2})")
_TAG_END = re.compile(r"[.!?](?=\s|$)|[:“\"«„]")
_ASIDE = re.compile(r"[,?!…] ")
_COORDINATED = re.compile(r"(?:and|or|but|und|aber|et|mais|y|e|pero)\b")
_RELATIVE = re.compile(r"(?:[^,.;:]{1,60}, )?(?:who|which|qui|quien)[ \u00a0](?:also[ \u00a0])?")
_ASIDE_DASH = re.compile(r"[ \u00a0](?:--?|—|–|_)[ \u00a0]")
_NAMES_ONLY: Final = frozenset(["pour", "para", "für"])


@frozen
class Clause:
    """A clause that attributes a quotation.

    :ivar named: the words that stand for the speaker; ``""`` where the language leaves a pronoun out.
    :ivar name: the run of capitals among them, if there is one.
    :ivar at: where the words stand.
    :ivar cue: the words of saying.
    :ivar start: where the clause begins.
    :ivar end: where it ends.
    :ivar confidence: how sure it is.
    :ivar role: what the words say the speaker is.
    :ivar calling: whether the verb gives a name to something.
    :ivar reported: whether the quotation stands in a reported clause, of which it may be a fragment.
    """

    named: str
    name: Run | None
    at: int
    cue: str
    start: int
    end: int
    confidence: float
    role: str = ""
    calling: bool = False
    reported: bool = False


def after_quote(phrases: Phrases, end: int, limit: int, *, closed: bool, fragment: bool = False) -> Clause | None:
    """The attributing clause right after a quotation that ends at *end*, looked for up to *limit*.

    :param closed: whether the quotation ends with a full stop, so that a new sentence may follow.
    :param fragment: whether it is a part of a sentence that goes on, so that only a clause right beside it counts.
    """
    text, patterns = phrases.text, phrases.patterns
    limit = min(limit, end + REACH)
    start = end
    while start < limit and text[start] in EDGE:
        start += 1
    beside = "," in text[end:start]
    if start < limit and text[start] in _DASHES and text[start + 1 : start + 2].strip(EDGE):
        start += 1
        beside = True
    if start >= limit:
        return None
    if closed and not beside and not text[start].islower() and not _is_tag(phrases, start, limit):
        return None
    if found := patterns.inverted.match(text, start, limit):
        return _inverted(text, found, start, limit)
    if found := patterns.according.match(text, start, limit):
        subject = phrases.after(found.end(), limit)
        if subject is None or (subject.name is None and found.group().lower() in _NAMES_ONLY):
            return None
        return _after(phrases, subject, found.group(), (start, limit), 0.9)
    adverb = patterns.adverb.match(text, start, limit)
    if verb := patterns.cue.match(text, adverb.end() if adverb else start, limit):
        return _verb_first(phrases, verb, start, limit)
    return _subject_first(phrases, start, limit, fragment=fragment)


def _is_tag(phrases: Phrases, start: int, limit: int) -> bool:
    """Whether a few words with a verb of saying and a full stop follow, such as ``Trump said.``."""
    text = phrases.text
    stop = _TAG_END.search(text, start, min(limit, start + _LONGEST_TAG + 10))
    if stop is None:
        return limit == len(text) and bool(phrases.cues(start, limit))
    verb = next(iter(phrases.cues(start, stop.start())), None)
    return stop.group() == "." and verb is not None and stop.start() - verb.end() <= 1


def _inverted(text: str, found: re.Match[str], start: int, limit: int) -> Clause:
    """A French clause whose pronoun follows its verb: ``regrette-t-elle``."""
    group = "first" if found["first"] else "second"
    return Clause(
        found[group], None, found.start(group), found["cue"], start, _clause_end(text, found.end(), limit), 0.95
    )


def _verb_first(phrases: Phrases, verb: re.Match[str], start: int, limit: int) -> Clause | None:
    subject = phrases.after(verb.end(), limit)
    if subject is not None:
        return _after(phrases, subject, verb.group(), (start, limit), 0.95)
    if phrases.language.tag != "es" or verb.group().endswith("n"):
        return None
    # Spanish leaves the pronoun out: "dijo". Of several, "dijeron", nobody can say who they were.
    end = _clause_end(phrases.text, verb.end(), limit)
    return Clause("", None, verb.end(), verb.group(), start, end, 0.7)


def _subject_first(phrases: Phrases, start: int, limit: int, *, fragment: bool) -> Clause | None:
    text = phrases.text
    verb = next(iter(phrases.cues(start, min(limit, start + LONGEST_SUBJECT))), None)
    if verb is None or breaks_sentence(text, start, verb.start()):
        return None
    if ":" in text[start : verb.end() + 1]:
        return None
    first, last = phrases.trimmed(start, verb.start())
    if (fragment and "," in text[first:last]) or not phrases.is_subject(first, last):
        return None
    return _after(phrases, phrases.speaker(first, last), verb.group(), (start, limit), 0.95, verb_end=verb.end())


def _clause_end(text: str, start: int, limit: int) -> int:
    found = _CLAUSE_END.search(text, start, limit)
    if found:
        return found.end()
    while limit > start and text[limit - 1] in EDGE:
        limit -= 1
    return limit


def _after(
    phrases: Phrases, subject: Subject, cue: str, reach: tuple[int, int], confidence: float, *, verb_end: int = 0
) -> Clause:
    text = phrases.text
    return Clause(
        text[subject.start : subject.end],
        subject.name,
        subject.start,
        cue,
        reach[0],
        _clause_end(text, max(subject.end, verb_end), reach[1]),
        confidence,
        subject.role,
        calling=cue.lower() in phrases.language.calling,
    )


def before_quote(phrases: Phrases, start: int, floor: int, *, fragment: bool) -> Clause | None:
    """The attributing clause before a quotation that begins at *start*, in the same sentence, not before *floor*.

    :param fragment: whether the quoted words are a part of a sentence, so that more may stand between.
    """
    text, patterns = phrases.text, phrases.patterns
    begin = sentence_start(text, start, floor)
    while begin < start and text[begin] in EDGE + _DASHES:
        begin += 1
    if begin >= start:
        return None
    led = text[begin:start].rstrip(EDGE).endswith(":") and bool(phrases.cues(begin, start))
    if not led and (found := patterns.according.match(text, begin, start)):
        subject = phrases.after(found.end(), start)
        if subject and (subject.name or found.group().lower() not in _NAMES_ONLY):
            return _before(phrases, subject, found.group(), (begin, start), 0.9, reported=True)
    if (found := _last(patterns.with_participle, text, begin, start)) and _leads_on(
        phrases, found.end(), start, fragment=fragment
    ):
        who = found.span("who" if found["who"] else "quoted")
        return _before(phrases, phrases.speaker(*who), found["cue"], (found.start(), start), 0.9)
    verbs = [verb for verb in phrases.cues(begin, start) if not _is_aside(text, begin, verb.end(), start)]
    saying = next(reversed(phrases.participles(begin, start)), None)
    if saying and (not verbs or saying.start() > verbs[-1].start()):
        subject = (
            phrases.of_sentence(begin, saying.start())
            if _leads_on(phrases, saying.end(), start, fragment=fragment)
            else None
        )
        return _before(phrases, subject, saying.group(), (begin, start), 0.8) if subject else None
    if (
        patterns.framed
        and (found := patterns.framed.search(text, begin, start))
        and (subject := phrases.of_verb(begin, found, start))
    ):
        return _before(phrases, subject, found["cue"], (subject.start, start), 0.9)
    tried = verbs[-_VERBS_TRIED:]
    for index in range(len(tried) - 1, -1, -1):
        verb = tried[index]
        if not _leads_on(phrases, verb.end(), start, fragment=fragment):
            continue
        subject = phrases.of_verb(begin, verb, start)
        if subject is None or (index and _repeats(phrases, begin, tried[index - 1], subject)):
            continue
        return _before(phrases, subject, verb.group(), (subject.start, start), 0.95)
    return _verbless(phrases, begin, start)


def _is_aside(text: str, begin: int, at: int, end: int) -> bool:
    """Whether what stands at *at* is set between dashes."""
    return len(_ASIDE_DASH.findall(text, begin, at)) % 2 == 1 and _ASIDE_DASH.search(text, at, end) is not None


def _repeats(phrases: Phrases, begin: int, verb: re.Match[str], subject: Subject) -> bool:
    """Whether a subject is a pronoun that takes up that of the verb before it: ``which said it had offered``."""
    between = phrases.text[verb.end() : subject.start].strip(EDGE).lower()
    word = phrases.text[subject.start : subject.end].lower()
    if word not in phrases.language.pronouns or (between and between not in phrases.language.that):
        return False
    return phrases.of_verb(begin, verb, subject.start) is not None


def _verbless(phrases: Phrases, begin: int, start: int) -> Clause | None:
    """A name and a colon: ``Response of the mayor, Ana Roy: "No."``."""
    text = phrases.text
    end = start
    while end > begin and text[end - 1] in " \u00a0\u202f":
        end -= 1
    if text[end - 1 : end] not in (":", "："):
        return None
    end -= 1
    while end > begin and text[end - 1] in " \u00a0\u202f":
        end -= 1
    subject = phrases.closing_name(begin, end)
    return _before(phrases, subject, "", (subject.start, start), 0.8) if subject else None


def _before(
    phrases: Phrases, subject: Subject, cue: str, reach: tuple[int, int], confidence: float, *, reported: bool = False
) -> Clause:
    text, (start, end) = phrases.text, reach
    while end > start and text[end - 1] in " \u00a0":
        end -= 1
    that = phrases.patterns.that.search(text[max(end - 12, 0) : end]) is not None
    return Clause(
        text[subject.start : subject.end],
        subject.name,
        subject.start,
        cue,
        start,
        end,
        confidence,
        subject.role,
        calling=cue.lower() in phrases.language.calling,
        reported=reported or that or text[end - 1 : end] not in (",", ":"),
    )


def reporting_pronoun(text: str, start: int, end: int, language: Language) -> tuple[str, int] | None:
    """The pronoun of the last clause that closes reported speech, and where it stands: ``..., he said``."""
    found = _last(patterns_of(language).reporting, text, start, end)
    if found is None:
        return None
    group = "who" if found["who"] else "pronoun"
    return found[group], found.start(group)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = [*pattern.finditer(text, start, end)]
    return found[-1] if found else None


def _leads_on(phrases: Phrases, start: int, end: int, *, fragment: bool) -> bool:
    """Whether what stands between the verb and the quotation can stand there."""
    between = phrases.text[start:end].rstrip(" \u00a0")
    if ";" in between or "(" in between:
        return False
    if fragment or between == "":
        return True
    if phrases.patterns.that.search(between[-12:]):
        return True
    return len(between) <= _LONGEST_COMPLEMENT and between.endswith((",", ":"))


def inside_quote(phrases: Phrases, first: int, last: int) -> Clause | None:
    """The clause that French papers set inside the marks: ``« Non, a dit X. C'est tout. »``."""
    text, language = phrases.text, phrases.language
    if language.tag not in ("fr", "es"):
        return None
    for aside in _ASIDE.finditer(text, first, min(last, first + REACH)):
        at = aside.end()
        if found := phrases.patterns.inverted.match(text, at, last):
            return _inverted(text, found, at, last)
        verb = phrases.patterns.cue.match(text, at, last)
        if verb and verb.group().lower() not in language.calling:
            subject = phrases.after(verb.end(), last)
            if subject and (subject.name or phrases.first_word(subject.start, subject.end) in language.determiners):
                return _after(phrases, subject, verb.group(), (at, last), 0.9)
    return None


def carries_on(text: str, language: Language) -> bool:
    """Whether the words between two quotations go on with what the same speaker says: ``and added``, ``adding``."""
    patterns = patterns_of(language)
    if found := _COORDINATED.match(text):
        verb = patterns.cue.search(text, found.end())
        return verb is not None and patterns.slack.issuperset(text[found.end() : verb.start()].lower().split())
    if found := _RELATIVE.match(text):
        return patterns.cue.match(text, found.end()) is not None
    return patterns.participle.match(text) is not None
