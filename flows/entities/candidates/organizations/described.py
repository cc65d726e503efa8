"""Names behind a word that says what they name: 设备商北斗精机, 独立乐队白日焰火, 大厂鱼眼科技, 沙特球队吉达雄狮."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.acts import acted_on, acts_of_firms, company_act, raising
from flows.entities.candidates.organizations.countries import lands
from flows.entities.candidates.organizations.suffixes import kind_of
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import (
    is_person_noun,
    names,
    organization_patterns,
    organization_positions,
    organizations,
    title_pattern,
    titles,
)
from flows.entities.name_shape import shape
from flows.entities.view import PartView
from flows.language.patterns import HAN_RANGE, alternation, is_han
from schemas.records import Token

SHORTEST, LONGEST = 2, 8  # characters of a name

_NAMES = frozenset({"nz", "ORG", "PER"})
_GOES_ON = frozenset({"n", "nz", "ORG", "PER", "LOC", "a", "nr", "nw", "vn"})
_PLAIN = frozenset({"TIME", "m"})  # what the tagger calls some plain words that are names: 拾光, 白日 + 焰火
_CLAUSE_WORDS = frozenset({"v", "vd", "p", "d", "c", "r", "w", "TIME"})  # no part of a name
_MARK = regex.compile(r"[，,。！!？?；;：:、\s|｜“”「」『』《》()（）]|$")
_NO_CHARACTER = r"[的了和与及在是将被对由从向为不们这那其该每各\d]"  # stands in no name that only a description shows


def described(view: PartView) -> Iterator[Candidate]:
    """Names whose end is shown by what they do, by what is done to them, or by the tagger."""
    for sentence in view.sentences:
        for m in _kind().finditer(view.folded, sentence.start, sentence.end):
            start = m.end()
            clause_end = _end_of_clause(view.folded, start, sentence.end)
            if clause_end - start >= SHORTEST:
                yield from _behind(view, m.start(), start, clause_end)


def name_start(view: PartView, start: int, end: int, shortest: int = SHORTEST) -> int:
    """Where a name begins that a description stands before: 在线教育公司 + 豆荚课堂."""
    tails = organization_positions().tails
    kinds = _kind().finditer(view.folded, start, end)
    found = [
        m.end() for m in kinds if m.end() + shortest <= end and (len(m[0]) > 1 or _ends_word(view, m.start(), m.end()))
    ]
    return next((at for at in reversed(found) if not view.folded.startswith(tails, at)), start)


def opening(name: str) -> int:
    """How many characters say what it is before the name begins (同业昱群科技, 韩国Nari); 0 for none."""
    m = _opening().match(name)
    return m.end() if m else 0


@cache
def _opening() -> regex.Pattern[str]:
    openings = alternation(organization_positions().openings)
    return regex.compile(rf"(?:[{HAN_RANGE}]{{2}})?(?:{openings})(?![业银])(?=.{{2}})|(?:{lands()})(?=[A-Za-z])")


def _end_of_clause(folded: str, start: int, end: int) -> int:
    m = _MARK.search(folded, start, end)
    return m.start() if m else end


def _behind(view: PartView, kind_start: int, start: int, clause_end: int) -> Iterator[Candidate]:
    """The words from here to the end of the name, when something shows that they are one."""
    first = word_at(view, start)
    if first is None or not _may_begin(view, first, kind_start, start):
        return
    end = _run(view, first.end, clause_end)
    if end == first.end and not _may_stand_alone(view, first):
        return
    inside = first.start < start and first.tag in ("ORG", "PER")
    extra = worth("described, over the description") if inside else 0.0
    if first.start == start and _is_person(view.word(first), first):
        if view.folded.endswith(organization_positions().kinds_of_firms, 0, start) and not _speaks(view.folded, end):
            yield from _candidate(view, start, first.end, worth("described, no person"))
    elif company_act().match(view.folded, end) or _agentive(view, end):
        if not is_person_noun(view.folded[start:end]):  # 外卖平台骑手宣布
            yield from _candidate(view, start, end, worth("described, acts") + extra)
    elif first.tag in _NAMES and (first.start == start or inside):
        yield from _candidate(view, start, end, worth("described, tagged") + extra)
    elif _governed(view, kind_start):
        yield from _before_taken(view, start, first, clause_end, worth("described, acted on") + extra)


def _may_begin(view: PartView, first: Token, kind_start: int, start: int) -> bool:
    """Whether the word that a name would begin in may be of one, and the kind before it is a word of its own."""
    if kind_start + 1 == start and not _ends_word(view, kind_start, start):
        return False
    if first.start == kind_start and first.tag == "ORG":
        return False  # 公司估值
    return first.start != start or first.tag in _PLAIN | _GOES_ON


def _may_stand_alone(view: PartView, word: Token) -> bool:
    """Whether one word may be the whole name: no time, and a place only where it does what places do not."""
    return word.tag != "TIME" and (word.tag != "LOC" or _place_acts(view, word))


def _before_taken(view: PartView, start: int, first: Token, clause_end: int, score: float) -> Iterator[Candidate]:
    """The words up to what goes on behind who was joined or bought, when no word of the clause's is among them."""
    stop = _taken().search(view.folded, start + SHORTEST, clause_end)
    end = stop.start() if stop else clause_end
    if not any(t.tag in _CLAUSE_WORDS and len(t.text) > 1 for t in _words(view, max(start, first.end), end)):
        yield from _candidate(view, start, end, score)


