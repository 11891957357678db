"""Labels that name who speaks: ``Q``, ``Antwort``, ``Dr. Zhang``; one table for every format that has to guess.

A label makes turns if it comes again, or if it is one of a known pair of question and answer. So a heading such as
``Taiwan: A Flashpoint`` and a remark such as ``Note: ...`` make none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Final

__all__ = ["ANSWERS", "ASKERS", "FACTS", "QUESTIONS", "is_label", "roles", "speakers", "speaks_of_oneself"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


QUESTIONS: Final = _words(
    """q ｑ question frage f pregunta p 問 问 問い 記者 记者 ―― 质 質問 domanda d vraag v pergunta spørsmål spm fråga
    spørgsmål kysymys pytanie"""
)
"""Labels of questions, in lower case."""

ANSWERS: Final = _words(
    """a ａ answer antwort réponse r respuesta 答 答え 回答 risposta antwoord resposta svar vastaus odpowiedź"""
)
"""Labels of answers, in lower case."""

ASKERS: Final = _words(
    """interviewer interviewerin moderator moderatorin editor reporter reporterin redaktion journalist journalistin
    journaliste giornalista entrevistador entrevistadora periodista redacción rédaction host presenter anchor moderador
    moderadora correspondent 記者 记者 主持人 編輯 编辑 編集部 聞き手 司会 インタビュアー 訪問者 采访者 採訪者
    dpa apa afp ansa belga ntb stt reuters aap efe tt ritzau keystone-sda"""
)
"""Words that name the part of the one who asks, in lower case; agencies ask in their own name."""

FACTS: Final = _words(
    """note notes source sources date time place venue where when who what why how price prices tickets ticket cost
    address phone tel telephone fax email e-mail mail web website url http https photo photos picture image video
    caption credit byline headline title slug keywords tags category section topic subject re cc bcc from to sent
    score scores result results final attendance referee goals cast director runtime rating verdict winner update
    correction clarification editor's warning summary background analysis opinion related more read step tip
    population area capital currency language pros cons example examples exception advertisement share hinweis
    quelle quellen datum zeit uhrzeit ort wo wann wer was warum preis preise eintritt karten adresse telefon foto
    fotos bild titel thema stichwort ergebnis ergebnisse tore zuschauer schiedsrichter korrektur
    heure lieu où quand qui quoi prix tarif tarifs adresse téléphone titre sujet résultat nota fuente fecha
    hora lugar dónde cuándo quién qué precio precios entradas dirección teléfono título tema 注 註 来源 來源
    日期 时间 時間 地点 地點 地址 电话 電話 图 圖 標題 标题 備註 备注 日時 場所 会場 料金 住所 写真 出典 注意"""
)
"""Names of facts, which stand before a colon and are never before speech, in lower case."""

# Words by which people speak of themselves. Those of one letter or of two meanings are left out where they can be.
_ONESELF: Final = re.compile(
    r"\bI\b|\b(?i:my|me|we|we['’](?:re|ve|ll)|our|us|ich|mein\w*|mir|mich|wir|uns|unser\w*|je|j['’]\w+|mon"
    r"|ma|mes|moi|nous|notre|nos|yo|mi|mis|nosotros|nuestr\w+|io|mio|mia|noi|nostr[aio]|ik|mijn|wij|onze|jeg|meg|oss"
    r"|vår\w*|jag|mig|minä|meidän|olemme|eu|meu|minha|nosso)\b|[我私僕俺]"
)
_QUOTED: Final = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|\"[^\"]*\"|「[^」]*」")
_ASKED: Final = re.compile(r"[?？]|か。?\s*$")
# What may stand in lower case inside a name.
_SMALL: Final = re.compile(
    r"(?:de|del|della|di|da|der|den|van|von|zu|al|el|la|le|du|dos|das|bin|ibn|of|the|y|e|et|und|für)\b"
)
_NO_NAME: Final = re.compile(r'[|"“”„«»?!。，、\[\]\n]')
# Single letters for questions, each with those for the answers to them.
_LETTERS: Final = {"q": "ar", "f": "a", "p": "r", "d": "r", "v": "a", "ｑ": "ａ", "問": "答", "问": "答", "质": "答"}
_MOST_WORDS: Final = 5
_MOST_CHARACTERS: Final = 45
_FEWEST: Final = 2
_SPEECH: Final = 25


def is_label(text: str) -> bool:
    """Whether *text* can name somebody who speaks: a name, a title with a name, or a known word such as ``Frage``.

    >>> is_label("Dr. Angela Example"), is_label("Frage"), is_label("what happened then")
    (True, True, False)
    """
    words = text.replace("-", " ").split()
    if not words or len(words) > _MOST_WORDS or len(text) > _MOST_CHARACTERS or text != text.strip():
        return False
    if not text[0].isalpha() or _NO_NAME.search(text):
        return False
    known = {text.casefold(), *map(str.casefold, words)} & (QUESTIONS | ANSWERS | ASKERS)
    return bool(known) or all(not word[0].islower() or _SMALL.fullmatch(word) for word in words)


def speakers(turns: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Of lines that begin with a label, those labels that make turns, each with the role that it gives or ``""``.

    :param turns: each label, and the words behind it, in order.

    >>> speakers([("dpa", "Why?"), ("Lee", "Because."), ("dpa", "And now?"), ("Lee", "We wait.")])
    {'dpa': 'interviewer', 'Lee': 'interviewee'}
    >>> speakers([("Note", "All times are local."), ("Tickets", "None left.")])
    {}
    """
    counts = Counter(label for label, _ in turns)
    asking = {label: "interviewer" for label in counts if label.casefold() in QUESTIONS}
    answering = {label: "interviewee" for label in counts if label.casefold() in ANSWERS}
    if any(_is_pair(first.casefold(), second.casefold()) for first in asking for second in answering):
        return asking | answering
    repeated = {label for label, count in counts.items() if count > 1 and label.casefold() not in FACTS}
    if len(repeated) < _FEWEST or not _is_talk([turn for turn in turns if turn[0] in repeated]):
        return {}
    return roles(repeated, turns)


