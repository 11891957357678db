"""Interviews in foreign markup: the forms that agencies give them, and edits that touch one turn only."""

from __future__ import annotations

from collections import Counter

import attrs
import pytest
from lxml import etree

from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.writer import write
from newsdoc.model import (
    Article,
    Block,
    Emphasis,
    Interview,
    List,
    ListItem,
    Paragraph,
    Participant,
    Section,
    Strong,
    Topic,
    Turn,
    plain_text,
)

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def article_of(content: str) -> Article:
    data = (
        f'<newsItem {NS} guid="urn:x:1"><itemMeta/><contentSet><inlineXML>{content}</inlineXML></contentSet></newsItem>'
    )
    (reading,) = read(data)
    return reading.article


def page(words: str) -> str:
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No words</title></head><body>{words}</body></html>'


def nitf(words: str) -> str:
    return (
        f'<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>{words}</body.content></body></nitf>'
    )


def asked(*turns: tuple[str, str], asker: str = "", answers: str = "") -> Interview:
    first, second = asker or turns[0][0], answers or turns[1][0]
    people = [Participant(first, role="interviewer"), Participant(second, role="interviewee")]
    return Interview(participants=people, turns=[Turn(speaker, words) for speaker, words in turns])


PAIR = asked(("Q", "Why?"), ("A", "Because."))
WHY = [Paragraph(Strong("Why do you do it?")), Paragraph("Because I must."), Paragraph(Strong("Always?"))]

