"""Features of a span's own characters: surname and given name, transliteration, the form that it ends in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from flows.entities.candidates.organizations.described import opening
from flows.entities.candidates.organizations.suffixes import form_of, is_no_name, kind_of
from flows.entities.lexicon import (
    characters,
    common_latin_words,
    common_words,
    ends_as_place,
    given_names,
    is_body_of_a_country,
    is_country,
    is_known_name,
    is_person_noun,
    is_transliteration,
    names,
    organization_patterns,
    organization_positions,
    organizations,
    title_pattern,
    titles,
    transliteration_characters,
    usual_in_given_names,
)
from flows.entities.name_shape import NOBODY, called, japanese_surname, shape, tibetan_name
from flows.entities.selection.span import CandidateSpan
from flows.evidence.decision_list import Rule, outcome
from flows.language.dictionary import word
from flows.language.patterns import han_count, is_han
from flows.language.script import MIDDLE_DOTS

MOSTLY, HARDLY = 0.6, 0.3  # shares of the characters of a name that are those of transliterations
LONGEST_WORD = 7  # characters of the longest words of the dictionary
_DOTS = frozenset(MIDDLE_DOTS)


def script(s: CandidateSpan) -> str:
    """Characters, letters or both, with the length."""
    return _script(s.name)


@lru_cache(maxsize=20_000)
def _script(name: str) -> str:
    if name.isascii():
        words = name.split()
        form = (
            "joined by &"
            if "&" in name and name.isupper()
            else "capitals"
            if name.isupper()
            else "lower"
            if name.islower()
            else "capitalized"
            if name[:1].isupper()
            else "mixed"
        )
        return f"latin {'one' if len(words) == 1 else 'several'} {form}"
    han = han_count(name)
    if han < len(name) and not any(c in _DOTS for c in name):
        return "mixed"
    n = len(name)
    return f"han {n if n < 6 else '6 to 8' if n < 9 else '9 to 14' if n < 15 else '15 and more'}"


def person_form(s: CandidateSpan) -> list[str]:
    """What kind of a person's name it looks like."""
    return list(_person_form(s.name))


@lru_cache(maxsize=20_000)
def _person_form(name: str) -> tuple[str, ...]:
    return _latin_person_form(name) if name.isascii() else _chinese_person_form(name)


def _is_pinyin_surname(*words: str) -> bool:
    return any(w.title() in names().pinyin_surnames for w in words)


_LATIN_FORMS: tuple[tuple[str, Callable[[Sequence[str]], bool]], ...] = (
    ("given name first", lambda words: words[0] in given_names()),
    (
        "common Latin word",
        lambda words: any(w in common_latin_words() or w in organizations().not_latin_organizations for w in words),
    ),
    ("Latin post", lambda words: any(w in names().latin_posts for w in words)),
    ("Latin thing", lambda words: any(w in names().not_people_latin for w in words)),
    ("pinyin surname", lambda words: len(words) > 1 and _is_pinyin_surname(words[0], words[-1])),
    ("Latin suffix", lambda words: words[-1] in organizations().latin_suffixes),
)


def _latin_person_form(name: str) -> tuple[str, ...]:
    """The features that hold of a name's Latin words, without points and commas."""
    words = [w.strip(".,") for w in name.split()]
    return tuple(form for form, holds in _LATIN_FORMS if words and holds(words))


def _chinese_person_form(name: str) -> tuple[str, ...]:
    """What kind of name it looks like, whether the surname is grammar, and how foreign the characters are."""
    found = [_kind_of_name(name)]
    surname_known = name[:-2] in names().surnames or name[:-2] in names().compound_surnames
    if len(name) > 2 and surname_known and name[-2:] in names().given_with_grammar:
        found.append("given name of grammar")
    if name[0] in names().grammar_surnames and not (len(name) > 2 and is_transliteration(name)):
        found.append("surname is grammar")
    found += _foreignness([c for c in name if c not in _DOTS])
    if name.endswith(names().foreign_surname_ends):
        found.append("foreign end")
    return tuple(found)


_KINDS: tuple[Rule[str, str], ...] = (
    Rule("surely no name", "nobody", lambda name: shape(name) == NOBODY),
    Rule("a dot between its parts", "dotted", lambda name: any(c in _DOTS for c in name)),
    Rule("a surname and a word that makes a name of it", "called", called),
    Rule("begins with a Japanese surname", "Japanese", lambda name: 3 <= len(name) <= 6 and _begins_japanese(name)),
    Rule("two Tibetan parts", "Tibetan", lambda name: tibetan_name().fullmatch(name) is not None),
)


def _kind_of_name(name: str) -> str:
    """The kind, or how common the surname is and how many characters stand behind it."""
    kind = outcome(_KINDS, name, "")
    if kind:
        return kind
    if shape(name):
        compound = name[:2] in names().compound_surnames
        surname = "compound" if compound else "common" if name[0] in names().common_surnames else "rare"
        return f"{surname} surname and {len(name) - 1 - compound}"
    return f"surname of no shape {min(len(name), 5)}" if name[0] in names().surnames else "no surname"


def _begins_japanese(name: str) -> bool:
    return japanese_surname().match(name) is not None


def _foreignness(letters: Sequence[str]) -> list[str]:
    """How many of the characters are those of transliterations, where there are more than two or all are."""
    if is_transliteration("".join(letters)):
        return [f"all foreign {min(len(letters), 5)}"]
    if len(letters) < 3:
        return []
    share = sum(c in transliteration_characters() for c in letters) / len(letters)
    return ["mostly foreign" if share > MOSTLY else "hardly foreign" if share < HARDLY else "half foreign"]


