"""The voices: each proposes spans of a part as a person's or an organisation's name, with a score and a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from flows.entities.organisation_names import kind_of, suffixed
from flows.entities.registry import Registry
from flows.entities.vocabulary import alternation, given_names, glued_verb, names, organisations, title_pattern, titles
from flows.language.script import fold
from schemas.records import EntityKind, Part, Sentence

_MIDDLE = "·•・‧∙･"
_TRANSLITERATED = regex.compile(rf"(?<![一-鿿])?[一-鿿]{{1,7}}(?:[{_MIDDLE}][一-鿿]{{1,7}}){{1,3}}")
_LATIN_WORD = r"[A-ZÀ-ÖØ-Þ](?:[a-zß-öø-ÿ]+|['’][A-Z][a-zß-öø-ÿ]+)(?:['’-]?[A-Z]?[a-zß-öø-ÿ]+)*"
_PARTICLE = r"(?:de|da|di|del|della|der|den|van|von|bin|al|el|la|le|ten|ter|dos|du)"
_LATIN_NAME = regex.compile(
    rf"(?<![A-Za-z0-9.@/#_-]){_LATIN_WORD}(?:[ \u00a0]+(?:[A-Z]\.?(?:[ \u00a0]?[A-Z]\.)?|{_PARTICLE}[ \u00a0]{_LATIN_WORD}|{_LATIN_WORD})){{1,3}}(?![A-Za-z0-9_])"  # noqa: E501
)
_INITIALS = regex.compile(rf"(?<![A-Za-z0-9.])(?:[A-Z]\.[ ]?){{1,3}}{_LATIN_WORD}(?:[ ]{_LATIN_WORD})?(?![A-Za-z0-9_])")
_LATIN_TOKEN = regex.compile(
    r"(?<![A-Za-z0-9._@/-])[A-Z][A-Za-z0-9]*(?:[.&'’-][A-Za-z0-9]+)*(?:[ ](?:[A-Z][A-Za-z0-9]*|of|&)(?:[.&'’-][A-Za-z0-9]+)*){0,4}(?![A-Za-z0-9])"  # noqa: E501
)
_BRACKET = regex.compile(
    rf"(?P<zh>[一-鿿{_MIDDLE}]{{2,24}})\s*[（(]\s*(?P<latin>{_LATIN_WORD}(?:[ .\u00a0]+[A-Za-zÀ-ÿ][\w.'’-]*){{1,3}})\s*[）),，]"  # noqa: E501
)
_BRACKET_BACK = regex.compile(
    rf"(?P<latin>{_LATIN_WORD}(?:[ .]+[A-Z][\w.'’-]*){{1,3}})\s*[（(]\s*(?P<zh>[一-鿿]{{1,8}}(?:[{_MIDDLE}][一-鿿]{{1,8}}){{0,3}}|[一-鿿]{{2,4}})\s*[）)]"  # noqa: E501
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of a part that may name somebody. `name` as written; `pair` the other form that the text states."""

    part: Part
    start: int
    end: int
    name: str
    kind: EntityKind
    score: float
    method: str
    registry_key: str | None = None
    weak: bool = False
    pair: str | None = None
    org_kind: str | None = None


@cache
def _form_pattern(registry: Registry) -> regex.Pattern[str] | None:
    forms = {fold(form) for e in registry.entries for form, _, _ in e.forms if len(form) > 1}
    if not forms:
        return None
    latin = [f for f in forms if f.isascii()]
    chinese = [f for f in forms if not f.isascii()]
    return regex.compile(rf"(?<![A-Za-z0-9])(?:{alternation(latin)})(?![A-Za-z0-9])|(?:{alternation(chinese)})")


def registered(part: Part, text: str, folded: str, registry: Registry) -> Iterator[Candidate]:
    """Forms that the registry knows, strong and weak."""
    pattern = _form_pattern(registry)
    if pattern is None:
        return
    for m in pattern.finditer(folded):
        for entry, _, weak in registry.lookup(m[0]):
            yield Candidate(part, m.start(), m.end(), text[m.start() : m.end()], entry.kind,
                            0.45 if weak or entry.homonym else 0.95, "registry", entry.key, weak, None, entry.org_kind)  # fmt: skip  # noqa: E501


