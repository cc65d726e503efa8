"""Chinese organisations by the grammar of their names: a name, perhaps a line of business, and a form.

澄江 + 半导体        远舟 + 汽车        南湾 + 光电 + 科技 + 股份有限公司        临江 + 大学
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from string import ascii_uppercase

from flows.entities.candidates.organizations.acts import acted_on, agentive, company_act, raising
from flows.entities.lexicon import (
    glued_verb,
    known_organizations,
    organization_patterns,
    organization_positions,
    organizations,
    title_pattern,
    titles,
)
from flows.evidence.decision_list import Rule, outcome
from flows.language.patterns import is_han
from flows.language.script import fold
from schemas.records import Sentence, Token

LONGEST_FIELD = 3  # letters of a field of business before a plain word: AI初创公司
SHORTEST_FORMER = 4  # characters of 前 and a name
LONGEST_CORE = 10  # characters before the form; longer ones are sentences that a form happens to end
_NAMES = frozenset({"ORG", "nz", "PER", "nr", "nt"})
_OPEN = frozenset({"n", "vn", "a", "an", "v", "ad", "s", "nw"})  # classes that the tagger gives to unknown names
_KINDS = frozenset({"company", "university", "fund", "media", "other"})


@cache
def _suffix_kinds() -> tuple[tuple[str, str], ...]:
    pairs = [(s, kind) for kind, some in organizations().suffixes.items() for s in some]
    pairs += [(s, "company") for s in organizations().industries]
    return tuple(sorted(pairs, key=lambda p: (-len(p[0]), p)))


@lru_cache(maxsize=20_000)
def kind_of(folded: str) -> str:
    """Kind of organisation by the end of its name; `other` when nothing shows."""
    kinds, lengths = _kinds()
    ends = (folded[-n:] for n in lengths if n < len(folded) or n == len(folded) > 2)  # 外交部 is its own end
    return next((kinds[end] for end in ends if end in kinds), "other")


@cache
def _kinds() -> tuple[dict[str, str], tuple[int, ...]]:
    """Kind by the end of a name, and the lengths of these ends, longest first."""
    kinds: dict[str, str] = {}
    for suffix, kind in _suffix_kinds():
        kinds.setdefault(suffix, kind)
    return kinds, tuple(sorted({len(s) for s in kinds}, reverse=True))


def without_former(folded: str, start: int, end: int) -> int:
    """Where a name begins behind 前, 原 or 兼, which are the post's: 前北川市文化局局长; 前进党 is no such name."""
    own, rest = folded[start:end], folded[start + 1 : end]
    former = (
        own[:1] in organization_patterns().formers
        and own not in known_organizations()
        and (len(own) > SHORTEST_FORMER or rest in known_organizations())
    )
    return start + 1 if former and (kind_of(folded[start:end]) != "other" or form_of(folded[start:end])) else start


@cache
def is_no_name(folded: str) -> bool:
    """A post, a product or a general word that only looks like an organisation's name: CISO, AI公司, 华人."""
    known = organizations()
    if folded in known.not_organizations or folded in known.not_latin_organizations:
        return True
    core = next((folded[: -len(s)].strip() for s, _ in _suffix_kinds() if folded.endswith(s)), "")
    field = core.lstrip(ascii_uppercase) if len(core) - len(core.lstrip(ascii_uppercase)) <= LONGEST_FIELD else core
    general = bool(core) and (field in known.not_names or core in known.not_latin_organizations)
    return general or title_pattern().fullmatch(folded) is not None


@cache
def _forms() -> tuple[frozenset[str], tuple[int, ...]]:
    """Forms that make a name of what stands before them, and their lengths, longest first."""
    forms = frozenset(s for s, kind in _suffix_kinds() if kind in _KINDS and len(s) > 1)
    return forms, tuple(sorted({len(s) for s in forms}, reverse=True))


@lru_cache(maxsize=20_000)  # asked for every word of every article, and half of all words are a few thousand
def form_of(word: str) -> str | None:
    """The longest form that a folded name ends in."""
    forms, lengths = _forms()
    return next((end for n in lengths if (end := word[-n:]) in forms), None)


