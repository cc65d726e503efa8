"""What the words around a candidate say for it and against it, as numbers that the scorer adds up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from flows.entities.candidates.candidate import MIDDLE_DOTS, Candidate
from flows.entities.candidates.organization_suffixes import is_no_name
from flows.entities.lexicon import (
    alternation,
    common_words,
    is_person_noun,
    is_transliteration,
    names,
    organizations,
    title_pattern,
    titles,
)
from flows.entities.name_shape import shape
from flows.entities.view import PartView
from schemas.records import Token

POST_BEFORE, NOUN_BEFORE, VERB_AFTER, PHRASE_AFTER = 0.24, 0.24, 0.15, 0.09
LIFE = 0.3
OUT_OF_CONTEXT = -0.1  # for a name that the tagger did not quite see
IN_LIST, LIST_OF_PLACES, LIST_OF_THINGS = 0.2, -0.25, -0.12
THING, STORM, PLACE, CREDIT, LONGER_NAME = -0.35, -0.7, -0.5, -0.5, -0.45
HELD_OFF = 0.2  # what a name that is a brand's, a medium's or a thing's is worth without a word of a life

_LOOK = 16
_PRODUCT_BEFORE = regex.compile(
    r"(?:模型|产品|产品叫|软件|机器[人狗]|代号|(?<![真本原])名为|命名为|系列|平台|应用|芯片|车型|项目|游戏|搭载|标配|使用|采用|依赖|安装|选|打开|开发的|航母|战舰|驱逐舰|护卫舰|货轮|邮轮|油轮|卫星|飞船|品牌|商标|牌子)\s*(?:[“「\"][^“”「」\"]{1,8}[”」\"][、和与及])*[“\"'「]?$"
)
_COMPANY_BEFORE = regex.compile(r"(?:集团|企业|公司|厂商|品牌|投行|工作室|厂|机构|基金|券商)$")
_STORM = regex.compile(r"(?:台风|飓风|风暴|气旋)\s*(?:[“「\"][^“”「」\"]{1,8}[”」\"][、和与及])*[“\"'「]?$")
_PRODUCT_AFTER = regex.compile(
    r"^\s*(?:[”\"'」]\s?号|[”\"'」]?(?:模型|大模型|系列|芯片|手机|车型|汽车|平台|版|应用|项目|工具|产品|[^的,、。说和与]{0,3}(?:机器人|系统)|越野车|架构|客服|股价|门店|专柜|旗舰店|牌|的金价|药材|凉茶|\+|Pro\b|Plus\b))"
)
_PLACE_AFTER = regex.compile(
    r"^(?:市|省|县|区|州|镇|乡|村|路|街|大道|机场|高铁|纪念[馆堂]|博物[馆院]|陵园|墓|故里|医院|广场|球场|体育[场馆]|歌?剧院|大厦|大?桥|营地|号楼|山谷|港|湾|河|江|湖|岛|半岛|海峡|山脉|国|王国|城|庄|屯|寺|庙|祠|故居|大桥|公园|小区|家园|花园|道)"
)
_AWARD_AFTER = regex.compile(r"^(?:杯|(?:数学|物理学?|文学|化学|新闻|建筑|科学|电影|和平|戏剧|音乐|诗歌)?奖(?!金)|赛(?![前后中场季时])|金杯|文学奖|法案|定律|定理|效应|指数|公式|病|症|综合征|式|主义|密码|体系|方程|猜想|悖论|假说|曲线|常数|算法|难题|跳|空翻|腾越|之踵|之剑|魔盒)")  # fmt: skip  # noqa: E501
_FOREIGN_PLACE_ENDS = (*"城营港市州湾岛堡", "斯克", "夫卡", "格勒", "格拉德", "哥罗德", "维尔")
_COUNTRY_ENDS = ("西亚", "比亚", "维亚", "地亚")  # of five characters and more: 加西亚 is a person
_PLACE_ENDS = tuple("籍节膏庙墓族街道路省县镇村寺庙巷站杯奖队党部")
_OF_PLACES_AFTER = regex.compile(
    r"^(?:\([^)]*\))?(?:[、和与][一-鿿·]{2,8}(?:\([^)]*\))?){0,4}等?[两三四五六几](?:座|地|市|县|国|村|镇|区|省|岛)"
)
_FROM_TO_BEFORE = regex.compile(
    r"(?:从|到|飞|去|前往|抵达|途经|经过|位于|地处|来自|运往|驶往|飞往|途径|往返|访问|视察|驻|驻守|进攻|占领|攻占|撤出|轰炸|空袭|炮击|抵|赴|直扑|登陆|横扫|侵袭|逃离|撤离)$"
)
_BYLINE_BEFORE = regex.compile(
    r"(?:编辑|责编|记者|作者|文|图|摄影|摄|撰文|编译|来源|校对|翻译|美编|设计|制图|审核|监制)\s*[:丨/]\s*$"
)
_CREDIT = regex.compile(r"(?:\(|^)\s*(?:本报|特约|实习|见习|图/|文/)?(?:记者|通讯员|编辑)?\s*$")
_CREDIT_AFTER = regex.compile(r"^\s*(?:摄|/摄|报道\)|文\)|图\)|编译\))")
_IN_BOOK = regex.compile(r"《[^《》]*$")
_OUT_OF_BOOK = regex.compile(r"^[^《》]{0,12}》")
_QUOTED_BEFORE, _QUOTED_AFTER = ("“", "「", '"', "『"), ("”", "」", '"', "』")
_COLON, _BEGINNING = regex.compile(r"\s*[:：]"), regex.compile(r"(?:^|[\n。！？!?|｜/／】\]])\s*$")  # 川普：…
_DOTS = frozenset(MIDDLE_DOTS)
_PHRASE = frozenset({"v", "d", "p"})
_TERRITORY = frozenset("在从到飞赴抵往经由离")


def of_person(c: Candidate, view: PartView) -> float:
    """What the context says for a person: added to the candidate's own score."""
    before, after = view.folded[max(0, c.start - _LOOK) : c.start], view.folded[c.end : c.end + 24]
    name = view.folded[c.start : c.end]
    if len(name) == 1:  # a surname alone is whose it is, or nobody's: its context is that of a longer name as well
        return 0.0
    sum_ = 0.0
    living = _life(before, after)
    post, noun = _post_before(before), _noun_before(c, view)
    verb = _verb_after().match(after)
    if c.method == "nearly" and not (verb or post or noun or living):
        sum_ += OUT_OF_CONTEXT
    if verb or (_COLON.match(after) and _BEGINNING.search(before)):
        sum_ += VERB_AFTER
    elif (following := view.after(c.end)) and following.tag in _PHRASE:
        sum_ += PHRASE_AFTER
    if post:
        sum_ += POST_BEFORE
    elif noun:
        sum_ += NOUN_BEFORE
    if living:
        sum_ += LIFE
    if c.weak and post and c.method == "registry":
        sum_ += 0.1
    sum_ += _against(c, view, name, before, after)
    if name in names().not_people and c.score + sum_ > HELD_OFF and not living:
        return HELD_OFF - c.score
    if name in names().not_people and living:
        sum_ += 0.6
    return sum_


