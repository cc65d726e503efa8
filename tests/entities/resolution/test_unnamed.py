"""Who is called by a form of many is told where something is told of him."""

from __future__ import annotations

import polars as pl
import pytest

from flows.entities.judgements import Judgement, Judgements
from flows.entities.resolution.unnamed import without_bystanders
from tests.entities.resolution import Article, resolve

NOBODY = pl.Series([], dtype=pl.String)


@pytest.mark.parametrize("form", ["王某", "鄒先生", "小兰", "任校長", "陈官"])
def test_whom_an_article_calls_by_a_form_of_many_is_told_only_where_he_takes_part(form: str) -> None:
    found = resolve(Article("a", [form, "陆知衡"], ["澄江半导体"]))
    without = without_bystanders(found, NOBODY)
    assert without.people["name"].to_list() == ["陆知衡"]
    assert set(without.person_aliases["alias"]) == {"陆知衡"}
    left = without.people["person_id"][0]
    assert set(without.resolutions.filter(pl.col("entity_kind") == "person")["entity_id"]) == {left}
    assert len(without.assignments) == 2  # and the organisation, which is nobody's
    taking_part = found.people.filter(pl.col("name") == form)["person_id"]
    assert set(without_bystanders(found, taking_part).people["name"]) == {form, "陆知衡"}


@pytest.mark.parametrize("form", ["陆知衡", "鄒景行", "贝洛尼"])
def test_who_has_a_name_is_told_though_nothing_happens(form: str) -> None:
    assert without_bystanders(resolve(Article("a", [form])), NOBODY).people["name"].to_list() == [form]


def test_a_latin_name_of_one_part_is_a_name() -> None:
    assert without_bystanders(resolve(Article("a", bare=["Ilya"])), NOBODY).people["name"].to_list() == ["Ilya"]


def test_a_form_of_many_that_belongs_to_a_full_name_stays_its_form() -> None:
    found = resolve(Article("a", ["陆知衡"], calls={"陆知衡": "陆总"}))
    assert set(without_bystanders(found, NOBODY).person_aliases["alias"]) == {"陆知衡", "陆总"}


def test_whom_a_person_judged_one_is_told() -> None:
    a, b = Article("a", ["王某"]), Article("b", ["王某"])
    judged = Judgement(kind="people", verdict="same", places=[a.place("王某"), b.place("王某")])
    same = Judgements(judgements=[judged])
    assert without_bystanders(resolve(a, b, judgements=same), NOBODY).people["name"].to_list() == ["王某"]
