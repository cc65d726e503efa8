from __future__ import annotations

import pytest

from flows.browse.app import Explorer
from flows.browse.names import NameIndex, in_both_scripts, pinyin, readings
from flows.report.wording import LANGUAGES, Language, Wording, words


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


def test_headlines_are_found_by_all_words_in_either_script(index: NameIndex) -> None:
    assert set(index.texts("陆知衡 卸任", "event")) == set(index.texts("陸知衡 卸任", "event")) != set()
    assert index.texts("陆知衡 没有", "event") == []


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