def _is_pair(question: str, answer: str) -> bool:
    """Whether labels of a question and of an answer go together; single letters do in some languages only."""
    return answer in _LETTERS.get(question, "") if len(question) == len(answer) == 1 else question != answer


def _is_talk(turns: Sequence[tuple[str, str]]) -> bool:
    """Whether lines with labels read as people talking: in turn, with questions or at some length."""
    changes = sum(first[0] != second[0] for first, second in pairwise(turns))
    asked = any(_ASKED.search(text) for _, text in turns)
    asking = any(_asks(label) for label, _ in turns)
    length = sum(len(text) for _, text in turns) / len(turns)
    return changes * 2 >= len(turns) - 1 and (asked or asking or length >= _SPEECH)


def _asks(label: str) -> bool:
    return not (ASKERS | QUESTIONS).isdisjoint({label.casefold(), *label.casefold().split()})


def roles(labels: Collection[str], turns: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Who asks: the one whose label says so, or else the one who asks most; the others answer.

    >>> roles(["Ann", "Bo"], [("Ann", "Why?"), ("Bo", "Because.")])
    {'Ann': 'interviewer', 'Bo': 'interviewee'}
    """
    ordered = list(dict.fromkeys(label for label, _ in turns if label in labels))
    asking = {label for label in ordered if _asks(label)} or _most_asking(ordered, turns)
    if not asking or len(asking) == len(ordered):
        return dict.fromkeys(ordered, "")
    return {label: "interviewer" if label in asking else "interviewee" for label in ordered}


def _most_asking(labels: Sequence[str], turns: Sequence[tuple[str, str]]) -> set[str]:
    """Those of *labels* whose words are questions most often; none if nobody asks."""
    spoken: Mapping[str, list[str]] = {label: [] for label in labels}
    for label, text in turns:
        if label in spoken:
            spoken[label].append(text)
    shares = {label: sum(bool(_ASKED.search(text)) for text in texts) / len(texts) for label, texts in spoken.items()}
    best = max(shares.values(), default=0)
    return {label for label, share in shares.items() if share == best} if best > 0 else set()


def speaks_of_oneself(text: str) -> bool:
    """Whether somebody speaks of themselves in *text*, what they quote from others aside.

    >>> speaks_of_oneself("We will win."), speaks_of_oneself("“We will win,” the mayor said.")
    (True, False)
    """
    return bool(_ONESELF.search(_QUOTED.sub(" ", text)))