FORMS: dict[str, tuple[str, list[Block | Section]]] = {
    "letters with a colon": ("<p>Q: Why?</p><p>A: Because.</p>", [PAIR]),
    "letters with a stop": ("<p>Q. Why?</p><p>A. Because.</p>", [PAIR]),
    "letters in bold": ("<p><b>Q:</b> Why?</p><p><b>A</b>: Because.</p>", [PAIR]),
    "letters in bold with a stop": ("<p><strong>Q.</strong> Why?</p><p><strong>A.</strong> Because.</p>", [PAIR]),
    "words": (
        "<p>Frage: Warum?</p><p>Antwort: Darum.</p>",
        [asked(("Frage", "Warum?"), ("Antwort", "Darum."))],
    ),
    "words in italics, a line break behind them": (
        (
            "<p><em>Question\N{NO-BREAK SPACE}:</em><br/>Pourquoi ?</p>"
            "<p><em>Réponse\N{NO-BREAK SPACE}:</em><br/>Pour ça.</p>"
        ),
        [asked(("Question", "Pourquoi ?"), ("Réponse", "Pour ça."))],
    ),
    "names that come again": (
        (
            "<p>Intro.</p><p><strong>dpa:</strong> Warum?</p><p><strong>Lee:</strong> Darum.</p>"
            "<p><strong>dpa:</strong> Und?</p><p><strong>Lee:</strong> Nein.</p>"
        ),
        [Paragraph("Intro."), asked(("dpa", "Warum?"), ("Lee", "Darum."), ("dpa", "Und?"), ("Lee", "Nein."))],
    ),
    "names in bold without a mark": (
        "<p><b>APA</b> Warum?</p><p><b>Lee</b> Darum.</p><p><b>APA</b> Und?</p><p><b>Lee</b> Nein.</p>",
        [asked(("APA", "Warum?"), ("Lee", "Darum."), ("APA", "Und?"), ("Lee", "Nein."))],
    ),
    "a label inside a bold question": (
        "<p><b>ANSA: Perché?</b></p><p>Rossi: Così.</p><p><b>ANSA: E poi?</b></p><p>Rossi: Niente.</p>",
        [
            Interview(
                participants=[Participant("ANSA", role="interviewer"), Participant("Rossi", role="interviewee")],
                turns=[
                    Turn("ANSA", Paragraph(Strong("Perché?"))),
                    Turn("Rossi", "Così."),
                    Turn("ANSA", Paragraph(Strong("E poi?"))),
                    Turn("Rossi", "Niente."),
                ],
            )
        ],
    ),
    "answers of several paragraphs, and a remark at the end": (
        "<p>Q: Why?</p><p>A: So.</p><p>And <i>so</i>.</p><p>Q: Then?</p><p>A: Go.</p><p>Far.</p><p>(By Jo Roe)</p>",
        [
            Interview(
                participants=PAIR.participants,
                turns=[
                    Turn("Q", "Why?"),
                    Turn("A", ["So.", Paragraph(["And ", Emphasis("so"), "."])]),
                    Turn("Q", "Then?"),
                    Turn("A", ["Go.", "Far."]),
                ],
            ),
            Paragraph("(By Jo Roe)"),
        ],
    ),
    "bold questions": (
        "<p><b>Why do you do it?</b></p><p>Because I must.</p><p>I do.</p><p><b>Always?</b></p><p>We do.</p>",
        [
            Interview(
                participants=PAIR.participants,
                turns=[
                    Turn("Q", WHY[0]),
                    Turn("A", [WHY[1], "I do."]),
                    Turn("Q", WHY[2]),
                    Turn("A", "We do."),
                ],
            )
        ],
    ),
    "titles between the turns": (
        "<p>Q: Why?</p><p>A: Because.</p><h3>Later</h3><p>Q: Then?</p><p>A: Go.</p>",
        [
            Interview(
                participants=PAIR.participants,
                turns=PAIR.turns,
                topics=[Topic("Later", turns=[Turn("Q", "Then?"), Turn("A", "Go.")])],
            )
        ],
    ),
    "a title above": ("<h2>Interview</h2><p>Q: Why?</p><p>A: Because.</p>", [Section("Interview", [PAIR])]),
    "paragraphs in divisions": ("<div><p>Q: Why?</p></div><div><p>A: Because.</p></div>", [PAIR]),
    "a section that says so": (
        '<section class="interview"><p><b>NTB:</b> Why?</p><p><b>Lee:</b> Because.</p></section>',
        [asked(("NTB", "Why?"), ("Lee", "Because."))],
    ),
    "classes of paragraphs": ('<p class="question">Why?</p><p class="answer">Because.</p>', [PAIR]),
    "classes of divisions": (
        '<div class="question"><p>Why?</p></div><div class="answer"><p>So.</p><p>And so.</p></div>',
        [Interview(participants=PAIR.participants, turns=[Turn("Q", "Why?"), Turn("A", ["So.", "And so."])])],
    ),
    "turns whose speaker is in the words": (
        (
            '<div class="turn"><p><b>Jo:</b> Why?</p></div>'
            '<div class="turn"><span class="speaker">Lee</span><p>Because.</p></div>'
        ),
        [Interview(turns=[Turn("Jo", "Why?"), Turn("Lee", "Because.")])],
    ),
    "definition lists": ("<dl><dt>Q:</dt><dd>Why?</dd><dt>A:</dt><dd>Because.</dd></dl>", [PAIR]),
    "definition lists of questions": (
        "<dl><dt>Why?</dt><dd>I must.</dd><dt>Always?</dt><dd>We do.</dd></dl>",
        [asked(("Q", "Why?"), ("A", "I must."), ("Q", "Always?"), ("A", "We do."))],
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_forms_of_interviews(name: str) -> None:
    words, expected = FORMS[name]
    assert article_of(page(words)).body == Article(body=expected).body


NITF_FORMS = {
    "a block that says so": (
        (
            '<block class="interview"><p class="question"><person>dpa</person>: Why?</p>'
            '<p class="answer"><person>Lee</person>: Because.</p></block>'
        ),
        [asked(("dpa", "Why?"), ("Lee", "Because."))],
    ),
    "labels": ("<block><p>Q: Why?</p></block><block><p>A: Because.</p></block>", [PAIR]),
}


@pytest.mark.parametrize("name", NITF_FORMS)
def test_forms_of_interviews_in_nitf(name: str) -> None:
    words, expected = NITF_FORMS[name]
    assert article_of(nitf(words)).body == Article(body=expected).body


NO_INTERVIEWS = {
    "facts": "<p>Note: a</p><p>Source: b</p><p>Note: c</p><p>Source: d</p>",
    "a label that stands alone": "<p>Taiwan: A flashpoint</p><p>Words.</p>",
    "a question that nobody is asked": "<p><b>Why?</b></p><p>The ministry did not say.</p><p>b</p>",
    "explainers": (
        "<p><b>What is it about?</b></p><p>About a law.</p>"
        "<p><b>What does the court say?</b></p><p>“We say nothing,” the court said.</p>"
    ),
    "initials": "<p>A. Lincoln spoke.</p><p>A. Lincoln left.</p><p>D. Roe spoke.</p><p>D. Roe left.</p>",
    "run-in headings": "<p><b>Oslo</b> Rain.</p><p><b>Kiel</b> Rain.</p><p><b>Oslo</b> Sun.</p><p><b>Kiel</b> Sun.</p>",
    "letters of a list": "<p>A: Rain.</p><p>B: Sun.</p><p>C: Snow.</p><p>D: Fog.</p>",
    "a section with the class in which nobody speaks": '<div class="interview"><p>a</p><p>b</p></div>',
}


@pytest.mark.parametrize("name", NO_INTERVIEWS)
def test_what_only_looks_like_an_interview_stays_as_it_is(name: str) -> None:
    assert not any(isinstance(block, Interview) for block in article_of(page(NO_INTERVIEWS[name])).body)


def test_definitions_stay_a_list() -> None:
    found = article_of(page("<dl><dt>Bid</dt><dd>An offer.</dd><dt>Ask</dt><dd>A price.</dd></dl>")).body
    items = [
        ListItem([Paragraph(Strong(term)), meaning]) for term, meaning in (("Bid", "An offer."), ("Ask", "A price."))
    ]
    assert found == (List(items),)


def test_nothing_is_guessed_in_a_page_of_our_own() -> None:
    article = Article(body=["Q: Why?", "A: Because.", Paragraph(Strong("Why do you?")), "I must."])
    (reading,) = read(write([article]))
    assert reading.article == article


# Edits

MARK = "Entirely other words."
ALL_FORMS = [page(words) for words, _ in FORMS.values()] + [nitf(words) for words, _ in NITF_FORMS.values()]


def leaves(data: bytes) -> Counter[bytes]:
    """The paragraphs and titles of a body, each as it is written."""
    names = ("{*}p", "{*}h2", "{*}h3", "{*}dt", "{*}dd", "{*}span")
    return Counter(etree.tostring(each, with_tail=False) for each in etree.fromstring(data).iter(*names))


def edited(article: Article, interview: Interview) -> bytes:
    body = [interview if isinstance(block, Interview) else block for block in article.body]
    if isinstance(body[0], Section):
        body = [attrs.evolve(body[0], blocks=[interview])]
    changed = attrs.evolve(article, body=body)
    data = write([changed])
    (reading,) = read(data)
    assert reading.article == changed
    return data


def interview_of(article: Article) -> Interview:
    blocks = [*article.body, *(article.body[0].blocks if isinstance(article.body[0], Section) else ())]
    (found,) = [block for block in blocks if isinstance(block, Interview)]
    return found


@pytest.mark.parametrize("content", ALL_FORMS)
def test_an_unedited_interview_is_given_back(content: str) -> None:
    article = article_of(content)
    assert article.source is not None
    assert write([article]) == article.source.data


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("content", ALL_FORMS)
def test_an_edited_turn_changes_its_own_paragraph_only(content: str, at: int) -> None:
    article = article_of(content)
    assert article.source is not None
    interview = interview_of(article)
    turns = list(interview.turns)
    turns[at] = attrs.evolve(turns[at], blocks=[other_words(turns[at].blocks[0]), *turns[at].blocks[1:]])
    data = edited(article, attrs.evolve(interview, turns=turns))
    assert sum((leaves(article.source.data) - leaves(data)).values()) == 1
    assert sum((leaves(data) - leaves(article.source.data)).values()) == 1


def other_words(block: Block) -> Paragraph:
    """Another question, in bold if the old one was, or another answer."""
    words = "Are these entirely other words?" if plain_text(block).endswith("?") else "I have entirely other words."
    bold = isinstance(block, Paragraph) and isinstance(block.inlines[0], Strong)
    return Paragraph(Strong(words) if bold else words)


@pytest.mark.parametrize("content", ALL_FORMS)
def test_the_rest_of_the_body_stays_whatever_is_done_to_the_turns(content: str) -> None:
    article = article_of(content)
    interview = interview_of(article)
    first, second, *others = interview.turns
    for turns in (
        [first, Turn(second.speaker, second.blocks), *others, Turn(first.speaker, MARK)],
        [Turn(second.speaker, MARK), first, second, *others],
        [second, *others],
        [first],
        [second, first, *others],
        [Turn("Somebody Else", first.blocks), second, *others],
        [Turn(first.speaker, [MARK, *first.blocks]), second, *others],
        [Turn(first.speaker, [List(["One", "Two"])]), second, *others],
        [],
    ):
        changed = Interview(participants=interview.participants, turns=turns, topics=interview.topics)
        edited(article, changed)


@pytest.mark.parametrize("content", ALL_FORMS)
def test_blocks_can_be_put_around_an_interview(content: str) -> None:
    article = article_of(content)
    for body in ([Paragraph(MARK), *article.body], [*article.body, Section(MARK)], article.body[1:]):
        changed = attrs.evolve(article, body=body)
        (reading,) = read(write([changed]))
        assert reading.article == changed


def test_a_new_turn_among_labelled_paragraphs_has_such_a_label() -> None:
    article = article_of(page("<p x='1'><b>Q:</b> Why?</p>\n<p x='2'><b>A:</b> Because.</p>"))
    interview = interview_of(article)
    data = edited(article, attrs.evolve(interview, turns=[*interview.turns, Turn("Q", "Then?"), Turn("A", "Go.")]))
    assert data.count(b"</p>") == 4
    assert b"<p x='1'><b>Q:</b> Why?</p>\n<p x='2'><b>A:</b> Because.</p>" in data
    assert b"<p><strong>Q:</strong> Then?</p>" in data
    assert plain_text(article.body) == "Q: Why?\nA: Because."
