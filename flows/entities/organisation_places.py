"""Organisations whose names show nothing, known by where they stand: before what only organisations do, behind what
is done to one, between 由 and 领投, in quotes behind a word for a company, before a post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.name_shape import shape
from flows.entities.organisation_described import name_start
from flows.entities.organisation_names import kind_of
from flows.entities.scene import Scene
from flows.entities.vocabulary import alternation, is_person_noun, organisation_places, title_pattern, titles
from schemas.records import Token

LONGEST = 10  # characters of a name that nothing but its place shows
ONE_WORD, WORDS, QUOTED, INVESTOR = 0.58, 0.52, 0.66, 0.62
NO_PERSON = 0.4  # what an act adds that no person does: it outweighs a name that only looks like a person's

_NAME = frozenset({"nz", "ORG", "PER", "nt", "nr"})
_FILL = frozenset({"n", "a", "an", "vn", "nw", "xc", "v", "ad"})
_OPENERS = frozenset({"w", "TIME"})
_BEFORE_NAMES = frozenset(["传", "网传", "曝", "消息", "据悉", "原", "由", "对", "与", "和", "获", "被", "获得"])
_BARE = frozenset({"nz", "PER"})  # what the tagger calls names of organisations that it does not know
_QUOTED = regex.compile(r"[“「『\"]([^“”「」『』\"，。、；：！？\s]{2,10})[”」』\"]")


def by_place(scene: Scene) -> Iterator[Candidate]:
    """All of them."""
    known = organisation_places()
    joined = tuple(known.joined)
    for words in scene.words:
        for i, token in enumerate(words):
            word = scene.word(token)
            pair = word + scene.word(words[i + 1]) if token.tag == "v" and i + 1 < len(words) else ""  # 签 + 下
            if word in known.acts or pair in known.acts:
                yield from _actor(scene, words, i, word if word in known.acts else pair)
            if word in known.acted_on or pair in known.acted_on:
                yield from _patient(scene, words, i + 1 + (word not in known.acted_on))
            if token.tag == "LOC" and scene.folded.endswith(joined, 0, token.start):
                yield from _club(scene, words, i)
            if word == "被":
                yield from _bought(scene, words, i)
            if word == "被" and i + 2 < len(words) and scene.word(words[i + 2]) in known.done_to_people:
                yield from _patient(scene, words, i + 1)
            named = i > 0 and words[i - 1].end == token.start and words[i - 1].tag in _BARE
            if named and title_pattern().match(scene.folded, token.start) and word not in titles().former:
                yield from _employer(scene, words, i)
            if i > 0 and token.tag == "PER" and words[i - 1].tag not in _OPENERS and shape(word):
                yield from _of_person(scene, words, i)
    for sentence in scene.sentences:
        yield from _in_quotes(scene, sentence.start, sentence.end)
        yield from _investors(scene, sentence.start, sentence.end)
        yield from _papers(scene, sentence.start, sentence.end)
        yield from _called(scene, sentence.start, sentence.end)
        yield from _teams(scene, sentence.start, sentence.end)


def _candidate(scene: Scene, start: int, end: int, score: float, *, quoted: bool = False) -> Iterator[Candidate]:
    name = scene.folded[start:end].strip()
    if 2 <= len(name) <= LONGEST + 6 and (quoted or not _describes(name)):
        kind = kind_of(name)
        yield scene.candidate(
            start, end, "organization", score, "place", org_kind=kind if kind != "other" else "company"
        )


def _describes(name: str) -> bool:
    known = organisation_places()
    general = name in known.passed or name in known.not_alone or is_person_noun(name)
    return general or name.endswith(known.descriptions)


def _actor(scene: Scene, words: Sequence[Token], i: int, act: str) -> Iterator[Candidate]:
    """The words between the clause's beginning and the act, adverbs and times left out, when they look like a name."""
    known = organisation_places()
    last = i - 1
    while last >= 0 and (scene.word(words[last]) in known.passed or words[last].tag in ("d", "TIME", "vd")):
        last -= 1
    first = last
    while first >= 0 and not _opens(scene, words, first):
        first -= 1
    group = words[first + 1 : last + 1]
    if not group or group[-1].end - group[0].start > LONGEST or any(scene.word(t) in known.acts for t in group):
        return
    tags = [t.tag for t in group]
    if tags == ["LOC", "n"] and act in known.agentive | known.never_people and not _post(scene, group[1]):
        yield from _candidate(scene, group[0].start, group[-1].end, WORDS)  # 渤海 + 猛虎
    if any(t not in _NAME and t not in _FILL for t in tags):
        return
    alone = act in known.never_people or _raises_money(scene, words, i)
    unknown = not _NAME & set(tags)
    if unknown and not (first < 0 and _plain_name(tags) and (alone or act in known.no_plain_word)):
        return
    if not alone and _may_be_person(scene, group):
        return
    score = ONE_WORD if len(group) == 1 else WORDS
    score += NO_PERSON if alone and not unknown else 0.0
    yield from _candidate(scene, name_start(scene, group[0].start, group[-1].end), group[-1].end, score)