def _in_title(c: Candidate, folded: str) -> bool:
    """Whether the words are a part of a post: 高级 of 高级副总裁."""
    m = title_pattern().match(folded, c.start)
    return m is not None and m.end() > c.end


def _against(c: Candidate, view: PartView, name: str, before: str, after: str) -> float:
    sum_ = 0.0
    latin = name.isascii()
    sure = c.method == "registry" and not c.weak
    if not latin and _PLACE_AFTER.match(after) and not _starts_word(view, c.end, ("区长", "县长", "路过", "国际")):
        sum_ += PLACE
    if not latin and _AWARD_AFTER.match(after):
        sum_ += LONGER_NAME
    own = shape(name)
    numbered = after[:1].isdecimal() and not own and not is_transliteration(name)
    if _PRODUCT_BEFORE.search(before) or _PRODUCT_AFTER.match(after) or numbered:
        sum_ += THING
    if (not own or c.method == "nearly") and _COMPANY_BEFORE.search(before):
        sum_ += THING
    if _STORM.search(before):
        sum_ += STORM
    if _BYLINE_BEFORE.search(before) or _CREDIT_AFTER.match(after):
        sum_ += CREDIT
    if _IN_BOOK.search(before) and _OUT_OF_BOOK.match(after) and not sure:
        sum_ += THING
    if before.endswith(_QUOTED_BEFORE) and after.startswith(_QUOTED_AFTER):
        sum_ += -0.25 if latin or not own else -0.12
    if not latin and not own and not any(d in name for d in MIDDLE_DOTS) and _FROM_TO_BEFORE.search(before):
        sum_ += -0.25
    if not latin and (name.endswith(_PLACE_ENDS) or _OF_PLACES_AFTER.match(after)) and not sure:
        sum_ += THING
    land = name.endswith(_FOREIGN_PLACE_ENDS) or (len(name) > 4 and name.endswith(_COUNTRY_ENDS))
    if not latin and not own and land:
        sum_ += THING
    if not latin and business_after(of_teams=not own).match(after) and not sure:
        sum_ += THING
    foreign = not latin and not own and is_transliteration(name)
    if not latin and is_transliteration(name) and _beside_place(c, view):
        sum_ += -0.3
    if foreign and (whose := view.by_start.get(c.end + 1)) and whose.tag == "PER" and after[0] == "的":
        sum_ += -0.3  # 尼日尔的蒂亚尼, 剑桥的史密斯
    if not sure and name in common_words() and not _noun_before(c, view):
        sum_ += -0.3
    if not latin and _beside_dot(before, after):
        sum_ += LONGER_NAME
    if _in_title(c, view.folded):
        sum_ += LONGER_NAME
    around = _within_longer_word(c, view)
    if around and not sure:
        sum_ += LONGER_NAME
    return sum_