def tagged(sentence: Sentence, folded: str) -> Iterator[Candidate]:
    """The tagger's persons and organisations; neighbours that a middle dot joins are one."""
    tokens = sentence.tokens
    for t in tokens:
        name = t.text.strip()
        lead = len(t.text) - len(t.text.lstrip())
        start, end = t.start + lead, t.start + lead + len(name)
        if t.tag == "PER" and (glued := glued_verb().match(folded, start, end)):
            end = glued.end("name")
            name = sentence.text[start - sentence.start : end - sentence.start]
        if t.tag == "PER" and len(name) >= 2:
            yield Candidate(sentence.part, start, end, name, "person", _person_score(folded[start:end]), "tagger")
        elif t.tag == "ORG" and len(name) >= 2 and fold(name) not in organisations().not_organisations:
            yield Candidate(
                sentence.part, start, end, name, "organization", 0.62, "tagger", org_kind=kind_of(fold(name))
            )


def _person_score(name: str) -> float:
    if name in names().not_people or name in names().not_people_latin:
        return 0.05
    if name.isascii():
        return 0.55 if name.split()[0] in given_names() else 0.3
    if any(c in _MIDDLE for c in name):
        return 0.9
    if len(name) in (2, 3) and name[0] in names().surnames:
        return 0.82
    if len(name) == 4 and name[:2] in names().compound_surnames:
        return 0.85
    return 0.5 if len(name) >= 3 else 0.3


def named(sentence: Sentence, folded: str) -> Iterator[Candidate]:
    """Grammar of names: transliterations with a dot, Latin names, initials."""
    part, a, b = sentence.part, sentence.start, sentence.end
    text = sentence.text
    if any(c in _MIDDLE for c in text):
        for m in _TRANSLITERATED.finditer(folded, a, b):
            start = _trimmed(sentence, m.start())
            yield Candidate(part, start, m.end(), text[start - a : m.end() - a], "person", 0.88, "transliteration")
    for pattern in (_LATIN_NAME, _INITIALS):
        for m in pattern.finditer(text):
            words = m[0].split()
            yield Candidate(part, a + m.start(), a + m.end(), m[0], "person", _latin_score(words), "latin_name")


def _trimmed(sentence: Sentence, start: int) -> int:
    """Where the name begins: words of the tagger that end before its first dot and are no part of it are left out."""
    for t in sentence.tokens:
        if t.start <= start < t.end:
            return start if t.tag in ("PER", "nz", "n", "LOC", "nr") else start  # noqa: RUF034
        if t.start > start:
            break
    dot = next((i for i, c in enumerate(sentence.text[start - sentence.start :]) if c in _MIDDLE), 0) + start
    begin = start
    for t in sentence.tokens:
        if start <= t.start < dot and (t.end <= dot):
            begin = t.start if t.tag in ("PER", "nz", "n", "nr", "LOC", "ns") or t.end == dot else t.end
    return begin


def _latin_score(words: Sequence[str]) -> float:
    if any(
        w.strip(".") in organisations().latin_suffixes or w in organisations().not_latin_organisations for w in words
    ):
        return 0.1
    if any(w in names().not_people_latin for w in words):
        return 0.15
    first = words[0]
    if first in given_names():
        return 0.86
    return 0.5 if len(words) == 2 else 0.4


def titled(sentence: Sentence, folded: str) -> Iterator[Candidate]:
    """A name right behind a post, or right before one: `CEO张三`, `张三博士`."""
    a, b = sentence.start, sentence.end
    for m in title_pattern().finditer(folded, a, b):
        after = _surname_name(folded, m.end(), b)
        if after:
            yield Candidate(
                sentence.part, after[0], after[1], sentence.text[after[0] - a : after[1] - a], "person", 0.6, "title"
            )


@cache
def _chinese_name() -> regex.Pattern[str]:
    return regex.compile(
        rf"\s*(?P<name>(?:{alternation(names().compound_surnames)}|[{names().surnames}])[一-鿿]{{1,2}})(?=[^一-鿿]|{alternation(titles().person_verbs)}|在|于|和|与|将|曾|已|也|对|的|等|因|随|为|任|出|被)"
    )


def _surname_name(folded: str, start: int, end: int) -> tuple[int, int] | None:
    m = _chinese_name().match(folded, start, end)
    return (m.start("name"), m.end("name")) if m else None