def _post(scene: Scene, token: Token) -> bool:
    return title_pattern().match(scene.folded, token.start) is not None or is_person_noun(scene.word(token))


def _plain_name(tags: Sequence[str]) -> bool:
    """Words that may be a name of plain ones: one of any class, or nouns."""
    return len(tags) == 1 or set(tags) <= {"n", "nw"}


def _raises_money(scene: Scene, words: Sequence[Token], i: int) -> bool:
    """完成1.2亿美元E轮融资: what only companies complete stands in the words behind."""
    return any(scene.word(t).endswith(("融资", "募资", "上市")) for t in words[i + 1 : i + 8])


def _may_be_person(scene: Scene, group: Sequence[Token]) -> bool:
    """张明远宣布: the tagger's person alone, or at the end of the words, or one that is made like a name."""
    people = [t for t in group if t.tag in ("PER", "nr")]
    if not people:
        return False
    return group[-1] in people or any(shape(scene.word(t)) or "·" in scene.word(t) for t in people)


def _opens(scene: Scene, words: Sequence[Token], i: int) -> bool:
    """Whether a name can begin behind this word: punctuation, a space between clauses, a time, 传 and 曝."""
    token = words[i]
    if token.tag in _OPENERS or scene.word(token) in _BEFORE_NAMES:
        return True
    return i + 1 < len(words) and words[i + 1].start > token.end


def _patient(scene: Scene, words: Sequence[Token], i: int) -> Iterator[Candidate]:
    """The word behind the verb, when the tagger takes it for a name; behind 入职 for a plain one, too."""
    if i >= len(words) or words[i].tag not in _NAME:
        employed = 0 < i < len(words) and scene.word(words[i - 1]) in organisation_places().employed
        if employed and words[i].tag == "n" and _ends_clause(words, i + 1) and not _post(scene, words[i]):
            name = scene.word(words[i])
            if not name.endswith(_kinds_before_quotes()):
                yield from _candidate(scene, words[i].start, words[i].end, WORDS)
        return
    start, end = words[i].start, words[i].end
    name = scene.folded[start:end]
    if words[i].tag == "PER" and (shape(name) or "·" in name):
        return
    yield from _candidate(scene, start, end, ONE_WORD)
    if i + 2 == len(words) or (i + 2 < len(words) and _opens(scene, words, i + 2)):
        yield from _candidate(scene, start, words[i + 1].end, ONE_WORD)  # 投资 快獭 + 打车


def _club(scene: Scene, words: Sequence[Token], i: int) -> Iterator[Candidate]:
    """加盟利兹港，: a place's name that ends the clause, or that a post or 的 follows not."""
    last = i + 1 if i + 1 < len(words) and words[i + 1].tag == "n" else i  # 台东 + 飞鱼
    if (
        _ends_clause(words, last + 1)
        and scene.folded[words[i].start : words[last].end] not in organisation_places().not_alone
    ):
        yield from _candidate(scene, words[i].start, words[last].end, ONE_WORD)


def _ends_clause(words: Sequence[Token], i: int) -> bool:
    return i == len(words) or words[i].tag in ("w", "v", "c", "d")


def _of_person(scene: Scene, words: Sequence[Token], i: int) -> Iterator[Candidate]:
    """瑞鹿咖啡陆正远被罢免: a name of no person's shape from the clause's beginning to a person's."""
    first = i - 1
    while first >= 0 and not _opens(scene, words, first):
        first -= 1
    group = words[first + 1 : i]
    if (
        1 <= len(group) <= 2
        and group[0].tag in _NAME
        and not _may_be_person(scene, group[-1:])
        and (
            not shape(scene.word(group[0])) and group[-1].tag in (*_NAME, "n") and not scene.word(group[0])[0].isdigit()
        )
        and not is_person_noun(scene.word(group[-1]))  # 奥运冠军 + 何雨
    ):
        yield from _candidate(scene, group[0].start, group[-1].end, WORDS)


def _employer(scene: Scene, words: Sequence[Token], i: int) -> Iterator[Candidate]:
    """A name right before a post: 快狐首席人事官."""
    start, end = words[i - 1].start, words[i - 1].end
    name = scene.folded[start:end]
    if (words[i - 1].tag == "PER" and (shape(name) or "·" in name)) or name[0].isdigit():
        return
    yield from _candidate(scene, start, end, ONE_WORD)


def _bought(scene: Scene, words: Sequence[Token], i: int) -> Iterator[Candidate]:
    """毛球记被宠物巨头收购: what is bought is nobody, whatever it looks like."""
    first = i - 1
    while first >= 0 and not _opens(scene, words, first):
        first -= 1
    group = words[first + 1 : i]
    if 1 <= len(group) <= 2 and group[0].tag in (*_NAME, "n") and _buying().match(scene.folded, words[i].end):
        start = name_start(scene, group[0].start, group[-1].end)
        yield from _candidate(scene, start, group[-1].end, ONE_WORD + NO_PERSON)


@cache
def _buying() -> regex.Pattern[str]:
    return regex.compile(rf"[^，。；！？]{{2,24}}?(?:{alternation(organisation_places().bought)})")


