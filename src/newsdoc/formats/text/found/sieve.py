"""Who said it, in languages that part words by spaces: a row of patterns around a quotation, the surest first.

After the quotation (``," said X``), before it (``X said: "``), with its speaker in a phrase (``according to X``), inside
its marks (French), by a participle (``X did this, saying "``), or by going on from the quotation before. What fits none
of them is left without a speaker: a wrong one is worse than none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from attrs import frozen

from newsdoc.formats.text.found.languages import Language
from newsdoc.formats.text.found.names import Run, runs
from newsdoc.formats.text.found.sentences import REACH, SENTENCE_BREAK, is_abbreviation, sentence_start
from newsdoc.formats.text.found.wordlists import alternatives

__all__ = ["Clause", "after_quote", "before_cue", "before_quote", "inside_quote"]

_LONGEST_SUBJECT: Final = 140
_LONGEST_COMPLEMENT: Final = 120
_EDGE: Final = " \u00a0\u202f\t,"
_BOUNDARY = re.compile(r"[,.;:—–()“”\"«»„!?‘’'](?!\w)|[ \u00a0][-–—][ \u00a0]|[—(“\"«„]")
_CLAUSE_END = re.compile(r"[.,;:!?—–](?!\w)|[—–]|(?<=[a-zß-ÿ]{2})\.(?=[^\W\d_]{2})")


@frozen
class Patterns:
    """The regular expressions of one language, made from its tables."""

    cue: re.Pattern[str]
    participle: re.Pattern[str]
    with_participle: re.Pattern[str]
    according: re.Pattern[str]
    inverted: re.Pattern[str]
    head_end: re.Pattern[str]
    stop: re.Pattern[str]
    conjunction: re.Pattern[str]
    pronoun: re.Pattern[str]


@cache
def patterns_of(language: Language) -> Patterns:
    """The patterns of *language*, made once."""
    flags = re.IGNORECASE
    helped = (
        rf"(?:{alternatives(language.auxiliaries)})(?:[ \u00a0](?:{alternatives(language.adverbs)}))?[ \u00a0](?:{alternatives(language.past)})|"
        if language.past
        else ""
    )
    verbs = alternatives(language.cues | language.calling)
    participles = alternatives(language.participles) or r"(?!)"
    pronouns = alternatives(frozenset(language.pronouns) | frozenset({"t-il", "t-elle"}))
    return Patterns(
        cue=re.compile(rf"(?<![\w’'-])(?:{helped}{verbs})(?![\w-])", flags),
        participle=re.compile(rf"(?<![\w-])(?:{participles})(?![\w-])", flags),
        with_participle=re.compile(
            rf"\bwith[ \u00a0](?P<who>[^,.;:]{{2,60}}?)[ \u00a0](?P<cue>{participles})(?![\w-])"
        ),
        according=re.compile(rf"(?<![\w-])(?:{alternatives(language.according) or '(?!)'})(?![\w-])", flags),
        inverted=re.compile(
            rf"(?P<cue>(?:(?:{alternatives(language.auxiliaries)})-(?:t-)?(?P<first>{pronouns})[ \u00a0](?:\w+[ \u00a0])?(?:{alternatives(language.past) or '(?!)'}))"
            rf"|(?:{alternatives(language.cues)})-(?:t-)?(?P<second>{pronouns}))(?![\w-])",
            flags,
        ),
        head_end=re.compile(rf"[ \u00a0](?:{alternatives(language.links) or '(?!)'})(?=[ \u00a0])", 0),
        stop=re.compile(rf"(?:^|[ \u00a0])(?:{alternatives(language.stops)})(?![\w-])", flags),
        pronoun=re.compile(rf"(?<![\w’'-])(?:{alternatives(frozenset(language.pronouns))})(?![\w’'-])", flags),
        conjunction=re.compile(rf"(?:^|[ \u00a0])(?:{alternatives(language.conjunctions)})(?=[ \u00a0])", flags),
    )


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


def after_quote(
    text: str, end: int, limit: int, language: Language, *, closed: bool, fragment: bool = False
) -> Clause | None:
    """The attributing clause right after a quotation that ends at *end*, looked for up to *limit*.

    :param closed: whether the quotation ends with a full stop, so that a new sentence may follow.
    :param fragment: whether it is a part of a sentence that goes on, so that only a clause right beside it counts.
    """
    patterns = patterns_of(language)
    limit = min(limit, end + REACH)
    start = end
    while start < limit and text[start] in _EDGE:
        start += 1
    comma = "," in text[end:start]
    if text[start:limit][:1] in ("—", "–", "―", "-") and text[start + 1 : start + 2].strip(_EDGE):
        start += 1
        comma = True
    if start >= limit or (
        not comma and closed and not text[start].islower() and not _short_tag(text, start, limit, patterns)
    ):
        return None
    if found := patterns.inverted.match(text, start, limit):
        pronoun = found["first"] or found["second"]
        at = found.start("first") if found["first"] else found.start("second")
        return Clause(_pronoun(pronoun), None, at, found["cue"], start, _clause_end(text, found.end(), limit), 0.95)
    if found := patterns.according.match(text, start, limit):
        subject = _phrase_after(text, found.end(), limit, language, patterns)
        return _made(text, subject, found.group(), start, limit, 0.9, language) if subject else None
    verb_first = patterns.cue.match(text, _skip_adverb(text, start, limit, language), limit)
    if verb_first:
        subject = _phrase_after(text, verb_first.end(), limit, language, patterns)
        if subject is None:
            if language.tag == "es" and not verb_first.group().endswith("n"):
                return Clause(
                    "",
                    None,
                    verb_first.end(),
                    verb_first.group(),
                    start,
                    _clause_end(text, verb_first.end(), limit),
                    0.7,
                )
            return None
        return _made(text, subject, verb_first.group(), start, limit, 0.95, language)
    verb = patterns.cue.search(text, start, min(limit, start + _LONGEST_SUBJECT))
    if verb is None or SENTENCE_BREAK.search(text, start, verb.start()):
        return None
    if text[verb.end() : verb.end() + 1] == ":" or ":" in text[start : verb.start()]:
        return None
    span = _trim(text, start, verb.start(), language)
    if fragment and "," in text[span[0] : span[1]]:
        return None
    if not _is_subject(text, *span, language, patterns):
        return None
    subject = _speaker(text, *span, language, patterns)
    return _made(text, subject, verb.group(), start, limit, 0.95, language, after=verb.end())


def _short_tag(text: str, start: int, limit: int, patterns: Patterns) -> bool:
    """Whether a few words with a verb of saying and a full stop follow: ``” Trump said.``."""
    stop = re.compile(r"[.!?](?=\s|$)|[:“\"«„]").search(text, start, min(limit, start + 60))
    if stop is None or stop.group() != ".":
        return stop is None and limit == len(text) and bool(patterns.cue.search(text, start, limit))
    verb = patterns.cue.search(text, start, stop.start())
    return verb is not None and stop.start() - verb.end() < 2 and verb.start() - start < 50


def _pronoun(clitic: str) -> str:
    return clitic.removeprefix("t-")


def _skip_adverb(text: str, start: int, limit: int, language: Language) -> int:
    found = re.compile(rf"(?:{alternatives(language.adverbs) or '(?!)'})[ \u00a0]", re.IGNORECASE).match(
        text, start, limit
    )
    return found.end() if found else start


def _clause_end(text: str, start: int, limit: int) -> int:
    found = _CLAUSE_END.search(text, start, limit)
    return found.end() if found else len(text[:limit].rstrip(_EDGE))


@frozen
class _Subject:
    start: int
    end: int
    name: Run | None
    role: str = ""


def _made(
    text: str,
    subject: _Subject,
    cue: str,
    start: int,
    limit: int,
    confidence: float,
    language: Language,
    *,
    after: int = 0,
) -> Clause:
    named = text[subject.start : subject.end]
    return Clause(
        named,
        subject.name,
        subject.start,
        cue,
        start,
        _clause_end(text, max(subject.end, after), limit),
        confidence,
        subject.role,
        calling=cue.lower() in language.calling,
    )


def _phrase_after(text: str, start: int, limit: int, language: Language, patterns: Patterns) -> _Subject | None:
    """The noun phrase that begins at *start*: up to a mark, a preposition of time, a conjunction."""
    while start < limit and text[start] in " \u00a0":
        start += 1
    reach = min(limit, start + _LONGEST_SUBJECT)
    stops = (found.start() for found in _BOUNDARY.finditer(text, start, reach))
    end = next((stop for stop in stops if not is_abbreviation(text, stop)), reach)
    for found in patterns.stop.finditer(text, start, end):
        # A preposition may be part of the phrase as long as no noun has come: "der", "des" open one.
        if found.start() > start or found.group().strip().lower() not in language.determiners:
            end = found.start()
            break
    while text[end - 1 : end] in _EDGE and end > start:
        end -= 1
    if end <= start or not _may_open_phrase(text, start, end, language):
        return None
    subject = _speaker(text, start, end, language, patterns)
    if subject.name is None and text[end : end + 1] == ",":
        # "le maire, Luc Ferrand": the name stands beside the noun.
        beside = next(iter(runs(text, language, end + 2, min(limit, end + 60))), None)
        if beside and beside.start == end + 2 and beside.name and _BOUNDARY.match(text, beside.end):
            return _Subject(beside.at, beside.end, beside, text[start:end])
        if beside and beside.start == end + 2 and beside.name and beside.end >= limit:
            return _Subject(beside.at, beside.end, beside, text[start:end])
    return subject


def _may_open_phrase(text: str, start: int, end: int, language: Language) -> bool:
    first = re.match(r"[\w’'.-]+", text[start:end])
    if first is None:
        return False
    word = first.group().lower()
    return (
        word not in language.that
        and word not in language.conjunctions
        and word not in ("it", "es", "ello", "so", "not")
    )


def _trim(text: str, start: int, end: int, language: Language) -> tuple[int, int]:
    """The stretch without auxiliaries and adverbs at its end and blanks at its edges."""
    low = language.adverbs | language.auxiliaries
    while True:
        while end > start and text[end - 1] in " \u00a0":
            end -= 1
        word = re.search(r"[^\s,]+$", text[max(start, end - 24) : end])
        if word is None or word.group().lower() not in low or len(word.group()) >= end - start:
            return start, end
        end -= len(word.group())


def _is_subject(text: str, start: int, end: int, language: Language, patterns: Patterns) -> bool:
    """Whether a stretch between a quotation and a verb can be the subject of that verb."""
    words = re.findall(r"[\w’'.-]+", text[start:end])
    if not words or len(words) > 24 or end - start > _LONGEST_SUBJECT:
        return False
    first = words[0].lower()
    if (
        first not in language.determiners
        and first in language.conjunctions | language.that | language.stops | language.links
    ):
        return False
    if len(words) == 1:
        return first in language.pronouns or words[0][0].isupper() or first in language.own
    return words[0][0].isupper() or first in language.determiners or first in language.pronouns or len(words) <= 6


def _speaker(text: str, start: int, end: int, language: Language, patterns: Patterns) -> _Subject:
    """The speaker in a noun phrase: a name in its head or beside it, or else the whole phrase."""
    pieces = _pieces(text, start, end)
    for index, (first, last) in enumerate(pieces):
        if index and _first_word(text, first, last) in (language.conjunctions | language.determiners):
            continue
        head = patterns.head_end.search(text, first + 1, last)
        stop = head.start() if head else last
        found = [run for run in runs(text, language, first, stop) if run.name]
        run = found[-1] if found else None
        if run is None or run.end < stop - 1 or _is_noun(run, first, language):
            continue
        if run.at > first and _first_word(text, first, last) in language.determiners and _is_body(run, language):
            return _Subject(first, last if not head else stop, None)
        role = text[first : run.at].strip(_EDGE) or (text[start : pieces[0][1]] if index else "")
        return _Subject(run.at, run.end, run, role or _apposition(text, run.end, language))
    first, last = pieces[0]
    return _Subject(first, last, None)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas, blanks at their edges left out."""
    done = []
    at = start
    for stop in [*(found.start() for found in re.compile(",").finditer(text, start, end)), end]:
        first, last = at, stop
        while first < last and text[first] in _EDGE:
            first += 1
        while last > first and text[last - 1] in _EDGE:
            last -= 1
        if last > first:
            done.append((first, last))
        at = stop + 1
    return done or [(start, end)]


