"""Who said it, in Chinese and Japanese: the words between a mark and a verb of saying, titles taken off the name."""

from __future__ import annotations

import re
from typing import Final

from newsdoc.formats.text.found.east_asian_names import (
    AFTER_TITLE,
    NAME_AT_END,
    chinese_name,
    is_speaker,
    japanese_name,
    leading_noun,
)
from newsdoc.formats.text.found.sieve import Clause
from newsdoc.formats.text.found.wordlists import words

__all__ = ["EAST_ASIAN_PRONOUNS", "OWN_EAST_ASIAN", "chinese_clause", "is_japanese", "japanese_clause"]

EAST_ASIAN_PRONOUNS: Final = {"他": "m", "她": "f", "彼": "m", "彼女": "f", "同氏": "", "其": ""}
"""Pronouns that stand for a person named before, with the gender that they tell."""
OWN_EAST_ASIAN: Final = words("我 我们 我們 私 僕 俺 私たち")
"""Pronouns of the one who speaks."""

_LONGEST_SUBJECT: Final = 20
_FARTHEST: Final = 40
_CUE_ZH: Final = (
    "接受採訪時表示|接受采访时表示|告訴記者|告诉记者|對記者說|对记者说|補充說|补充说|回應說|回应说|笑著說|笑着说|解釋說|解释说|坦言|直言|表示|指出|強調|强调"
    "|認為|认为|透露|補充|补充|回應|回应|呼籲|呼吁|介紹說|介绍说|介紹|介绍|感嘆|感叹|感慨|寫道|写道|喊道|喊|問道|问道|反問|反问|問|问|答道|回答|答|解釋|解释|承認|承认"
    "|批評|批评|宣布|宣佈|警告|證實|证实|提到|常講|常说|常說|講|讲|笑說|笑称|笑稱|說道|说道|說|说|稱|称|提醒|希望|相信|告訴[^，。：「“]{1,10}|告诉[^，。：「“]{1,10}"
)
_BEFORE_ZH = re.compile(
    rf"(?P<who>[^，。；：！？、「」『』“”\s]{{1,24}}?)(?P<cue>{_CUE_ZH})(?P<rest>[：:，,]?[^。；！？「」『』“”]{{0,60}})$"
)
_AFTER_ZH = re.compile(
    rf"[，,]?(?P<who>[^，。；：！？、「」『』“”\s]{{1,20}}?)(?P<cue>{_CUE_ZH})(?:道)?(?=[，。,.；！]|$)"
)
_ADVERBS_ZH = re.compile(
    # Each adverb for good, lest all ways to read a row of them are tried; those that begin another stand behind it.
    r"(?>也只|都會|都会|常常|總是|总是|也|又|還|还|則|则|都|再|就|便|更|常|曾|並|并|隨後|随后|接著|接着|同時|同时|進一步|进一步"
    r"|今天|昨天|昨日|今日|當天|当天|日前|近日|週[一二三四五六日]|周[一二三四五六日]"
    r"|(?:微?笑|苦笑|哭|流[淚泪]|含[淚泪]|激[動动]|[搖摇][頭头]|[點点][頭头]|回[憶忆]|感慨|指|望|看|握|拍|喘|[嘆叹]|[皺皱]眉)[着著]|只|最後|最后|當時|当时|然後|然后|總|总|一直|一邊|一边|这才|這才|当场|當場"
    r"|[\u4e00-\u9fff]{2}地|(?:[聽听看][到見见]|得知|[談谈提][到及]|[說说][到起]|被問[到及]?|被问[到及]?)[^，。]{0,10}?(?:後|后|[時时]|$)|上午|下午|晚間|晚间|在會上|在会上|會後|会后|受訪時|受访时|接受訪問時|接受采访时|接受採訪時"
    r"|接受[^，。]{0,6}(?:專訪|专访|採訪|采访|訪問|访问)(?:時|时)|在[^，。]{1,12}(?:時|时|上|中|後|后))+$"
)
_PRONOUN_ZH = re.compile("[他她](?!們|们|的)|我(?!們|们|的)")
_KIN_ZH = re.compile(
    "[他她我]的?[\u4e00-\u9fff]{0,2}(?:[父母爸媽妈妻夫兒儿女孫孙]|[兒儿孫孙妻弟哥姐妹]子|朋友|同事|老師|老师|鄰居|邻居)"
)
_ADDRESSEE_ZH = re.compile(r"(?:對|对|向|跟|和|與|与)(?:[^，。：]{1,12})$")
_CUE_JA: Final = (
    "述べ|話し|話す|話した|語っ|語る|説明し|説明する|強調し|強調する|訴え|指摘し|指摘する|コメントし|コメントする|答え|明かし|明かす|振り返っ|振り返る|喜ん|喜ぶ|呼びかけ|主張し|主張する"
    "|批判し|批判する|評価し|評価する|言っ|言い|言う|語り|笑い|つぶやき|嘆き|振り返り|いう|つぶやい|笑っ|笑う|笑顔|嘆い|嘆く|期待し|期待する|尋ね|問い|聞い|書い|記し|発言し|宣言し|表明し|表明する|反論し|約束し|断言し|力を込め|意気込|胸を張っ|声を弾ませ|目を細め|驚い|伝え|アピールし"
)
_AFTER_JA = re.compile(
    rf"と(?:も)?(?:、)?(?:(?P<who>[^「」『』。、は]{{2,20}}?)(?:は|が))?[^「」『』。は]{{0,12}}?(?P<cue>{_CUE_JA})"
)
_TOPIC_JA = re.compile(
    r"(?P<who>[^「」『』。、]{1,30}?)(?:（[^）]{1,20}）|\([^)]{1,20}\))?(?:は|が|も)(?:、|(?=[^。]{0,30}$))"
)
# "という" alone says that something is heard, not who said it.
_HEARSAY: Final = frozenset(["いう", "言う"])
_COMMENT_JA = re.compile(
    r"(?P<who>[^「」『』。、\s]{2,30}?)(?:（[^）]{1,20}）|\([^)]{1,20}\))?"
    r"(?:の(?P<cue>話|談)[ \u3000]*|(?P<according>によると|によれば|の話では)、?)$"
)
# Not where the words become a name: と呼ばれる, と名付けた, という.
_REACTION_JA = re.compile(
    r"と(?!い[いうえ]|言われ|呼|名|称|題し|書かれ|記され|され|な[るっり]|して|する|した|の|も、?い)(?P<cue>[^「」『』。、]{2,24})(?=[。、]|$)"
)
_KANA = re.compile("[\u3041-\u30ff]")


