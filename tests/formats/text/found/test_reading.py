"""What the found door makes of single constructs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsdoc.formats.text.found import read_found
from newsdoc.formats.text.found.languages import detect_language
from newsdoc.model import Attribution, Interview, Note, Quote, QuoteKind, Table, plain_text, walk


def _said(sentence: str, language: str = "en") -> list[tuple[str, str, QuoteKind]]:
    """The quotations of one paragraph: words, speaker, kind."""
    article = read_found(f"A headline\n\n{sentence}\n\nThe end of it.\n", language=language).article
    quotes = [node for node in walk(article) if isinstance(node, Quote)]
    return [(plain_text(quote), quote.attribution.speaker if quote.attribution else "", quote.kind) for quote in quotes]


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("en", "“We will stay,” said Ana Roy, the mayor.", "Ana Roy"),
        ("en", "“We will stay,” Mayor Ana Roy told The Post.", "Ana Roy"),
        ("en", "Ana Roy, who leads the union, said: “We will stay.”", "Ana Roy"),
        ("en", "“We will stay,” according to Ana Roy.", "Ana Roy"),
        ("en", "Ana Roy spoke for an hour, adding that “nobody will leave.”", "Ana Roy"),
        ("en", "“We will stay,” a spokesman for the union said.", "a spokesman"),
        ("de", "„Wir bleiben“, sagte Bürgermeisterin Anna Roy am Montag.", "Anna Roy"),
        ("de", "Laut Anna Roy ist das „völlig ausgeschlossen und falsch“.", "Anna Roy"),
        ("fr", "« Nous restons », a déclaré Anne Roy.", "Anne Roy"),
        ("fr", "« Nous restons, a déclaré la maire, Anne Roy. C’est tout. »", "Anne Roy"),
        ("es", "«Nos quedamos», dijo Ana Roy.", "Ana Roy"),
        ("es", "—Nos quedamos —dijo Ana Roy.", "Ana Roy"),
        ("en", "“We will stay,” Ana Roy (Lab) said.", "Ana Roy"),
        ("en", "“We will stay,” islanders counter.", "islanders"),
        ("en", "Fox, Roy said, was “a baker of lies”. Jane Roy left. Tom Fox stayed.", "Jane Roy"),
        ("en", "Jane Roy was described by Tom Fox as “a baker of lies and bread”.", "Tom Fox"),
        ("en", "Tom Fox quoted his mother, Ida Fox, as saying: “Eat your bread.”", "Ida Fox"),
        ("en", "“He is gone,” a tearful Delphine Roy said.", "Delphine Roy"),
        ("en", "Jane Roy and Tom Fox said they were “sick of it all”.", "Jane Roy and Tom Fox"),
        ("en", "Asked by Tom Fox if she would run, Jane Roy said: “Never say never.”", "Jane Roy"),
        ("de", "Laut Polizei rief der Mann: „Haltet den Dieb!“", "der Mann"),
        ("es", "Ana Roy acusó a Luis Zorro de «mentir como un panadero».", "Ana Roy"),
        (
            "en",
            "According to a person familiar with the matter, it “will not stay at all”.",
            "a person familiar with the matter",
        ),
        ("en", "“We will stay,” said Omar al-Tamimi.", "Omar al-Tamimi"),
        (
            "en",
            "The landlord, Harbour Estates, which said it had offered “every possible help”, left.",
            "Harbour Estates",
        ),
        ("de", "Der Vorsitzende Richter hatte in der Verhandlung gefragt: „Bleiben Sie?“", "Der Vorsitzende Richter"),
        ("de", "Ihr Kollege Otto Plück ergänzte, das Haus sei „ein Haus ohne Treppe“.", "Otto Plück"),
        ("de", "„Wir bleiben“, sagte am Montag der Minister Kurt Roy.", "Kurt Roy"),
        ("fr", "« Nous restons », s’est emportée Anne Le Roy.", "Anne Le Roy"),
        ("fr", "« Nous restons, a réagi à la mi-journée le préfet Luc d’Aubrac. C’est tout. »", "Luc d’Aubrac"),
        ("fr", "Réponse du maire, Honoré Dufau : « Nous restons. »", "Honoré Dufau"),
        ("es", "Para la historiadora local Ana Roy, el obrador es «el último archivo vivo».", "Ana Roy"),
        ("es", "El director del museo, el geólogo Ezequiel Roy, advirtió de que «nada se queda».", "Ezequiel Roy"),
        ("es", "«Nos quedamos», dijo a Efe Severino Roy.", "Severino Roy"),
        ("zh", "师傅看了一眼说：“我们会留下来。”", "师傅"),
        ("zh", "护桥员欧阳德顺笑着告诉记者，“我们会留下来。”", "欧阳德顺"),
        ("ja", "区長の仁科ミサヲさんも「静けさまで観光にされては困る」とくぎを刺す。", "仁科ミサヲ"),
        ("ja", "マーガレット・オドネル准教授（天文学）の話　「暗さは資源だ」", "マーガレット・オドネル"),
        ("zh", "鎮長陳國維說：「我們會留下來。」", "陳國維"),
        ("ja", "町長の井上誠氏は「私たちは残る」と述べた。", "井上誠"),
    ],
)
def test_a_speaker_is_found_by_the_clause(language: str, sentence: str, speaker: str) -> None:
    (_, found, _), *_ = _said(sentence, language)
    assert found.startswith(speaker)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The so-called “green plan” was dropped.", QuoteKind.SCARE),
        ("She wrote a novel titled “The Long Shelf” there.", QuoteKind.TITLE),
        ("He was happy to be “more or less alive then” again.", QuoteKind.MIXED),
        ("“Nobody knew about it at all.”", QuoteKind.DIRECT),
        ("Twenty years ago the same page called the bypass “a road to nowhere”.", QuoteKind.MIXED),
        ("The group “Stay Here” met in a campaign called “Never Leave”.", QuoteKind.SCARE),
    ],
)
def test_what_nobody_is_named_for_stays_without_a_speaker(sentence: str, kind: QuoteKind) -> None:
    (_, speaker, found), *_ = _said(sentence)
    assert (speaker, found) == ("", kind)


def test_the_second_half_of_a_quotation_has_the_speaker_of_the_first() -> None:
    said = _said("»Auf dem Stein steht es«, ruft Anna Roy, »der ist bezahlt!« Ihr Nachbar nickt.", "de")
    assert [(speaker, kind) for _, speaker, kind in said] == [("Anna Roy", QuoteKind.DIRECT)] * 2


def test_whoever_shook_her_head_is_she() -> None:
    text = "Asked about it, board chairwoman Li-Hua Ng shook her head.\n\n“Coats,” she said."
    assert [speaker for _, speaker, _ in _said(f"Tom Fox grinned.\n\n{text}")] == ["Li-Hua Ng"]


def test_an_attribution_keeps_the_words_of_the_text() -> None:
    article = read_found("Head\n\nDonald Ray spoke. “It is late,” Ray said. He left.\n").article
    (quote,) = [node for node in walk(article) if isinstance(node, Quote)]
    assert quote.attribution == Attribution("Donald Ray", named="Ray", cue="said", clause="Ray said.", inferred=True)
    assert plain_text(quote) == "“It is late,”"


def test_a_remark_and_a_heading_with_a_colon_are_no_turns() -> None:
    article = read_found(
        "Head\n\nNote: bring a coat, it will be cold up there.\n\nTaiwan: A Flashpoint\n\nIt is.\n"
    ).article
    assert not any(isinstance(node, Interview) for node in walk(article))


def test_names_and_descriptions_of_those_who_speak_come_from_the_introduction() -> None:
    text = "Head\n\nBy Priya Nair\n\nWe met Marta Ode, a hydrologist from Tolm, at home.\n\nQ: Why?\n\nA: Because.\n"
    (talk,) = [node for node in walk(read_found(text).article) if isinstance(node, Interview)]
    assert [(p.label, p.name, p.role, p.description) for p in talk.participants] == [
        ("Q", "Priya Nair", "interviewer", ""),
        ("A", "Marta Ode", "interviewee", "a hydrologist from Tolm"),
    ]


def test_a_single_cell_above_a_wider_body_is_the_caption() -> None:
    (table,) = [n for n in walk(read_found("H\n\n| Cap |\n|—|\n| a | b |\n| c |\n").article) if isinstance(n, Table)]
    assert plain_text(table.caption) == "Cap"
    assert [len(row) for row in table.rows] == [2, 1]
    assert table.header == ()


@pytest.mark.parametrize("mark", ["-30-", "###", "ENDS", "(MORE)", "（完）"])
def test_end_marks_are_notes(mark: str) -> None:
    notes = [
        node for node in walk(read_found(f"Head\n\nIt is over now.\n\n{mark}\n").article) if isinstance(node, Note)
    ]
    assert [(note.kind, plain_text(note)) for note in notes] == [("end", mark)]


def test_the_header_of_iptc_7901_becomes_metadata() -> None:
    header = "\x01abc0142 4 vm 96 abc 0311\r\r\n\x02Bahn/Wetter/\r\nSturm im Norden =\r\n\r\n"
    text = header + "Es stürmt.\r\n\x03051215 Nov 24\r\n"
    article = read_found(text).article
    assert (article.headline, article.slugline, article.management.urgency) == ("Sturm im Norden", "Bahn/Wetter/", 4)
    assert article.times.version_created == datetime(2024, 11, 5, 12, 15)  # noqa: DTZ001 - the wire names no zone


def test_the_trailer_of_anpa_1312_gives_the_time() -> None:
    header = "\x16\x16\x01a0147\x1fx\r\n^BC-Slug,a0132<\r\n^A headline here<\r\n^By ANA ROY=\r\n"
    text = header + "\x02\tIt ended.\r\n\x03AP-WF-10-02-24 1433EST\r\n"
    article = read_found(text).article
    assert (article.headline, article.byline, article.slugline) == ("A headline here", "By ANA ROY", "BC-Slug,a0132")
    assert article.times.version_created is not None
    assert article.times.version_created.astimezone(UTC) == datetime(2024, 10, 2, 19, 33, tzinfo=UTC)
    assert article.times.version_created.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council has said that it will not be in the town for the summer.", "en"),
        ("Der Rat hat am Montag für den Umbau gestimmt, und die Stadt ist dabei.", "de"),
        ("La ville a dit que les travaux sont dans la rue et pas au port.", "fr"),
        ("El puerto de la ciudad no es lo que fue, pero los barcos han vuelto a él.", "es"),
        ("東澳鎮上週日啟用第一批路燈。", "zh"),
        ("海辺の図書館が三日、再び開いた。", "ja"),
        ("Zyx wvu.", ""),
    ],
)
def test_the_language_is_told_by_script_and_short_words(text: str, language: str) -> None:
    assert detect_language(text)[0] == language


def test_a_short_headline_right_above_one_long_line_is_not_hard_wrapped() -> None:
    article = read_found(
        "Pool to reopen in autumn\nThe pool was closed and " + "it will be opened again " * 5 + "soon.\n"
    ).article
    assert article.headline == "Pool to reopen in autumn"


def test_lines_of_even_length_are_joined_and_short_ones_are_not() -> None:
    text = (
        "Head\n\nThe pit at Norrfall closed on a Friday and so\nthe swallows had come back by Monday.\n\nTwo\nThree\n"
    )
    article = read_found(text).article
    assert plain_text(article.body).splitlines() == [
        "The pit at Norrfall closed on a Friday and so the swallows had come back by Monday.",
        "Two",
        "Three",
    ]