def _first_word(text: str, start: int, end: int) -> str:
    found = re.compile(r"[\w’'-]+").match(text, start, end)
    return found.group().lower() if found else ""


def _is_noun(run: Run, start: int, language: Language) -> bool:
    """Whether a run of one word is a common noun: at the beginning of a sentence, or in German anywhere."""
    if len(run.name) != 1 or run.titles:
        return False
    word = run.name[0]
    return (
        language.nouns_upper
        and run.at > start
        and bool(re.search(r"(?:er|in|ung|schaft|rat|amt|leute|sitzende|en)$", word))
    )


def _is_body(run: Run, language: Language) -> bool:
    return any(word.lower() in language.bodies for word in run.name) or not run.titles


def _apposition(text: str, end: int, language: Language) -> str:
    """What stands after a name and a comma and says what its bearer is."""
    found = re.compile(r", ((?!\d)[^,.;:“”\"«»—]{3,80})(?=[,.;])").match(text, end)
    if found is None:
        return ""
    words = found[1].split()
    return (
        ""
        if words[0].lower() in language.conjunctions
        or words[0].lower() in ("whose", "adding")
        or words[0].lower() in language.participles
        else found[1]
    )


def before_quote(text: str, start: int, floor: int, language: Language, *, fragment: bool) -> Clause | None:
    """The attributing clause before a quotation that begins at *start*, in the same sentence, not before *floor*.

    :param fragment: whether the quoted words are a part of a sentence, so that more may stand between.
    """
    patterns = patterns_of(language)
    begin = sentence_start(text, start, floor)
    while begin < start and text[begin] in _EDGE + "-–—":
        begin += 1
    if begin >= start:
        return None
    if found := patterns.according.match(text, begin, start):
        subject = _phrase_after(text, found.end(), start, language, patterns)
        if subject and (subject.name or found.group().lower() not in ("pour", "para")):
            return _before(text, subject, found.group(), begin, start, 0.9, language, reported=True)
    if found := _last(patterns.with_participle, text, begin, start):
        who = _speaker(text, *found.span("who"), language, patterns)
        if _is_complement(text, found.end(), start, fragment=fragment, language=language):
            return _before(text, who, found["cue"], found.start(), start, 0.9, language)
    verbs = [*patterns.cue.finditer(text, begin, start)]
    saying = _last(patterns.participle, text, begin, start)
    if saying and (not verbs or saying.start() > verbs[-1].start()):
        if not _is_complement(text, saying.end(), start, fragment=fragment, language=language):
            return None
        subject = sentence_subject(text, begin, saying.start(), language, patterns)
        return _before(text, subject, saying.group(), begin, start, 0.8, language) if subject else None
    for verb in reversed(verbs[-3:]):
        if not _is_complement(text, verb.end(), start, fragment=fragment, language=language):
            continue
        subject = _subject_of(text, begin, verb, start, language, patterns)
        if subject:
            return _before(text, subject, verb.group(), subject.start, start, 0.95, language)
    return None