def is_japanese(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a quotation is Japanese: kana stand outside the marks near it."""
    return bool(_KANA.search(text[max(start - 12, 0) : start]) or _KANA.search(text[end : end + 12]))


def _sentence(text: str, start: int, floor: int) -> int:
    begin = max(floor, start - 120)
    return max(begin, *(text.rfind(mark, begin, start) + 1 for mark in "。！？!?\n"))


def chinese_clause(text: str, start: int, end: int, floor: int, limit: int) -> Clause | None:
    """The clause that attributes a Chinese quotation from *start* to *end*."""
    # A colon says that the words before it lead to the quotation, whoever speaks behind it.
    led = text[max(start - 1, floor) : start] in ("：", ":")
    after = None if led else _AFTER_ZH.match(text, end, min(limit, end + 60))
    if after and (not text[end : end + 1].isspace()):
        who = _subject_zh(after["who"])
        if who:
            name = chinese_name(who)
            at = after.start("who") + after["who"].find(name)
            return Clause(name, None, at, after["cue"], end, after.end(), 0.9, role=_role(who, name))
    begin = _sentence(text, start, floor)
    segment = text[begin:start]
    # The last verb of saying before the mark; what stands before it, back to the last comma, is its subject.
    for found in reversed(list(re.finditer(_CUE_ZH, segment))):
        rest = segment[found.end() :]
        if len(rest) > _FARTHEST:
            break
        left = segment[: found.start()]
        left = re.split("[，。；：、！？」』”\\s]", left)[-1]
        who = _subject_zh(left)
        if not who:
            continue
        direct = rest in ("：", ":", "，", ",", "") or rest.endswith(("：", ":"))
        name = chinese_name(who)
        at = begin + found.start() - len(left) + left.find(name)
        return Clause(
            name,
            None,
            at,
            found.group(),
            at,
            start,
            0.9 if direct else 0.8,
            role=_role(who, name),
            reported=rest not in ("：", ":", "，", ","),
        )
    return None


def _role(who: str, name: str) -> str:
    return who[: who.find(name)] if name and who.endswith(name) else ""


def _subject_zh(words: str) -> str:
    """The subject in the words before a verb: adverbs and the one spoken to taken off."""
    if pronoun := _PRONOUN_ZH.match(words):
        return pronoun.group()
    words = _ADVERBS_ZH.sub("", words)
    if _KIN_ZH.fullmatch(words):
        return words
    if noun := leading_noun(words):
        return noun
    words = _ADDRESSEE_ZH.sub("", words)
    words = _ADVERBS_ZH.sub("", words)
    if re.search("[的了是在有把被讓让將将會会能要不沒没]", words) and not AFTER_TITLE.match(words):
        tail = NAME_AT_END.search(words)
        return tail["name"] if tail else ""
    return words if len(words) <= _LONGEST_SUBJECT and is_speaker(words) else ""


def _comment(text: str, start: int, floor: int) -> Clause | None:
    """A comment that the press sets as a noun phrase, or by the name of its source: ``...教授の話　「...」``."""
    found = _COMMENT_JA.search(text, _sentence(text, start, floor), start)
    if found is None:
        return None
    name = japanese_name(found["who"])
    at = found.start("who") + found["who"].find(name)
    return Clause(name, None, at, found["cue"] or found["according"], found.start("who"), start, 0.85)


def _reaction(text: str, start: int, end: int, floor: int, limit: int) -> Clause | None:
    """What somebody did with the words, where no verb of saying stands: ``「...」とくぎを刺す``."""
    done = _REACTION_JA.match(text, end, min(limit, end + 40))
    topic = _last_topic(text, _sentence(text, start, floor), start)
    if done is None or topic is None:
        return None
    name = japanese_name(topic["who"])
    if name == topic["who"] and not is_speaker(name):
        return None
    at = topic.start("who") + topic["who"].find(name)
    return Clause(name, None, at, done["cue"], topic.start("who"), done.end(), 0.75)


def _last_topic(text: str, begin: int, start: int) -> re.Match[str] | None:
    return next(_TOPIC_JA.finditer(text, begin, start), None)


def japanese_clause(text: str, start: int, end: int, floor: int, limit: int) -> Clause | None:
    """The clause that attributes a Japanese quotation from *start* to *end*."""
    said = _AFTER_JA.match(text, end, min(limit, end + 60))
    if comment := _comment(text, start, floor):
        return comment
    if said is None:
        return _reaction(text, start, end, floor, limit)
    if said["who"]:
        name = japanese_name(said["who"])
        return Clause(name, None, said.start("who") + said["who"].find(name), said["cue"], end, said.end(), 0.9)
    begin = _sentence(text, start, floor)
    topic = _last_topic(text, begin, start)
    if topic is None and said["cue"] in _HEARSAY:
        return None
    if topic is None:
        return Clause("", None, start, said["cue"], end, said.end(), 0.6)
    name = japanese_name(topic["who"])
    if not name:
        return None
    return Clause(
        name, None, topic.start("who") + topic["who"].find(name), said["cue"], topic.start("who"), said.end(), 0.9
    )