def _governed(view: PartView, kind_start: int) -> bool:
    """Only nouns stand between what is done to an organisation and the kind of it: 收购竞争对手…, 转投沙特球队…."""
    first = word_at(view, kind_start)
    while first is not None and first.tag in _GOES_ON:
        if view.folded.endswith(acted_on(), 0, first.start):
            return True
        first = view.by_end.get(first.start)
    return False


def _words(view: PartView, start: int, end: int) -> Iterator[Token]:
    while start < end and (token := view.by_start.get(start)):
        yield token
        start = token.end


def _agentive(view: PartView, end: int) -> bool:
    """Whether what only a company does stands behind, over days and adverbs: 昨日宣布, 周四通知."""
    while (token := view.by_start.get(end)) and (
        _passed(view, token) or view.folded.startswith(organization_patterns().said_of, end)
    ):
        end = token.end if token.text not in ("被", "遭") else end + 2
    return acts_of_firms().match(view.folded, end) is not None or _raises(view, end)


def _passed(view: PartView, token: Token) -> bool:
    """An adverb, a day, a round of something: 昨日, 年内第二轮."""
    word = view.word(token)
    if word in organization_positions().agentive:
        return False
    return (
        token.tag in ("TIME", "d", "ad")
        or word in organization_positions().passed
        or word.endswith(organization_patterns().turns)
    )


def _place_acts(view: PartView, token: Token) -> bool:
    """A name of three characters and more that no place bears: 渤海猛虎宣布; 超市广州 is one in Canton."""
    return _raises(view, token.end) or (len(token.text) > 2 and _agentive(view, token.end))


def _raises(view: PartView, end: int) -> bool:
    """Money comes to a company alone: 完成天使轮融资, 获得战略投资."""
    return raising().match(view.folded, end) is not None


def _speaks(folded: str, end: int) -> bool:
    """Whether a person does what follows: 表示, 离职."""
    return folded.startswith(titles().person_verbs, end) or folded.startswith(names().courtesy, end)


def _is_person(word: str, token: Token) -> bool:
    return token.tag == "PER" and (shape(word) > 0 or "·" in word)


def word_at(view: PartView, at: int) -> Token | None:
    """The tagger's word that the character here belongs to."""
    for begin in range(at, max(-1, at - LONGEST - 8), -1):
        token = view.by_start.get(begin)
        if token:
            return token if token.end > at else None
    return None


def _ends_word(view: PartView, kind_start: int, start: int) -> bool:
    """A word of one character is one at a word's edge only: 设备 + 商北; 京东商城 has none."""
    token = view.by_start.get(kind_start)
    person = token is not None and token.tag == "PER" and kind_start in view.by_end  # 设备 + 商诺达
    return start in view.by_end or person or (token is not None and token.end - kind_start == 2)


def _run(view: PartView, end: int, clause_end: int) -> int:
    """Where the nouns and names end that go on from here; 白日 + 焰火 too."""
    while end < clause_end:
        following = view.by_start.get(end)
        if following is None or following.tag not in _GOES_ON or title_pattern().match(view.folded, end):
            break
        if company_act().match(view.folded, end) or acts_of_firms().match(view.folded, end):
            break
        end = following.end
    return end


def _candidate(view: PartView, start: int, end: int, score: float) -> Iterator[Candidate]:
    name = view.folded[start:end].strip()
    known = organization_positions()
    general = name in known.not_alone | known.passed or name in organizations().not_organizations
    general = general or name.endswith(known.descriptions)
    general = general or any(k in name for k in _kind_words())
    plain = _no_name().search(name) or title_pattern().search(name) or not is_han(name[:1])
    if SHORTEST <= len(name) <= LONGEST and not (general or plain):
        kind = kind_of(name)
        yield view.candidate(start, start + len(name), "organization", score, "described",
                              org_kind=kind if kind != "other" else "company")  # fmt: skip


@cache
def _kind_words() -> tuple[str, ...]:
    return tuple(k for k in organization_positions().kinds_before_names if len(k) > 1)


@cache
def _kind() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternation(organization_positions().kinds_before_names)})(?=[{HAN_RANGE}]{{2}})")


@cache
def _no_name() -> regex.Pattern[str]:
    return regex.compile(rf"{_NO_CHARACTER}|{alternation(organization_patterns().never_described)}")


@cache
def _taken() -> regex.Pattern[str]:
    """What goes on behind the name of who was joined or bought: 担任, 任, 并, sums and shares."""
    return regex.compile(rf"{alternation(organization_patterns().behind_taken)}|[约近逾超共]|[一二三四五六七八九]成")