def suffixed(sentence: Sentence, folded: str) -> Iterator[tuple[int, int, float]]:
    """(start, end, score) of names that end in a form, in the part's offsets."""
    tokens = [t for t in sentence.tokens if t.text.strip()]
    i = 0
    while i < len(tokens):
        word = folded[tokens[i].start : tokens[i].end].strip()
        form = form_of(word)
        if form is None:
            i += 1
            continue
        last = i
        while last + 1 < len(tokens) and _continues(tokens, last, folded):
            last += 1
        found = _name(tokens, i, last, word, form, folded)
        if found:
            yield found
        i = last + 1


def _continues(tokens: Sequence[Token], last: int, folded: str) -> bool:
    """Whether the next word goes on being one form: 科技 + 股份 + 有限 + 公司."""
    following = tokens[last + 1]
    word = folded[following.start : following.end].strip()
    if _begins_word(word, folded[following.end :]):
        return False
    goes_on = word in organization_patterns().goes_on or form_of(word) == word
    return following.start == tokens[last].end and goes_on


def _begins_word(form: str, behind: str) -> bool:
    """Whether a form and what stands behind it are a word that is no form: 西陵酒业 + 控股 + 股东."""
    return any(w.startswith(form) and behind.startswith(w[len(form) :]) for w in organization_patterns().begun_by_forms)


@dataclass(slots=True)
class _Core:
    """The words that belong to a name before its form, read leftwards from the form."""

    start: int
    length: int  # characters before the form
    named: bool  # the tagger takes one of the words for a name
    place: bool  # one of them is a place
    before: int  # index of the word before them; -1 at the sentence's beginning
    behind_verb: int | None = None  # characters of that word that stand behind a verb in it: 温若谷辞任远舟 + 汽车


def _core(tokens: Sequence[Token], first: int, own: str, form: str, folded: str) -> _Core:
    """The words before the form; own: what stands before it in its own word, which is enough from two characters on."""
    core = _Core(tokens[first].start, len(own), tokens[first].tag in _NAMES and bool(own), False, first - 1)
    while core.before >= 0 and tokens[core.before].end == core.start and not (own and core.length >= 2):
        token = tokens[core.before]
        text = folded[token.start : token.end].strip()
        if token.tag == "PER" and (glued := glued_verb().match(text)):
            core.behind_verb = len(text) - glued.end()
            break
        apart = token.end < tokens[first].start
        if _parts_names(text, core.length) or (not own and apart and form_of(text) in organizations().strong):
            break  # 中霖股份 + 定增 + 股份
        if token.tag in _NAMES:
            core.named = form not in organizations().industries or not apart
        elif token.tag in ("LOC", "ns"):
            core.place = True
        elif not _may_be_core(token, text, core):
            break
        core.start, core.length, core.before = token.start, core.length + len(text), core.before - 1
    return core


def _parts_names(text: str, length: int) -> bool:
    """Whether a word belongs to no name, or makes the core too long."""
    known = organizations()
    too_long = length + len(text) > LONGEST_CORE
    return text in known.not_names or text in known.between_names or not is_han(fold(text)) or too_long


def _may_be_core(token: Token, text: str, core: _Core) -> bool:
    """Whether a short word of an open class may be the whole core: nothing else is in it yet."""
    short = token.tag in _OPEN and len(text) <= 2 and text not in titles().person_verbs
    return short and not (core.named or core.place or core.length)


@dataclass(frozen=True, slots=True)
class FormedName:
    """A core and its form with all that shows whether they are a name."""

    form: str
    core: str
    named: bool  # the tagger takes a word of it for a name
    place: bool  # a place is in it
    strong: bool  # of a form that only names have
    introduced: bool  # begins a clause or stands behind a word that names follow
    described: bool  # stands behind what says that an organisation follows
    plain: bool  # its core is a word that names are seldom made of
    noun: bool  # its core is a plain noun that opens the clause
    shown: bool  # a post or what only companies do stands behind it