def _starts_word(view: PartView, at: int, words: tuple[str, ...]) -> bool:
    return view.folded.startswith(words, at)


def _within_longer_word(c: Candidate, view: PartView) -> bool:
    """Whether an organisation's or a place's name of the tagger holds the candidate and more."""
    for at in range(c.start, max(-1, c.start - 12), -1):
        token = view.by_start.get(at)
        if token:
            return token.end > c.end and token.tag in ("ORG", "LOC", "nz", "nw") and c.method != "bracket"
    return False


def _beside_dot(before: str, after: str) -> bool:
    """Whether it is a piece of a dotted name: 韦布 of 詹姆斯·韦布."""
    left, right = before[-2:], after[:2]
    return (left[-1:] in _DOTS and "一" <= left[:1] <= "鿿") or (right[:1] in _DOTS and "一" <= right[1:] <= "鿿")


def _beside_place(c: Candidate, view: PartView) -> bool:
    """Whether a foreign place goes on into the name: 蓬塔 + 阿雷纳斯."""
    sides = (view.by_end.get(c.start), view.by_start.get(c.end))
    return any(t is not None and t.tag == "LOC" and is_transliteration(view.word(t)[:-1]) for t in sides)


@cache
def business_after(*, of_teams: bool = True) -> regex.Pattern[str]:
    """What makes a company or a place of the name before it; a team may be a person's (潘某某团队)."""
    suffixes = organizations().suffixes
    forms = [s for kind, some in suffixes.items() for s in some if len(s) > 1 and (of_teams or kind != "team")]
    return regex.compile(rf"(?:{alternation((*forms, *organizations().business_after))})")


def _life(before: str, after: str) -> bool:
    return bool(_life_after().match(after) or before.endswith(titles().life_before))


@cache
def _life_after() -> regex.Pattern[str]:
    return regex.compile(rf"^\s*(?:{'|'.join(titles().life_after)})")


