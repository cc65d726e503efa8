"""A name that the article knows is found again in its other places."""

from __future__ import annotations

from flows.entities.coreference.local_entity_builder import Building, GatheredMention
from flows.entities.coreference.repeated_mentions import SLIP, find_again
from tests.entities.stand_ins import view


def again(words: str, **names: str) -> set[tuple[str, str, str]]:
    """(key, surface, kind) of the mentions found again; the first place of each name is known."""
    part, found = view(words), {}
    for key, name in names.items():
        kind = "organization" if key.startswith("firm") else "person"
        b = Building(kind, names={name: 1})  # type: ignore[arg-type]
        at = part.text.find(name)
        b.mentions = [GatheredMention("body", at, at + len(name), name, "full", "tagger", 0.9)] if at >= 0 else []
        found[key] = b
    find_again(part, found)
    return {
        (key, surface, kind)
        for key, b in found.items()
        for _, _, _, surface, kind, method, _ in b.mentions
        if method != "tagger"
    }


def test_the_whole_name_and_a_surname_with_courtesy_are_found() -> None:
    found = again("陆知衡/PER 说/v ，/w 陆知衡/n 走/v ，/w 陆先生/n 来/v", a="陆知衡")
    assert found == {("a", "陆知衡", "full"), ("a", "陆先生", "surname")}


def test_a_form_that_two_may_be_called_by_is_left_alone() -> None:
    words = "陆知衡/PER 、/w 陆远山/PER 说/v ，/w 陆先生/n 来/v"
    assert again(words, a="陆知衡", b="陆远山") == set()


def test_a_piece_of_other_words_is_no_mention() -> None:
    assert again("远舟/ORG 说/v ，/w 永远/d 舟车/n 劳顿/v", firm="远舟") == set()


def test_a_latin_surname_one_letter_wrong_is_the_bearer_s() -> None:
    found = again("Oskel/nx _Varnholt/nx 说/v ，/w Varnhollt/nx 走/v", a="Oskel Varnholt")
    assert found == {("a", "Varnhollt", "misspelling")}


def test_a_slip_is_less_sure_than_what_it_repeats() -> None:
    part = view("Oskel/nx _Varnholt/nx 说/v ，/w Varnhollt/nx 走/v")
    b = Building("person", names={"Oskel Varnholt": 1})
    b.mentions = [GatheredMention("body", 0, 14, "Oskel Varnholt", "full", "tagger", 0.8)]
    find_again(part, {"a": b})
    assert b.mentions[-1][-1] == SLIP * 0.8


def test_short_words_are_one_letter_from_too_many() -> None:
    assert again("Oskel/nx _Varn/nx 说/v ，/w Vark/nx 走/v", a="Oskel Varn") == set()