def _before(
    text: str,
    subject: _Subject,
    cue: str,
    start: int,
    end: int,
    confidence: float,
    language: Language,
    *,
    reported: bool = False,
) -> Clause:
    stop = len(text[:end].rstrip(" \u00a0"))
    tail = text[:stop].rstrip(_EDGE)[-12:].lower()
    that = any(re.search(rf"(?<![\w]){re.escape(word)}$", tail) for word in language.that)
    return Clause(
        text[subject.start : subject.end],
        subject.name,
        subject.start,
        cue,
        start,
        stop,
        confidence,
        subject.role,
        calling=cue.lower() in language.calling,
        reported=reported or that or not text[:stop].endswith((",", ":")),
    )


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    last = None
    for last in pattern.finditer(text, start, end):  # noqa: B007 - the last is wanted
        pass
    return last


def _is_complement(text: str, start: int, end: int, *, fragment: bool, language: Language) -> bool:
    """Whether what stands between the verb and the quotation can stand there."""
    between = text[start:end].rstrip(" \u00a0")
    if ";" in between or "(" in between:
        return False
    if fragment:
        return True
    words = between.split()
    if words and words[-1].strip(",:").lower() in language.that:
        return True
    return len(between) <= _LONGEST_COMPLEMENT and (between == "" or between.endswith((",", ":")))