def given(s: CandidateSpan) -> list[str]:
    """How usual the characters behind the surname are in given names."""
    return list(_given(s.name))


@lru_cache(maxsize=20_000)
def _given(name: str) -> tuple[str, ...]:
    surname = 2 if name[:2] in names().compound_surnames else 1
    rest = name[surname:]
    if name.isascii() or not 1 <= len(rest) <= 2 or name[0] not in names().surnames:
        return ()
    known = usual_in_given_names()
    found = [f"first {known.get(rest[0], 'unknown')}"]
    if len(rest) == 2:
        found.append(f"last {known.get(rest[1], 'unknown')}")
    else:
        found[0] = f"only {known.get(rest[0], 'unknown')}"
    return tuple(found)


def word_list(s: CandidateSpan) -> list[str]:
    """The vocabulary's lists of common words and of what is no name, in which it stands."""
    return list(_word_list(s.name))


@lru_cache(maxsize=20_000)
def _word_list(name: str) -> tuple[str, ...]:
    found = []
    if is_known_name(name) or is_body_of_a_country(name):
        return ()  # 中国时报 is no general word though 中国 is one
    if name in common_words():
        found.append("common word")
    if name in names().not_nicknames:
        found.append("no nickname")
    if len(name) > 1 and is_person_noun(name):
        found.append("person noun")
    if title_pattern().fullmatch(name):
        found.append("post")
    elif name.endswith(titles().core):
        found.append("ends in a post")
    if name in organizations().not_organizations:
        found.append("no organization")
    elif is_no_name(name):
        found.append("general")
    if name in organization_positions().not_alone:
        found.append("country or people")
    if name.endswith(organization_positions().descriptions):
        found.append("ends as a description")
    if opening(name):
        found.append("begins as a description")
    if ends_as_place(name):
        found.append("ends as a place")
    if is_country(name):
        found.append("country")
    return tuple(found)


def dictionary(s: CandidateSpan) -> list[str]:
    """What class of word a Chinese string is, and the rest of it behind one surname or before one character."""
    return list(_dictionary(s.name))


@lru_cache(maxsize=20_000)
def _dictionary(name: str) -> tuple[str, ...]:
    if not 2 <= len(name) <= LONGEST_WORD or not is_han(name):
        return ()
    found = [f"{w}"] if (w := word(name)) else []
    if len(name) > 2 and name[0] in names().surnames:
        if behind := word(name[1:]):
            found.append(f"behind the surname {behind}")
        if before := word(name[:-1]):
            found.append(f"but the last {before}")
    return tuple(found)


def inside(s: CandidateSpan) -> list[str]:
    """Characters and words inside that names hold seldom."""
    return list(_inside(s.name))


def _ends_in_clause(name: str) -> bool:
    """Whether words of the clause stand behind a surname or behind a full name: 岑又, 余一生, 陈冠荣甫."""
    tails = names().tails
    return name[1:] in tails or (len(name) > 3 and name[2:] in tails) or name[3:] in tails


def _holds_grammar(name: str) -> bool:
    usual = name[-2:] in names().given_with_grammar
    return not usual and any(c in names().not_in_names for c in name[1:])


_INSIDE: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("function character", lambda name: any(c in characters().function_characters for c in name)),
    ("Cantonese function character", lambda name: any(c in characters().cantonese for c in name)),
    ("and", lambda name: any(c in characters().joining_bodies for c in name[1:-1])),
    ("former", lambda name: any(c in organization_patterns().formers for c in name[2:-2])),
    ("digit", lambda name: any(c.isdigit() for c in name)),
    ("punctuation", lambda name: any(c in "，。,;；:：！!？?、" for c in name)),
    ("bracket", lambda name: "(" in name),
    ("code", lambda name: any(c in "/_=<>@#" for c in name)),
    ("not in names", _holds_grammar),
    ("verb of one at the end", lambda name: len(name) > 2 and name[-1] in names().verbs_of_one),
    ("verb at the end", lambda name: len(name) > 2 and name[-2:] in titles().person_verbs),
    ("verb at the beginning", lambda name: len(name) > 2 and name[:2] in titles().person_verbs),
    ("tail of a clause", _ends_in_clause),
    ("begins as no name", lambda name: name[:1] in characters().never_first),
)


@lru_cache(maxsize=20_000)
def _inside(name: str) -> tuple[str, ...]:
    if is_known_name(name):
        return ()  # 每日邮报 begins with a function word
    return tuple(found for found, holds in _INSIDE if holds(name))


def organization_form(s: CandidateSpan) -> list[str]:
    """What form an organisation's name ends in, and how long the name before it is."""
    return list(_organization_form(s.name))


@lru_cache(maxsize=20_000)
def _organization_form(name: str) -> tuple[str, ...]:
    form = form_of(name)
    kind = kind_of(name)
    found = [f"kind {kind}"]
    if form is None:
        last = name[-1:]
        if len(name) > 1 and last in characters().short_ends:
            found.append(f"ends in {last}")
            found.append("short end")
        return tuple(found)
    found.append(
        "strong form"
        if form in organizations().strong
        else "industry"
        if form in organizations().industries
        else "form"
    )
    core = name[: -len(form)]
    found.append(f"core {min(len(core), 5)}")
    if core and core in organizations().no_plain_names:
        found.append("plain core")
    if core and core in organizations().not_names:
        found.append("general core")
    if core and core in organization_positions().not_alone:
        found.append("country core")
    return tuple(found)