def _in_quotes(scene: Scene, start: int, end: int) -> Iterator[Candidate]:
    """A name in quotes behind a word for an organisation, or before what only organisations do."""
    for m in _QUOTED.finditer(scene.folded, start, end):
        before = scene.folded[max(start, m.start() - 4) : m.start()]
        behind = before.endswith(_kinds_before_quotes()) or _acted_on_before(scene.folded, start, m.start())
        acts = act_after().match(scene.folded, m.end(), end)
        if behind or (acts and not acts[0].endswith(organisation_places().of_products)):
            yield from _candidate(scene, m.start(1), m.end(1), QUOTED, quoted=behind)


_PAPER = regex.compile(r"《(?P<name>[一-鿿]{2,8}(?:报|刊|周刊|杂志|晚报|画报))》")


def _papers(scene: Scene, start: int, end: int) -> Iterator[Candidate]:
    """《江北晨刊》辞退了二十人: a paper does what only organisations do."""
    for m in _PAPER.finditer(scene.folded, start, end):
        verbs = [t for t in scene.words_between(m.end(), min(end, m.end() + LONGEST)) if t.tag in ("v", "vn")]
        if verbs and scene.word(verbs[0]) in organisation_places().acts:
            yield from _candidate(scene, m.start("name"), m.end("name"), QUOTED)


@cache
def _kinds_before_quotes() -> tuple[str, ...]:
    known = organisation_places()
    return (*known.kinds_before_quotes, *known.kinds_before_names)


def _acted_on_before(folded: str, start: int, at: int) -> bool:
    """加盟「蓝鲨」: what is done to an organisation, right before the quotes."""
    return folded.endswith(_acted_on(), start, at)


@cache
def _acted_on() -> tuple[str, ...]:
    return tuple(organisation_places().acted_on)


@cache
def act_after() -> regex.Pattern[str]:
    """What only organisations do, right behind a name, with days and adverbs before it."""
    known = organisation_places()
    return regex.compile(
        rf"\s*(?:\d+年)?(?:\d+月)?(?:\d+日)?(?:{alternation(known.passed)}|\s)*(?:{alternation(known.acts)})"
    )


_CALLED = regex.compile(
    r"(?:名为|名叫|叫做|取名|命名为|定名为)\s?[“「『《\"]?(?P<name>[^“”「」『』《》\"，。、；：的\s]{2,12})[”」』》\"]?\s?的(?P<what>[一-鿿]{2,8})"
)


def _called(scene: Scene, start: int, end: int) -> Iterator[Candidate]:
    """一家名为“江海智库”的民间机构: what is called so is said to be an organisation."""
    for m in _CALLED.finditer(scene.folded, start, end):
        ends = (m["what"][:n] for n in range(2, len(m["what"]) + 1))
        if any(e.endswith(organisation_places().kinds_before_quotes) for e in ends):
            yield from _candidate(scene, m.start("name"), m.end("name"), QUOTED)


def _teams(scene: Scene, start: int, end: int) -> Iterator[Candidate]:
    """成立模型评测组, 裁撤了前沿研究部: a part of an organisation that has a name of its own."""
    for m in _formed().finditer(scene.folded, start, end):
        name = m["name"]
        if name not in organisation_places().general_teams and m.start("team") in scene.by_start:
            start, end = m.span("team")
            yield scene.candidate(start, end, "organization", QUOTED, "place", org_kind="team")


@cache
def _formed() -> regex.Pattern[str]:
    known = organisation_places()
    acts, ends = alternation(known.team_acts), alternation(known.team_ends)
    general = alternation(known.general_teams)
    return regex.compile(
        rf"(?:{acts})了?[“「]?(?P<team>(?!{general})(?P<name>(?:(?![的了由与和])[一-鿿A-Za-z]){{2,10}}?)(?:{ends}))"
        rf"(?=[”」，。、；：:,;!！)]|$|由|并|和|与|以及|，)"
    )


def _investors(scene: Scene, start: int, end: int) -> Iterator[Candidate]:
    """由红枫资本领投, 溪谷创投、经岳中国跟投: what stands in the clause before the word, part by part."""
    for m in _invested().finditer(scene.folded, start, end):
        at = m.start("names")
        for part in regex.split(r"(、|和|与|及|以及)", m["names"]):
            name = regex.sub(r"等(?:\d家|多家|机构|知名机构)*$", "", part)
            if len(name) > 1 and not _is_person(scene, at, at + len(name)):
                yield from _candidate(scene, at, at + len(name), INVESTOR)
            at += len(part)


@cache
def _invested() -> regex.Pattern[str]:
    words = alternation(organisation_places().investing)
    return regex.compile(
        rf"(?:^|[，。；,;]|由|获)(?P<names>[^，。；：,;由获为\s]{{2,60}}?)(?:共同|联合|继续)?(?:{words})"
    )


def _is_person(scene: Scene, start: int, end: int) -> bool:
    token = scene.by_start.get(start)
    return token is not None and token.end == end and token.tag == "PER" and shape(scene.folded[start:end]) > 0