def _subject_of(
    text: str, begin: int, verb: re.Match[str], end: int, language: Language, patterns: Patterns
) -> _Subject | None:
    """The subject of *verb*, before it in its clause; in German and Spanish also after it."""
    first, last = _trim(text, begin, verb.start(), language)
    left = text[first:last].rstrip(_EDGE)
    last = first + len(left)
    word = re.search(r"[\w’'-]+$", left[-24:])
    if not left or (word and _is_adverbial(left, language)):
        return _phrase_after(text, verb.end(), end, language, patterns) if language.tag in ("de", "es", "fr") else None
    if text[last : verb.start()].lstrip().startswith(","):
        # A comma before the verb closes a relative clause or an apposition.
        return _enclosed(text, first, last, language, patterns)
    if word and word.group().lower() in language.pronouns:
        at = first + left.rfind(word.group())
        return _Subject(at, at + len(word.group()), None)
    if word and word.group().lower() in ("who", "qui", "quien"):
        last = _trim(text, first, first + left.rfind(word.group()), language)[1]
        return _noun_phrase(text, first, last, language, patterns)
    if word and word.group().lower() in language.conjunctions:
        return sentence_subject(text, first, last, language, patterns)
    return _noun_phrase(text, first, last, language, patterns)


def _is_adverbial(left: str, language: Language) -> bool:
    """Whether what stands before the verb is no subject: ``Am Montag`` in ``Am Montag sagte er``."""
    words = left.split()
    first = words[0].lower()
    return (
        language.tag == "de"
        and (first in language.stops or first in language.adverbs)
        and first not in language.pronouns
    )


