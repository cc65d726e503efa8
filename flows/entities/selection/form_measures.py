"""Features of a span's own characters: surname and given name, transliteration, the form that it ends in."""

from __future__ import annotations

from functools import lru_cache

from flows.entities.candidate import MIDDLE_DOTS
from flows.entities.candidates.organizations.suffixes import form_of, is_no_name, kind_of
from flows.entities.lexicon import (
    characters,
    common_latin_words,
    common_words,
    given_names,
    is_country,
    is_person_noun,
    is_transliteration,
    names,
    organization_places,
    organizations,
    title_pattern,
    titles,
    transliteration_characters,
    usual_in_given_names,
)
from flows.entities.name_shape import NOBODY, called, japanese_surname, shape, tibetan_name
from flows.entities.selection.span import CandidateSpan

_ENDS_OF_PLACES = ("城", "营", "港", "市", "州", "湾", "岛", "堡", "区", "县", "镇", "村", "路", "街", "道", "省", "山", "河", "斯克", "夫卡", "格勒", "西亚", "比亚", "维亚", "地亚")  # fmt: skip  # noqa: E501
_DOTS = frozenset(MIDDLE_DOTS)


def script(s: CandidateSpan) -> str:
    """Characters, letters or both, with the length."""
    return _script(s.name)


@lru_cache(maxsize=20_000)
def _script(name: str) -> str:
    if name.isascii():
        words = name.split()
        form = (
            "capitals"
            if name.isupper()
            else "lower"
            if name.islower()
            else "capitalized"
            if name[:1].isupper()
            else "mixed"
        )
        return f"latin {'one' if len(words) == 1 else 'several'} {form}"
    han = sum("一" <= c <= "鿿" for c in name)
    if han < len(name) and not any(c in _DOTS for c in name):
        return "mixed"
    n = len(name)
    return f"han {n if n < 6 else '6 to 8' if n < 9 else '9 to 14' if n < 15 else '15 and more'}"


def person_form(s: CandidateSpan) -> list[str]:
    """What kind of a person's name it looks like."""
    return list(_person_form(s.name))


@lru_cache(maxsize=20_000)
def _person_form(name: str) -> tuple[str, ...]:
    if name.isascii():
        words = [w.strip(".,") for w in name.split()]
        found = []
        if words and words[0] in given_names():
            found.append("given name first")
        if any(w in common_latin_words() or w in organizations().not_latin_organizations for w in words):
            found.append("common Latin word")
        if any(w in names().not_people_latin for w in words):
            found.append("Latin thing")
        if len(words) > 1 and (words[-1] in names().pinyin_surnames or words[0] in names().pinyin_surnames):
            found.append("pinyin surname")
        if words and words[-1] in organizations().latin_suffixes:
            found.append("Latin suffix")
        return tuple(found)
    own = shape(name)
    found = []
    if own == NOBODY:
        found.append("nobody")
    elif any(c in _DOTS for c in name):
        found.append("dotted")
    elif called(name):
        found.append("called")
    elif japanese_surname().match(name) and 3 <= len(name) <= 6:
        found.append("Japanese")
    elif tibetan_name().fullmatch(name):
        found.append("Tibetan")
    elif own:
        compound = name[:2] in names().compound_surnames
        surname = "compound" if compound else "common" if name[0] in names().common_surnames else "rare"
        found.append(f"{surname} surname and {len(name) - 1 - compound}")
    elif name[0] in names().surnames:
        found.append(f"surname of no shape {min(len(name), 5)}")
    else:
        found.append("no surname")
    if name[0] in names().grammar_surnames:
        found.append("surname is grammar")
    letters = [c for c in name if c not in _DOTS]
    foreign = sum(c in transliteration_characters() for c in letters) / max(1, len(letters))
    if is_transliteration("".join(letters)):
        found.append(f"all foreign {min(len(letters), 5)}")
    elif len(letters) > 2:
        found.append("mostly foreign" if foreign > 0.6 else "hardly foreign" if foreign < 0.3 else "half foreign")
    if name.endswith(names().foreign_surname_ends):
        found.append("foreign end")
    return tuple(found)


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
    if name in organization_places().not_alone:
        found.append("country or people")
    if name.endswith(organization_places().descriptions):
        found.append("ends as a description")
    if name.endswith(_ENDS_OF_PLACES):
        found.append("ends as a place")
    if is_country(name):
        found.append("country")
    return tuple(found)


def inside(s: CandidateSpan) -> list[str]:
    """Characters and words inside that names hold seldom."""
    return list(_inside(s.name))


@lru_cache(maxsize=20_000)
def _inside(name: str) -> tuple[str, ...]:
    found = []
    if any(c in characters().function_characters for c in name):
        found.append("function character")
    if any(c in characters().cantonese for c in name):
        found.append("Cantonese function character")
    if any(c in "和与及暨" for c in name[1:-1]):
        found.append("and")
    if any(c.isdigit() for c in name):
        found.append("digit")
    if any(c in "，。,;；:：！!？?、" for c in name):
        found.append("punctuation")
    if "(" in name:
        found.append("bracket")
    if any(c in "/_=<>@#" for c in name):
        found.append("code")
    if any(c in names().not_in_names for c in name[1:]):
        found.append("not in names")
    if len(name) > 2 and name[-1] in names().verbs_of_one:
        found.append("verb of one at the end")
    if len(name) > 2 and name[-2:] in titles().person_verbs:
        found.append("verb at the end")
    if name[:2] in titles().person_verbs and len(name) > 2:
        found.append("verb at the beginning")
    if name[:1] in characters().never_first:
        found.append("begins as no name")
    return tuple(found)


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
    if core and core in organization_places().not_alone:
        found.append("country core")
    return tuple(found)
