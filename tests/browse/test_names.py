from __future__ import annotations

import gc
import random
import sys
import tracemalloc

import pytest

from flows.browse.app import Explorer
from flows.browse.names import NameIndex, in_both_scripts, pinyin, readings
from flows.report.wording import LANGUAGES, Language, Wording, words
from flows.settings import Settings


@pytest.fixture(scope="module")
def index(explorer: Explorer) -> NameIndex:
    with explorer.published.asking() as asking:
        return NameIndex(asking)


def first(explorer: Explorer, ids: list[str]) -> str:
    with explorer.published.asking() as asking:
        return str(asking.rows("found_names", ids=ids[:1])[0]["name"])


@pytest.mark.parametrize(
    "query",
    [
        "陆知衡",
        "陸知衡",
        "知衡",
        "lu zhiheng",
        "LuZhiHeng",
        "luzhi",
        "陆知恒",
        "陸之衡",
        "luzhihen",
        "lvzhiheng",
    ],  # fmt: skip,
)
def test_a_person_is_found_by_any_form_script_pinyin_or_with_a_letter_wrong(
    explorer: Explorer, index: NameIndex, query: str
) -> None:
    assert first(explorer, index.names(query).people) == "陆知衡"


def test_latin_names_are_found_with_a_letter_wrong_and_by_their_transliteration(
    explorer: Explorer, index: NameIndex
) -> None:
    for query in ("Sam Altman", "altmann", "sam altmen", "阿尔特曼"):
        assert first(explorer, index.names(query).people) == "Sam Altman", query


def test_a_whole_name_stands_before_longer_ones_and_what_is_far_from_all_names_finds_nothing(index: NameIndex) -> None:
    assert not index.names("OpenAI").near
    assert index.names("陆知恒").near
    assert index.names("完全没有这样的名字").people == []
    assert index.names("…").people == []


def test_an_index_without_names_finds_nothing() -> None:
    index = NameIndex(MadeUp(0))  # type: ignore[arg-type]
    assert index.names("陆知衡").people == index.names("zhang").people == index.texts("离任", "event") == []


def test_every_bearer_of_a_part_of_a_name_is_found_however_many_there_are() -> None:
    many = MadeUp(3_000)
    for row in many.names:
        row["alias"] = str(row["alias"]) + "锦"
    found = NameIndex(many).names("锦")  # type: ignore[arg-type]
    assert len(found.people) + len(found.organizations) == 3_000


def test_headlines_are_found_by_all_words_in_either_script(index: NameIndex) -> None:
    assert set(index.texts("陆知衡 卸任", "event")) == set(index.texts("陸知衡 卸任", "event")) != set()
    assert index.texts("陆知衡 没有", "event") == []


class MadeUp:
    """A published file of so many names and headlines that nobody has."""

    def __init__(self, number: int) -> None:
        letters = [chr(c) for c in range(0x4E00, 0x9FA0)]
        draw = random.Random(1)
        self.names = [
            {"kind": ("person", "organization")[i % 2], "id": f"p_{i:016x}", "articles": 1,
             "alias": "".join(draw.choices(letters, k=3 + 3 * (i % 2)))}
            for i in range(number)
        ]  # fmt: skip
        self.headlines = [
            {"kind": ("event", "article")[i % 2], "id": f"e_{i:016x}", "text": "".join(draw.choices(letters, k=20))}
            for i in range(number)
        ]

    def sql(self, sql: str) -> list[dict[str, object]]:
        return self.names if "alias" in sql else self.headlines


def test_the_index_says_what_memory_it_takes_and_takes_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.browse.names.folded_name", lambda name: name)  # its cache is no part of the index
    number = 3_000
    made_up = MadeUp(number)
    NameIndex(MadeUp(10))  # type: ignore[arg-type]
    taken = sys.maxsize  # what other threads take meanwhile only adds: the least of some counts
    for _ in range(3):
        gc.collect()
        tracemalloc.start()
        try:
            index = NameIndex(made_up)  # type: ignore[arg-type]
            taken = min(taken, tracemalloc.get_traced_memory()[0])
        finally:
            tracemalloc.stop()
    # The ids were there before: they came with the rows.
    ids = sum(sys.getsizeof(row["id"]) for row in (*made_up.names, *made_up.headlines))
    assert index.nbytes - ids == pytest.approx(taken, rel=0.25)
    assert index.nbytes < number * 400  # a name and a headline together


def test_listings_get_the_memory_that_the_names_leave(published: Settings) -> None:
    def kept(memory_mb: int, taken: int) -> int:
        of_names = Explorer(
            published.model_copy(update={"browse": published.browse.model_copy(update={"memory_mb": memory_mb})})
        )
        with of_names.published.asking() as asking:
            of_names.index(asking).__dict__["nbytes"] = taken
        of_names.prepare()
        with of_names.published.asking() as asking:
            return asking.keep_listings(0)

    assert kept(1, 0) > kept(1, 900_000)
    assert kept(1, 2_000_000) == 0


def test_surnames_are_read_as_surnames() -> None:
    for name, letters in readings().examples.items():
        assert pinyin(name) == letters
    assert pinyin("单位", surname=False) == "danwei"
    assert in_both_scripts("離职") == {"simplified": "离职", "traditional": "離職"}


NAMED = dict.fromkeys(("what", "who", "file", "when", "warehouse", "page", "part", "of", "role"), "x")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_interface_can_be_said(language: Language) -> None:
    for key, phrase in words().pages.items():
        assert Wording(language)(key, 2, **NAMED)
        assert phrase.en.count("{") == phrase.zh.count("{") or "|" in phrase.en, key
