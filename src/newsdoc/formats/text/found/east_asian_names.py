"""Names of persons in Chinese and Japanese: after a title, before a suffix of honour, told by their surnames."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from newsdoc.formats.text.found.wordlists import alternatives, words

__all__ = ["AFTER_TITLE", "NAME_AT_END", "chinese_name", "east_asian_names", "is_speaker", "japanese_name", "nouns_in"]

_TITLE: Final = (
    "董事長|董事长|理事長|理事长|執行長|执行长|秘書長|秘书长|總經理|总经理|副教授|發言人|发言人|負責人|负责人|創辦人|创办人|研究員|研究员|檢察官|检察官|主持人|候選人|候选人"
    "|鎮長|镇长|市長|市长|縣長|县长|村長|村长|里長|區長|区长|省長|省长|州長|州长|校長|校长|院長|院长|館長|馆长|局長|局长|處長|处长|科長|科长|部長|部长|署長|署长|隊長|队长|會長|会长"
    "|社長|社长|店長|店长|班長|组长|組長|所長|所长|廳長|厅长|司長|司长|總統|总统|總理|总理|主席|主任|主管|經理|经理|總監|总监|教授|博士|醫師|医师|醫生|医生|律師|律师|老師|老师|教師|教师"
    "|師傅|师傅|大師|大师|記者|记者|代表|委員|委员|議員|议员|立委|專家|专家|學者|学者|志工|志愿者|居民|村民|市民|學生|学生|選手|选手|教練|教练|導演|导演|作家|演員|演员|歌手|法官|警察|警員|司機|司机|農民|农民"
    "|漁民|渔民|老闆|老板|工程師|工程师|設計師|设计师|店主|業者|业者|書記|书记|官員|官员|分析師|分析师|組員|先生|女士|小姐|同學|同学|阿姨|爺爺|奶奶|爷爷"
)
AFTER_TITLE = re.compile(rf"^.*(?:{_TITLE})(?P<name>[^\W了着著过過看听聽想站坐走笑在把从從]{{2,8}})$")
_ONLY_TITLE = re.compile(rf"^.*(?:{_TITLE})$")
_SURNAMES: Final = (
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭萧田董袁潘"
    "於于蔣蒋蔡余杜葉叶程蘇苏魏呂吕丁任沈姚盧卢姜崔鍾钟譚谭陸陆汪范金石廖賈贾夏韋韦傅方白鄒邹孟熊秦邱江尹薛閻阎段"
    "方柳褚裴温溫齐齊祝纪紀康樊俞倪翟骆駱庞龐章鲁魯葛耿焦苗楚乔喬雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵萬万錢钱嚴严覃武戴莫孔向湯汤洪施莊庄柯翁游簡简詹賴赖"
)
_DOUBLE: Final = alternatives(
    words(
        """欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 夏侯 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 司徒 令狐
        长孙 長孫 宇文 闻人 聞人 端木 百里 呼延"""
    )
)
_SURNAME: Final = rf"(?:{_DOUBLE}|[{_SURNAMES}])"
_NAME_ZH = re.compile(rf"^{_SURNAME}[\u4e00-\u9fff]{{1,2}}$")
NAME_AT_END = re.compile(rf"(?P<name>(?:{_DOUBLE})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff]{{2}})$")

_SUFFIX_JA = re.compile(
    # Each suffix for good, lest all ways to read a row of them are tried.
    rf"(?>さん|氏|君|様|くん|ちゃん|先生|選手|監督|首相|大臣|知事|町長|市長|村長|区長|県議|市議|議員|館長|館員|社長"
    rf"|会長|理事長|院長|校長|所長|園長|駅長|店長|部長|課長|教授|准教授|助教|研究員|医師|弁護士|容疑者|被告|代表"
    rf"|主将|記者|委員長|局長|船長|組合長|住職|宮司|広報官|報道官|{_TITLE})+$"
)
# What is left of a noun phrase is no name where a verb or an adjective stands in it, or where it says nobody's name.
_CLAUSE_JA = re.compile("(?:した|する|いる|った|れた|んだ|ない|小|中|大)$|(?:した|する|いる|った|れた)")
_NOBODY_JA: Final = frozenset(
    ["一人", "ひとり", "男性", "女性", "夫婦", "関係者", "幹部", "担当者", "住民", "たち", "ら"]
)
_TITLE_BEFORE_JA = re.compile(
    rf"^.*(?:の|で|、|{_TITLE}|(?<=[^\s])(?<!^長)長(?!谷|野|崎|島|尾|井|岡|田|瀬|浜|澤|沢)|主婦|会社員|代表)(?P<name>[^のでは、]{{2,8}}|[\u30a1-\u30fa・ー＝]{{2,20}})$"
)

_TITLED_ZH = re.compile(rf"(?:{_TITLE})(?P<name>{_SURNAME}[\u4e00-\u9fff]{{1,2}})")
_LEADING_ZH = re.compile(rf"(?:^|(?<=[，。；、：「“\s]))(?P<name>{_SURNAME}[\u4e00-\u9fff]{{1,2}})")
_HONOURED_JA = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,3}(?![のはがをにでとも])[\u3041-\u3093]{2,4}|[\u4e00-\u9fff]{2,5}|[\u30a1-\u30fa・ー]{3,12})(?:さん|氏|選手|監督|教授|館長|市長|町長|村長|社長"
    r"|会長|知事|首相|先生)"
)
# What hardly is the last character of a name, but may follow one.
_SHORTEST: Final = 2
_FULL: Final = 3
_MOST_NAMES: Final = 200
_AFTER_NAME: Final = "今說说表指在是的將将於于也與与和對对接受自從从曾已出有為为向則则及就被把等上下不"


def east_asian_names(texts: Sequence[str]) -> list[str]:
    """The names of persons in *texts*, each once: those with a title or a suffix, and those that come again."""
    told: dict[str, None] = {}
    counts: Counter[str] = Counter()
    for text in texts:
        for pattern in (_TITLED_ZH, _LEADING_ZH):
            for found in pattern.finditer(text):
                name = found["name"]
                if len(name) > _SHORTEST and name[-1] in _AFTER_NAME:
                    name = name[:-1]
                counts[name] += 1
                if pattern is _TITLED_ZH:
                    told[name] = None
        for found in _HONOURED_JA.finditer(text):
            told[japanese_name(found.group())] = None
    # Two characters that come again are too often a common word.
    told |= dict.fromkeys(name for name, count in counts.items() if count > 1 and len(name) > _SHORTEST)
    return [name for name in told if len(name) >= _SHORTEST][:_MOST_NAMES]


# What nouns for persons and bodies end with, in both languages.
_SPEAKS = re.compile(
    "(?:[體体員员長长家師师官人者手生工民主士婆爺爷奶媽妈爸父母親亲友妻夫兒儿女孩童姐姊妹兄弟嫂叔伯姨理事授記记客商農农翁婦妇僧尼"
    "局部會会院校司社團团處处署廳厅台臺心委組组隊队方府站所店廠厂行館馆課课室省市縣县町村]|居民|警方|老闆|老板|房東|房东|媒體|媒体|報告|报告|聲明|声明"
    "|通報|通报|公告|さん|氏|側|男性|女性|選手|担当|関係者|代表|夫妻|夫婦|社|庁|省)$"
)
_FAMILY: Final = {
    "f": "祖母|外婆|奶奶|阿嬤|母親|母亲|媽媽|妈妈|妻子|太太|女兒|女儿|"
    "姐姐|妹妹|阿姨|姑姑|老闆娘|老板娘|祖母|母|妻|娘|おばあさん|女性",
    "m": "祖父|外公|爺爺|爷爷|阿公|父親|父亲|爸爸|丈夫|先生|兒子|儿子|"
    "哥哥|弟弟|叔叔|伯伯|祖父|父|夫|息子|おじいさん|男性",
    "": "房東|房东|老闆|老板|師傅|师傅|老師|老师|鄰居|邻居|司機|司机|顧客|顾客|客人|店主|監督|先生",
}
_LEADING_NOUN = re.compile(
    rf"(?P<noun>[\u4e00-\u9fff]{{0,4}}?(?:{_TITLE}|"
    + "|".join(_FAMILY.values())
    + "))(?=[\u4e00-\u9fff]{1,3}[了着著过過])"
)
_NOUN = re.compile(
    "(?:^|(?<=[。！？!?」』”\\s]))(?:"
    + "|".join(f"(?P<{key or 'any'}>{nouns})" for key, nouns in _FAMILY.items())
    + ")"
    "(?=[\u3040-\u30ff\u4e00-\u9fff，、])"
)


def leading_noun(words: str) -> str:
    """The noun that a Chinese clause begins with, where a verb follows it: the master in ``师傅看了一眼``."""
    found = _LEADING_NOUN.match(words)
    return found["noun"] if found else ""


def is_speaker(words: str) -> bool:
    """Whether Chinese words can stand for a speaker: a name, or a noun for a person or a body."""
    return bool(_NAME_ZH.match(words) or AFTER_TITLE.match(words) or _SPEAKS.search(words) or NAME_AT_END.search(words))


def nouns_in(text: str, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    """Nouns for persons that sentences begin with: where, the noun, and the gender that it tells."""
    for found in _NOUN.finditer(text, start, end):
        group = found.lastgroup or "any"
        yield found.start(), found.group(), "" if group == "any" else group


def chinese_name(who: str) -> str:
    """The name in a subject: what follows the title, or the whole."""
    if _NAME_ZH.match(who):
        return who
    titled = AFTER_TITLE.match(who)
    if titled and not _ONLY_TITLE.match(titled["name"]):
        return titled["name"]
    if not _ONLY_TITLE.match(who) and len(who) > _FULL and (tail := NAME_AT_END.search(who)):
        return tail["name"]
    return who


def japanese_name(who: str) -> str:
    """The name in a topic: the suffix of honour and what says who it is taken off."""
    bare = _SUFFIX_JA.sub("", who)
    if not bare:
        return who
    titled = _TITLE_BEFORE_JA.match(bare)
    name = titled["name"] if titled else bare
    if name in _NOBODY_JA or _CLAUSE_JA.search(name):
        return who
    return name if name != bare or bare != who else who