def _enclosed(text: str, start: int, end: int, language: Language, patterns: Patterns) -> _Subject | None:
    pieces = _pieces(text, start, end)
    if len(pieces) < 2:
        return None
    first, last = pieces[-1]
    found = next(iter(runs(text, language, first, last)), None)
    if found and found.name and found.at == first and found.end == last:
        return _Subject(found.at, found.end, found, text[pieces[-2][0] : pieces[-2][1]])
    return _noun_phrase(text, start, pieces[-2][1], language, patterns)


def _noun_phrase(text: str, start: int, end: int, language: Language, patterns: Patterns) -> _Subject | None:
    """The noun phrase that ends at *end*: back to the last comma, conjunction or mark."""
    first = start
    for found in re.compile(r"[,;:—–(“\"«„]").finditer(text, start, end):
        first = found.end()
    for found in patterns.conjunction.finditer(text, first, end):
        # "Smith and Jones said": what a conjunction joins to a name belongs to the phrase.
        if found.group().strip().lower() in ("and", "und", "et", "y") and _joins_names(text, found, end):
            continue
        first = found.end()
    while first < end and text[first] in _EDGE:
        first += 1
    if first >= end or not _is_subject(text, first, end, language, patterns):
        return None
    return _speaker(text, first, end, language, patterns)


def _joins_names(text: str, conjunction: re.Match[str], end: int) -> bool:
    before = re.search(r"(\w)\w*$", text[max(conjunction.start() - 30, 0) : conjunction.start()])
    after = text[conjunction.end() : end].lstrip()
    return bool(before and before[1].isupper() and after[:1].isupper())


def sentence_subject(text: str, start: int, end: int, language: Language, patterns: Patterns) -> _Subject | None:
    """The subject that a sentence begins with: a pronoun, a name, or a noun phrase before its verb."""
    word = re.compile(r"[\w’'.-]+").search(text, start, end)
    if word is None:
        return None
    low = word.group().lower()
    if low not in language.determiners and low in language.stops | language.conjunctions | language.links:
        comma = text.find(",", start, end)
        if 0 <= comma < end - 1:
            return sentence_subject(text, comma + 1, end, language, patterns)
        word = patterns.pronoun.search(text, word.end(), min(end, start + 60))
        return _Subject(*word.span(), None) if word else None
    if low in language.pronouns or low in language.own:
        return _Subject(word.start(), word.end(), None)
    for run in runs(text, language, start, min(end, start + 90)):
        if run.start - start <= 2 and run.name and len(run.words) > 0:
            return _Subject(run.at, run.end, run)
        prefix = text[start : run.start].split()
        if (
            run.name
            and len(prefix) <= 4
            and not any(part.lower() in language.links | language.stops for part in prefix)
        ):
            return _Subject(run.at, run.end, run)
        break
    if low in language.determiners:
        verb = re.compile(
            r"[ \u00a0](?:\w+ed|has|have|had|is|was|are|were|will|would)(?=[ \u00a0])|" + patterns.cue.pattern,
            re.IGNORECASE,
        ).search(text, word.end(), min(end, start + 70))
        if verb and verb.start() > word.end():
            return _speaker(text, *_trim(text, word.start(), verb.start(), language), language, patterns)
    return None


def inside_quote(text: str, first: int, last: int, language: Language) -> Clause | None:
    """The clause that French papers set inside the marks: ``« Non, a dit X. C'est tout. »``."""
    if language.tag not in ("fr", "es"):
        return None
    patterns = patterns_of(language)
    for comma in re.compile(r"[,?!…] ").finditer(text, first, min(last, first + REACH)):
        at = comma.end()
        found = patterns.inverted.match(text, at, last)
        if found:
            pronoun = found["first"] or found["second"]
            spot = found.start("first") if found["first"] else found.start("second")
            return Clause(_pronoun(pronoun), None, spot, found["cue"], at, _clause_end(text, found.end(), last), 0.9)
        verb = patterns.cue.match(text, at, last)
        if verb and verb.group().lower() not in language.calling:
            subject = _phrase_after(text, verb.end(), last, language, patterns)
            if subject and (subject.name or _first_word(text, subject.start, subject.end) in language.determiners):
                return _made(text, subject, verb.group(), at, last, 0.9, language)
    return None


def before_cue(text: str, language: Language) -> bool:
    """Whether a verb of saying stands in *text*."""
    return patterns_of(language).cue.search(text) is not None