@cache
def _verb_after() -> regex.Pattern[str]:
    aside = r"(?:\([^()]{1,30}\))?\s*"
    adverb = r"(?:也|还|则|都|就|只|曾|已|已经|将|正式|随后|近日|日前|昨日|今日|当天|昨晚|当庭|一大早|周.|上周.|始终|反复|.{1,3}日|在[^，。,]{1,10})?\s*"  # fmt: skip  # noqa: E501
    return regex.compile(
        rf"^\s*{aside}{adverb}(?:{alternation((*titles().person_verbs, *names().courtesy, *titles().ranks, '等人'))})"
    )


def _post_before(before: str) -> bool:
    tail = before.rstrip(' “"、,和')
    return any(m.end() == len(tail) for m in title_pattern().finditer(tail))


def _noun_before(c: Candidate, view: PartView) -> bool:
    """A word for a person right before the name: 门将, 通讯员, 儿媳."""
    token = view.before(c.start)
    if token is None:  # 二传席 + 佳怡, but 教练团 + 全
        last = view.by_end.get(c.end)
        given = last is not None and last.tag == "PER"
        return given and view.folded[max(0, c.start - _LOOK) : c.start].endswith(_person_nouns())
    if token.tag not in ("n", "nz", "nr", "vn", "v", "an"):
        return False
    return is_person_noun(view.word(token))


@cache
def _person_nouns() -> tuple[str, ...]:
    return tuple(titles().person_nouns)


def of_organization(c: Candidate, view: PartView) -> float:
    """What the context says for an organisation; nothing helps a word that is none's name."""
    if c.method != "registry" and is_no_name(view.folded[c.start : c.end]):
        return -1.0
    after = view.folded[c.end : c.end + 24].lstrip()
    return 0.15 if after.startswith(organizations().near) or title_pattern().match(after) else 0.0


_JOINT = regex.compile(r"\s*(?:[、/]|和|与|及|以及|同|暨|跟)\s*")


def listed(c: Candidate, decided: Sequence[Candidate], view: PartView) -> float:
    """What a name's neighbours in a list say: people beside people, no person among places and organisations."""
    if c.kind != "person":
        return 0.0
    surer = [d for d in decided if d.method != "nearly"] if c.method == "nearly" else decided
    sides = [_neighbor(c, surer, view, left=left) for left in (True, False)]
    if "person" in sides:
        return IN_LIST
    own = shape(view.folded[c.start : c.end])
    others = sum(s in ("LOC", "ORG") for s in sides)
    if others:
        return LIST_OF_PLACES * others * (0.8 if own else 1)
    if "n" in sides and (c.method == "nearly" or (not own and c.method in ("tagger", "grammar"))):
        return LIST_OF_THINGS
    return 0.0


def _neighbor(c: Candidate, decided: Sequence[Candidate], view: PartView, *, left: bool) -> str | None:
    """Kind of what a 、 or 和 joins to the candidate: person, or the tag of the word."""
    folded = view.folded
    if left:
        m = next((m for n in (3, 2, 1) if (m := _JOINT.fullmatch(folded, max(0, c.start - n), c.start))), None)
        at = m.start() if m else -1
    else:
        m = _JOINT.match(folded, c.end)
        at = m.end() if m else -1
    if at < 0:
        return None
    for d in decided:
        if d is not c and not d.weak and (d.end == at if left else d.start == at):
            return "person" if d.kind == "person" else "ORG"
    token: Token | None = view.before(at) if left else view.after(at)
    if token is None:
        return None
    if left and folded[c.start - 1] == "/" and token.text.isascii():
        return None  # a heading: NBA/某某
    holder = None if left else view.after(token.end)
    if token.tag in ("LOC", "ORG") and holder and holder.start == token.end and holder.tag in ("n", "f", "vn", "PER"):
        return None  # 某某、以色列总理 / 某某同日本首相 / 某某、通威某某: the place is the next one's
    if not left and (is_person_noun(view.word(token)) or title_pattern().match(folded, token.start)):
        return None  # 某某与国务卿某某
    if token.tag in ("n", "nz"):
        return "n" if m and "、" in m[0] else None
    return token.tag