_WORTH: tuple[Rule[FormedName, float], ...] = (
    Rule("a word of it is a name, or it is described", 0.62, lambda n: n.named or n.described),
    Rule("a place and a form", 0.5, lambda n: n.place),
    Rule("a plain noun and a line of business", 0.43, lambda n: n.noun),
)
OPEN_WORDS = 0.36  # nothing of these shows
STRONG, INTRODUCED, SHOWN = 0.1, 0.08, 0.08  # more for each; the last where nothing but its place shows a name
BEHIND_VERB = 0.6


def _name(
    tokens: Sequence[Token], first: int, last: int, word: str, form: str, folded: str
) -> tuple[int, int, float] | None:
    """(start, end, score) of the name whose form stands at tokens[first:last + 1]; None when there is none."""
    own = word[: -len(form)]
    core = _core(tokens, first, own, form, folded)
    end = tokens[last].end
    if core.behind_verb is not None:
        return (tokens[core.before].end - core.behind_verb, end, BEHIND_VERB) if core.behind_verb >= 2 else None
    text = folded[core.start : tokens[first].end].strip()[: -len(form)]
    if core.length < 2 or text in organizations().not_names:
        return None
    strong = bool({form, folded[tokens[last].start : end].strip()} & organizations().strong)
    following = folded[tokens[last + 1].start : tokens[last + 1].end].strip() if last + 1 < len(tokens) else ""
    if _begins_word(form, following) or (not strong and following in organizations().industry_after):
        return None
    introduced = _introduced(tokens, core.before, core.start, folded)
    plain = text in organizations().no_plain_names
    name = FormedName(
        form=form,
        core=text,
        named=core.named,
        place=core.place or (tokens[first].tag in ("LOC", "ns") and bool(own)),
        strong=strong,
        introduced=introduced,
        described=(core.before >= 0 and introduced and _says_what(tokens[core.before], folded))
        or (form not in organizations().strong and not plain and _acted_on(folded, core.start)),
        plain=plain,
        noun=_plain_noun(tokens, core.before, first, form, text),
        shown=_shown(folded, end),
    )
    if form in organizations().industries and not (name.named or name.described or name.shown):
        return None
    return core.start, end, _score(name)


def _score(name: FormedName) -> float:
    """What the name is worth by itself, its form and its place."""
    score = outcome(_WORTH, name, OPEN_WORDS)
    score += (STRONG if name.strong else 0.0) + (INTRODUCED if name.introduced else 0.0)
    unknown = not (name.named or name.described or name.place or name.plain)
    return score + SHOWN if unknown and name.introduced and name.shown else score


def _plain_noun(tokens: Sequence[Token], k: int, first: int, form: str, core: str) -> bool:
    """A plain noun that opens the clause, before a line of business that makes a name of it: 米粒科技."""
    known = organizations()
    opens = k < 0 or tokens[k].end < tokens[k + 1].start or tokens[k].tag == "w"
    noun = tokens[k + 1].tag == "n" and k + 2 == first
    return opens and noun and len(core) == 2 and form in known.of_plain_nouns and core not in known.no_plain_names


def _introduced(tokens: Sequence[Token], k: int, start: int, folded: str) -> bool:
    """Whether the name begins a clause or stands behind a word that names follow."""
    if k < 0 or tokens[k].end < start or tokens[k].tag in ("w", "TIME"):
        return True
    word = folded[tokens[k].start : tokens[k].end].strip()
    return word in organizations().before_a_name or _says_what(tokens[k], folded)


def _says_what(token: Token, folded: str) -> bool:
    """Whether a word says what the organisation named behind it is: 零售商, 竞争对手."""
    word = folded[token.start : token.end].strip()
    general = token.tag not in _NAMES or is_no_name(word)
    return (
        general
        and (len(word) > 1 or word in organization_patterns().kinds_of_one)
        and word.endswith(organization_positions().kinds_before_names)
    )


def _acted_on(folded: str, start: int) -> bool:
    """Behind what is done to an organisation: 签约华光娱乐, 办起了河谷冷链."""
    return folded[max(0, start - 6) : start].rstrip("了").endswith(acted_on())


def _shown(folded: str, end: int) -> bool:
    """Whether a post follows, or what only companies do."""
    following = folded[end : end + 12].lstrip()
    shown = title_pattern().match(following) or company_act().match(following)
    return shown is not None or following.startswith(agentive()) or raising().match(following) is not None
