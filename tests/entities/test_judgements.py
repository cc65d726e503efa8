from __future__ import annotations

from pathlib import Path

import pytest

from flows.entities.judgements import Judgement, Judgements, Place, add_judgements, load_judgements
from schemas.errors import SettingsError
from tests.entities.resolution import Article, resolve, rule, who

A = Article("a", ["陆知衡"], ["澄江半导体"], [("陆知衡", "澄江半导体", "总裁")], times=3)
B = Article("b", ["陆知衡"], ["澄江半导体"], [("陆知衡", "澄江半导体", "总裁")])
C = Article("c", ["陆知衡"], ["澄江半导体"], [("陆知衡", "澄江半导体", "总裁")])
D = Article("d", ["卢志恒"])


def judged(verdict: str, *places: Place, others: tuple[Place, ...] = (), kind: str = "people") -> Judgements:
    j = Judgement.model_validate({"kind": kind, "verdict": verdict, "places": places, "others": others})
    return Judgements(judgements=(j,))


def test_same_joins_what_nothing_else_joins() -> None:
    found = resolve(A, D, judgements=judged("same", A.place("陆知衡"), D.place("卢志恒")))
    assert len(found.people) == 1
    assert rule(found, "d", "卢志恒")[0] == "judgement"


def test_different_parts_what_everything_else_joins() -> None:
    assert len(set(who(resolve(A, B, C)).values())) == 1
    found = resolve(
        A, B, C, judgements=judged("different", C.place("陆知衡"), others=(A.place("陆知衡"), B.place("陆知衡")))
    )
    ids = who(found)
    assert ids["a", "陆知衡"] == ids["b", "陆知衡"] != ids["c", "陆知衡"]
    assert ids["a", "陆知衡"] == who(resolve(A, B, C))["a", "陆知衡"]


def test_different_holds_over_every_chain_and_over_the_registry() -> None:
    known = [Article(x, ["陆知衡"], registered={"陆知衡": "lu"}) for x in "xyz"]
    found = resolve(*known, judgements=judged("different", known[0].place("陆知衡"), known[2].place("陆知衡")))
    ids = who(found)
    assert ids["x", "陆知衡"] != ids["z", "陆知衡"]


def test_one_mention_can_be_cut_out_of_its_article() -> None:
    found = resolve(A, B, judgements=judged("different", A.place("陆知衡", 2), A.place("陆知衡", 0)))
    cut = found.assignments.filter(found.assignments["char_start"].is_not_null())
    assert cut.select("source_id", "entity_key", "part", "char_start").rows() == [("a", "person:陆知衡", "body", 40)]
    assert cut["entity_id"][0] != who(found)["a", "陆知衡"] == who(found)["b", "陆知衡"]


def test_wrong_takes_what_is_no_person_out_of_its_article() -> None:
    found = resolve(A, D, judgements=judged("wrong", D.place("卢志恒")))
    assert found.people["name"].to_list() == ["陆知衡"]
    assert resolve(D, judgements=judged("wrong", D.place("卢志恒"))).people.is_empty()


def test_organizations_are_judged_alike() -> None:
    other = Article("o", orgs=["澄江微电子"])
    both = judged("same", A.place("澄江半导体"), other.place("澄江微电子"), kind="organizations")
    assert len(resolve(A, other, judgements=both).organizations) == 1


def test_a_judgement_that_matches_nothing_is_said_and_costs_nothing() -> None:
    gone = Place(source="0" * 64, surface="陆知衡", start=0, end=3)
    moved = Place(source=A.content, surface="陆知衡", start=900, end=903)
    for place, why in ((gone, "no article has that content"), (moved, "not found at that place")):
        found = resolve(A, D, judgements=judged("same", A.place("陆知衡"), place))
        assert len(found.people) == 2
        assert len(found.unmatched) == 1
        assert why in found.unmatched[0]
        assert "陆知衡" in found.unmatched[0]


def test_different_goes_before_same_and_the_overruled_is_said() -> None:
    a, d = A.place("陆知衡"), D.place("卢志恒")
    both = Judgements(judgements=(*judged("same", a, d).judgements, *judged("different", a, d).judgements))
    found = resolve(A, D, judgements=both)
    assert len(found.people) == 2
    assert any("overruled" in x for x in found.unmatched)


def test_what_is_written_is_read_again_and_what_stood_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "j.yaml"
    path.write_text("# mine\njudgements: []\n", "utf-8")
    first, second = judged("same", A.place("陆知衡"), D.place("卢志恒")), judged("wrong", D.place("卢志恒"))
    add_judgements(path, first.judgements)
    add_judgements(path, second.judgements)
    assert load_judgements(path).judgements == (*first.judgements, *second.judgements)
    assert path.read_text("utf-8").startswith("# mine\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("judgements:\n  - {kind: people, verdict: same, place: []}\n", "j.yaml:2"),
        ("judgements:\n  - {kind: people, verdict: similar, places: []}\n", "verdict"),
        ("judgements:\n  - {kind: people, verdict: same, places: []}\n", "needs two places"),
        ("judgements:\n  - {kind: events, verdict: wrong, places: [{source: ab, start: 0, end: 3}]}\n", "event_type"),
    ],
)
def test_a_broken_file_says_where_and_what(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "j.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=says):
        load_judgements(path)