def bracketed(sentence: Sentence) -> Iterator[Candidate]:
    """Pairs of forms: 山姆·某某（Sam Someone） and the other way round."""
    for pattern in (_BRACKET, _BRACKET_BACK):
        for m in pattern.finditer(sentence.text):
            zh = m["zh"]
            start = m.start("zh")
            words = [
                t
                for t in sentence.tokens
                if sentence.start + start <= t.start and t.end <= sentence.start + m.end("zh")
            ]
            last = next(
                (t for t in reversed(words) if t.tag in ("PER", "nz", "nr", "ORG", "LOC", "n") or t is words[-1]), None
            )
            if not any(c in _MIDDLE for c in zh) and last is not None and pattern is _BRACKET:
                first = last
                for t in reversed(words[:-1]):
                    if t.tag == "PER" and t.end == first.start:
                        first = t
                    else:
                        break
                start = first.start - sentence.start
                zh = sentence.text[start : m.end("zh")]
            elif pattern is _BRACKET:
                start = _trimmed(sentence, sentence.start + start) - sentence.start
                zh = sentence.text[start : m.end("zh")]
            latin = m["latin"].strip()
            kind: EntityKind = "organization" if _is_org_pair(zh, latin) else "person"
            score = (
                0.9 if kind == "person" and (latin.split()[0] in given_names() or (last and last.tag == "PER")) else 0.6
            )
            if len(zh) < 2:
                continue
            s = sentence.start
            yield Candidate(sentence.part, s + start, s + m.end("zh"), zh, kind, score, "bracket", pair=latin)
            yield Candidate(
                sentence.part,
                s + m.start("latin"),
                s + m.start("latin") + len(latin),
                latin,
                kind,
                score,
                "bracket",
                pair=zh,
            )


def _is_org_pair(zh: str, latin: str) -> bool:
    return (
        kind_of(fold(zh)) != "other"
        or any(w.strip(".") in organisations().latin_suffixes for w in latin.split())
        or latin.isupper()
    )


def organisations_by_grammar(sentence: Sentence, folded: str) -> Iterator[Candidate]:
    """Latin names beside words of business, and teams."""
    a = sentence.start
    near = organisations().near
    for m in _LATIN_TOKEN.finditer(sentence.text):
        words = m[0].split()
        if (words[0] in organisations().not_latin_organisations and len(words) == 1) or len(m[0]) < 2:
            continue
        around = folded[max(a, a + m.start() - 6) : a + m.start()], folded[a + m.end() : a + m.end() + 7].lstrip()
        suffix = words[-1].strip(".") in organisations().latin_suffixes and len(words) > 1
        beside = around[1].startswith(near) or around[0].rstrip().endswith(near[:8])
        score = 0.75 if suffix else 0.6 if beside else 0.25
        if len(words) > 1 and words[0] in given_names():
            score -= 0.3
        yield Candidate(
            sentence.part,
            a + m.start(),
            a + m.end(),
            m[0],
            "organization",
            max(score, 0.05),
            "latin_organisation",
            org_kind="company",
        )
    for m in _team().finditer(sentence.text):
        yield Candidate(
            sentence.part,
            a + m.start("team"),
            a + m.end("team"),
            m["team"],
            "organization",
            0.7,
            "team",
            org_kind="team",
        )


@cache
def _team() -> regex.Pattern[str]:
    words = alternation(["团队", "團隊", "事业群", "事業群", "事业部", "事業部", "实验室", "實驗室"])
    return regex.compile(
        rf"(?P<team>(?:[A-Z][A-Za-z]*(?:[ ][A-Z][A-Za-z]*){{0,2}}[ ]?|(?:超级|超級)[一-鿿]{{2,4}}|(?<=[的 ，。、：“]|^)[一-鿿]{{2,6}}|“[^“”]{{2,12}}”)(?:{words}))"  # noqa: E501
    )


def all_candidates(part: Part, text: str, sentences: Sequence[Sentence], registry: Registry) -> list[Candidate]:
    """What all voices propose for a part."""
    folded = fold(text)
    found = list(registered(part, text, folded, registry))
    for s in sentences:
        found += tagged(s, folded)
        found += named(s, folded)
        found += titled(s, folded)
        found += bracketed(s)
        found += organisations_by_grammar(s, folded)
        for start, end, score in suffixed(s, folded):
            name = text[start:end]
            kind = kind_of(folded[start:end])
            found.append(Candidate(part, start, end, name, "organization", score, "suffix", org_kind=kind))
    return found
